"""What makes the codes of a second factor: it lies in the database sealed, under a key from the service's key."""

from __future__ import annotations

import secrets
from base64 import b64decode, b64encode
from binascii import Error

from allauth.mfa.models import Authenticator
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import transaction

from upheld.web.keyring.service_key import all_derived, derived

_USE = b"second factor"
_NONCE = 12
_SECRETS = ("secret", "seed")


def sealed(text: str) -> str:
    """The text, sealed under the key that holds now."""
    nonce = secrets.token_bytes(_NONCE)
    return b64encode(nonce + AESGCM(derived(_USE)).encrypt(nonce, text.encode(), None)).decode()


def opened(text: str) -> str:
    """What was sealed, under the key that holds now or the one before.

    Raises:
        InvalidTag: no key opens it.
    """
    found = _opened_with(text, all_derived(_USE))
    if found is None:
        raise InvalidTag
    return found


def seal_again() -> int:
    """Seal under the key that holds now what an older one still seals; how many were."""
    done, now = 0, (derived(_USE),)
    for number in Authenticator.objects.values_list("pk", flat=True):
        with transaction.atomic():
            found = Authenticator.objects.select_for_update().filter(pk=number).first()
            data = found.data if found else {}
            old = {name: data[name] for name in _SECRETS if name in data and _opened_with(data[name], now) is None}
            if found and old:
                found.data = data | {name: sealed(opened(text)) for name, text in old.items()}
                found.save(update_fields=["data"])
                done += 1
    return done


def _opened_with(text: str, keys: tuple[bytes, ...]) -> str | None:
    try:
        body = b64decode(text, validate=True)
    except Error:
        return None
    for key in keys:
        try:
            return AESGCM(key).decrypt(body[:_NONCE], body[_NONCE:], None).decode()
        except (InvalidTag, ValueError):
            continue
    return None
