"""The first assessment: when its clock began, what ended it, and what was reversed (design 11.4)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from upheld.case import Event
from upheld.compliance.moment import Moment, before, moment
from upheld.dates import EARLIEST, Span

if TYPE_CHECKING:
    from upheld.compliance.story import Story

REQUESTS = ("ehcna_request_received", "ehcna_request_sent")
_STARTS = (*REQUESTS, "health_notified_la", "brought_to_attention", "identified_by_la", "la_responsible")
_DETAINED_STARTS = ("det_request_received", "det_brought_to_attention", "det_t0")
# Events that cannot come before an assessment is asked for (design 11.5, "T0 missing").
_FIRST_STAGE = (
    "ehcna_consulted", "ehcna_considering_notified", "ehcna_agreed_notified", "ehcna_refused_notified",
    "advice_requested", "advice_request_received_by_body", "advice_received_by_la", "plan_agreed_notified",
    "no_plan_notified", "draft_served",
)  # fmt: skip
_AFFECTED = ("ehcna.decide", "ehcna.determine", "ehcna.noplan", "plan.final")
_ORDERS = frozenset({"assess", "make_plan", "remit"})


@dataclass(eq=False)
class Process:
    """One assessment of one person: from what started it to what ended it."""

    start: Moment
    refused: Event | None = None
    no_plan: Event | None = None
    agreed: Event | None = None
    final: Event | None = None
    ordered: bool = False
    closed: bool = False
    moments: dict[str, Span] = field(default_factory=dict)


def processes(story: Story) -> list[Process]:
    """Every ordinary assessment, oldest first."""
    found: list[Process] = []
    open_: Process | None = None
    plan: Event | None = None
    started = bool(story.of(*_STARTS))
    for event in story.events:
        kind = event.kind
        if kind in _STARTS and any(first <= event.received_on.first <= last for first, last in story.abroad):
            continue  # outside England: another law
        if kind in _STARTS and not story.is_detained(event.received_on):
            if kind == "ehcna_request_sent" and _received_later(story, event):
                continue
            if open_ is None or (open_.closed and kind in REQUESTS and plan is None):
                open_ = Process(_start(event))
                found.append(open_)
                if plan is not None:
                    story.warn(
                        f"{plan.id} is dated before {event.id}, so it does not count as its answer (plan.final): check "
                        "both dates."
                    )
            elif plan is not None and kind in REQUESTS:
                story.warn(
                    f"{event.id} comes while the plan of {plan.id} is in force, so it starts no new assessment: "
                    "ask for a reassessment instead (Children and Families Act 2014 ss.36(6), 44)."
                )
            elif not open_.closed:
                open_.start.also += (event.id,)
                if kind in REQUESTS and open_.start.event.kind not in REQUESTS and "request" not in open_.moments:
                    open_.moments["request"] = event.received_on
        elif kind in _FIRST_STAGE and open_ is None and plan is None and not started:
            if not _already_ordered(story, event):
                open_ = Process(_unknown_start(event))
                found.append(open_)
                _follow(story, open_, event)
        elif open_ is not None:
            _follow(story, open_, event)
        if kind == "plan_final_sent":
            plan = event
        elif kind == "moved" and open_ is not None and any(event.on.first == first for first, _ in story.abroad):
            open_.closed = True
        elif kind == "plan_ceased":
            plan = None
            if open_ is not None:
                open_.closed = True
    for process in found:
        process.start.anchors = {"t0": process.start.day, **process.moments}
    return found


def _start(event: Event) -> Moment:
    start = moment(event, "received_on")
    if event.kind == "ehcna_request_sent":
        start.assumed += (f"assumed: the request of {event.id} arrived on {event.received_on.first.isoformat()}",)
    return start


def _unknown_start(event: Event) -> Moment:
    why = "the day the council received the request (ehcna_request_received) is needed"
    return Moment(event, Span(EARLIEST, event.received_on.last), event.fields, missing=(why,), own=True)


def _received_later(story: Story, sent: Event) -> bool:
    """Whether the receipt of this very request is recorded: on or after its sending, before another was sent."""
    others = [one.sent_on.first for one in story.of("ehcna_request_sent") if one.sent_on.first > sent.sent_on.first]
    until = min(others, default=date.max)
    return any(sent.sent_on.first <= one.received_on.last < until for one in story.of("ehcna_request_received"))


def _already_ordered(story: Story, event: Event) -> bool:
    earlier = story.of("ftt_order_sent", "consent_order", "la_conceded_before_response", "mediation_agreement_signed")
    return any(one.sent_on.first <= event.on.last for one in earlier)


def _follow(story: Story, process: Process, event: Event) -> None:
    """Take one event into a process."""
    match event.kind:
        case "ehcna_refused_notified" if process.agreed is None and process.refused is None:
            process.refused, process.closed = event, True
        case "ehcna_refused_notified" if process.agreed is not None:
            story.clash(process.agreed, event, _AFFECTED)
        case "ehcna_agreed_notified":
            _agree(process, event)
        case "ftt_order_sent" | "consent_order" if _ORDERS & set(event.fields["orders"]):
            process.ordered = process.closed
        case "la_conceded_before_response" if {"a", "b"} & set(event.fields["grounds"]):
            process.ordered = process.closed
        case "mediation_agreement_signed":
            agreed = {item.get("order") for item in event.fields.get("items", ())}
            process.ordered = process.ordered or (process.closed and bool(agreed & _ORDERS))
        case "no_plan_notified" if process.final is None:
            process.no_plan, process.closed = event, True
        case "plan_agreed_notified" | "draft_served" | "plan_final_sent":
            if process.no_plan is not None and not process.ordered:
                process.no_plan, process.closed = None, False
            if event.kind == "plan_final_sent":
                process.final, process.closed = event, True


def _agree(process: Process, event: Event) -> None:
    if process.refused is None:
        process.agreed = process.agreed or event
        return
    if not process.ordered and process.agreed is None:
        process.agreed, process.closed = event, False
        if event.sent_on != process.refused.sent_on:
            process.moments["agreement"] = event.received_on


def t0(story: Story) -> list[Moment]:
    """The day each clock of 6, 16 and 20 weeks began."""
    return [process.start for process in story.processes]


def assessment_refused(story: Story) -> list[Moment]:
    """Refusals to assess that the authority did not take back by itself."""
    return [moment(one.refused, "received_on") for one in story.processes if one.refused and not one.agreed]


def plan_refused(story: Story) -> list[Moment]:
    """Refusals to make a plan that the authority did not take back by itself."""
    known = [one.no_plan for one in story.processes if one.no_plan]
    reversed_ = [one for one in story.of("no_plan_notified") if one not in known]
    loose = [one for one in reversed_ if not story.processes]
    return [moment(event, "received_on") for event in (*known, *loose)]


def detained_t0(story: Story) -> list[Moment]:
    """The day each clock of a detained person's assessment began."""
    found: list[Moment] = []
    is_open = False
    for event in story.events:
        starts = event.kind in _DETAINED_STARTS
        starts = starts or (event.kind in _STARTS and story.is_detained(event.received_on))
        if starts and not is_open:
            found.append(moment(event, "received_on"))
            is_open = True
        elif _ends_detained(event):
            is_open = False
    return found


