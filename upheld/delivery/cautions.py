"""What a reader of the ledger must know: what could not be counted, and why."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby, pairwise

from upheld.dates import EARLIEST, LATEST, academic_year
from upheld.delivery.account import Session
from upheld.delivery.due import LeftOut, due, parts_left_out
from upheld.delivery.entitlement import Entitlement
from upheld.delivery.entry import Entry
from upheld.delivery.slots import Slot, in_window, name_of
from upheld.delivery.terms import Calendar

_FAR = timedelta(days=800)
"""Longer than any window but one that ends on a day of its own: 52 weeks of term are the longest."""
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_HOLIDAYS, _SUMMER = timedelta(weeks=3), timedelta(weeks=8)
"""Ours: no holidays in term time are longer, and none in summer. No law says how long they may be."""


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
    there.update(one.id for one in owed_later(lines, calendar, rest, there))
    return tuple(one for one in rest if not one.slots or not there.issuperset(one.slots))


def owed_later(
    lines: Sequence[Entitlement], calendar: Calendar, stand: Iterable[Entry], known: Container[str]
) -> tuple[Slot, ...]:
    """The occasions that entries name, that are owed, and that are not among those known already."""
    names = {name for one in stand for name in one.slots if name not in known}
    starts = {name.rpartition(":")[0] for name in names}
    last = max((_day_in(window) for window in starts), default=date.min)
    about = {window.partition(":")[0] for window in starts}
    named = [one for one in lines if one.line in about]
    if not named or last == date.min:
        return ()
    ends = [one.amount.by_on for one in named if one.amount is not None and one.amount.by_on is not None]
    until = max([min(last, LATEST - _FAR) + _FAR, EARLIEST, *ends])
    found = [each for one in due(named, calendar, until) if name_of(one) in starts for each in in_window(one, calendar)]
    return tuple(one for one in found if one.id in names)


def _day_in(window: str) -> date:
    try:
        return date.fromisoformat(window.rpartition(":")[2])
    except ValueError:
        return date.min


def cautions(
    lines: Sequence[Entitlement], calendar: Calendar, strays: Sequence[Entry], as_at: date,
    ahead: Sequence[Session] = (),
) -> tuple[str, ...]:  # fmt: skip
    """Sentences to the reader: what is not counted, and what to do about it.

    Args:
        ahead: the occasions yet to fall due of which something is said already.
    """
    return (
        *_of_terms(lines, calendar, as_at),
        *_of_years(lines, calendar, as_at),
        *(_left_out(one) for one in parts_left_out(lines, calendar, as_at)),
        *_of_ahead(lines, ahead, as_at),
        *_of_strays(strays),
    )


def _of_terms(lines: Sequence[Entitlement], calendar: Calendar, as_at: date) -> Iterator[str]:
    in_terms = [one for one in lines if one.amount is not None and one.amount.weeks == "term"
                and one.amount.period not in ("year", "once") and one.from_on <= as_at]  # fmt: skip
    if not in_terms:
        return
    until = calendar.known_until
    if until is None:
        yield "No term dates are known, so nothing can be counted that is owed in term time: give the term dates."
        return
    begins, known = min(one.from_on for one in in_terms), calendar.days[0]
    if known - begins > _WEEK and not _is_summer(begins, known - _DAY):
        yield _unknown(begins, min(known - _DAY, as_at))
    for before, after in pairwise(calendar.days):
        if after - before <= _HOLIDAYS:
            continue
        first, last = before + _DAY, min(after - _DAY, as_at)
        owed = any(one.from_on <= last and (one.to_on is None or one.to_on >= first) for one in in_terms)
        if last - first >= _HOLIDAYS and owed and not _is_summer(first, after - _DAY):
            yield _unknown(first, last)
    if until < min(as_at, max(one.to_on or as_at for one in in_terms)):
        yield f"No term dates are known after {_day(until)}: nothing is counted after that day."


def _is_summer(first: date, last: date) -> bool:
    """Whether these may well be summer holidays: within July to September of one year, and of 8 weeks at most."""
    return first.year == last.year and 7 <= first.month <= last.month <= 9 and last - first < _SUMMER


def _unknown(first: date, last: date) -> str:
    return (
        f"No school day is known from {_day(first)} to {_day(last)}, so nothing is counted there that is owed in term "
        "time: if school was open then, give the term dates."
    )


def _of_years(lines: Sequence[Entitlement], calendar: Calendar, as_at: date) -> Iterator[str]:
    """Where the first so many weeks of a school year are counted, and its first weeks are not known."""
    some = [one for one in lines if one.amount is not None and one.amount.weeks_a_year is not None]
    if not some:
        return
    for year, days in groupby(calendar.days, key=academic_year):
        first, last = next(days), date(year + 1, 8, 31)
        for one in some:
            assert one.amount is not None
            lies = one.from_on <= min(last, as_at) and (one.to_on is None or one.to_on >= date(year, 9, 1))
            if lies and first <= as_at and first > date(year, 9, 15):
                yield (
                    f"{one.what}: the first {one.amount.weeks_a_year} weeks of a school year are counted, and of the "
                    f"year from September {year} no school day is known before {_day(first)}: more weeks may be "
                    "counted than are owed. Give the term dates from September."
                )


def _of_ahead(lines: Sequence[Entitlement], ahead: Sequence[Session], as_at: date) -> Iterator[str]:
    """What is said already not to have been given in a long time that still runs."""
    of_id = {one.id: one for one in lines}
    windows: dict[tuple[str, date], list[Slot]] = {}
    for one in ahead:
        if one.slot.first_on <= as_at and any(
            each.in_time == 0 and not each.later for each in (one.setting, one.family)
        ):
            windows.setdefault((one.slot.entitlement, one.slot.first_on), []).append(one.slot)
    for (id, _), missed in windows.items():
        line = of_id[id]
        assert line.amount is not None
        if line.amount.period in ("day", "week") and line.amount.every == 1:
            continue
        times = line.amount.times
        of = f"{len(missed)} of {times} sessions of" if times > 1 else "The one session of"
        already, fall = ("are", "they fall") if len(missed) > 1 else ("is", "it falls")
        yield (
            f"{of} {line.what} {already} already said not to have been given; {fall} due by "
            f"{_day(missed[0].due_on)} and {already} not counted before."
        )


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
