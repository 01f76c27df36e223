"""The family's own time limits that are running, or may be: how long is left, and whether the day has ended already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from upheld.compliance import Reckoning
from upheld.web.check import answer_words as words
from upheld.web.check.answer_item import Item, Items

_TRIBUNAL = "17:00"


@dataclass(frozen=True, slots=True)
class Own:
    """A step of the family's own with a day.

    Args:
        step_id: what the register calls it.
        first: its first possible last day, the safe one; None where it is not known.
        days_left: to that day; never below 0.
        may_be_over: whether some of its possible last days have passed, but not all.
        is_over: whether it is due today, and its day ended at 5 pm.
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
    late: str
    by: str
    left: str


def own_steps(reckoning: Reckoning, items: Items, *, tribunal_closed: bool) -> tuple[Own, ...]:
    """The family's steps with a day that may still come, the soonest first.

    Args:
        tribunal_closed: whether the reckoning is for today and the Tribunal's day has ended.
    """
    found = (_own(item, reckoning.as_at, tribunal_closed) for item in items if item.yours)
    return tuple(
        sorted((one for one in found if one is not None), key=lambda one: (one.first or date.max, one.step_id))
    )


def _own(item: Item, as_at: date, tribunal_closed: bool) -> Own | None:
    one, step = item.first, item.step
    last = one.due.last
    undone = one.discharged is None and one.proved_on is None
    if one.status == "running" and last is not None:
        may_be_over = False
    elif one.status == "unknown" and undone and last is not None and as_at <= last:
        may_be_over = True
    else:
        return None
    first = one.due.first or last
    by_time = one.duty.by_time
    is_over = tribunal_closed and by_time == _TRIBUNAL and last == as_at
    left = max((first - as_at).days, 0)
    name = step.id if step is not None else one.duty.family_deadline
    return Own(
        item=item,
        step_id=name,
        first=first,
        days_left=left,
        by_time=by_time,
        may_be_over=may_be_over,
        is_over=is_over,
        late=step.late if step is not None else "",
        by=words.by(one.due, by_time),
        left="" if is_over else words.left(one.due, as_at),
    )
