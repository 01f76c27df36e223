"""How a duty with a time limit comes to its status (design 11.2, 11.4 and 11.5)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from upheld.compliance.due import Due
from upheld.compliance.exemptions import exceptions, is_excused
from upheld.compliance.match import Answer
from upheld.compliance.moment import Moment, agree, from_day
from upheld.compliance.obligation import Obligation
from upheld.compliance.shapes import wrong_items
from upheld.compliance.silence import not_done, silence_proves_nothing
from upheld.compliance.status import days_late, judge
from upheld.dates import EARLIEST
from upheld.law.duty import On

if TYPE_CHECKING:
    from upheld.compliance.story import Story

# What ends the authority's duty without answering it: a limit already missed by then was missed.
_LIFE_ENDS = frozenset(
    """plan_ceased plan_transferred moved detained released yp_turns_26 exclusion_cancelled appeal_withdrawn""".split()
)


def set_day(one: Obligation) -> Due | None:
    """The day a tribunal's order or an agreement sets instead of the limit; None where it sets none.

    A day for `assess` or `make_plan` is the day of the final plan (ADR 7).
    """
    anchors = one.trigger.anchors
    part = one.limb.part
    if (
        "set_day" in anchors
        and part in ("", "final", "amend", "draft")
        and not (part == "draft" and one.limb.order != "remit")
    ):
        one.set_by = one.trigger.event
        return Due(*anchors["set_day"])
    for pattern in one.duty.trigger:
        for name, values in pattern.where:
            if name != "orders" or part == "maintain":
                continue
            for value in values:
                final = value not in ("assess", "make_plan") or one.duty.id.endswith(".final")
                day = anchors.get(f"set_day.{value}")
                if day is not None and final:
                    one.set_by = one.trigger.event
                    return Due(*day)
    return None


def directed(story: Story, one: Obligation) -> Due | None:
    """The day a direction of the Tribunal gives for this duty; None where there is none."""
    for event in reversed(story.of("ftt_direction")):
        if event.fields.get("duty") != one.duty.id or "due_on" not in event.days:
            continue
        if event.answers is None or event.answers in (one.key, one.trigger.event.id):
            one.evidence += (event,)
            one.set_by = event
            return Due(*event.days["due_on"])
    return None


def first_after(
    story: Story, patterns: tuple[On, ...], question: Moment, until: date | None, agrees: tuple[str, ...] = ()
) -> Moment | None:
    """The first of these that came on or after the question and before the next one."""
    for found in from_day(story.find_any(patterns), question.from_day.first):
        if found.event is question.event and not question.own:
            continue
        if found.day.last < question.from_day.first:
            continue
        if agrees and not agree(found.fields, question.fields, agrees):
            continue
        if until is not None and found.day.first >= until:
            return None
        return found
    return None


def timed(story: Story, one: Obligation, answer: Answer, ended: Moment | None, newer: Moment | None) -> None:
    """Set the status of an obligation with a limit.

    Args:
        ended: what ended the duty, if anything did; `newer`: the question that took its place, if one did.
    """
    one.outstanding = answer.outstanding
    over = ended if ended is not None else newer
    if answer.complete and (over is None or answer.day.first <= over.day.first):
        one.discharged, one.discharged_by = answer.day, answer.last.event
        _done(story, one, answer)
    elif (proof := _proof(story, one, over)) is not None:
        _proved(one, proof)
    elif over is not None:
        one.status = "superseded"
        one.superseded_by, one.superseded_on = over.event, over.day.first
        _late_when_replaced(story, one, over, counts=over is newer or over.event.kind in _LIFE_ENDS)
    else:
        _open(story, one)
    _excuse(story, one)


def _late_when_replaced(story: Story, one: Obligation, over: Moment, *, counts: bool) -> None:
    """Keep the lateness of a duty that was overdue on the day another took its place (design 11.5)."""
    if not counts:
        return
    recorded = not_done(story, one.duty, one.limb, one.trigger, one.key, one.due.last)
    if recorded is None and silence_proves_nothing(one.limb):
        return
    one.days_late = days_late(one.due, over.day.first)
    one.was_late = one.due.last is not None and one.due.last < over.day.first


def _done(story: Story, one: Obligation, answer: Answer) -> None:
    one.status = judge(one.due, one.discharged, story.as_at)
    assert one.discharged is not None
    if one.status == "met_late" and one.discharged.exact:
        one.days_late = days_late(one.due, one.discharged.first)
    one.unknown += answer.last.assumed
    if one.status == "unknown":
        one.unknown += _which_day(one)
    found = wrong_items(one.duty, answer.last.event) if one.duty.checklist else None
    if found and found[0]:
        one.outstanding += tuple(f"the document left out {item}" for item in found[0])


def _which_day(one: Obligation) -> tuple[str, ...]:
    if one.due.missing:
        return ()
    needed = [] if one.trigger.day.exact or one.trigger.missing else [one.trigger.event.id]
    if one.discharged is not None and not one.discharged.exact and one.discharged_by is not None:
        needed.append(one.discharged_by.id)
    return tuple(f"the day of {name} is needed" for name in needed) or one.trigger.missing or _other_days(one)


def _other_days(one: Obligation) -> tuple[str, ...]:
    return tuple(
        f"the day of {name.replace('_', ' ')} is needed" for name, day in one.trigger.anchors.items() if not day.exact
    )


def _proof(story: Story, one: Obligation, over: Moment | None) -> Moment | None:
    until = over.day.first if over is not None else None
    return first_after(story, one.limb.proved_by, one.trigger, until, one.duty.agrees)


def _proved(one: Obligation, proof: Moment) -> None:
    """Law: design 11.5: an event that cannot come before a stage ends that stage."""
    one.evidence += (proof.event,)
    one.proved_on = proof.day
    first = one.due.first
    if first is not None and proof.day.last <= first:
        one.status = "met"
        one.unknown += (f"the day it was done is not recorded; it was before {proof.event.id}",)
    else:
        one.status = "unknown"
        kinds = " or ".join(sorted(one.limb.discharged_by.kinds))
        if not one.trigger.missing:
            one.unknown += (f"the day of {kinds} is needed: {proof.event.id} shows that it was done before then",)


def _open(story: Story, one: Obligation) -> None:
    one.status = judge(one.due, None, story.as_at)
    doubt = one.limb.perhaps if not _amendment_ordered(one) else ""
    if one.trigger.missing and one.trigger.day.first != EARLIEST:
        doubt = doubt or one.trigger.missing[0]
    if one.status == "overdue" and (doubt or silence_proves_nothing(one.limb)):
        record = not_done(story, one.duty, one.limb, one.trigger, one.key, one.due.last)
        if record is None:
            one.status = "unknown"
            kinds = " or ".join(sorted(one.limb.discharged_by.kinds))
            unseen = f"whether {kinds} happened is not recorded, and a family would not see it"
            one.unknown = tuple(dict.fromkeys((*one.unknown, doubt or unseen)))
            return
        one.evidence += (record,)
    if one.status == "overdue":
        one.days_late = days_late(one.due, story.as_at)
    elif one.status == "unknown":
        one.unknown += _which_day(one)


def _amendment_ordered(one: Obligation) -> bool:
    return bool({"amend_BF", "amend_I"} & set(one.trigger.fields.get("orders", ())))


def _excuse(story: Story, one: Obligation) -> None:
    if not one.duty.exceptions and not story.exempting:
        return
    one.exceptions = exceptions(story, one.duty, one.key, one.trigger, one.due)
    if one.status in ("overdue", "met_late") and is_excused(one.exceptions, day_was_set=one.set_by is not None):
        one.status = "excepted"
