"""Time limits as values: they can be printed, exported, compared between two laws, and computed.

An anchor is a name for a day: `trigger` (the day that started the duty), `trigger.<field>` (a planned
day the triggering event carries), or a day the case's story works out (`t0`, `period_start`, ...).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from typing import Any

from upheld import dates
from upheld.dates import SchoolDays

At = Callable[[str], date | None]

_UNITS = {
    "weeks": "week",
    "days": "day",
    "months": "month",
    "working_days": "working day",
    "tribunal_days": "working day, leaving out August and 25 December to 1 January,",
    "uk_working_days": "working day",
    "school_days": "school day",
}


class _Counted:
    """A number of one unit; exactly one unit is given."""

    __slots__ = ()

    @staticmethod
    def unit_of(limit: Any) -> tuple[str, int]:
        given = [(name, number) for name in _UNITS if (number := getattr(limit, name, 0))]
        if len(given) != 1:
            raise ValueError(f"a time limit needs exactly one unit, not {given}")
        return given[0]


def _words(unit: str, number: int) -> str:
    word = _UNITS[unit]
    if number != 1:
        word = word.replace("week", "weeks").replace("month", "months").replace("day", "days", 1)
    return f"{number} {word}"


@dataclass(frozen=True, slots=True)
class Within:
    """The last lawful day of a period `after` an anchor (left out) or `beginning` with it (counted).

    `roll` moves a last day that is no working day to the next one, where the instrument says so.
    """

    weeks: int = 0
    days: int = 0
    months: int = 0
    working_days: int = 0
    tribunal_days: int = 0
    uk_working_days: int = 0
    school_days: int = 0
    after: str = ""
    beginning: str = ""
    roll: bool = False
    unit: str = field(init=False, default="")
    number: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        unit, number = _Counted.unit_of(self)
        if bool(self.after) == bool(self.beginning):
            raise ValueError("a period runs either after a day or beginning with it")
        object.__setattr__(self, "unit", unit)
        object.__setattr__(self, "number", number)

    def last_day(self, at: At, school: SchoolDays | None) -> date | None:
        """The last lawful day; None when the anchor, or the school's calendar, is not known."""
        start = at(self.after or self.beginning)
        if start is None:
            return None
        if self.unit == "school_days":
            return None if school is None else school.add(start, self.number, beginning=bool(self.beginning))
        first = start - timedelta(days=1) if self.beginning else start
        end = _count(first if self.unit != "months" else start, self.unit, self.number)
        if self.beginning and self.unit == "months":
            end -= timedelta(days=1)
        return dates.next_working_day(end) if self.roll else end

    def anchors(self) -> Iterator[str]:
        """The names of the days this limit counts from."""
        yield self.after or self.beginning

    def __str__(self) -> str:
        edge = f"after {self.after}" if self.after else f"beginning with {self.beginning}"
        return f"within {_words(self.unit, self.number)} {edge}" + (", rolled to a working day" if self.roll else "")


@dataclass(frozen=True, slots=True)
class AtLeast:
    """The last day to act when it must be done at least so long before an anchor."""

    weeks: int = 0
    days: int = 0
    months: int = 0
    tribunal_days: int = 0
    before: str = ""
    unit: str = field(init=False, default="")
    number: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        unit, number = _Counted.unit_of(self)
        object.__setattr__(self, "unit", unit)
        object.__setattr__(self, "number", number)

    def last_day(self, at: At, school: SchoolDays | None) -> date | None:
        """The anchor less the notice; None when the anchor is not known."""
        end = at(self.before)
        return None if end is None else _count(end, self.unit, -self.number)

    def anchors(self) -> Iterator[str]:
        """The name of the day this limit counts back from."""
        yield self.before

    def __str__(self) -> str:
        return f"at least {_words(self.unit, self.number)} before {self.before}"


