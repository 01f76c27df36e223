"""What needs every obligation at once: contradictions, outer days, plans to work back from, what is not covered."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING

from upheld import dates
from upheld.case import Event
from upheld.compliance import moves
from upheld.compliance.obligation import Obligation
from upheld.law.code import Law

if TYPE_CHECKING:
    from upheld.compliance.story import Story

# Answers that cannot both be given to one question, when they bear the same day or the "no" comes after the "yes".
_ASSESSING = ("ehcna.decide", "ehcna.determine", "ehcna.noplan", "plan.final")
_PLANNING = ("ehcna.noplan", "plan.final", "order.assess.noplan", "order.assess.final")
_REVIEW = ("review.decide", "review.amend.propose", "review.amend.final", "review.annual")
_AGAIN = ("ehcna_request_received", "ftt_order_sent", "consent_order", "la_conceded_before_response", "plan_ceased")
# The yes, the no, what they bear on, and what between the two makes the no an answer to something else.
_EXCLUDE = (
    ("ehcna_agreed_notified", "ehcna_refused_notified", _ASSESSING, None),
    (
        "reassess_agreed_notified",
        "reassess_refused_notified",
        ("reassess.decide", "reassess.final"),
        ("reassess_request_received", "reassess_no_change_notified", "plan_amended_final_sent", "ftt_order_sent"),
    ),
    ("plan_agreed_notified", "no_plan_notified", _PLANNING, _AGAIN),
    ("plan_final_sent", "no_plan_notified", _PLANNING, _AGAIN),
)
_NOTICES = (
    "decision_notice_sent",
    "ehcna_refused_notified",
    "no_plan_notified",
    "plan_final_sent",
    "cease_decision_notified",
)


def finish(story: Story, law: Law, found: list[Obligation], not_covered: list[str]) -> None:
    """Fill in what one obligation takes from others, and say what the case gives no answer to."""
    _exclusions(story)
    _contradict(story, found)
    _bodies(found)
    _due_by(found)
    _answers_nothing(story, found)
    _back_plan(found)
    _early_answers(story, law, found)
    _places(story, found, not_covered)
    _ages(story)
    _six_month_bar(story)
    _contested(story, found)
    _certificate_awaited(found)


def _certificate_awaited(found: list[Obligation]) -> None:
    """Leave open the end of the time to appeal where the adviser was contacted in time and no certificate is recorded.

    Law: HESC Rules 2008 r.20(1)(c): the time lasts at least one month from the certificate, whenever it comes.
    """
    contacted = {one.trigger.event.id for one in found if one.duty.id == "med.contact" and one.status == "met"}
    for one in found:
        awaited = one.trigger.event.id in contacted and "certificate" not in one.trigger.anchors
        if one.duty.id == "appeal.deadline" and one.status == "overdue" and awaited:
            one.status, one.days_late = "unknown", None
            one.unknown += (
                "the mediation adviser was contacted in time and no mediation_certificate_issued is recorded: once it "
                "is issued there is one month more",
            )


def _exclusions(story: Story) -> None:
    for yes_kind, no_kind, duties, again in _EXCLUDE:
        for yes in story.of(yes_kind):
            for no in story.of(no_kind):
                same_day = yes.sent_on == no.sent_on and yes.sent_on.exact
                later = again is not None and yes.sent_on.last < no.sent_on.first
                if same_day or (later and not _between(story, again or (), yes, no)):
                    story.clash(yes, no, duties)
    decided: dict[object, Event] = {}
    held = [one.on.first for one in story.of("review_meeting_held")]
    for event in story.of("review_decision_notified"):
        place = bisect_right(held, event.sent_on.first)
        other = decided.setdefault(place or event.sent_on, event)
        if other is not event and other.fields["decision"] != event.fields["decision"]:
            story.clash(other, event, _REVIEW)


def _between(story: Story, kinds: tuple[str, ...], one: Event, other: Event) -> bool:
    return any(one.sent_on.first <= event.sent_on.first <= other.sent_on.last for event in story.of(*kinds))


def _contradict(story: Story, found: list[Obligation]) -> None:
    """Make unknown what two answers that exclude each other bear on: never a silent choice between them."""
    for one_event, other_event, duties in story.clashes:
        day = min(one_event.on.first, other_event.on.first)
        for duty in duties:
            mine = [one for one in found if one.duty.id == duty and one.trigger.day.first <= day]
            newest = max((one.trigger.day for one in mine), default=None)
            for one in mine:
                if one.trigger.day == newest:
                    one.status, one.days_late, one.was_late = "unknown", None, False
                    one.discharged = one.discharged_by = one.superseded_by = one.superseded_on = None
                    one.unknown += (f"{one_event.id} and {other_event.id} exclude each other",)


def _bodies(found: Iterable[Obligation]) -> None:
    for one in found:
        body = one.trigger.fields.get("body")
        if body is not None and one.duty.id in ("ehcna.advice.respond", "det.advice", "cooperate.s31", "sar", "foi"):
            one.body = str(body)


def _due_by(found: list[Obligation]) -> None:
    for one in found:
        if not one.limb.due_by:
            continue
        others = [other for other in found if other.duty.id == one.limb.due_by]
        same = [other for other in others if other.trigger.event.id == one.trigger.event.id]
        earlier = [other for other in others if other.trigger.day.first <= one.trigger.day.first]
        pick = same or earlier[-1:] or []
        if pick:
            one.due_by = pick[-1].due


def _back_plan(found: Iterable[Obligation]) -> None:
    """Law: england.md 5.7: the whole review and amendment must be complete by the last lawful day."""
    for one in found:
        day = one.due.exact
        if one.duty.id.startswith("review.phase.") and day is not None:
            one.back_plan = {
                "final_by": day,
                "notice_by": day - timedelta(days=56),
                "meeting_by": day - timedelta(days=84),
                "papers_by": day - timedelta(days=98),
            }


def _early_answers(story: Story, law: Law, found: list[Obligation]) -> None:
    """Name each answer that is dated before its question, where it answers nothing else."""
    used = {event.id for one in found for event in (one.discharged_by, one.superseded_by, *one.evidence) if event}
    # A plan from years before is the beginning of something else, and no early answer.
    used |= {one.trigger.event.id for one in found if one.trigger.event.kind in _BEGINNINGS}
    unused: dict[str, list[Event]] = {}
    for event in story.events:
        if event.id not in used:
            unused.setdefault(event.kind, []).append(event)
    for one in found:
        if one.discharged is not None or one.status == "superseded" or one.shape not in ("timed", "undated"):
            continue
        day = one.trigger.from_day.first
        for kind in one.limb.discharged_by.kinds & unused.keys():
            early = [event for event in unused[kind][:_MOST] if event.received_on.last < day]
            if early and early[-1] is not one.trigger.event:
                story.warn(
                    f"{early[-1].id} is dated before {one.trigger.event.id}, so it does not count as its answer "
                    f"({one.duty.id}): check both dates."
                )


def _answers_nothing(story: Story, found: Iterable[Obligation]) -> None:
    """Say where an entry names what it answers, and nothing there waits for it."""
    used = {event.id for one in found for event in (one.discharged_by, *one.evidence) if event is not None}
    for event in story.events:
        if event.answers is not None and event.id not in used and event.kind not in _ASIDE:
            story.warn(f"{event.id} names {event.answers} as what it answers, and ends nothing there: check the name.")


_MOST = 50  # early answers of one kind that are looked at
_BEGINNINGS = frozenset({"plan_final_sent", "plan_amended_final_sent", "draft_served"})
_ASIDE = frozenset({"exception_claimed", "mediation_certificate_issued", "not_done", "ftt_direction"})


def _places(story: Story, found: list[Obligation], not_covered: list[str]) -> None:
    name = story.case.person.local_authority
    elsewhere = moves.nation(name) if name is not None else None
    if elsewhere not in (None, "England"):
        sentence = f"{name} is in {elsewhere}: this is the law of England, and another law applies there."
        not_covered.append(sentence)
        story.warn(sentence)
        if not story.of("moved"):
            found.clear()
    names = [str(fact.fields["la"]) for fact in story.case.facts if fact.kind == "residence"]
    names += [str(event.fields["from_la"]) for event in story.of("moved") if "from_la" in event.fields]
    for place in dict.fromkeys(names):
        where = moves.nation(place)
        if where not in (None, "England"):
            sentence = f"{place} is in {where}: what was owed while living there is not covered by this law."
            not_covered.append(sentence)
            story.warn(sentence)
    for one in story.moments("left_england"):
        sentence = f"{one.event.id} is a move out of England: what happened from then on is not covered by this law."
        not_covered.append(sentence)
        story.warn(sentence)


def _ages(story: Story) -> None:
    born = story.life.born
    if born is None:
        return
    last = dates.birthday(born, 26)
    for event in story.events:
        if event.on.last < born:
            story.warn(f"{event.id} is before the date of birth, {born.isoformat()}: check both dates.")
        elif event.on.first > last:
            story.warn(f"{event.id} is after the 26th birthday, {last.isoformat()}: check both dates.")
    end = story.life.school_age_ends
    for event in story.of(*_NOTICES):
        to = str(event.fields.get("to", event.given.get("to", ""))).casefold()
        if end is not None and event.sent_on.first > end and "parent" in to:
            story.warn(
                f"{event.id} was sent to the parent after compulsory school age ended on {end.isoformat()}: the young "
                "person holds the rights, and whether such a notice is valid is not settled (D11)."
            )


def _six_month_bar(story: Story) -> None:
    """Law: regs 24, 36(6)(b): a request within six months of the last assessment may be refused (D13)."""
    for event in story.of("reassess_request_received", "ehcna_request_received"):
        done = [one for one in story.of("assessment_completed") if one.on.last <= event.received_on.first]
        if not done:
            continue
        free = dates.add_months(done[-1].on.last, 6)
        if event.received_on.first < free:
            story.warn(
                f"{event.id} came within six months of {done[-1].id}, so it may be refused for that reason until "
                f"{free.isoformat()}; some count the six months back from the decision, not the request (D13)."
            )


def _contested(story: Story, found: Iterable[Obligation]) -> None:
    for one in found:
        day = one.duty.contested_before
        due = one.due.last
        if day is not None and due is not None and due < day:
            story.warn(
                f"{one.duty.id}, due {due.isoformat()}: what the judgment of {day.isoformat()} says the Regulations "
                "always meant was contested at the time."
            )
