"""The family's own time limits that are running, or may be: how long is left, and whether the day has ended already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from upheld.compliance import Obligation, Reckoning
from upheld.compliance.due import NO_TERMS
from upheld.web.check import answer_words as words
from upheld.web.check.answer_item import Item, Items

_TRIBUNAL = "17:00"

_STILL = timedelta(days=120)
"""Fifteen school days are surely over by then, whatever the holidays: a last day not known is not told after it."""


@dataclass(frozen=True, slots=True)
class Own:
    """A step of the family's own with a day.

    Args:
        step_id: what the register calls it.
        first: its first possible last day, the safe one; None where it is not known.
        days_left: to that day; never below 0.
        may_be_over: whether some of its possible last days have passed, but not all.
        is_over: whether it is due today, and its day ended at 5 pm.
        needs_terms: whether it is counted in school days and the school's terms are not known: then it has no last day.
        lacks_certificate: whether it is an appeal, and no mediation certificate has come since the decision.
        late: what can still be done once it is over, in the words of the register.
        by, left: the last day and how long is left, as a page says them.
    """

    item: Item
    step_id: str
    first: date | None
    days_left: int
    by_time: str
    may_be_over: bool
    is_over: bool
    needs_terms: bool
    lacks_certificate: bool
    late: str
    by: str
    left: str

    @property
    def is_law(self) -> bool:
        """Whether its day is law; guidance is not."""
        return self.item.first.duty.binding

    @property
    def is_unverified(self) -> bool:
        """Whether it rests on no source that was read."""
        return self.item.first.duty.mark == "C"


def own_steps(reckoning: Reckoning, items: Items, *, tribunal_closed: bool) -> tuple[Own, ...]:
    """The family's steps with a day that may still come, the soonest first, what nobody checked after the rest.

    Args:
        tribunal_closed: whether the reckoning is for today and the Tribunal's day has ended.
    """
    found = (_own(item, reckoning, tribunal_closed) for item in items if item.yours)
    return tuple(
        sorted(
            (one for one in found if one is not None),
            key=lambda one: (one.first or date.max, one.is_unverified, one.step_id),
        )
    )


def _own(item: Item, reckoning: Reckoning, tribunal_closed: bool) -> Own | None:
    one, step, as_at = item.first, item.step, reckoning.as_at
    last = one.due.last
    undone = one.discharged is None and one.proved_on is None
    needs_terms = one.status == "unknown" and undone and last is None and _counts_school_days(one, as_at)
    if one.status == "running" and last is not None:
        may_be_over = False
    elif needs_terms or (one.status == "unknown" and undone and last is not None and as_at <= last):
        may_be_over = True
    else:
        return None
    first = one.due.first or last
    by_time = one.duty.by_time
    is_over = tribunal_closed and by_time == _TRIBUNAL and last == as_at
    left = max((first - as_at).days, 0) if first is not None else 0
    name = step.id if step is not None else one.duty.family_deadline
    return Own(
        item=item,
        step_id=name,
        first=first,
        days_left=left,
        by_time=by_time,
        may_be_over=may_be_over,
        is_over=is_over,
        needs_terms=needs_terms,
        lacks_certificate=name == "fd.appeal" and not _has_certificate(reckoning, one),
        late=step.late if step is not None else "",
        by=words.by(one.due, by_time),
        left="" if is_over else words.left(one.due, as_at),
    )


def _counts_school_days(one: Obligation, as_at: date) -> bool:
    """Whether only the school's terms are missing, and its last day may still come."""
    return NO_TERMS in one.due.missing and as_at - one.trigger.day.first <= _STILL


def _has_certificate(reckoning: Reckoning, one: Obligation) -> bool:
    """Whether a mediation certificate has come since the decision."""
    issued = reckoning.story.of("mediation_certificate_issued")
    return any(event.on.last >= one.trigger.day.first for event in issued)
