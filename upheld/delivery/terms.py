"""When is school open: the weeks, half terms and terms of each setting a child was at.

A week of term is a week with a school day in it. Law: Education Act 1996 s.579 (a day with a school session).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby, islice, pairwise
from typing import NamedTuple

from upheld.dates import academic_year, england_and_wales
from upheld.delivery.entitlement import DeliveryError

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_LONGEST_TERM = timedelta(days=400)
MOST_TERMS = 200


class Window(NamedTuple):
    """A stretch in which something is owed: its first and last day, both included, and what it is called.

    `starts_on` and `ends_on` are the first and last school day in it; for weeks of the calendar the same as the others.
    """

    first_on: date
    last_on: date
    starts_on: date
    ends_on: date
    name: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """The terms of one school, nursery or college while the child is there; `to_on` None: still so.

    Args:
        terms: the first and last day of each term, or half term, as the setting prints them.
        closed: days in them without school: training days, half-term holidays that stand inside a term.
    """

    name: str
    from_on: date
    to_on: date | None = None
    terms: tuple[tuple[date, date], ...] = ()
    closed: tuple[date, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what no school prints, and days of which no bank holidays are known."""
        if self.to_on is not None and self.to_on < self.from_on:
            raise DeliveryError(f"{self.name}: from {self.from_on} to {self.to_on}: put the first day first.")
        if len(self.terms) > MOST_TERMS:
            raise DeliveryError(
                f"{self.name} has {len(self.terms)} terms; {MOST_TERMS} is the most: leave out old ones."
            )
        bank = england_and_wales()
        for first, last in self.terms:
            if not first <= last <= first + _LONGEST_TERM:
                raise DeliveryError(f"A term from {first} to {last}: put its first day first, and its last day after.")
            if first < bank.valid_from or last > bank.valid_until:
                raise DeliveryError(
                    f"A term from {first} to {last}: bank holidays are known from {bank.valid_from} to "
                    f"{bank.valid_until} only, so leave that term out."
                )


class _Made(NamedTuple):
    """School days in order, the same to be looked up, and the weeks, half terms and terms they make."""

    days: tuple[date, ...]
    open: frozenset[date]
    weeks: tuple[Window, ...]
    half_terms: tuple[Window, ...]
    terms: tuple[Window, ...]


