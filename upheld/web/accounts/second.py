"""The second factor: secrets of authenticator apps and seeds of recovery codes lie in the database sealed."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from upheld.web.accounts.secrets_at_rest import opened, sealed


class SecondFactor(DefaultMFAAdapter):
    """Second factors as this service wants them."""

    error_messages: ClassVar[dict[str, Any]] = DefaultMFAAdapter.error_messages | {
        "incorrect_code": gettext_lazy("That code is not right. Check it, or wait for the next one."),
        "unverified_email": gettext_lazy("Confirm your e-mail address first."),
        "cannot_generate_recovery_codes": gettext_lazy("Add an authenticator app or a passkey first."),
    }

    def encrypt(self, text: str) -> str:
        """Sealed under a key worked out from the service's key, which lies outside the database."""
        return sealed(text)

    def decrypt(self, encrypted_text: str) -> str:
        """What was sealed."""
        return opened(encrypted_text)

    def build_totp_svg(self, url: str) -> str:
        """The picture to scan, as an element that can stand in a page: no address of an image may hold the secret."""
        return "<svg" + str(super().build_totp_svg(url)).partition("<svg")[2]

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:
        """What a new passkey is called until its owner says otherwise."""
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return _("My passkey") if not count else _("Passkey %(number)s") % {"number": count + 1}

    def _get_site_name(self) -> str:
        return _("Upheld")
