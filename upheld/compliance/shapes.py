"""How each shape of duty comes to its status, timed ones apart (design 11.6)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from upheld.case import Event
from upheld.compliance.match import Answer
from upheld.compliance.moment import Moment, agree
from upheld.compliance.obligation import Obligation
from upheld.compliance.silence import not_done, silence_proves_nothing
from upheld.law.code import Law
from upheld.law.duty import Duty
from upheld.law.notices import ITEMS, NOTICES

if TYPE_CHECKING:
    from upheld.compliance.story import Story


def wrong_items(duty: Duty, event: Event) -> tuple[list[str], list[str]] | None:
    """What a document leaves out of its checklist, and what is not recorded; None if its contents are not given."""
    contents = event.fields.get("contents")
    if contents is None:
        return None
    wanted = duty.items or NOTICES[duty.checklist].items
    left_out = [ITEMS[name] for name in wanted if contents.get(name) is False]
    return left_out, [ITEMS[name] for name in wanted if name not in contents]


def checklist(one: Obligation) -> None:
    """`no_date` until the contents are given; `met` if all are there; `breached` naming what is left out."""
    found = wrong_items(one.duty, one.trigger.event)
    if found is None:
        one.status = "no_date"
        return
    left_out, not_recorded = found
    if left_out:
        one.status = "breached"
        one.breach_on = one.trigger.day.last
        one.outstanding = tuple(left_out)
    elif not_recorded:
        one.status = "unknown"
        one.unknown += tuple(f"whether the document holds {item} is not recorded" for item in not_recorded)
    else:
        one.status = "met"
        one.discharged, one.discharged_by = one.trigger.day, one.trigger.event


def undated(story: Story, one: Obligation, answer: Answer, until: date | None) -> None:
    """`no_date` until recorded, then `met`; `breached` if an act that must wait came first, or it was incomplete."""
    one.status = "no_date"
    one.outstanding = answer.outstanding
    if answer.complete:
        one.status = "met"
        one.discharged, one.discharged_by = answer.day, answer.last.event
        found = wrong_items(one.duty, answer.last.event) if one.duty.checklist else None
        if found and found[0]:
            one.status, one.breach_on = "breached", answer.day.last
            one.outstanding = tuple(found[0])
    act = _first_act(story, one, until, one.discharged.first if one.discharged else None)
    if act is None:
        return
    one.evidence += (act.event,)
    recorded = not_done(story, one.duty, one.limb, one.trigger, one.key, None)
    if one.discharged is None and recorded is None and silence_proves_nothing(one.limb):
        one.status = "unknown"
        kinds = " or ".join(sorted(one.limb.discharged_by.kinds))
        one.unknown += (f"whether {kinds} came before {act.event.id} is not recorded",)
        return
    one.status, one.breach_on = "breached", act.day.last


def _first_act(story: Story, one: Obligation, until: date | None, done: date | None) -> Moment | None:
    for act in story.find_any(one.limb.precedes):
        if act.event.id == one.trigger.event.id or act.day.last < one.trigger.day.first:
            continue
        if one.duty.agrees and not agree(act.fields, one.trigger.fields, one.duty.agrees):
            continue
        if until is not None and act.day.first >= until:
            continue
        if one.shape == "undated" and any(_between(each, one.trigger, act) for each in story.of(*one.limb.excused_by)):
            continue
        return act if done is None or act.day.last < done else None
    return None


def not_before(story: Story, one: Obligation, until: date | None) -> None:
    """`breached` if the act comes on a protected day with no reply from the family; `met` when the days have passed."""
    first, last = one.due.first, one.due.last
    act = _first_act(story, one, until, None)
    if act is not None and (first is None or act.day.first <= (last or first)):
        replies = story.of(*one.limb.excused_by) if one.limb.excused_by else []
        reply = next((event for event in replies if _between(event, one.trigger, act)), None)
        if reply is not None:
            one.evidence += (reply, act.event)
        elif first is not None and act.day.last > first:
            one.status = "unknown"
            one.unknown += (f"the day of {act.event.id} or of {one.trigger.event.id} is needed",)
            return
        else:
            one.evidence += (act.event,)
            one.status, one.breach_on = "breached", act.day.last
            return
    if last is not None and story.as_at > last:
        one.status = "met" if until is None or until > last else "running"
    elif first is None and last is None and not one.due.missing:
        one.status = "unknown"
    elif first is not None and last is not None and first < story.as_at <= last:
        one.status = "unknown"
        one.unknown += (f"the day of {one.trigger.event.id} is needed",)
    else:
        one.status = "running"


def _between(reply: Event, question: Moment, act: Moment) -> bool:
    return question.day.first <= reply.on.last and reply.on.first <= act.day.last


_SECTIONS = {"plan.secure.sep": ("F",), "plan.secure.health": ("G",), "plan.secure.care": ("H1", "H2")}
_ENDS = ("plan_ceased",)


def daily(story: Story, law: Law, one: Obligation, until: date | None) -> None:
    """`no_date` until evidence; `breached` from the first unexcused failure; never `met` from silence."""
    start = one.trigger.day.first
    stop = until or date.max
    sections = _SECTIONS.get(one.duty.id)
    failures = _failures(story, one, sections)
    failed = [event for event in failures if start <= event.on.first < stop]
    one.status = "no_date"
    for event in failures:
        if event not in failed and start <= event.on.last and event.on.first < stop:
            one.status, one.evidence = "unknown", (*one.evidence, event)
            one.unknown += (f"the day of {event.id} is needed",)
    for event in failed:
        version = law.in_force(one.duty.id, event.on.first) or one.duty
        one.evidence += (event,)
        if version.absolute:
            one.status, one.breach_on = "breached", event.on.last
            one.duty = version
            return
        one.duty, one.status = version, "unknown"
        one.unknown += (f"whether reasonable endeavours were made to secure what was missed in {event.id}",)
    if one.status == "unknown":
        return
    _delivered(story, one, sections, start, stop)
    ended = next((event for event in story.of("plan_ceased") if start <= event.on.first), None)
    if one.status == "no_date":
        if until is not None:
            one.status, one.superseded_on = "superseded", until
        elif ended is not None:
            one.status, one.superseded_by, one.superseded_on = "superseded", ended, ended.on.first


def _failures(story: Story, one: Obligation, sections: tuple[str, ...] | None) -> list[Event]:
    if one.duty.id == "plan.admit":
        refused = story.of("admission_refused")
        return [event for event in refused if agree(event.fields, one.trigger.fields, one.duty.agrees)]
    if one.duty.id in ("order.continue", "unopposed.cease", "med.agree.appealable"):
        return [event for event in story.of("plan_ceased") if not _decided_anew(story, one, event)]
    if one.duty.id == "plan.maintain":
        return [event for event in story.of("plan_ceased") if _too_soon(story, event)]
    if sections is None and one.duty.id != "det.keep":
        return []
    return [
        event
        for event in story.of("provision_missed")
        if (sections is None or _section(story, event) in sections)
        and not _excused(event)
        and story.is_detained(event.on) is (one.duty.id == "det.keep")
    ]


def _decided_anew(story: Story, one: Obligation, ceased: Event) -> bool:
    """Whether a plan ended on a decision made after the order to keep it: `plan.maintain` asks if that was too soon."""
    since = one.trigger.day.first
    return any(since < notice.day.first <= ceased.on.last for notice in story.moments("cease_decision"))


def _too_soon(story: Story, ceased: Event) -> bool:
    """Whether a plan ended while the time to appeal ran, or an appeal was open (s.45(4))."""
    for notice in story.moments("cease_decision"):
        if notice.day.last <= ceased.on.first:
            end = notice.anchors.get("appeal_period_end")
            if end is None or ceased.on.last <= end.first:
                return True
    return False


def _section(story: Story, event: Event) -> str:
    """The section an item of provision stands in: as recorded, else its own entry's, else F."""
    if "section" in event.fields:
        return str(event.fields["section"])
    for item in story.of("provision_item"):
        if "item" in event.fields and item.fields.get("item", item.id) == event.fields["item"]:
            return str(item.fields.get("section", "F"))
    return "F"


def _excused(event: Event) -> bool:
    """Law: Children and Families Act 2014 s.42(5): suitable alternative arrangements of the parent or young person."""
    return "alternative arrangement" in str(event.fields.get("reason", "")).casefold()


def _delivered(story: Story, one: Obligation, sections: tuple[str, ...] | None, start: date, stop: date) -> None:
    if sections is None:
        kinds = one.limb.discharged_by.kinds
        events = [
            event
            for event in story.of(*kinds)
            if kinds
            if start <= event.on.first < stop and agree(event.fields, one.trigger.fields, one.duty.agrees)
        ]
        items: set[str] = set()
    else:
        events = [
            event
            for event in story.of("provision_delivered")
            if start <= event.on.first < stop and _section(story, event) in sections
        ]
        items = {
            str(event.fields.get("item", event.id))
            for event in story.of("provision_item")
            if event.fields.get("section", "F") in sections
        }
    if not events:
        return
    had = {str(event.fields.get("item")) for event in events}
    one.outstanding = tuple(sorted(items - had))
    one.evidence += tuple(events)
    if not one.outstanding and (items or sections is None):
        last = max(events, key=lambda event: event.on.last)
        one.status, one.discharged, one.discharged_by = "met", last.on, last
