"""How the law counts days: periods, months, three kinds of working day, and the Tribunal's rule 12.

Every rule is that of england.md section 5. Nothing here rolls a day forward unless the rule says so.
"""

from __future__ import annotations

import calendar
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from upheld.errors import UnknownDay

EARLIEST = date(1980, 1, 1)
LATEST = date(2100, 12, 31)
_ONE_DAY = timedelta(days=1)


class Span(NamedTuple):
    """The days on which something may have happened, both ends included; one day when it is known."""

    first: date
    last: date

    @property
    def exact(self) -> bool:
        """Whether the day is known."""
        return self.first == self.last


EVER = Span(EARLIEST, LATEST)


def on(day: date) -> Span:
    """The span of one known day."""
    return Span(day, day)


def add_days(day: date, number: int) -> date:
    """The day `number` days after `day`, which is itself left out.

    Law: a period "of" or "after" an event excludes the day of the event (Lester v Garland).
    """
    return day + timedelta(days=number)


def add_weeks(day: date, number: int) -> date:
    """The same weekday `number` weeks later: a week is seven days and nothing rolls forward.

    >>> add_weeks(date(2026, 1, 12), 20)
    datetime.date(2026, 6, 1)
    """
    return day + timedelta(days=7 * number)


def add_months(day: date, number: int) -> date:
    """The corresponding date `number` months later (or earlier), or the last day of a shorter month.

    Law: Interpretation Act 1978 Sch 1; Dodds v Walker [1981] 1 WLR 1027.

    >>> add_months(date(2025, 12, 31), 2)
    datetime.date(2026, 2, 28)
    """
    months = day.year * 12 + day.month - 1 + number
    year, month = divmod(months, 12)
    if day.day <= 28:
        return date(year, month + 1, day.day)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def window_end(first: date, number: int) -> date:
    """The last day of a window of `number` days that begins with `first`."""
    return first + timedelta(days=number - 1)


def period_end(first: date, months: int) -> date:
    """The last day of a period of `months` months that starts with `first`.

    Law: "starting with" includes the day (Trow v Ind Coope), so the period ends the day before
    the corresponding date.

    >>> period_end(date(2025, 3, 10), 12)
    datetime.date(2026, 3, 9)
    """
    return add_months(first, months) - _ONE_DAY


def whole_months_between(start: date, end: date) -> int:
    """How many whole calendar months lie between two days, rounded down; 0 if `end` is not later."""
    if end <= start:
        return 0
    months = (end.year - start.year) * 12 + end.month - start.month
    return months - 1 if add_months(start, months) > end else months


@dataclass(frozen=True, slots=True)
class Bank:
    """The bank holidays of one place, and the days for which they are known."""

    valid_from: date
    valid_until: date
    holidays: frozenset[date]
    of: str

    def is_working(self, day: date) -> bool:
        """Whether `day` is a working day.

        Law: not Saturday, Sunday, Christmas Day, Good Friday or a bank holiday.

        Raises:
            UnknownDay: the shipped table does not reach that day.
        """
        if not self.valid_from <= day <= self.valid_until:
            raise UnknownDay(
                f"Bank holidays are known from {self.valid_from} to {self.valid_until}, and this count reaches "
                f"{day}: update upheld/data/bank_holidays.toml, or leave out what needs a working day."
            )
        return day.weekday() < 5 and day not in self.holidays and not (day.month == 12 and day.day == 25)

    def is_tribunal_working(self, day: date) -> bool:
        """Whether `day` counts for an act in a special educational needs case.

        Law: HESC Rules 2008 r.12(3)(b): 25 December to 1 January and every day in August do not count.
        """
        return self.is_working(day) and not _excluded_by_rule_12(day)


@lru_cache(maxsize=1)
def _table() -> tuple[Bank, Bank]:
    path = Path(__file__).parent / "data" / "bank_holidays.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    england = frozenset(table["england_and_wales"])
    ends = table["valid_from"], table["valid_until"]
    return (
        Bank(*ends, england, "England and Wales"),
        Bank(*ends, england | frozenset(table["elsewhere_in_the_uk"]), "the United Kingdom"),
    )


def england_and_wales() -> Bank:
    """The bank holidays of England and Wales."""
    return _table()[0]


def united_kingdom() -> Bank:
    """Days that are a bank holiday in any part of the United Kingdom (Freedom of Information Act 2000 s.10)."""
    return _table()[1]


def _excluded_by_rule_12(day: date) -> bool:
    return day.month == 8 or (day.month == 12 and day.day >= 25) or (day.month == 1 and day.day == 1)


def _count(day: date, number: int, counts: object, step: int) -> date:
    is_counted = counts
    assert callable(is_counted)
    while number > 0:
        day += timedelta(days=step)
        if is_counted(day):
            number -= 1
    return day


@lru_cache(maxsize=4096)
def add_working_days(day: date, number: int) -> date:
    """The `number`th working day after `day`, or before it where `number` is negative; `day` is left out.

    >>> add_working_days(date(2026, 4, 1), 3)
    datetime.date(2026, 4, 8)
    """
    return _count(day, abs(number), england_and_wales().is_working, 1 if number > 0 else -1)


