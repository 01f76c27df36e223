"""Mail leaves by GOV.UK Notify, which can be asked afterwards whether it has a mail of ours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import requests
from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from notifications_python_client.errors import APIError
from notifications_python_client.notifications import NotificationsAPIClient

from upheld.web.post.not_sent import NotSent, Outcome

_WAIT = 20  # seconds


class EmailBackend(BaseEmailBackend):
    """Sends each mail by the one template, with the mail's own number as our reference."""

    way = "notify"

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Send them.

        Raises:
            NotSent: one was not sent, or nobody knows.
        """
        sent = 0
        for message in email_messages:
            for address in message.recipients():
                try:
                    self._send(address, message)
                except NotSent:
                    if not self.fail_silently:
                        raise
                else:
                    sent += 1
        return sent

    def has(self, reference: str) -> bool:
        """Whether Notify has a mail with that reference; it keeps what it was given for a week.

        Raises:
            NotSent: it could not be asked.
        """
        try:
            with _client() as client:
                answered = client.get_all_notifications(template_type="email", reference=reference)
            return any(one["reference"] == reference for one in answered["notifications"])
        except (APIError, requests.RequestException, KeyError, TypeError) as error:
            raise _told(error) from None

    def _send(self, address: str, message: EmailMessage) -> None:
        said = {"subject": str(message.subject), "body": str(message.body)}
        try:
            with _client() as client:
                client.send_email_notification(
                    email_address=address,
                    template_id=settings.NOTIFY_TEMPLATE,
                    personalisation=said,
                    reference=reference_of(message),
                )
        except (APIError, requests.RequestException) as error:
            raise _told(error) from None


def reference_of(message: EmailMessage) -> str | None:
    """What stands before the @ of the Message-ID that a mail was given; none if it was given none."""
    given = message.extra_headers.get("Message-ID", "")
    return str(given).strip("<>").partition("@")[0] or None


@contextmanager
def _client() -> Iterator[Any]:
    kind: Any = NotificationsAPIClient
    made = kind(settings.NOTIFY_KEY, base_url=settings.NOTIFY_URL, timeout=_WAIT)
    with made.request_session:
        yield made


def _told(error: Exception) -> NotSent:
    """What is known. Its documentation says to go by the status, since the words change."""
    status = error.response.status_code if isinstance(error, APIError) and error.response is not None else None
    match status:
        case 401 | 403:
            # The key or the clock of this machine is wrong: once it is put right, mail leaves.
            return NotSent("key", Outcome.LATER)
        case 429:
            return NotSent("too-many", Outcome.LATER)
        case None if isinstance(error.__cause__, requests.ConnectionError) and _never_reached(error.__cause__):
            return NotSent("unreachable", Outcome.LATER)
        case int() if 400 <= status < 500:
            return NotSent("refused", Outcome.REFUSED)
    return NotSent("no-answer", Outcome.UNSURE)


def _never_reached(error: requests.ConnectionError) -> bool:
    """Whether no connection was made; one that broke off may have carried the mail."""
    if isinstance(error, requests.ConnectTimeout):
        return True
    reason = getattr(error.args[0] if error.args else None, "reason", None)
    return type(reason).__name__ in ("NewConnectionError", "NameResolutionError", "ConnectTimeoutError")