@dataclass(frozen=True)
class Calendar:
    """Every setting a child was at, in order. Nothing is known of the days between and after their terms."""

    settings: tuple[Setting, ...] = ()
    _made: _Made = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work out the school days and what they make, once."""
        days = [_school_days(one) for one in self.settings]
        all_of_them = days[0] if len(days) == 1 else tuple(sorted({day for each in days for day in each}))
        object.__setattr__(self, "_made", _made_of(all_of_them))

    @property
    def days(self) -> tuple[date, ...]:
        """Every school day that is known, in order."""
        return self._made.days

    @property
    def weeks(self) -> tuple[Window, ...]:
        """The weeks of term, Monday to Sunday."""
        return self._made.weeks

    def first_weeks(self, number: int) -> tuple[Window, ...]:
        """The first so many weeks of term of each school year, in order."""
        return _first_weeks(self._made.weeks, number)

    @property
    def half_terms(self) -> tuple[Window, ...]:
        """The runs of weeks of term with no week between them; a run through the summer is cut at 1 September."""
        return self._made.half_terms

    @property
    def terms(self) -> tuple[Window, ...]:
        """The terms: autumn, spring and summer, by the day their parts begin."""
        return self._made.terms

    @property
    def known_until(self) -> date | None:
        """The last school day that is known; None where none is."""
        return self._made.days[-1] if self._made.days else None

    def days_in(self, first: date, last: date) -> tuple[date, ...]:
        """The school days from one day to another, both included."""
        return self._made.days[bisect_left(self._made.days, first) : bisect_right(self._made.days, last)]

    def is_school_day(self, day: date) -> bool:
        """Whether school is known to be open that day."""
        return day in self._made.open

    def term_of(self, day: date) -> Window | None:
        """The term a day lies in, holidays inside it included; None for the holidays between, and what is not known."""
        at = bisect_right(self._made.terms, day, key=lambda one: one.first_on) - 1
        return self._made.terms[at] if at >= 0 and day <= self._made.terms[at].last_on else None

    def week_of(self, day: date) -> Window | None:
        """The week of term a day lies in; None where there is none."""
        at = bisect_right(self._made.weeks, day, key=lambda one: one.first_on) - 1
        return self._made.weeks[at] if at >= 0 and day <= self._made.weeks[at].last_on else None


def monday_of(day: date) -> date:
    """The Monday of the week of a day."""
    return day - timedelta(days=day.weekday())


@lru_cache(maxsize=128)
def _first_weeks(weeks: tuple[Window, ...], number: int) -> tuple[Window, ...]:
    found: list[Window] = []
    for _year, each in groupby(weeks, key=lambda one: academic_year(one.starts_on)):
        found += islice(each, number)
    return tuple(found)


def _school_days(setting: Setting) -> tuple[date, ...]:
    days = _open_days(setting.terms, frozenset(setting.closed))
    first = bisect_left(days, setting.from_on)
    return days[first : bisect_right(days, setting.to_on)] if setting.to_on is not None else days[first:]


# Many children share the terms of a school; only its days are remembered, and no name.
@lru_cache(maxsize=128)
def _open_days(terms: tuple[tuple[date, date], ...], closed: frozenset[date]) -> tuple[date, ...]:
    bank = england_and_wales()
    found = set()
    for first, last in terms:
        day = first
        while day <= last:
            if day.weekday() < 5 and day not in closed and bank.is_working(day):
                found.add(day)
            day += _DAY
    return tuple(sorted(found))


@lru_cache(maxsize=128)
def _made_of(days: tuple[date, ...]) -> _Made:
    weeks = _weeks_of(days)
    halves = _half_terms_of(weeks)
    return _Made(days, frozenset(days), tuple(weeks), tuple(halves), tuple(_terms_of(halves)))


def _weeks_of(days: tuple[date, ...]) -> list[Window]:
    by_week: dict[date, list[date]] = {}
    for day in days:
        by_week.setdefault(monday_of(day), []).append(day)
    return [Window(monday, monday + 6 * _DAY, inside[0], inside[-1]) for monday, inside in by_week.items()]


def _half_terms_of(weeks: list[Window]) -> list[Window]:
    runs: list[list[Window]] = [weeks[:1]] if weeks else []
    for before, one in pairwise(weeks):
        if one.first_on == before.first_on + _WEEK and not _is_new_year(runs[-1][0], before, one):
            runs[-1].append(one)
        else:
            runs.append([one])
    return [Window(run[0].first_on, run[-1].last_on, run[0].starts_on, run[-1].ends_on) for run in runs]


def _is_new_year(first: Window, before: Window, one: Window) -> bool:
    """Whether September comes between two weeks of a setting that does not close for the summer."""
    september = date(one.starts_on.year, 9, 1)
    return before.starts_on < september <= one.starts_on and first.starts_on < date(one.starts_on.year, 8, 1)


def _season(day: date) -> str:
    """Which term a half term that begins that day is part of. Ours: no law names the terms."""
    if day.month >= 8:
        return "Autumn"
    return "Spring" if (day.month, day.day) < (3, 20) else "Summer"


def _terms_of(halves: list[Window]) -> list[Window]:
    found: list[Window] = []
    for one in halves:
        name = f"{_season(one.starts_on)} {one.starts_on.year}"
        if found and found[-1].name == name:
            before = found.pop()
            found.append(Window(before.first_on, one.last_on, before.starts_on, one.ends_on, name))
        else:
            found.append(one._replace(name=name))
    return found