def _ends_detained(event: Event) -> bool:
    if event.kind == "det_assess_decision":
        return bool(event.fields["decision"] == "refuse")
    return event.kind in ("no_plan_notified", "plan_final_sent")


def _unfinished_at_release(story: Story) -> list[tuple[Event, Moment]]:
    found = []
    for start in story.moments("detained_t0"):
        for _, release in story.detentions:
            if release is None or not before(start.day, release.on):
                continue
            ended = any(
                _ends_detained(one) and start.day.first <= one.on.first <= release.on.first for one in story.events
            )
            if not ended:
                found.append((release, start))
    return found


def released_unfinished(story: Story) -> list[Moment]:
    """Releases while a detained person's assessment was not finished."""
    return [moment(release, "on") for release, _ in _unfinished_at_release(story)]


def _moves_away(story: Story, event: Event) -> bool:
    """Whether a move recorded on that very day means that another authority takes over (SI 2015/62 reg 15(3))."""
    return any(one.on == event.on for one in story.of("moved"))


def unfinished_assessment(story: Story) -> list[Moment]:
    """Assessments that detention or release interrupted, on the clock already running (SI 2015/62 reg 15)."""
    found = [
        moment(release, "on", anchors={"t0": start.day}, since=start.day)
        for release, start in _unfinished_at_release(story)
        if not _moves_away(story, release)
    ]
    for event, _ in story.detentions:
        if _moves_away(story, event):
            continue
        for process in story.processes:
            ends = [one for one in (process.refused, process.no_plan, process.final) if one is not None]
            done = any(one.sent_on.first <= event.on.first for one in ends)
            if process.start.day.last <= event.on.first and not done:
                found.append(moment(event, "on", anchors={"t0": process.start.day}, since=process.start.day))
    return found


DERIVED: dict[str, Callable[[Story], list[Moment]]] = {
    "t0": t0,
    "assessment_refused": assessment_refused,
    "plan_refused": plan_refused,
    "detained_t0": detained_t0,
    "released_unfinished": released_unfinished,
    "unfinished_assessment": unfinished_assessment,
}