@lru_cache(maxsize=4096)
def add_tribunal_working_days(day: date, number: int) -> date:
    """As `add_working_days`, with days in August and from 25 December to 1 January not counted.

    >>> add_tribunal_working_days(date(2026, 7, 16), 30)
    datetime.date(2026, 9, 25)
    """
    return _count(day, abs(number), england_and_wales().is_tribunal_working, 1 if number > 0 else -1)


@lru_cache(maxsize=4096)
def add_uk_working_days(day: date, number: int) -> date:
    """The `number`th day after `day` that is a working day in every part of the United Kingdom."""
    return _count(day, number, united_kingdom().is_working, 1)


def working_days_beginning(day: date, number: int) -> date:
    """The last of `number` working days, of which `day` is the first if it is a working day."""
    return add_working_days(day - _ONE_DAY, number)


def next_working_day(day: date) -> date:
    """`day` if it is a working day, else the next one."""
    return add_working_days(day - _ONE_DAY, 1)


@lru_cache(maxsize=4096)
def last_working_day(day: date) -> date:
    """`day` if it is a working day, else the one before it."""
    return add_working_days(day + _ONE_DAY, -1)


@lru_cache(maxsize=4096)
def rule_12(base: date) -> date:
    """The last day to start proceedings when the time for it ends on `base`.

    Law: HESC Rules 2008 r.12(2) and (3)(a), as england.md 5.8: August and Christmas are asked of
    `base` alone, never of a day that was rolled; days inside the period always count.

    >>> rule_12(date(2026, 8, 1)), rule_12(date(2027, 7, 31))
    (datetime.date(2026, 9, 1), datetime.date(2027, 8, 2))
    """
    if base.month == 8:
        return add_working_days(date(base.year, 8, 31), 1)
    if _excluded_by_rule_12(base):
        return add_working_days(date(base.year + (base.month == 12), 1, 1), 1)
    return next_working_day(base)


def deemed_receipt(sent: date, channel: str | None) -> date:
    """The day a document sent on `sent` is taken to arrive.

    Law: email and hand the same day; first class post the second working day after posting
    (SI 2012/1033 Sch 1 para 1(2) has the same presumption); second class the fourth (unverified).
    """
    if channel == "post_first":
        return add_working_days(sent, 2)
    if channel == "post_second":
        return add_working_days(sent, 4)
    return sent


class SchoolDays:
    """The days on which one school meets for pupils, from its own terms and closures.

    Law: Education Act 1996 s.579 (a day with a school session).
    """

    __slots__ = ("_days",)

    def __init__(self, terms: Iterable[tuple[date, date]], closed: Iterable[date]) -> None:
        """Build the calendar from `terms` (first and last day, both open) and the days `closed` inside them."""
        shut = frozenset(closed)
        bank = england_and_wales()
        days: set[date] = set()
        for first, last in terms:
            for ordinal in range(first.toordinal(), last.toordinal() + 1):
                day = date.fromordinal(ordinal)
                if day not in shut and day.weekday() < 5 and bank.is_working(day):
                    days.add(day)
        self._days = sorted(days)

    def add(self, day: date, number: int, *, beginning: bool = False) -> date | None:
        """The `number`th school day after `day` (or from it, if `beginning`); None past the terms given."""
        if not self._days or day < self._days[0] - timedelta(days=60):
            return None
        start = bisect_left(self._days, day) if beginning else bisect_right(self._days, day)
        index = start + number - 1
        return self._days[index] if index < len(self._days) else None

    def count(self, first: date, last: date) -> int:
        """How many school days lie from `first` to `last`, both included."""
        return bisect_right(self._days, last) - bisect_left(self._days, first)


def academic_year(day: date) -> int:
    """The calendar year in which the academic year of `day` began (1 September)."""
    return day.year if day.month >= 9 else day.year - 1


def year_group(date_of_birth: date, day: date) -> int:
    """The National Curriculum year usual for that age on `day`: 0 is Reception, below 0 is before school."""
    return academic_year(day) - academic_year(date_of_birth) - 5


def age_on(date_of_birth: date, day: date) -> int:
    """Age in whole years; a birthday on 29 February falls on 1 March in other years."""
    return day.year - date_of_birth.year - ((day.month, day.day) < (date_of_birth.month, date_of_birth.day))


def birthday(date_of_birth: date, age: int) -> date:
    """The day someone reaches `age`; a birth on 29 February is kept on 1 March in other years."""
    try:
        return date_of_birth.replace(year=date_of_birth.year + age)
    except ValueError:
        return date(date_of_birth.year + age, 3, 1)


def end_of_compulsory_school_age(date_of_birth: date) -> date:
    """The last Friday in June of the academic year in which someone turns 16; that day is still inside.

    >>> end_of_compulsory_school_age(date(2009, 10, 3))
    datetime.date(2026, 6, 26)
    """
    year = academic_year(birthday(date_of_birth, 16)) + 1
    last = date(year, 6, 30)
    return last - timedelta(days=(last.weekday() - 4) % 7)
