"""What the family must do, and by when (england.md 6.3): never a breach, and never without what to do if late."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from upheld.compliance.conditions import hold
from upheld.compliance.due import NO_DUE, due
from upheld.compliance.moment import may_follow
from upheld.compliance.obligation import Obligation, Status
from upheld.compliance.status import days_late, judge
from upheld.law.duty import Duty
from upheld.law.family import STEPS, FamilyStep

if TYPE_CHECKING:
    from upheld.compliance.reckon import Reckoning
    from upheld.compliance.story import Story

_WINDOWS = {"plan.draft.window": "fd.draft", "det.draft.window": "fd.draft", "review.amend.window": "fd.amend",
            "amend.other_time": "fd.amend"}  # fmt: skip


def steps(reckoning: Reckoning) -> Iterator[tuple[str, FamilyStep | None, Obligation]]:
    """Each step of the family with its id, its words, and the obligation that carries its day and status."""
    for one in reckoning.family:
        yield one.duty.family_deadline, STEPS.get(one.duty.family_deadline), one
    for one in reckoning.obligations:
        name = _WINDOWS.get(one.duty.id)
        if name is not None and one.shape == "not_before":
            yield name, STEPS[name], _window(reckoning.story, one)
    for step in STEPS.values():
        if not step.duty:
            for one in _own(reckoning.story, step):
                yield step.id, step, one


def _window(story: Story, one: Obligation) -> Obligation:
    """The family's side of a protected window: met once they have answered, passed when it is over."""
    mine = Obligation(one.duty, one.limb, one.key, one.trigger, one.due, "running", unknown=one.unknown)
    for kind in one.limb.excused_by:
        for event in story.of(kind):
            if mine.discharged is None and one.trigger.day.first <= event.received_on.last:
                mine.discharged, mine.discharged_by = event.received_on, event
    if one.status == "superseded":
        mine.status, mine.superseded_by, mine.superseded_on = "superseded", one.superseded_by, one.superseded_on
        return mine
    mine.status = judge(mine.due, mine.discharged, story.as_at)
    return mine


def _own(story: Story, step: FamilyStep) -> Iterator[Obligation]:
    duty = _as_duty(step)
    for question in story.find_any(step.trigger):
        if step.when and not hold(story, step.when, question)[0]:
            continue
        one = Obligation(duty, duty.limbs[0], f"{step.id}@{question.event.id}", question, NO_DUE, "no_date")
        for pattern in step.discharged_by.steps:
            for answer in story.find_any(pattern):
                if (
                    one.discharged is None
                    and answer.event is not question.event
                    and may_follow(answer.day, question.day)
                ):
                    one.discharged, one.discharged_by = answer.day, answer.event
        if step.within is not None:
            one.due = due(step.within, question, story)
            one.status = _status(story, step, one)
            one.unknown = (*question.assumed, *one.due.missing)
            if one.status == "overdue":
                one.days_late = days_late(one.due, story.as_at)
        elif one.discharged is not None:
            one.status = "met"
        yield one


def _status(story: Story, step: FamilyStep, one: Obligation) -> Status:
    if step.id == "fd.reassess.gap":
        # The day from which a request can no longer be refused for being too soon: nothing to miss.
        return "no_date"
    return judge(one.due, one.discharged, story.as_at)


_DUTIES: dict[str, Duty] = {}


def _as_duty(step: FamilyStep) -> Duty:
    if step.id not in _DUTIES:
        from datetime import date

        _DUTIES[step.id] = Duty(
            id=step.id,
            title=step.title,
            force="rules",
            cite=step.cite,
            url=step.url,
            bearer="RIGHTS_HOLDER",
            owed_to="",
            shape="timed",
            confidence=step.confidence,
            basis="england.md 6.3",
            from_on=date(2014, 9, 1),
            family_deadline=step.id,
            trigger=step.trigger,
            within=step.within,
            discharged_by=step.discharged_by,
        )
    return _DUTIES[step.id]
