"""In which stretches is a line owed, which version of the plan does each belong to, and which parts are left out.

A window (a week, a half term, a term, a year) belongs to the version in force on its first school day, and to no other.
It counts once all of its school days lie inside the time for which the line goes on in that rhythm: a week that an
amended plan cuts stays whole with the version before, or with the one after where that owes less in a week, and is left
out where nobody knows how much that owes; a term stays with it too where the new plan goes on by the term,
and is left out where it does not. So nothing is owed twice and nothing is overstated; what was owed in a part of a week
or a term is left out, though the duty ran from the first day, and `parts_left_out` says so.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from upheld.dates import EARLIEST, LATEST, add_months
from upheld.delivery.entitlement import DeliveryError, Entitlement, versions
from upheld.delivery.terms import Calendar, Window, monday_of

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_starts_on, _ends_on, _last_on = attrgetter("starts_on"), attrgetter("ends_on"), attrgetter("last_on")
_NAMES = {"week": "week", "half_term": "half term", "term": "term", "year": "year", "once": "time"}


class Due(NamedTuple):
    """One window in which a version of a line is owed."""

    entitlement: Entitlement
    window: Window


class LeftOut(NamedTuple):
    """A part of a window in which a version was in force and nothing is counted: its days, and of what it is a part."""

    entitlement: Entitlement
    first_on: date
    last_on: date
    name: str


def due(entitlements: Iterable[Entitlement], calendar: Calendar, until: date) -> Iterator[Due]:
    """Every window that has ended on or before a day, in the order of the lines, then of days.

    Raises:
        DeliveryError: the lines cannot be told apart, or the day is further away than anybody counts.
    """
    return (Due(one, window) for one, windows in stretches(entitlements, calendar, until) for window in windows)


def stretches(
    entitlements: Iterable[Entitlement], calendar: Calendar, until: date
) -> Iterator[tuple[Entitlement, list[Window]]]:
    """As `due`, with the windows of one version together."""
    _must_be_known(until)
    for each in versions(entitlements).values():
        for one, _, _, windows in _of_line(each, calendar, until):
            yield one, windows[: bisect_right(windows, until, key=_last_on)]


def parts_left_out(entitlements: Iterable[Entitlement], calendar: Calendar, until: date) -> Iterator[LeftOut]:
    """The parts of weeks and terms, over by a day, in which a line was in force and is not counted."""
    _must_be_known(until)
    for each in versions(entitlements).values():
        for one, busy, windows, _ in _of_line(each, calendar, until):
            assert one.amount is not None
            if one.amount.period == "day":
                continue
            ends, name = one.to_on or LATEST, _NAMES[one.amount.period]
            after = max([busy, *(window.ends_on for window in windows)])
            pieces = _pieces(one, calendar, min(until, ends), busy)
            for piece in pieces:
                if piece.starts_on < one.from_on <= piece.ends_on and piece.ends_on > busy and piece.last_on <= until:
                    yield LeftOut(one, max(one.from_on, busy + _DAY), min(piece.ends_on, ends), name)
            rest = [piece for piece in pieces if one.from_on <= piece.starts_on <= ends and piece.starts_on > after]
            if rest and ends <= until:
                yield LeftOut(one, rest[0].starts_on, ends, name)


def _must_be_known(until: date) -> None:
    if not EARLIEST <= until <= LATEST:
        raise DeliveryError(f"Nothing can be counted until {until}: give a day from {EARLIEST} to {LATEST}.")


def _of_line(
    each: Sequence[Entitlement], calendar: Calendar, until: date
) -> Iterator[tuple[Entitlement, date, list[Window], list[Window]]]:
    """Each version of known amount, the last day counted before it, the windows that begin in it, and those counted
    by its amount; some may still be running.
    """
    busy, once = date.min, False
    lesser: dict[str, list[Window]] = {}
    for at, one in enumerate(each):
        goes_on = at > 0 and _follows(each[at - 1], one) and _alike(each[at - 1], one)
        once = once and goes_on
        # Once is once: what a later version says again of the same thing is not owed again.
        if one.amount is None or once:
            continue
        found: list[Window] = []
        ends, reach = one.to_on or LATEST, _reach(each[at:])
        for window in _windows(one, calendar, until, max(one.from_on, _after(busy))):
            if window.starts_on > ends or window.ends_on > reach:
                break
            by = _by_the_least(each[at:], window, calendar)
            if by is None:
                break
            found.append(window)
            lesser.setdefault(by.id, []).append(window)
        once = one.amount.period == "once" and bool(found)
        yield one, busy, found, lesser.get(one.id, [])
        busy = found[-1].ends_on if found else busy


def _by_the_least(each: Sequence[Entitlement], window: Window, calendar: Calendar) -> Entitlement | None:
    """By which of these versions a window that begins in the first is counted; None where one's amount is not known.

    Only a week that an amended plan cuts is counted by another than the first: by the one that owes the least.
    """
    first = each[0]
    if first.to_on is None or window.ends_on <= first.to_on or not _is_weekly(first):
        return first
    least, most = first, _minutes(first)
    for one in each[1:]:
        if one.from_on > window.ends_on:
            break
        begins, ends = max(one.from_on, window.starts_on), min(one.to_on or LATEST, window.ends_on)
        if first.amount and first.amount.weeks == "term" and not calendar.days_in(begins, ends):
            continue
        if one.amount is None:
            return None
        if _is_weekly(one) and _minutes(one) < most:
            least, most = one, _minutes(one)
    return least


def _is_weekly(one: Entitlement) -> bool:
    return one.amount is not None and one.amount.period == "week" and one.amount.every == 1


def _minutes(one: Entitlement) -> int:
    return one.amount.minutes * one.amount.times if one.amount is not None else 0


def _after(day: date) -> date:
    return day if day == date.min else day + _DAY


def _follows(before: Entitlement, one: Entitlement) -> bool:
    return before.to_on is not None and before.to_on + _DAY == one.from_on


def _alike(one: Entitlement, other: Entitlement) -> bool:
    """Whether two versions are owed in one rhythm."""
    a, b = one.amount, other.amount
    return a is not None and b is not None and (a.period, a.every, a.weeks) == (b.period, b.every, b.weeks)


def _reach(each: Sequence[Entitlement]) -> date:
    """The last day to which a window of the first of these versions may run: a week into whatever follows."""
    first, last = each[0], each[0].to_on
    assert first.amount is not None
    weekly = first.amount.period == "week" and first.amount.every == 1
    for before, one in pairwise(each):
        if not _follows(before, one) or not (weekly or _alike(before, one)):
            break
        last = one.to_on
    return last or LATEST


def _windows(one: Entitlement, calendar: Calendar, until: date, first: date) -> Iterable[Window]:
    """The windows of a version whose first school day is on or after a day, in order."""
    assert one.amount is not None
    amount = one.amount
    if amount.period == "year":
        return _years(first, until)
    if amount.period == "once":
        by = max(first, amount.by_on or add_months(one.from_on, 12) - _DAY)
        return [Window(first, by, first, by)]
    if amount.period == "day":
        last = min(until, one.to_on or until)
        days = _every_day(first, last) if amount.weeks == "all" else calendar.days_in(first, last)
        return [Window(day, day, day, day) for day in days]
    if amount.period != "week":
        return _from(calendar.half_terms if amount.period == "half_term" else calendar.terms, first)
    weeks = _every_week(first, until) if amount.weeks == "all" else _from(_weeks_of_term(one, calendar), first)
    return weeks if amount.every == 1 else _grouped(weeks, amount.every)


def _pieces(one: Entitlement, calendar: Calendar, until: date, busy: date) -> Sequence[Window]:
    """The weeks, half terms, terms or years that a version touches, its first day on or before their last."""
    assert one.amount is not None
    amount = one.amount
    if amount.period in ("year", "once"):
        return [*_windows(one, calendar, until, max(one.from_on, _after(busy)))]
    if amount.period == "week" and amount.weeks == "all":
        return _every_week(monday_of(one.from_on), until)
    several = {"week": _weeks_of_term(one, calendar), "half_term": calendar.half_terms, "term": calendar.terms}[
        amount.period
    ]
    return several[bisect_left(several, one.from_on, key=_ends_on) :]


def _weeks_of_term(one: Entitlement, calendar: Calendar) -> Sequence[Window]:
    """The weeks of term in which a line is owed: where the plan says so many a year, the first ones of each year."""
    assert one.amount is not None
    most = one.amount.weeks_a_year
    return calendar.weeks if most is None else calendar.first_weeks(most)


def _from(several: Sequence[Window], first: date) -> Sequence[Window]:
    return several[bisect_left(several, first, key=_starts_on) :]


def _years(first: date, until: date) -> Iterator[Window]:
    number, starts = 1, first
    while starts <= until:
        after = add_months(first, 12 * number)
        yield Window(starts, after - _DAY, starts, after - _DAY)
        number, starts = number + 1, after


def _every_day(first: date, last: date) -> list[date]:
    return [first + number * _DAY for number in range((last - first).days + 1)]


def _every_week(first: date, until: date) -> list[Window]:
    monday = monday_of(first + 6 * _DAY)
    found = []
    while monday <= until:
        found.append(Window(monday, monday + 6 * _DAY, monday, monday + 6 * _DAY))
        monday += _WEEK
    return found


def _grouped(weeks: Sequence[Window], every: int) -> Iterator[Window]:
    """Weeks by the number, as they follow one another in term; a number that is not full is not due yet."""
    for at in range(0, len(weeks) - every + 1, every):
        first, last = weeks[at], weeks[at + every - 1]
        yield Window(first.first_on, last.last_on, first.starts_on, last.ends_on)
