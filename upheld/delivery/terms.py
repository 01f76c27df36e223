"""When is school open: the weeks, half terms and terms of each setting a child was at.

A week of term is a week with a school day in it. Law: Education Act 1996 s.579 (a day with a school session).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from upheld.dates import academic_year, england_and_wales
from upheld.delivery.entitlement import DeliveryError

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_LONGEST_TERM = timedelta(days=400)


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
        """Refuse a term that ends before it begins, or lasts longer than a year."""
        for first, last in self.terms:
            if not first <= last <= first + _LONGEST_TERM:
                raise DeliveryError(f"A term from {first} to {last}: put its first day first, and its last day after.")


@dataclass(frozen=True)
class Calendar:
    """Every setting a child was at, in order. Nothing is known of the days between and after their terms."""

    settings: tuple[Setting, ...] = ()
    _days: tuple[date, ...] = field(init=False, repr=False, compare=False)
    _weeks: tuple[Window, ...] = field(init=False, repr=False, compare=False)
    _half_terms: tuple[Window, ...] = field(init=False, repr=False, compare=False)
    _terms: tuple[Window, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work out the school days and what they make, once."""
        days = sorted({day for one in self.settings for day in _school_days(one)})
        weeks = _weeks_of(days)
        halves = _half_terms_of(weeks)
        object.__setattr__(self, "_days", tuple(days))
        object.__setattr__(self, "_weeks", tuple(weeks))
        object.__setattr__(self, "_half_terms", tuple(halves))
        object.__setattr__(self, "_terms", tuple(_terms_of(halves)))

    @property
    def days(self) -> tuple[date, ...]:
        """Every school day that is known, in order."""
        return self._days

    @property
    def weeks(self) -> tuple[Window, ...]:
        """The weeks of term, Monday to Sunday."""
        return self._weeks

    @property
    def half_terms(self) -> tuple[Window, ...]:
        """The runs of weeks of term with no week between them."""
        return self._half_terms

    @property
    def terms(self) -> tuple[Window, ...]:
        """The terms: autumn, spring and summer, by the day their parts begin; cut where the academic year is."""
        return self._terms

    @property
    def known_until(self) -> date | None:
        """The last school day that is known; None where none is."""
        return self._days[-1] if self._days else None

    def days_in(self, first: date, last: date) -> tuple[date, ...]:
        """The school days from one day to another, both included."""
        return self._days[bisect_left(self._days, first) : bisect_right(self._days, last)]

    def term_of(self, day: date) -> Window | None:
        """The term a day lies in, holidays inside it included; None for the holidays between, and what is not known."""
        at = bisect_right(self._terms, day, key=lambda one: one.first_on) - 1
        return self._terms[at] if at >= 0 and day <= self._terms[at].last_on else None

    def week_of(self, day: date) -> Window | None:
        """The week of term a day lies in; None where there is none."""
        at = bisect_right(self._weeks, day, key=lambda one: one.first_on) - 1
        return self._weeks[at] if at >= 0 and day <= self._weeks[at].last_on else None


def monday_of(day: date) -> date:
    """The Monday of the week of a day."""
    return day - timedelta(days=day.weekday())


def _school_days(setting: Setting) -> set[date]:
    bank, shut = england_and_wales(), frozenset(setting.closed)
    found = set()
    for first, last in setting.terms:
        day = max(first, setting.from_on)
        last = min(last, setting.to_on or last)
        while day <= last:
            if day.weekday() < 5 and day not in shut and bank.is_working(day):
                found.add(day)
            day += _DAY
    return found


def _weeks_of(days: list[date]) -> list[Window]:
    by_week: dict[date, list[date]] = {}
    for day in days:
        by_week.setdefault(monday_of(day), []).append(day)
    return [Window(monday, monday + 6 * _DAY, inside[0], inside[-1]) for monday, inside in by_week.items()]


def _half_terms_of(weeks: list[Window]) -> list[Window]:
    runs: list[list[Window]] = []
    for one in weeks:
        if runs and one.first_on == runs[-1][-1].first_on + _WEEK:
            runs[-1].append(one)
        else:
            runs.append([one])
    return [Window(run[0].first_on, run[-1].last_on, run[0].starts_on, run[-1].ends_on) for run in runs]


def _season(day: date) -> str:
    """Which term a half term that begins that day is part of. Ours: no law names the terms."""
    if day.month >= 8:
        return "Autumn"
    return "Spring" if (day.month, day.day) < (3, 20) else "Summer"


def _terms_of(halves: list[Window]) -> list[Window]:
    found: list[Window] = []
    for one in halves:
        name = f"{_season(one.starts_on)} {one.starts_on.year}"
        same = found and found[-1].name == name and academic_year(found[-1].starts_on) == academic_year(one.starts_on)
        if same:
            before = found.pop()
            found.append(Window(before.first_on, one.last_on, before.starts_on, one.ends_on, name))
        else:
            found.append(one._replace(name=name))
    return found
