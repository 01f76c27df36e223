"""A mail that a page was to send at once, such as a code, could not be sent: the page says so in one sentence.

Such a mail is not put into the outbox. It holds a code that lets somebody in, and that must lie in no table.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from upheld.web.post.not_sent import NotSent, Outcome
from upheld.web.ui.errors import page

_LOG = logging.getLogger("upheld.web")


class MailFailed:
    """Answers in place of a page whose mail failed; with status 503 Django leaves the session as it was."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the page answer."""
        return self._answer(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """What Django asks when a page failed."""
        if not isinstance(exception, NotSent):
            return None
        _LOG.warning("A mail for a page was not sent: %s, %s.", exception.why, exception.outcome.value)
        if exception.outcome is Outcome.REFUSED:
            told = _("The e-mail was refused. Check the address for slips of the pen, go back, and try again.")
        elif exception.outcome is Outcome.UNSURE:
            told = _("We cannot tell whether the e-mail was sent. Look for it; if it is not there in a few minutes, go "
                     "back and ask for another.")  # fmt: skip
        else:
            told = _("No e-mail could be sent just now. Wait a few minutes, go back, and try again.")
        answered = page(request, 503, _("The e-mail was not sent"), told)
        answered["Cache-Control"] = "no-store"
        return answered
