"""Mail leaves by SMTP, and what went wrong is told apart: before the mail was handed over, or nobody knows."""

from __future__ import annotations

import smtplib
from contextlib import suppress
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends import smtp

from upheld.web.post.not_sent import NotSent, Outcome


class _Watched:
    """A connection that knows whether it has begun to hand a mail over."""

    handing_over = False

    def data(self, msg: Any) -> tuple[int, bytes]:
        """Hand the mail over; until the server's answer has come, nobody knows."""
        self.handing_over = True
        answered: tuple[int, bytes] = super().data(msg)  # type: ignore[misc]
        self.handing_over = False
        return answered


class _Plain(_Watched, smtplib.SMTP):
    pass


class _Tls(_Watched, smtplib.SMTP_SSL):
    pass


class EmailBackend(smtp.EmailBackend):
    """Django's own, which says what is known of a failure and nothing of what the server said."""

    way = "smtp"
    _partial_connection: Any

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        """The kind of connection."""
        return _Tls if self.use_ssl else _Plain

    def open(self) -> bool | None:
        """Connect and sign in, unless that was done; what fails here fails before any mail is handed over.

        Raises:
            NotSent: there is no connection.
        """
        self._hang_up_if_stale()
        try:
            return super().open()
        except (OSError, ValueError) as error:
            self._hang_up()
            if self.fail_silently:
                return None
            raise _told(error, False) from None

    def close(self) -> None:
        """Take leave; that the server does not answer to that says nothing of the mail."""
        open_ones = (self.connection, self._partial_connection)
        with suppress(OSError):
            super().close()
        _let_go(*open_ones)

    def _send(self, email_message: EmailMessage) -> bool:
        try:
            return bool(super()._send(email_message))  # type: ignore[misc]
        except (OSError, ValueError) as error:
            failed = _told(error, bool(getattr(self.connection, "handing_over", False)))
            if not isinstance(error, smtplib.SMTPResponseException | smtplib.SMTPRecipientsRefused):
                self._hang_up()
            if self.fail_silently:
                return False
            raise failed from None

    def _hang_up_if_stale(self) -> None:
        """A connection that the server has closed since is not used again."""
        found: Any = self.connection
        if found is None:
            return
        try:
            fresh = found.noop()[0] == 250
        except OSError:
            fresh = False
        if not fresh:
            self._hang_up()

    def _hang_up(self) -> None:
        _let_go(self.connection, self._partial_connection)
        self.connection = self._partial_connection = None


def _let_go(*connections: Any) -> None:
    for one in connections:
        if one is not None:
            with suppress(OSError):
                one.close()


def _told(error: Exception, handing_over: bool) -> NotSent:
    """What is known: a server that answered has said whether it took the mail."""
    if isinstance(error, smtplib.SMTPAuthenticationError):
        # Whoever runs the service can put it right, and then it leaves.
        return NotSent("sign-in", Outcome.LATER)
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _ in error.recipients.values()]
        return _by_code("recipient", max(codes, default=0))
    if isinstance(error, smtplib.SMTPSenderRefused):
        return _by_code("sender", error.smtp_code)
    if isinstance(error, smtplib.SMTPDataError):
        return _by_code("content", error.smtp_code)
    if isinstance(error, smtplib.SMTPResponseException):
        return NotSent("server", Outcome.LATER)
    if handing_over:
        return NotSent("cut-off", Outcome.UNSURE)
    if isinstance(error, OSError):
        return NotSent("unreachable", Outcome.LATER)
    return NotSent("address", Outcome.REFUSED)


def _by_code(why: str, code: int) -> NotSent:
    return NotSent(why, Outcome.REFUSED if 500 <= code < 600 else Outcome.LATER)
