"""Which occasions fall due, and by when: each with a name of its own, the same on every device."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from upheld.dates import england_and_wales
from upheld.delivery.due import Due, due
from upheld.delivery.entitlement import Amount, DeliveryError, Entitlement
from upheld.delivery.terms import Calendar, Window

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
    name = name_of(one)
    assert owed.amount is not None
    for number, day in numbered(owed.amount, window, calendar):
        minutes = owed.amount.minutes
        yield Slot(f"{name}:{number}", owed.id, owed.line, number, window.first_on, window.ends_on, minutes, day)


def numbered(amount: Amount, window: Window, calendar: Calendar) -> list[tuple[int, date | None]]:
    """The number of each occasion in a window, and the day it is timetabled for.

    One that is timetabled in the holidays is not owed, and the others keep their numbers; one on a single day without
    school, such as a bank holiday or a training day, is owed in its week, on a day that is not known.
    """
    days: list[date | None] = [window.first_on if amount.period == "day" else None] * amount.times
    if not amount.days or amount.period != "week" or amount.every > 1:
        return [*enumerate(days, 1)]
    timetabled = [window.first_on + timedelta(days=day) for day in amount.days]
    if amount.weeks == "all":
        return [*enumerate(timetabled, 1)]
    return [
        (number, day if calendar.is_school_day(day) else None)
        for number, day in enumerate(timetabled, 1)
        if not _is_holiday(day, calendar)
    ]


def _is_holiday(day: date, calendar: Calendar) -> bool:
    """Whether a weekday is one of several without school, bank holidays apart, from one school day to the next."""
    if calendar.is_school_day(day) or day.weekday() > 4:
        return False
    at = bisect_left(calendar.days, day)
    if at in (0, len(calendar.days)):
        return True
    before, after = calendar.days[at - 1], calendar.days[at]
    between = (before + timedelta(days=one) for one in range(1, (after - before).days))
    return sum(1 for one in between if england_and_wales().is_working(one)) > 1
