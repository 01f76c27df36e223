"""Whoever first proves that an address is theirs gets nothing of whoever typed it in before them.

A stranger can sign up with somebody's address and a password of their own, and never give the code. Once the address
is proved in any other way, that password ends, and with it every session and second factor of the account.
"""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from allauth.account.signals import email_confirmed
from allauth.mfa.models import Authenticator

_OWN_CODE = "was_proved_by_own_code"


def by_own_code(address: EmailAddress) -> None:
    """Note that the code was given in the session that chose the password, or that knew it."""
    setattr(address, _OWN_CODE, True)


def is_proved(person: Any) -> bool:
    """Whether somebody has shown that an address of theirs is their own."""
    return bool(EmailAddress.objects.filter(user=person, verified=True).exists())


def watch() -> None:
    """Be told of every address that is proved."""
    email_confirmed.connect(_start_anew, dispatch_uid="upheld.first-proof")


def _start_anew(sender: Any, email_address: EmailAddress, **_more: Any) -> None:
    if getattr(email_address, _OWN_CODE, False):
        return
    # The very object that is signed in next: the hash in its session must be of the password as it is now.
    person = email_address.user
    person.set_unusable_password()
    person.save(update_fields=["password"])
    Authenticator.objects.filter(user=person).delete()
