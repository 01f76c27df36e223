"""The calendar file of a case: one id while the visitor's answers live, so that a second file mends the first."""

from __future__ import annotations

import base64
import binascii
import secrets
import zlib
from typing import Any

from upheld.compliance import Reckoning, reckon
from upheld.errors import UpheldError
from upheld.letters.calendar import to_calendar
from upheld.web.check.nameless import without_bodies

_ID = "id"
_BEFORE = "before"
_LARGEST = 2_000_000


def calendar_file(reckoning: Reckoning, notes: dict[str, Any]) -> bytes:
    """The calendar file, with nobody's name in it.

    Args:
        notes: what this part keeps in the sealed session: the random id of the case, and the file made before, by
            which a change gets a higher number and what is over is taken back. It is brought up to date.
    """
    reckoning = reckon(without_bodies(reckoning.case), reckoning.law, reckoning.as_at)
    case_id = str(notes.setdefault(_ID, secrets.token_urlsafe(16)))
    try:
        made = to_calendar(reckoning, case_id=case_id, previous=_unpacked(notes.get(_BEFORE)))
    except UpheldError:
        made = to_calendar(reckoning, case_id=case_id)
    notes[_BEFORE] = base64.b85encode(zlib.compress(made, 9)).decode()
    return made


def _unpacked(packed: object) -> bytes | None:
    if not isinstance(packed, str):
        return None
    try:
        return zlib.decompressobj().decompress(base64.b85decode(packed), _LARGEST)
    except (ValueError, binascii.Error, zlib.error):
        return None
