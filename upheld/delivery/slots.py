"""Which minutes fall due when: each line cut into the occasions on which it is owed, each of them once.

A window (a week, a half term, a term, a year) counts once all of its school days lie inside the time for which the line
is in force, so that nothing is overstated: what was owed in a part of a week or a term is not counted, though the duty
ran from the first day. It belongs to the version of the line in force on its first school day.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from upheld.dates import add_months
from upheld.delivery.entitlement import Entitlement, versions
from upheld.delivery.terms import Calendar, Window, monday_of

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_LETTERS = {"day": "d", "week": "w", "half_term": "h", "term": "t", "year": "y", "once": "o"}


class Slot(NamedTuple):
    """One occasion on which a line is owed: so many minutes, from `first_on` to `due_on`, both included.

    `id` is made of the line, the window and the number in it, so it is the same on every device. `day_on` is the day
    it is timetabled for, None where that is not known. `minutes` is the least that is promised.
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
    """Every occasion that falls due on or before a day, in the order of their lines, then of their days.

    Raises:
        DeliveryError: the lines cannot be told apart.
    """
    found: list[Slot] = []
    for each in versions(entitlements).values():
        for cover in _covers(each):
            found += _of_cover(cover, calendar, until)
    return tuple(found)


def _covers(each: Sequence[Entitlement]) -> Iterator[list[Entitlement]]:
    """Versions that follow one another without a day between them."""
    run: list[Entitlement] = []
    for one in each:
        if run and (run[-1].to_on is None or one.from_on > run[-1].to_on + _DAY):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _of_cover(cover: list[Entitlement], calendar: Calendar, until: date) -> Iterator[Slot]:
    first, last = cover[0].from_on, cover[-1].to_on or date.max
    for at, one in enumerate(cover):
        if one.amount is None:
            continue
        ends = one.to_on or date.max
        # A year, or a number of weeks, is counted from where this version began.
        for window in _windows(one, calendar, min(until, last)):
            if one.from_on <= window.starts_on <= ends and first <= window.starts_on and window.ends_on <= last:
                if window.ends_on > ends and not _goes_on(cover[at + 1 :], window):
                    continue
                if window.last_on <= until:
                    yield from _in_window(one, window, calendar)


def _goes_on(after: Sequence[Entitlement], window: Window) -> bool:
    """Whether later versions of the line reach to the end of the window."""
    return any(one.from_on <= window.ends_on <= (one.to_on or date.max) for one in after)


def _windows(one: Entitlement, calendar: Calendar, until: date) -> Iterable[Window]:
    assert one.amount is not None
    amount = one.amount
    if amount.period == "year":
        return _years(one, until)
    if amount.period == "once":
        by = amount.by_on or add_months(one.from_on, 12) - _DAY
        return [Window(one.from_on, by, one.from_on, min(by, one.to_on or by))]
    if amount.period == "day":
        days = _every_day(one, until) if amount.weeks == "all" else calendar.days_in(one.from_on, one.to_on or until)
        return [Window(day, day, day, day) for day in days]
    if amount.weeks == "all" and amount.period == "week":
        weeks: Sequence[Window] = _every_week(one, until)
    elif amount.period == "week":
        weeks = calendar.weeks
        weeks = weeks[bisect_left(weeks, one.from_on, key=lambda week: week.starts_on) :]
    else:
        return calendar.half_terms if amount.period == "half_term" else calendar.terms
    return weeks if amount.every == 1 else _grouped(weeks, amount.every)


def _years(one: Entitlement, until: date) -> Iterator[Window]:
    number, first = 1, one.from_on
    while first <= until:
        after = add_months(one.from_on, 12 * number)
        yield Window(first, after - _DAY, first, after - _DAY)
        number, first = number + 1, after


def _every_day(one: Entitlement, until: date) -> Iterator[date]:
    day = one.from_on
    while day <= min(until, one.to_on or until):
        yield day
        day += _DAY


def _every_week(one: Entitlement, until: date) -> list[Window]:
    monday = monday_of(one.from_on + 6 * _DAY)
    found = []
    while monday + 6 * _DAY <= until:
        found.append(Window(monday, monday + 6 * _DAY, monday, monday + 6 * _DAY))
        monday += _WEEK
    return found


def _grouped(weeks: Sequence[Window], every: int) -> Iterator[Window]:
    """Weeks by the number, as they follow one another in term; a number that is not full is not due yet."""
    for at in range(0, len(weeks) - every + 1, every):
        first, last = weeks[at], weeks[at + every - 1]
        yield Window(first.first_on, last.last_on, first.starts_on, last.ends_on)


def _in_window(one: Entitlement, window: Window, calendar: Calendar) -> Iterator[Slot]:
    assert one.amount is not None
    amount, name = one.amount, f"{one.line}:{_LETTERS[one.amount.period]}:{window.first_on.isoformat()}"
    weekly = amount.period == "week" and amount.every == 1
    for number in range(1, amount.times + 1):
        day = window.first_on + timedelta(days=amount.days[number - 1]) if weekly and amount.days else None
        if amount.period == "day":
            day = window.first_on
        yield Slot(f"{name}:{number}", one.id, one.line, number, window.first_on, window.ends_on, amount.minutes, day)
