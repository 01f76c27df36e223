"""What is owed: one line of provision as an amount, in a rhythm, from a day to a day.

Law: Children and Families Act 2014 s.42 (sections F and G), Chronically Sick and Disabled Persons Act 1970 s.2 (H1).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from upheld.dates import EARLIEST, LATEST
from upheld.errors import UpheldError

Section = Literal["F", "G", "H1", "H2", "SEN"]
"""The section of the plan; SEN is SEN support, which no plan secures."""
Period = Literal["day", "week", "half_term", "term", "year", "once"]
Weeks = Literal["term", "all"]

LONGEST_MINUTES = 24 * 60
MOST_TIMES = 60
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,59}\Z")


class DeliveryError(UpheldError):
    """Something said of provision that cannot be; the sentence says what, with which value, and what to do."""


@dataclass(frozen=True, slots=True)
class Amount:
    """How much: `minutes` each time, `times` in each `period`.

    Args:
        minutes: the least that is promised each time; whole minutes.
        every: of how many weeks one period is; 2 is each fortnight. Only for a period of a week.
        weeks: whether weeks, half terms and days are those of the setting's terms, or all of the calendar.
        most: the most each time, where the plan gives a range; owed is the least.
        days: the weekdays it is timetabled on, Monday 0; as many as `times`, or none where that is not known.
        weeks_a_year: of how many weeks of term in a school year, where the plan says fewer than all of them: the first
            so many of the calendar are counted. Only for a period of one week of term.
        by_on: for what is given once, the day by which; None: a year from the day it begins, and said to be so.
    """

    minutes: int
    times: int = 1
    period: Period = "week"
    every: int = 1
    weeks: Weeks = "term"
    most: int | None = None
    days: tuple[int, ...] = ()
    by_on: date | None = None
    weeks_a_year: int | None = None

    def __post_init__(self) -> None:
        """Refuse what no timetable can hold."""
        if not 1 <= self.minutes <= LONGEST_MINUTES:
            raise DeliveryError(f"{self.minutes} minutes each time: write a whole number from 1 to {LONGEST_MINUTES}.")
        if not 1 <= self.times <= MOST_TIMES:
            raise DeliveryError(f"{self.times} times: write a whole number from 1 to {MOST_TIMES}.")
        if not 1 <= self.every <= 52 or (self.every > 1 and self.period != "week"):
            raise DeliveryError(f"Every {self.every}: only weeks are counted by the number, from 1 to 52.")
        if self.weeks_a_year is not None and not (
            1 <= self.weeks_a_year <= 52 and (self.period, self.every, self.weeks) == ("week", 1, "term")
        ):
            raise DeliveryError(f"{self.weeks_a_year} weeks a year: from 1 to 52, and only for each week of term.")
        if self.most is not None and not self.minutes <= self.most <= LONGEST_MINUTES:
            raise DeliveryError(f"From {self.minutes} to {self.most} minutes: the most must be more than the least.")
        if self.by_on is not None and not EARLIEST <= self.by_on <= LATEST:
            raise DeliveryError(f"By {self.by_on}: write a day from {EARLIEST} to {LATEST}.")
        if any(not 0 <= day <= 6 for day in self.days) or len(self.days) not in (0, self.times):
            raise DeliveryError("The weekdays must be as many as the times in a week, Monday 0 to Sunday 6.")


@dataclass(frozen=True, slots=True)
class Entitlement:
    """One line of provision while one version of the plan says so.

    Args:
        id: its own. `line` is the same for each version of a line that goes on when the plan is amended.
        text: the words of the plan; `what` a short name for it.
        amount: None where the words do not say how much: it is never counted as nothing, and never as given.
        why_unknown: then, why; a sentence.
        from_on, to_on: its first and last day, both included; `to_on` None: still so.
        deliverer: who gives it, as the plan says; empty where it does not.
        group: the most children together; None where the plan does not say.
    """

    id: str
    line: str
    section: Section
    text: str
    what: str
    amount: Amount | None
    from_on: date
    to_on: date | None = None
    deliverer: str = ""
    group: int | None = None
    why_unknown: str = ""

    def __post_init__(self) -> None:
        """Refuse what cannot be told apart, or ends before it begins."""
        for name in (self.id, self.line):
            if not _NAME.match(name):
                raise DeliveryError(
                    f"“{name[:60]}” cannot name a line: use up to 60 letters, figures, dots and dashes."
                )
        if not EARLIEST <= self.from_on <= LATEST or (self.to_on is not None and self.to_on > LATEST):
            raise DeliveryError(
                f"{self.what} is from {self.from_on} to {self.to_on or 'now'}: write days from {EARLIEST} to {LATEST}."
            )
        if self.to_on is not None and self.to_on < self.from_on:
            raise DeliveryError(f"{self.what} ends on {self.to_on} and begins on {self.from_on}: put the days right.")


def versions(entitlements: Iterable[Entitlement]) -> dict[str, tuple[Entitlement, ...]]:
    """The versions of each line in order, none reaching into the next.

    An amended plan ends a line the day before its next version begins, whatever else was said of its end.

    Raises:
        DeliveryError: two have one id, or two versions of a line begin on one day.
    """
    found: dict[str, list[Entitlement]] = {}
    ids: set[str] = set()
    for one in entitlements:
        if one.id in ids:
            raise DeliveryError(f"Two lines are called {one.id}: give each its own name.")
        ids.add(one.id)
        found.setdefault(one.line, []).append(one)
    return {line: _apart(sorted(each, key=lambda one: one.from_on)) for line, each in found.items()}


def _apart(each: list[Entitlement]) -> tuple[Entitlement, ...]:
    ended = []
    for one, after in zip(each, [*each[1:], None], strict=True):
        if after is None:
            ended.append(one)
            continue
        if after.from_on == one.from_on:
            raise DeliveryError(f"Two versions of the line {one.line} begin on {one.from_on}: take one out.")
        last = after.from_on - timedelta(days=1)
        ended.append(one if one.to_on is not None and one.to_on <= last else replace(one, to_on=last))
    return tuple(ended)
