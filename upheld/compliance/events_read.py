"""The log as the rules read it: in order of time, up to a day, with what design 11.3 and 11.4 fill in.

A reason that is left out is worked out; a second final plan is an amended one; nothing else is changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from upheld.case import KINDS, Case, Event

_AMENDING = frozenset({"amend_BF", "amend_I", "continue"})


def read(case: Case, as_at: date, warnings: list[str]) -> tuple[Event, ...]:
    """The events that have happened by `as_at`, oldest first, as the rules read them."""
    happened = [_renamed(case, event) for event in case.events if _first_day(event) <= as_at]
    later = len(case.events) - len(happened)
    if later:
        events = "event is" if later == 1 else "events are"
        warnings.append(f"{later} {events} dated after {as_at.isoformat()} and left out of this reckoning.")
    reader = _Reader(warnings)
    return tuple(reader.read(event) for event in in_order(happened))


def _renamed(case: Case, event: Event) -> Event:
    """The event with `answers` naming what stands in place of an entry that was corrected."""
    if event.answers is None:
        return event
    corrected = {one.replaces: one.id for one in case.events if one.replaces is not None}
    head, at, tail = event.answers.partition("@")
    name, prefix = event.answers, ""
    if name not in corrected and at and tail in corrected:
        name, prefix = tail, head + at
    while name in corrected:
        name = corrected[name]
    return replace(event, answers=prefix + name)


def _first_day(event: Event) -> date:
    return min(event.on.first, event.sent_on.first, event.received_on.first)


# Where two events may have come in either order, that of the process is taken: a question before its answer.
_STAGES: dict[str, float] = {kind: float(place) for place, kind in enumerate(KINDS)}
_STAGES["ehcna_refused_notified"] = _STAGES["ehcna_agreed_notified"] - 0.5
_STAGES["reassess_refused_notified"] = _STAGES["reassess_agreed_notified"] - 0.5


def in_order(events: list[Event]) -> list[Event]:
    """The events, oldest first; one known only to the month goes where its stage of the process puts it.

    The order of recording plays no part.
    """

    def stage(event: Event) -> tuple[float, str]:
        return (_STAGES.get(event.kind, 0.0), event.id)

    ordered = sorted((event for event in events if event.on.exact), key=lambda event: (_first_day(event), stage(event)))
    for event in sorted((event for event in events if not event.on.exact), key=stage):
        place = low = sum(1 for other in ordered if other.on.last < event.on.first)
        for index in range(low, len(ordered)):
            if ordered[index].on.first > event.on.last:
                break
            if stage(ordered[index]) < stage(event):
                place = index + 1
        ordered.insert(place, event)
    return ordered


class _Reader:
    """Goes through the log once, knowing at each event what is open."""

    def __init__(self, warnings: list[str]) -> None:
        self.warnings = warnings
        self.plan: Event | None = None
        self.meeting = False
        self.order = False
        self.reassessment = False
        self.proposed: str | None = None

    def read(self, event: Event) -> Event:
        if event.approx:
            self.warnings.append(f"The date of {event.id} is marked as approximate: check it before relying on it.")
        match event.kind:
            case "review_meeting_held":
                self.meeting = True
            case "review_decision_notified":
                if event.fields["decision"] != "amend":
                    self.meeting = False
            case "ftt_order_sent" | "consent_order":
                self.order = self.order or bool(_AMENDING & set(event.fields["orders"]))
            case "reassess_agreed_notified":
                self.reassessment = True
            case "reassess_no_change_notified":
                self.reassessment = False
            case "plan_ceased":
                self.plan = None
                self.meeting = self.order = self.reassessment = False
            case "amendment_notice_sent":
                event = self._with_reason(event)
                self.proposed = event.fields["reason"]
            case "plan_final_sent" if self.plan is not None:
                self.warnings.append(
                    f"{event.id} comes while the plan of {self.plan.id} is in force, so it is read as an amended "
                    "final plan: record it as plan_amended_final_sent, or record plan_ceased first."
                )
                return self.read(replace(event, kind="plan_amended_final_sent"))
            case "plan_final_sent":
                self.plan = event
            case "plan_amended_final_sent":
                event = self._with_reason(event)
                self._finish(event.fields["reason"])
        return event

    def _with_reason(self, event: Event) -> Event:
        if "reason" in event.fields:
            return event
        if self.meeting:
            reason = "review"
        elif self.proposed is not None and event.kind == "plan_amended_final_sent":
            reason = self.proposed
        elif self.order:
            reason = "order"
        elif self.reassessment:
            reason = "reassessment"
        else:
            reason = "other"
        fields: Mapping[str, Any] = {**event.fields, "reason": reason}
        return replace(event, fields=fields)

    def _finish(self, reason: str) -> None:
        self.proposed = None
        match reason:
            case "review":
                self.meeting = False
            case "order":
                self.order = False
            case "reassessment":
                self.reassessment = False
