"""Changing the service's key: what the old one wrapped is wrapped anew, and cut off in the middle it can go on."""

from __future__ import annotations

import os
from collections.abc import Callable

from upheld.errors import UpheldError
from upheld.web.environment import environment
from upheld.web.keyring.case_key import unwrapped, wrapped, wrappers
from upheld.web.keyring.models import CaseKey
from upheld.web.keyring.service_key import (
    key_file,
    new_key,
    old_key_file,
    old_service_key,
    service_key,
    write_key,
)

_others: dict[str, Callable[[], int]] = {}


def rotates_too(name: str, seal_again: Callable[[], int]) -> None:
    """Have a part seal its own again when the service's key changes.

    Args:
        name: what it seals, as the command tells it.
        seal_again: opens all with any of `all_derived(use)` and seals with the first; how many it sealed again. It may
            be called twice, and while others read and write.
    """
    _others[name] = seal_again


def rotate() -> dict[str, int]:
    """Put a new key in the place of the service's key, and wrap anew; how many of each were.

    Where an old key is still there, nothing new is made: what was begun is finished.

    Raises:
        UpheldError: the key stands in the environment and no new one with it, or a key opens with neither.
    """
    if old_service_key() in (None, service_key()):
        if environment().service_key:
            raise UpheldError(
                "Set the key that holds now as UPHELD_SERVICE_KEY_OLD and a new one as UPHELD_SERVICE_KEY, restart the "
                "service, and run this again."
            )
        _put_new_key()
    return _wrap_all_anew()


def forget_old() -> dict[str, int]:
    """Wrap anew what the old key still wraps, then delete it; how many of each were.

    Raises:
        UpheldError: a key opens with neither, or the old key stands in the environment and is for others to take out.
    """
    done = _wrap_all_anew()
    if environment().service_key_old:
        raise UpheldError(
            "Nothing is wrapped by the old key: take out UPHELD_SERVICE_KEY_OLD, and restart the service."
        )
    old_key_file().unlink(missing_ok=True)
    return done


def _put_new_key() -> None:
    """The old one is written beside it first: whenever this is cut off, what holds now is on the disk."""
    fresh = key_file().with_name("service-key.new")
    fresh.unlink(missing_ok=True)
    if not old_key_file().exists():
        write_key(fresh, service_key())
        fresh.replace(old_key_file())
        _on_disk()
    write_key(fresh, new_key())
    fresh.replace(key_file())
    _on_disk()


def _on_disk() -> None:
    if os.name == "posix":
        folder = os.open(key_file().parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _wrap_all_anew() -> dict[str, int]:
    now, *before = wrappers()
    again = closed = 0
    # All are read before one is written: SQLite lets nobody write who is still reading what others changed.
    for case, read in list(CaseKey.objects.values_list("case", "wrapped")):
        body = bytes(read)
        if unwrapped(now, case, body) is not None:
            continue
        key = next((key for one in before if (key := unwrapped(one, case, body)) is not None), None)
        if key is None:
            closed += 1
        else:
            # Only where it is still what was read: a key that was destroyed meanwhile must not come back.
            again += CaseKey.objects.filter(case=case, wrapped=body).update(wrapped=wrapped(now, case, key))
    done = {"keys of cases": again} | {name: seal_again() for name, seal_again in _others.items()}
    if closed:
        raise UpheldError(
            f"Keys of cases that open with neither key: {closed}. The old key stays until the right one is back."
        )
    return done
