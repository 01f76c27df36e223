"""What was told when: the sealed bodies of the audit in their order, and what was known at any moment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from upheld.web import clock
from upheld.web.cases.models import Action
from upheld.web.keyring.sealing import unseal

_EVENTS = {"event_added", "event_corrected", "event_withdrawn"}
_PARTS: dict[str, tuple[str, Any]] = {"child_changed": ("person", {}), "facts_changed": ("facts", [])}


@dataclass(frozen=True, slots=True)
class Step:
    """One action on what was told: when, by whom (the key of a person), and what was told with it.

    `number` is of the event it is about; None where it is about the child or the facts.
    """

    at: datetime
    by: str
    act: str
    number: int | None
    told: Any


def steps_of(case: UUID, key: bytes, until: datetime | None = None) -> list[Step]:
    """Every action that changed what was told, in order; one query.

    Args:
        until: only those before this moment.
    """
    found = Action.objects.filter(case=case, act__in=[*_EVENTS, *_PARTS]).select_related("told").order_by("seq")
    if until is not None:
        found = found.filter(at__lt=until)
    return [_step(one, key) for one in found]


def told_after(steps: Iterable[Step]) -> dict[str, Any]:
    """What was told once these had been done, as a case holds it."""
    entries: dict[int, Any] = {}
    parts: dict[str, Any] = {"person": {}, "facts": []}
    for one in steps:
        if one.act in _PARTS:
            name, empty = _PARTS[one.act]
            parts[name] = one.told or empty
        elif one.act == "event_withdrawn":
            entries.pop(one.number or 0, None)
        elif one.number is not None and one.told is not None:
            entries[one.number] = one.told
    return parts | {"entries": [[number, data] for number, data in entries.items()]}


def end_of(day: date) -> datetime:
    """The moment at which a day in England has ended."""
    return datetime.combine(day + timedelta(days=1), time(), clock.ENGLAND)


def _step(action: Action, key: bytes) -> Step:
    told = getattr(action, "told", None)
    body = unseal(key, bytes(told.body), case=action.case, place=f"told:{action.seq}") if told is not None else None
    number = action.about.removeprefix("event:") if action.act in _EVENTS else ""
    return Step(action.at.astimezone(clock.ENGLAND), action.by, action.act, int(number) if number else None, body)
