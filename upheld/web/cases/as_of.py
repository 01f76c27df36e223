"""How things stood on another day: what had happened by then, or what had been recorded by then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from upheld.errors import UpheldError
from upheld.web.cases.access import Access
from upheld.web.cases.hidden import without_hidden
from upheld.web.cases.kept import KeptCase
from upheld.web.cases.told_before import end_of, steps_of, told_after
from upheld.web.check.answer import Answer, of_record
from upheld.web.check.happened import Row, rows
from upheld.web.check.record import Record
from upheld.web.ui.held import MayNotWrite


@dataclass(frozen=True, slots=True)
class AsOf:
    """The answer for a day, and the entries it rests on; no answer where there are none, or they cannot be read."""

    answer: Answer | None
    rows: tuple[Row, ...]
    why: str


class _Known:
    """What was told up to some moment, only to be read."""

    def __init__(self, told: dict[str, Any]) -> None:
        self._told = told

    def get(self, place: str) -> dict[str, Any] | None:
        return self._told if place == "check" else None

    def put(self, place: str, data: dict[str, Any]) -> None:
        raise MayNotWrite

    def drop(self, place: str) -> None:
        raise MayNotWrite

    def aside(self, name: str) -> dict[str, Any] | None:
        return None

    def put_aside(self, name: str, data: dict[str, Any]) -> None:
        raise MayNotWrite


def as_of(kept: KeptCase, day: date, today: date, *, recorded: bool) -> AsOf:
    """How things stood at the end of a day.

    Args:
        recorded: only what had been recorded by then; else all that is known today of what had happened by then.
    """
    record = recorded_by(kept.access, kept.key, day) if recorded else Record.held_in(kept)
    record.as_at = day
    told = tuple(one for one in rows(record) if one.when.first <= day)
    if not told:
        return AsOf(None, (), "")
    try:
        return AsOf(of_record(record, today, tribunal_closed=False), told, "")
    except UpheldError as error:
        return AsOf(None, told, str(error))


def recorded_by(access: Access, key: bytes, day: date) -> Record:
    """What had been recorded at the end of a day, as far as this person may see it."""
    told = told_after(steps_of(access.case.pk, key, until=end_of(day)))
    return Record.held_in(_Known(without_hidden(told, access)))
