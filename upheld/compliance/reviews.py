"""Reviews: when each was held and concluded, and what followed (design 11.4 Review)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from upheld import dates
from upheld.case import Event
from upheld.compliance.moment import Moment, moment
from upheld.dates import EARLIEST, Span

if TYPE_CHECKING:
    from upheld.compliance.story import Story


def _by_review(story: Story, kind: str) -> list[Event]:
    return [event for event in story.of(kind) if event.fields.get("reason") == "review"]


def _cycles(story: Story) -> list[tuple[Event | None, list[Event]]]:
    """Each meeting with the decisions, notices and amended plans that came before the next one."""
    followed = ("review_decision_notified", "amendment_notice_sent", "plan_amended_final_sent")
    cycles: list[tuple[Event | None, list[Event]]] = [(None, [])]
    for event in story.events:
        if event.kind == "review_meeting_held":
            cycles.append((event, []))
        elif event.kind in followed and event.fields.get("reason", "review") == "review":
            cycles[-1][1].append(event)
    return cycles


def review_concluded(story: Story) -> list[Moment]:
    """The end of each review: the day the decision was sent; failing one, the notice, then the amended plan."""
    found: list[Moment] = []
    for meeting, events in _cycles(story):
        meetings = {"meeting_start": meeting.on} if meeting is not None else {}
        finals = [event for event in events if event.kind == "plan_amended_final_sent"]
        ends = [event for event in events if event.kind == "review_decision_notified"]
        if meeting is not None:
            ends = ends[:1]
        guess: tuple[str, ...] = ()
        if not ends:
            ends = [event for event in events if event.kind == "amendment_notice_sent"][:1] or finals[:1]
            guess = tuple(f"assumed: {event.id} concluded the review, as no decision is recorded" for event in ends)
        for event in ends:
            anchors = dict(meetings)
            later = [one for one in finals if one.sent_on.first >= event.sent_on.first]
            if later:
                anchors["final_start"] = later[0].sent_on
            elif event.fields.get("decision") in ("keep", "cease"):
                anchors["final_start"] = event.sent_on
            one = moment(event, "sent_on", anchors=anchors)
            one.assumed += guess
            found.append(one)
    return found


def review_period_began(story: Story) -> list[Moment]:
    """The first day of each period of twelve months: the plan's own day, then the end of each review.

    Law: Children and Families Act 2014 s.44(1); day one is the day on the plan, else the day it was sent.
    """
    found = []
    for event in story.of("plan_final_sent"):
        one = moment(event, "made_on" if event.made_on is not None else "sent_on")
        one.anchors = {"meeting_start": one.day, "final_start": one.day}
        found.append(one)
    return found + [
        Moment(one.event, one.day, one.fields, one.anchors, assumed=one.assumed)
        for one in story.moments("review_concluded")
    ]


def period_start(story: Story, day: Span) -> Moment | None:
    """The start of the twelve months in which a day falls; None if no plan or review before it is recorded."""
    started = story.moments("review_period_began")
    place = bisect_right(started, day.first, key=lambda one: one.day.last)
    return started[place - 1] if place else None


def review_meeting_held(story: Story) -> list[Moment]:
    """Each meeting, with the day by which the annual review it belongs to falls due, even if that has passed."""
    found = []
    for event in story.of("review_meeting_held"):
        one = moment(event, "on", anchors={"review_meeting_held": event.on})
        start = period_start(story, Span(event.on.first - timedelta(days=1), event.on.last))
        if start is not None and start.day.exact:
            due = dates.period_end(start.day.first, 12)
            moved = [
                each for each in story.of("plan_transferred") if start.day.first <= each.on.first <= event.on.first
            ]
            if moved:
                # The new authority has three months from the transfer, if that is later (reg 15(5)).
                due = max(due, dates.period_end(moved[-1].on.last, 3))
            one.anchors = {**one.anchors, "annual_review_due": Span(due, due)}
        found.append(one)
    return found


def review_meeting(story: Story) -> list[Moment]:
    """Each meeting that was arranged, from when it was set; failing that, from when it was held."""
    found: list[Moment] = []
    held = {event.id: event for event in story.of("review_meeting_held")}
    sets = story.of("review_meeting_set")
    for index, event in enumerate(sets):
        until = sets[index + 1].on.first if index + 1 < len(sets) else date.max
        match = next((one for one in held.values() if event.on.first <= one.on.first and one.on.first < until), None)
        if match is not None:
            del held[match.id]
        day = match.on if match is not None else event.days.get("meeting_on")
        missing = () if day is not None else ("the day of the meeting (meeting_on) is needed",)
        found.append(moment(event, "on", anchors={"meeting": day} if day is not None else {}, missing=missing))
    last = EARLIEST
    for event in story.of("review_meeting_held"):
        if event.id in held:
            since = Span(min(last, event.on.first), min(last, event.on.first))
            found.append(moment(event, "on", anchors={"meeting": event.on}, since=since))
        last = event.on.first + timedelta(days=1)
    return found


def review_amendment(story: Story) -> list[Moment]:
    """Each review that may end in amendment, from its meeting; failing a meeting, from its notice."""
    found: list[Moment] = []
    for meeting, events in _cycles(story):
        notices = [event for event in events if event.kind == "amendment_notice_sent"]
        if meeting is not None:
            anchors = {"review_meeting_held": meeting.on}
            if notices:
                anchors["amendment_notice_sent"] = notices[0].sent_on
            found.append(moment(meeting, "on", anchors=anchors, also=tuple(one.id for one in notices)))
        else:
            found += [moment(one, "sent_on", anchors={"amendment_notice_sent": one.sent_on}) for one in notices]
    return found


def served(story: Story, notice: Event) -> Span:
    """The day a notice of amendment was served: from its own record, else the notice's."""
    own = [one for one in story.of("amendment_notice_served") if one.served_on.first >= notice.sent_on.first]
    return own[0].served_on if own and "served_on" not in notice.given else notice.served_on


def review_amendment_served(story: Story) -> list[Moment]:
    """The service of each notice of amendment after a review, and of one whose sending is not recorded."""
    notices = _by_review(story, "amendment_notice_sent")
    found = [Moment(one, served(story, one), one.fields) for one in notices]
    if not story.of("amendment_notice_sent"):
        found += [moment(one, "served_on") for one in story.of("amendment_notice_served")]
    return found


def amendment_notice_sent(story: Story) -> list[Moment]:
    """Every notice of amendment, with the day it was served."""
    return [moment(one, "sent_on", anchors={"served": served(story, one)}) for one in story.of("amendment_notice_sent")]


def reassessment_began(story: Story) -> list[Moment]:
    """The notification that a reassessment will be made; without a request, the day of the decision itself."""
    found = []
    requests = story.of("reassess_request_received")
    for event in story.of("reassess_agreed_notified"):
        asked = any(one.received_on.first <= event.received_on.last for one in requests)
        own = "made_on" if event.made_on is not None else "sent_on"
        found.append(moment(event, "received_on" if asked else own))
    return found


DERIVED: dict[str, Callable[[Story], list[Moment]]] = {
    "review_concluded": review_concluded,
    "review_period_began": review_period_began,
    "review_meeting_held": review_meeting_held,
    "review_meeting": review_meeting,
    "review_amendment": review_amendment,
    "review_amendment_served": review_amendment_served,
    "amendment_notice_sent": amendment_notice_sent,
    "reassessment_began": reassessment_began,
}
