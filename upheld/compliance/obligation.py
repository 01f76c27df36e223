"""One duty alive in one case: what is owed, by when, whether it was done, and what is not known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from upheld.case import Event
from upheld.compliance.due import Due
from upheld.compliance.moment import Moment
from upheld.dates import Span
from upheld.law.duty import Duty, Part

Status = Literal[
    "running", "met", "met_late", "overdue", "breached", "excepted", "superseded", "unknown", "no_date",
]  # fmt: skip
STATUSES: tuple[Status, ...] = (
    "running", "met", "met_late", "overdue", "breached", "excepted", "superseded", "unknown", "no_date",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReadingResult:
    """What another reading of the law gives: its day and its status, and who argues it."""

    name: str
    due: Due
    status: Status
    argued_by: str
    why: str


@dataclass(frozen=True, slots=True)
class ExceptionResult:
    """One exception held against the facts: which elements are proved, which are missing."""

    code: str
    available: bool
    claimed: bool
    proved: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(slots=True, eq=False)
class Obligation:
    """One duty alive in one case.

    Args:
        due: the first and last possible day; a null end is not known, both null where there is no limit.
        discharged: the day, or days, on which it was done; None while it is not, or where the day is not known.
        days_late: days from the due day to the discharge, to the day it was superseded, or to `as_at`; None where
            it is not late, or where a day is known only to the month.
        unknown: the facts that are missing or assumed, each a sentence.
        outstanding: what is still wanted of a duty that is partly done.
        set_by: the order, direction or agreement that set the due day instead of the limit.
        proved_on: the day of a later event that shows it had been done by then.
        was_late: whether it was certainly overdue on the day another duty took its place.
    """

    duty: Duty
    limb: Part
    key: str
    trigger: Moment
    due: Due
    status: Status
    discharged: Span | None = None
    discharged_by: Event | None = None
    superseded_by: Event | None = None
    superseded_on: date | None = None
    days_late: int | None = None
    readings: tuple[ReadingResult, ...] = ()
    exceptions: tuple[ExceptionResult, ...] = ()
    unknown: tuple[str, ...] = ()
    outstanding: tuple[str, ...] = ()
    evidence: tuple[Event, ...] = ()
    due_by: Due | None = None
    breach_on: date | None = None
    months_late: int | None = None
    back_plan: Mapping[str, date] = field(default_factory=dict)
    body: str | None = None
    was_late: bool = False
    proved_on: Span | None = None
    set_by: Event | None = None

    @property
    def shape(self) -> str:
        """The shape of the limb, else of the duty."""
        return self.limb.shape or self.duty.shape

    @property
    def is_breach(self) -> bool:
        """Whether a binding duty was done late, not done in time, or done wrongly; an exception excuses it."""
        if not self.duty.binding or self.duty.for_family:
            return False
        if self.status == "superseded":
            return self.was_late
        return self.status in ("overdue", "met_late", "breached")

    def late_between(self, as_at: date) -> tuple[int, int] | None:
        """The least and most days it can be late, where a day is known only to the month; None if it is not late."""
        first, last = self.due.first, self.due.last
        if self.status not in ("overdue", "met_late", "superseded") or first is None or last is None:
            return None
        end = self.discharged or Span(self.superseded_on or as_at, self.superseded_on or as_at)
        least = (end.first - last).days
        return (least, (end.last - first).days) if least > 0 else None

    @property
    def events(self) -> tuple[str, ...]:
        """The ids of the events used."""
        used = [self.trigger.event, self.discharged_by, self.superseded_by, *self.evidence]
        return tuple(dict.fromkeys(event.id for event in used if event is not None))

    def sort_key(self) -> tuple[Any, ...]:
        """By due day, those without one last, then by the day they began."""
        return (self.due.last or self.due.first or date.max, self.trigger.day.first, self.key)
