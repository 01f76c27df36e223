"""Decisions that can be appealed, the certificates that belong to them, and the day the time runs out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from upheld import dates
from upheld.case import Event
from upheld.compliance.moment import Moment, moment
from upheld.dates import Span
from upheld.errors import UnknownDay

if TYPE_CHECKING:
    from upheld.compliance.story import Story

# Which notice is which ground of appeal (design 11.3; Children and Families Act 2014 s.51(2)).
_GROUNDS = {
    "ehcna_refused_notified": "a",
    "no_plan_notified": "b",
    "plan_final_sent": "c",
    "plan_amended_final_sent": "c",
    "reassess_refused_notified": "d",
    "amendment_abandoned_notified": "e",
    "reassess_no_change_notified": "e",
    "cease_decision_notified": "f",
}
_WEEK = timedelta(days=7)
_NEAR = 20


def _ground(event: Event) -> str | None:
    if event.kind == "review_decision_notified":
        return {"keep": "e", "cease": "f"}.get(event.fields["decision"])
    if event.kind == "decision_notice_sent":
        return str(event.fields["ground"])
    return _GROUNDS.get(event.kind)


def appealable_decision(story: Story) -> list[Moment]:
    """Each decision that can be appealed, from the day its notice was sent, with its certificate.

    A notice recorded twice within seven days is one notice, sent on the earlier day (design 11.3).
    """
    found: list[Moment] = []
    for event in story.events:
        ground = _ground(event)
        if ground is None:
            continue
        one = moment(event, "sent_on", fields={**event.fields, "grounds": ground, "notice": event.id})
        twin = next((other for other in reversed(found[-_NEAR:]) if _same(other, one)), None)
        if twin is None:
            found.append(one)
            continue
        twin.also += (one.event.id,)
        if twin.event.kind == "decision_notice_sent":
            twin.event, twin.also = one.event, (*twin.also, twin.event.id)
        twin.day = min(twin.day, one.day)
    _certify(story, found)
    return found


def _same(one: Moment, other: Moment) -> bool:
    kinds = (one.event.kind, other.event.kind)
    pair = "decision_notice_sent" in kinds and kinds[0] != kinds[1]
    near = abs(one.day.first - other.day.first) <= _WEEK
    return pair and near and bool(one.fields["grounds"] == other.fields["grounds"])


def _certify(story: Story, notices: list[Moment]) -> None:
    for certificate in story.of("mediation_certificate_issued"):
        owner = None
        if certificate.answers:
            owner = next((one for one in notices if certificate.answers in (one.event.id, *one.also)), None)
            named = certificate.answers.split("@", 1)[-1]
            owner = owner or next((one for one in notices if one.event.id == named), None)
        else:
            earlier = [one for one in notices if one.day.first <= certificate.sent_on.last]
            owner = max(earlier, key=lambda one: one.day, default=None)
        if owner is not None:
            story.certified[certificate.id] = owner.event.id
            owner.anchors = {**owner.anchors, "certificate": certificate.sent_on}


def cease_decision(story: Story) -> list[Moment]:
    """Decisions to cease, with the last day on which the plan is protected.

    Law: Children and Families Act 2014 s.45(4): until the time to appeal is over, else until the appeal
    is finally determined. An appeal still open leaves no last day.
    """
    found = []
    for one in story.moments("appealable_decision"):
        if one.fields["grounds"] != "f" or one.event.kind == "decision_notice_sent":
            continue
        end, missing = _protected_until(story, one)
        anchors = {**one.anchors, **({"appeal_period_end": Span(end, end)} if end is not None else {})}
        found.append(Moment(one.event, one.day, one.fields, anchors, missing=missing, also=one.also))
    return found


def _protected_until(story: Story, notice: Moment) -> tuple[date | None, tuple[str, ...]]:
    try:
        end = dates.add_months(notice.day.last, 2)
        certificate = notice.anchors.get("certificate")
        if certificate is not None:
            end = max(end, dates.add_months(certificate.last, 1))
        end = dates.rule_12(end)
    except UnknownDay as error:
        return None, (str(error),)
    appeals = [one for one in _appeals_against(story, notice) if one.received_on.first <= end]
    if not appeals:
        return end, ()
    for event in story.of("ftt_order_sent", "consent_order", "appeal_withdrawn"):
        settles = event.kind == "appeal_withdrawn" or {"cease_upheld", "continue"} & set(event.fields["orders"])
        if settles and event.sent_on.first >= appeals[0].received_on.first:
            # From the day of the determination on, the plan need not be kept.
            return event.sent_on.first - timedelta(days=1), ()
    return None, (f"the plan is protected until the appeal of {appeals[0].id} is finally determined",)


def _appeals_against(story: Story, notice: Moment) -> list[Event]:
    """Appeals against this decision: by name, by ground, or, with neither recorded, the newest decision there was."""
    found = []
    for event in story.of("appeal_received_by_ftt"):
        grounds = {ground[0] for ground in event.fields.get("grounds", ())}
        if event.received_on.last < notice.day.first:
            continue
        if event.answers is not None:
            mine = event.answers in (notice.event.id, *notice.also)
        elif grounds:
            mine = notice.fields["grounds"] in grounds
        else:
            earlier = [one for one in story.moments("appealable_decision") if one.day.first <= event.received_on.last]
            mine = max(earlier, key=lambda one: one.day).event is notice.event
        if mine:
            found.append(event)
    return found


def cease_overturned(story: Story) -> list[Moment]:
    """Orders and concessions by which the plan goes on."""
    found = [
        moment(one, "sent_on")
        for one in story.of("ftt_order_sent", "consent_order")
        if "continue" in one.fields["orders"]
    ]
    conceded = story.of("la_conceded_before_response")
    return found + [moment(one, "sent_on") for one in conceded if "f" in one.fields["grounds"]]


def appeal_received_by_ftt(story: Story) -> list[Moment]:
    """Each appeal, with the ground its contents share, so that it finds the decision it is against."""
    found = []
    for event in story.of("appeal_received_by_ftt"):
        letters = {ground[0] for ground in event.fields.get("grounds", ())}
        only = {"grounds": letters.pop()} if len(letters) == 1 else {"grounds": None}
        found.append(moment(event, "received_on", fields={**event.fields, **only}))
    return found


def certificate_of_notice(story: Story) -> list[Moment]:
    """Each certificate with the notice it belongs to (design 11.9): it shows that the adviser had been contacted."""
    story.moments("appealable_decision")
    return [
        moment(event, "sent_on", fields={"notice": story.certified.get(event.id, "none")})
        for event in story.of("mediation_certificate_issued")
    ]


DERIVED: dict[str, Callable[[Story], list[Moment]]] = {
    "appealable_decision": appealable_decision,
    "appeal_received_by_ftt": appeal_received_by_ftt,
    "certificate_of_notice": certificate_of_notice,
    "cease_decision": cease_decision,
    "cease_overturned": cease_overturned,
}