@dataclass(frozen=True, slots=True)
class Before:
    """Strictly before a day of the calendar year of an anchor: the day itself is too late."""

    month: int
    day: int
    year_of: str

    def last_day(self, at: At, school: SchoolDays | None) -> date | None:
        """The day before; None when the anchor is not known."""
        anchor = at(self.year_of)
        return None if anchor is None else date(anchor.year, self.month, self.day) - timedelta(days=1)

    def anchors(self) -> Iterator[str]:
        """The name of the day whose year counts."""
        yield self.year_of

    def __str__(self) -> str:
        return f"before {self.day} {date(2000, self.month, 1):%B} of the calendar year of {self.year_of}"


@dataclass(frozen=True, slots=True)
class Day:
    """The very day of an anchor."""

    of: str

    def last_day(self, at: At, school: SchoolDays | None) -> date | None:
        """The anchor; None when it is not known."""
        return at(self.of)

    def anchors(self) -> Iterator[str]:
        """The name of the day."""
        yield self.of

    def __str__(self) -> str:
        return f"by {self.of}"


class Several:
    """The earlier or later of several limits; a limit whose anchor is missing is left out."""

    __slots__ = ("limits",)
    word = ""

    def __init__(self, *limits: Limit) -> None:
        """Hold the limits in order."""
        self.limits = limits

    def _pick(self, found: list[date]) -> date:
        raise NotImplementedError

    def last_day(self, at: At, school: SchoolDays | None) -> date | None:
        """The chosen day among those that can be reckoned; None when none can."""
        found = [day for limit in self.limits if (day := limit.last_day(at, school)) is not None]
        return self._pick(found) if found else None

    def anchors(self) -> Iterator[str]:
        """The names of all the days these limits count from."""
        for limit in self.limits:
            yield from limit.anchors()

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.limits == other.limits

    def __hash__(self) -> int:
        return hash((type(self), self.limits))

    def __str__(self) -> str:
        return f"the {self.word} of: " + "; ".join(map(str, self.limits))


class Min(Several):
    """The earliest of several limits."""

    __slots__ = ()
    word = "earlier"

    def _pick(self, found: list[date]) -> date:
        return min(found)


class Max(Several):
    """The latest of several limits."""

    __slots__ = ()
    word = "later"

    def _pick(self, found: list[date]) -> date:
        return max(found)


@dataclass(frozen=True, slots=True)
class Rule12:
    """A limit for starting tribunal proceedings, adjusted by HESC Rules 2008 r.12(2) and (3)(a)."""

    limit: Limit

    def last_day(self, at: At, school: SchoolDays | None) -> date | None:
        """The adjusted day; None when the limit cannot be reckoned."""
        base = self.limit.last_day(at, school)
        return None if base is None else dates.rule_12(base)

    def anchors(self) -> Iterator[str]:
        """The names of the days the limit counts from."""
        return self.limit.anchors()

    def __str__(self) -> str:
        return f"{self.limit}, then rule 12 (August, Christmas, non-working days)"


Limit = Within | AtLeast | Before | Day | Several | Rule12


def _count(start: date, unit: str, number: int) -> date:
    match unit:
        case "weeks":
            return dates.add_weeks(start, number)
        case "days":
            return dates.add_days(start, number)
        case "months":
            return dates.add_months(start, number)
        case "working_days":
            return dates.add_working_days(start, number)
        case "uk_working_days":
            return dates.add_uk_working_days(start, number)
    return dates.add_tribunal_working_days(start, number)


def as_data(limit: Limit) -> dict[str, Any]:
    """The limit as plain values, for the export and for comparing two laws."""
    if isinstance(limit, Several):
        return {type(limit).__name__.lower(): [as_data(one) for one in limit.limits]}
    if isinstance(limit, Rule12):
        return {"rule_12": as_data(limit.limit)}
    values = {one.name: getattr(limit, one.name) for one in fields(limit) if one.init}
    return {type(limit).__name__.lower(): {name: value for name, value in values.items() if value}}
