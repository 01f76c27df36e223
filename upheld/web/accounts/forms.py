"""The forms of django-allauth with plain labels, hints and errors."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.mfa.base import forms as second
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as passkey
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from upheld.web.accounts.second import SecondFactor

_TEXTS: dict[str, tuple[Any, Any, Any]] = {
    "login": (_("Your e-mail address"), "", _("Enter your e-mail address.")),
    "email": (_("Your e-mail address"), "", _("Enter your e-mail address.")),
    "password": (_("Your password"), "", _("Enter your password.")),
    "oldpassword": (_("Your present password"), "", _("Enter your present password.")),
    "password1": (
        _("A new password"),
        _("At least 12 letters, numbers or signs. Three words that do not belong together are good."),
        _("Enter a new password."),
    ),
    "password2": (_("The new password again"), "", _("Enter the new password again.")),
    "code": (_("The code"), "", _("Enter the code.")),
    "name": (_("What you call this passkey"), _("So that you can tell it from others."), _("Enter a name.")),
    "credential": (_("Passkey"), "", _("Your browser gave us no passkey. Try again.")),
    "passwordless": (
        _("Sign in with this passkey alone, without my password"),
        _("Your device then asks for your finger, your face or its PIN."),
        "",
    ),
}
_LONGEST = 300


class Plain:
    """Labels, hints and errors in our words, in every form that has such a field."""

    texts: ClassVar[dict[str, tuple[Any, Any, Any]]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The form, with our words in it."""
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = getattr(self, "fields", {})
        for name, field in fields.items():
            if name in _TEXTS:
                field.label, field.help_text, missing = (self.texts | {})[name] if name in self.texts else _TEXTS[name]
                if missing:
                    field.error_messages = field.error_messages | {"required": missing}


class SignUp(Plain, account.SignupForm):
    """To make an account."""

    texts: ClassVar = {"password1": (_("A password"), *_TEXTS["password1"][1:])}


class SignIn(Plain, account.LoginForm):
    """To sign in with a password."""


class AskForCode(Plain, account.RequestLoginCodeForm):
    """To have a sign-in code sent."""


class SignInCode(Plain, account.ConfirmLoginCodeForm):
    """The sign-in code that was sent."""


class EmailCode(Plain, account.ConfirmEmailVerificationCodeForm):
    """The code that shows that an e-mail address is somebody's own."""


class ResetCode(Plain, account.ConfirmPasswordResetCodeForm):
    """The code that was sent to who forgot a password."""


class Forgotten(Plain, account.ResetPasswordForm):
    """To have such a code sent."""


class NewPassword(Plain, account.ResetPasswordKeyForm):
    """A new password, after the code."""


class ChangePassword(Plain, account.ChangePasswordForm):
    """A new password, by who knows the present one."""


class FirstPassword(Plain, account.SetPasswordForm):
    """A password, by who has none."""


class Again(Plain, account.ReauthenticateForm):
    """The password again, before something that matters."""


class AddEmail(Plain, account.AddEmailForm):
    """Another e-mail address."""

    texts: ClassVar = {"email": (_("Your new e-mail address"), "", _("Enter your new e-mail address."))}


class OtherEmail(Plain, account.ChangeEmailForm):
    """Another e-mail address while signing up."""


class _Once:
    """A code of an app is taken once, for as long as it would be right."""

    user: Any
    authenticator: Authenticator

    def clean_code(self) -> str:
        """The code.

        Raises:
            ValidationError: it is not right, or was used before.
        """
        code: str = super().clean_code()  # type: ignore[misc]
        if self.authenticator.type == Authenticator.Type.TOTP:
            place = f"code {self.user.pk} {''.join(code.split())}"
            if not cache.add(place, True, timeout=_LONGEST):
                raise SecondFactor().validation_error("incorrect_code")
        return code


class SecondCode(Plain, _Once, second.AuthenticateForm):
    """The code of the app, or a recovery code, after the password."""

    texts: ClassVar = {"code": (_("The code from your app, or one of your recovery codes"), "", _("Enter the code."))}


class SecondCodeAgain(Plain, _Once, second.ReauthenticateForm):
    """The same, before something that matters."""

    texts: ClassVar = SecondCode.texts


class StartApp(Plain, totp.ActivateTOTPForm):
    """The first code of an app that was just set up."""

    texts: ClassVar = {"code": (_("The code that your app shows now"), "", _("Enter the code."))}


class AddPasskey(Plain, passkey.AddWebAuthnForm):
    """A new passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """To sign in with it alone is what most people want of it."""
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True


class RenamePasskey(Plain, passkey.EditWebAuthnForm):
    """Another name for a passkey."""


class PasskeyAfterPassword(Plain, passkey.AuthenticateWebAuthnForm):
    """A passkey after the password."""


class PasskeyAlone(Plain, passkey.LoginWebAuthnForm):
    """A passkey in place of the password."""


class PasskeyAgain(Plain, passkey.ReauthenticateWebAuthnForm):
    """A passkey, before something that matters."""
