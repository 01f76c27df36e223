"""What django-allauth asks of us: where a request came from, its sentences in our words, and what a page says next."""

from __future__ import annotations

import logging
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from upheld.web.accounts.first_proof import by_own_code, is_proved
from upheld.web.accounts.said import say
from upheld.web.environment import environment
from upheld.web.ui.limits import address_of

_LOG = logging.getLogger("upheld.web")
_TOO_MANY = _("Too many tries. Wait five minutes, then try again.")
_LOCKED = _(
    "Too many tries. You can still sign in with a code that we send to your e-mail address. "
    "Or wait five minutes, then try the password again."
)
_NEWS = {
    "account/messages/password_changed.txt": _("Your password is changed."),
    "account/messages/password_set.txt": _("Your password is set."),
    "account/messages/email_confirmed.txt": _("Your e-mail address is confirmed."),
    "account/messages/email_confirmation_failed.txt": _("That e-mail address belongs to another account."),
    "mfa/messages/totp_activated.txt": _("From now on you need a code from your app to sign in."),
    "mfa/messages/totp_deactivated.txt": _("You no longer need a code from your app to sign in."),
    "mfa/messages/webauthn_added.txt": _("Your passkey is added."),
    "mfa/messages/webauthn_removed.txt": _("Your passkey is removed."),
    "mfa/messages/recovery_codes_generated.txt": _(
        "These are your new recovery codes. Keep them where only you can read them."
    ),
}


class Adapter(DefaultAccountAdapter):
    """Accounts as this service wants them."""

    error_messages: ClassVar[dict[str, Any]] = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed."),
        "duplicate_email": _("That is your e-mail address already."),
        "email_password_mismatch": _(
            "That e-mail address and password do not belong together. Check both, or have a sign-in code sent to you."
        ),
        "email_taken": _("That e-mail address cannot be used. Use another one."),
        "enter_current_password": _("That is not your present password. Check it and try again."),
        "incorrect_code": _("That code is not right. Check it, or have a new one sent or made."),
        "incorrect_password": _("That is not your password. Check it and try again."),
        "same_as_current": _("That is your e-mail address already."),
        "too_many_login_attempts": _TOO_MANY,
        "rate_limited": _TOO_MANY,
        "locked": _LOCKED,
    }

    def get_client_ip(self, request: HttpRequest) -> str:
        """Where the request came from, as everywhere in this service: what the last trusted proxy saw."""
        return address_of(request)

    def get_http_user_agent(self, request: HttpRequest) -> str:
        """Nothing: which browser somebody uses stands in no mail of ours."""
        return ""

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count a try with a password.

        Raises:
            ValidationError: there were too many; anybody can bring that about, so the sentence says what still works.
        """
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            raise self.validation_error("rate_limited" if request.user.is_authenticated else "locked") from None

    def confirm_email(self, request: HttpRequest, email_address: Any) -> bool:
        """Confirm an address by the code that was sent for it to the session it is given in."""
        by_own_code(email_address)
        return bool(super().confirm_email(request, email_address))

    def login(self, request: HttpRequest, user: Any) -> None:
        """Sign somebody in, by whatever way.

        Raises:
            PermissionDenied: they never showed that an address is theirs.
        """
        if not is_proved(user):
            raise PermissionDenied
        super().login(request, user)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A mail of our own templates, with the address of this service under it."""
        super().send_mail(template_prefix, email, context | {"address": environment().base_address})

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """A mail that tells of a change; where it cannot be sent the change stays done, and the page says so."""
        try:
            super().send_notification_mail(template_prefix, user, context, email)
        except Exception as error:  # whatever keeps it back: the change was made before
            _LOG.warning("The notice %s was not sent: %s.", template_prefix, type(error).__name__)

    def format_email_subject(self, subject: str) -> str:
        """The subject as it stands in the template."""
        return subject

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """The account's page."""
        return reverse("accounts:home")

    def get_email_verification_redirect_url(self, email_address: Any) -> str:
        """The account's page, for those who change their address; who signs up is led on by the sign-in."""
        return reverse("accounts:home")

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Have the next page say it, in our words; what a page shows anyway is not said twice."""
        said = message or _NEWS.get(message_template or "")
        if said:
            say(request, str(said))
