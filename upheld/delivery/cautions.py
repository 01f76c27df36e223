"""What a reader of the ledger must know: what could not be counted, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from upheld.dates import EARLIEST, LATEST
from upheld.delivery.due import LeftOut, due, parts_left_out
from upheld.delivery.entitlement import Entitlement
from upheld.delivery.entry import Entry
from upheld.delivery.slots import name_of
from upheld.delivery.terms import Calendar

_FAR = timedelta(days=800)
"""Longer than any window but one that ends on a day of its own: 52 weeks of term are the longest."""


def strays_of(
    lines: Sequence[Entitlement], calendar: Calendar, stand: Iterable[Entry], known: Iterable[str]
) -> tuple[Entry, ...]:
    """The entries that name an occasion that is not owed, now or later, or a line whose amount is known.

    Args:
        stand: the entries that stand.
        known: the ids of the occasions that fell due.
    """
    there, unmeasured = set(known), {one.line for one in lines if one.amount is None}
    rest = [one for one in stand if (not there.issuperset(one.slots) if one.slots else one.line not in unmeasured)]
    named = {name for one in rest for name in one.slots} - there
    if named:
        there |= _owed_later(lines, calendar, named)
    return tuple(one for one in rest if not one.slots or not there.issuperset(one.slots))


def _owed_later(lines: Sequence[Entitlement], calendar: Calendar, names: Iterable[str]) -> set[str]:
    """Those of these occasions that are owed, whenever they fall due."""
    numbers: dict[str, list[str]] = {}
    last = date.min
    for name in names:
        window, _, number = name.rpartition(":")
        numbers.setdefault(window, []).append(number)
        last = max(last, _day_in(window))
    about = {window.partition(":")[0] for window in numbers}
    named = [one for one in lines if one.line in about]
    if not named or last == date.min:
        return set()
    ends = [one.amount.by_on for one in named if one.amount is not None and one.amount.by_on is not None]
    until = max([min(last, LATEST - _FAR) + _FAR, EARLIEST, *ends])
    found = set()
    for one in due(named, calendar, until):
        window = name_of(one)
        if window in numbers and one.entitlement.amount is not None:
            counted = {str(number) for number in range(1, one.entitlement.amount.times + 1)}
            found |= {f"{window}:{number}" for number in numbers[window] if number in counted}
    return found


def _day_in(window: str) -> date:
    try:
        return date.fromisoformat(window.rpartition(":")[2])
    except ValueError:
        return date.min


def cautions(lines: Sequence[Entitlement], calendar: Calendar, strays: Sequence[Entry], as_at: date) -> tuple[str, ...]:
    """Sentences to the reader: what is not counted, and what to do about it."""
    return (
        *_of_terms(lines, calendar, as_at),
        *(_left_out(one) for one in parts_left_out(lines, calendar, as_at)),
        *_of_strays(strays),
    )


def _of_terms(lines: Sequence[Entitlement], calendar: Calendar, as_at: date) -> Iterator[str]:
    in_terms = [one for one in lines if one.amount is not None and one.amount.weeks == "term"
                and one.amount.period not in ("year", "once") and one.from_on <= as_at]  # fmt: skip
    until = calendar.known_until
    if in_terms and until is None:
        yield "No term dates are known, so nothing can be counted that is owed in term time: give the term dates."
    elif in_terms and until is not None and until < min(as_at, max(one.to_on or as_at for one in in_terms)):
        yield f"No term dates are known after {_day(until)}: nothing is counted after that day."


def _left_out(one: LeftOut) -> str:
    what, first, last = one.entitlement.what, _day(one.first_on), _day(one.last_on)
    if one.name == "time":
        return f"{what}: it is owed once, and ended on {last} before it was due: it is not counted."
    if first == last:
        return f"{what}: {first} is a part of a {one.name} and is not counted: only a whole {one.name} is."
    return f"{what}: from {first} to {last} is a part of a {one.name} and is not counted: only a whole {one.name} is."


def _of_strays(strays: Sequence[Entry]) -> Iterator[str]:
    if len(strays) == 1:
        yield "One entry names a session that is not owed: what it says of that session is not counted."
    elif strays:
        yield f"{len(strays)} entries name sessions that are not owed: what they say of those is not counted."


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
