"""Which occasions fall due, and by when: each with a name of its own, the same on every device."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from upheld.delivery.due import Due, due
from upheld.delivery.entitlement import DeliveryError, Entitlement
from upheld.delivery.terms import Calendar

MOST_OCCASIONS = 200_000
_LETTERS = {"day": "d", "week": "w", "half_term": "h", "term": "t", "year": "y", "once": "o"}


class Slot(NamedTuple):
    """One occasion on which a line is owed: so many minutes, from `first_on` to `due_on`, both included.

    `id` is made of the line, the window and the number in it, so it is the same on every device. `day_on` is the day
    it is timetabled for, None where that is not known or school is closed. `minutes` is the least that is promised.
    """

    id: str
    entitlement: str
    line: str
    number: int
    first_on: date
    due_on: date
    minutes: int
    day_on: date | None


def slots(entitlements: Iterable[Entitlement], calendar: Calendar, until: date) -> tuple[Slot, ...]:
    """Every occasion of the windows that have ended on or before a day, in the order of their lines, then of days.

    Raises:
        DeliveryError: the lines cannot be told apart, the day is too far away, or nobody could give so many.
    """
    found: list[Slot] = []
    for one in due(entitlements, calendar, until):
        found += in_window(one, calendar)
        if len(found) > MOST_OCCASIONS:
            raise DeliveryError(f"More than {MOST_OCCASIONS:,} sessions fall due until {until}: put the lines right.")
    return tuple(found)


def name_of(one: Due) -> str:
    """What the ids of the occasions in a window begin with; a colon and the number follow, from 1."""
    return f"{stem_of(one.entitlement)}{one.window.first_on.isoformat()}"


def stem_of(one: Entitlement) -> str:
    """What the ids of all occasions of a version begin with; the first day of the window follows."""
    assert one.amount is not None
    return f"{one.line}:{_LETTERS[one.amount.period]}:"


def in_window(one: Due, calendar: Calendar) -> Iterator[Slot]:
    """The occasions in one window."""
    owed, window = one.entitlement, one.window
    amount, name = owed.amount, name_of(one)
    assert amount is not None
    days: list[date | None] = [window.first_on if amount.period == "day" else None] * amount.times
    if amount.days and amount.period == "week" and amount.every == 1:
        timetabled = [window.first_on + timedelta(days=day) for day in amount.days]
        days = [day if amount.weeks == "all" or calendar.is_school_day(day) else None for day in timetabled]
    for number, day in enumerate(days, 1):
        yield Slot(f"{name}:{number}", owed.id, owed.line, number, window.first_on, window.ends_on, amount.minutes, day)
