"""What a device needs to keep something for one person: a tag by which it knows them, and half of a key."""

from __future__ import annotations

import base64

from django.utils.crypto import salted_hmac

from upheld.web.accounts.models import Person

DAYS = 8
"""How long a device may go on opening what it keeps without having asked the service: a week away, and a day."""


def tag_of(person: Person) -> str:
    """By what a device tells one person from another; it tells nothing of who they are."""
    return _made("upheld.delivery.device.tag", person)


def half_key_of(person: Person) -> str:
    """The service's half of the key under which a device of theirs keeps things; to be told to nobody else."""
    return _made("upheld.delivery.device.key", person)


def _made(use: str, person: Person) -> str:
    return base64.b64encode(salted_hmac(use, str(person.key), algorithm="sha256").digest()).decode()
