"""SEN support before a plan: assess, plan, do, review, and how often the parents were met.

Law: SEND Code of Practice 2015 paras 6.44-6.56 (the four stages, with a review date) and 6.65 (at least three meetings
each year). Both are "should"; section 42 of the Children and Families Act 2014 is about plans and has no part in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from upheld.dates import academic_year, add_months
from upheld.delivery.entitlement import DeliveryError
from upheld.delivery.progress.progress import LONGEST_NOTE, Whose
from upheld.delivery.progress.said import standing

Stage = Literal["assess", "plan", "do", "review"]
STAGES: tuple[Stage, ...] = ("assess", "plan", "do", "review")
MEETINGS_A_YEAR = 3


@dataclass(frozen=True, slots=True)
class Entered:
    """What was done at one stage of a cycle.

    Args:
        on: the day.
        text: what was found, agreed, done or seen.
        review_on: the day agreed for the review; None: none was agreed.
        is_meeting: whether the parents, or the young person, were met.
        who: what they are who say it; `by` the key of the person.
    """

    id: str
    stage: Stage
    on: date
    said_at: datetime
    text: str = ""
    review_on: date | None = None
    is_meeting: bool = False
    side: Whose = ""
    who: str = ""
    by: str = ""
    replaces: str = ""
    is_withdrawn: bool = False
    is_open: bool = False

    def __post_init__(self) -> None:
        """Refuse what fits no cycle."""
        if self.stage not in STAGES:
            raise DeliveryError(f"“{self.stage[:40]}” is no stage: use one of {', '.join(STAGES)}.")
        if self.review_on is not None and self.review_on < self.on:
            raise DeliveryError(f"The review is set for {self.review_on}, before {self.on}: put the days right.")
        if len(self.text) > LONGEST_NOTE:
            raise DeliveryError(f"More than {LONGEST_NOTE:,} letters: write it shorter.")


@dataclass(frozen=True, slots=True)
class Cycle:
    """One round, its stages in the order of the days."""

    stages: tuple[Entered, ...]

    @property
    def reviewed_on(self) -> date | None:
        """The day it was reviewed; None: not yet."""
        return next((one.on for one in self.stages if one.stage == "review"), None)

    @property
    def missing(self) -> tuple[Stage, ...]:
        """The stages of which nothing is written down."""
        return tuple(one for one in STAGES if one not in {each.stage for each in self.stages})


@dataclass(frozen=True, slots=True)
class Support:
    """SEN support as it stands on a day.

    Args:
        cycles: in their order.
        meetings: the days on which the parents or the young person were met, each once whoever says so.
    """

    as_at: date
    cycles: tuple[Cycle, ...]
    meetings: tuple[date, ...]

    @property
    def next_review_on(self) -> date | None:
        """The day agreed for the review that is still to come, or is late; None: none is agreed."""
        agreed = None
        for one in (each for cycle in self.cycles for each in cycle.stages):
            # A review ends what was agreed before it: it was held early, late or on its day.
            agreed = one.review_on if one.stage == "review" else one.review_on or agreed
        return agreed

    @property
    def is_review_late(self) -> bool:
        """Whether that day has passed: later than agreed, which is no breach of a statute."""
        return self.next_review_on is not None and self.next_review_on < self.as_at

    @property
    def by_year(self) -> dict[int, int]:
        """How many meetings each academic year had, by the year in which it began, the newest first.

        The Code counts "each year" and does not say which year: to count by academic years is ours.
        """
        found: dict[int, int] = {}
        for day in reversed(self.meetings):
            found[academic_year(day)] = found.get(academic_year(day), 0) + 1
        return found

    @property
    def last_twelve_months(self) -> int:
        """How many meetings there were in the twelve months that end on the day."""
        return sum(one > add_months(self.as_at, -12) for one in self.meetings)


def support(stages: Iterable[Entered], as_at: date) -> Support:
    """The cycles and meetings until a day, as known today."""
    stand = sorted(standing(stages), key=lambda one: (one.on, STAGES.index(one.stage), one.said_at, one.id))
    stand = [one for one in stand if one.on <= as_at]
    cycles: list[list[Entered]] = []
    for one in stand:
        if not cycles or _begins(one, cycles[-1]):
            cycles.append([])
        cycles[-1].append(one)
    meetings = sorted({one.on for one in stand if one.is_meeting})
    return Support(as_at, tuple(Cycle(tuple(each)) for each in cycles), tuple(meetings))


def _begins(one: Entered, before: list[Entered]) -> bool:
    """Whether a stage is the first of a new round: it comes after a review, or assesses again after going on."""
    stages = {each.stage for each in before}
    if "review" in stages:
        return one.stage != "review"
    return one.stage == "assess" and bool(stages - {"assess"})
