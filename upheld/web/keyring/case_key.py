"""The key of a case: made with it, asked for when it is read, destroyed when it is deleted."""

from __future__ import annotations

import os
from collections.abc import Iterable
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import connections, transaction

from upheld.web.databases import KEYS
from upheld.web.keyring.models import CaseKey
from upheld.web.keyring.sealing import Unreadable
from upheld.web.keyring.service_key import all_derived

_USE = b"case keys 1"
_FORM = b"\x01"
_NONCE = 12
_AT_ONCE = 30_000
"""How many cases one query asks for: SQLite takes no more."""


def make_key(case: UUID) -> None:
    """Give a new case its key. A case that has one keeps it: `IntegrityError`."""
    CaseKey.objects.create(case=case, wrapped=wrapped(wrappers()[0], case, AESGCM.generate_key(256)))


def key_of(case: UUID) -> bytes | None:
    """The key of a case; None once it was destroyed.

    Raises:
        Unreadable: the service's key does not open it.
    """
    return keys_of([case]).get(case)


def keys_of(cases: Iterable[UUID]) -> dict[UUID, bytes]:
    """The keys of these cases, by one query; those that were destroyed are left out.

    Raises:
        Unreadable: the service's key does not open one of them.
    """
    asked = list(cases)
    try:
        return _read(asked)
    except Unreadable:
        # The service's key may have been changed between the two that were read.
        return _read(asked)


def destroy_key(case: UUID) -> bool:
    """Destroy the key of a case, for good; whether there was one."""
    gone = CaseKey.objects.filter(case=case).delete()[0]
    transaction.on_commit(_leave_no_trace, using=KEYS)
    return bool(gone)


def wrappers() -> tuple[AESGCM, ...]:
    """What wraps the keys of cases now, and after it what may have wrapped some of them before."""
    return tuple(AESGCM(key) for key in all_derived(_USE))


def wrapped(wrapper: AESGCM, case: UUID, key: bytes) -> bytes:
    """A key, wrapped for its case alone."""
    nonce = os.urandom(_NONCE)
    return _FORM + nonce + wrapper.encrypt(nonce, key, _FORM + case.bytes)


def unwrapped(wrapper: AESGCM, case: UUID, body: bytes) -> bytes | None:
    """The key that was wrapped; None where it was for another case, was changed, or was wrapped by another key."""
    try:
        return wrapper.decrypt(body[1 : 1 + _NONCE], body[1 + _NONCE :], body[:1] + case.bytes)
    except (InvalidTag, ValueError):
        return None


def _read(cases: list[UUID]) -> dict[UUID, bytes]:
    opened, known = {}, wrappers()
    for first in range(0, len(cases), _AT_ONCE):
        rows = CaseKey.objects.filter(case__in=cases[first : first + _AT_ONCE]).values_list("case", "wrapped")
        for case, body in rows:
            key = next((key for one in known if (key := unwrapped(one, case, bytes(body))) is not None), None)
            if key is None:
                raise Unreadable("The key of a case cannot be opened with the service's key: put the right one back.")
            opened[case] = key
    return opened


def _leave_no_trace() -> None:
    """SQLite keeps the page as it was in its log until that is written back and cut off."""
    connection = connections[KEYS]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
