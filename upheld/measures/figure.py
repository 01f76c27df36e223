"""One official number: of one measure, one area, one period and one part of those counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

Mark = Literal["", "x", "c", "z", "missing"]

MARKS: Final[dict[str, str]] = {
    "x": "The publisher says it is not available, or has held it back.",
    "c": "The publisher has held it back, so that nobody can be recognised.",
    "z": "The publisher says it does not apply.",
    "missing": "The release has nothing here.",
}
"""Why there is no number, by the mark that stands in its place. A zero is a number and has no mark."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number, or the mark that stands where it would be.

    Args:
        measure: the id of a `Measure`.
        area: "england", a region's code (E12000001) or a council's three digits, as it stood in that period.
        period: "2024" (calendar), "2025-01" (as at January), "2023-24" (academic or financial) or a day.
        topic: what those counted are divided by ("age", "sex", "placement" …); empty for all of them.
        part: which of those parts, in the publisher's words or a part of the measure; empty for all of them.
        value: in the unit of the measure (a count, a per cent, so many per 1,000, pounds, a grade); None with a mark.
        numerator: what was counted; None where only a rate is published.
        denominator: out of how many; None for a count, or where only a rate is published.
        mark: why there is no value; empty where there is one.
        release: the id of the release it stands in.
    """

    measure: str
    area: str
    period: str
    topic: str = ""
    part: str = ""
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    mark: Mark = ""
    release: str = ""

    @property
    def key(self) -> tuple[str, str, str, str, str]:
        """What it is the number of: two figures with one key are two tellings of the same thing."""
        return (self.measure, self.topic, self.part, self.period, self.area)


@dataclass(frozen=True, slots=True)
class Change:
    """What an import changed in a figure that was there before.

    Args:
        made_on: the day of the import.
        before, after: the values; None with a mark.
        before_mark, after_mark: as in `Figure`.
        before_release, release: the ids of the releases the two stand in.
    """

    made_on: date
    measure: str
    topic: str
    part: str
    period: str
    area: str
    before: float | None
    before_mark: Mark
    after: float | None
    after_mark: Mark
    before_release: str
    release: str
