"""No mail leaves: nothing is set, and what is written waits."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from upheld.web.post.not_sent import NotSent, Outcome


class EmailBackend(BaseEmailBackend):
    """Refuses every mail for now."""

    way = "none"

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Send nothing.

        Raises:
            NotSent: always, unless it shall fail silently.
        """
        if email_messages and not self.fail_silently:
            raise NotSent("no-way", Outcome.LATER)
        return 0
