"""What the other readings of the law give for one obligation (design 11.8)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from upheld.compliance.due import Due, due
from upheld.compliance.moment import from_day, may_follow
from upheld.compliance.obligation import Obligation, ReadingResult, Status
from upheld.compliance.status import judge
from upheld.dates import Span, whole_months_between
from upheld.law.duty import Reading

if TYPE_CHECKING:
    from upheld.compliance.story import Story

_ANCHORED = frozenset({"request", "agreement", "meeting_start", "final_start", "combined_order"})
_LATE = ("overdue", "met_late", "excepted", "superseded")


def readings(story: Story, one: Obligation) -> tuple[ReadingResult, ...]:
    """Each other reading that says something different here, in the order the duty lists them."""
    found = []
    for reading in one.limb.readings:
        result = _read(story, one, reading)
        if result is not None:
            found.append(result)
    return tuple(found)


def _read(story: Story, one: Obligation, reading: Reading) -> ReadingResult | None:
    match reading.needs:
        case "late":
            return _months(story, one, reading)
        case "answer_was_yes":
            return _refusal_only(one, reading)
        case "annual_limb" if not _annual_limb(one):
            return None
        case need if need in _ANCHORED and need not in one.trigger.anchors:
            return None
    if reading.on_sending:
        return _on_sending(story, one, reading)
    day, done = one.due, one.discharged
    if reading.shift:
        step = timedelta(days=reading.shift)
        day = Due(None if day.first is None else day.first + step, None if day.last is None else day.last + step)
    elif reading.within is not None:
        day = due(reading.within, one.trigger, story)
    if reading.discharged_by is not None:
        done = _discharged_otherwise(story, one, reading)
    status = _status(story, one, day, done)
    if (day.first, day.last) == (one.due.first, one.due.last) and status == one.status:
        return None
    return ReadingResult(reading.name, day, status, reading.argued_by, reading.why)


def _status(story: Story, one: Obligation, day: Due, done: Span | None) -> Status:
    if one.proved_on is not None and done is None:
        return "met" if day.first is not None and one.proved_on.last <= day.first else "unknown"
    if one.status in ("superseded", "unknown", "no_date") and done is one.discharged:
        return one.status
    status = judge(day, done, story.as_at)
    return "excepted" if one.status == "excepted" and status in ("overdue", "met_late") else status


def _annual_limb(one: Obligation) -> bool:
    annual = one.trigger.anchors.get("annual_review_due")
    return annual is not None and one.due.exact == annual.first


def _on_sending(story: Story, one: Obligation, reading: Reading) -> ReadingResult | None:
    if one.discharged_by is None or one.discharged is None or one.due.exact is None:
        return None
    if not one.discharged_by.kind.endswith("_notified"):
        return None
    status = judge(one.due, one.discharged_by.sent_on, story.as_at)
    if status == judge(one.due, one.discharged, story.as_at):
        return None
    return ReadingResult(reading.name, one.due, status, reading.argued_by, reading.why)


def _refusal_only(one: Obligation, reading: Reading) -> ReadingResult | None:
    answered = one.discharged_by.kind if one.discharged_by is not None else None
    if answered in (None, "no_plan_notified"):
        return None
    return ReadingResult(reading.name, one.due, "superseded", reading.argued_by, reading.why)


def _months(story: Story, one: Obligation, reading: Reading) -> ReadingResult | None:
    if one.status not in _LATE or not one.days_late or one.due.exact is None:
        return None
    end = one.due.exact + timedelta(days=one.days_late)
    months = whole_months_between(one.due.exact, end)
    one.months_late = months
    words = f"{reading.why} Here: {months} whole month{'' if months == 1 else 's'}."
    return ReadingResult(reading.name, one.due, one.status, reading.argued_by, words)


def _discharged_otherwise(story: Story, one: Obligation, reading: Reading) -> Span | None:
    assert reading.discharged_by is not None
    start = one.trigger.anchors[reading.needs]
    for answer in from_day(story.find_any(reading.discharged_by.steps[0]), start.first):
        if answer.day != start and may_follow(answer.day, Span(start.first + timedelta(days=1), start.last)):
            return answer.day
    return None
