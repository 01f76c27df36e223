"""What still calls for an answer by the family: a decision to appeal, an exclusion, a refusal of transport."""

from __future__ import annotations

from datetime import timedelta

from upheld import dates
from upheld.compliance import Reckoning
from upheld.compliance.moment import Moment

# What, coming after the notice, takes its place or shows that it was challenged, by ground of appeal.
_ENDS = (
    "appeal_received_by_ftt", "la_conceded_before_response", "ftt_order_sent", "consent_order",
    "mediation_agreement_signed",
)  # fmt: skip
_ENDS_OF = {
    "a": ("ehcna_agreed_notified", "plan_agreed_notified", "draft_served"),
    "b": ("plan_agreed_notified", "draft_served"),
    "c": ("plan_ceased",),
    "d": ("reassess_agreed_notified", "plan_ceased"),
    "e": ("amendment_notice_sent", "plan_ceased"),
    "f": (),
}
_OVERTAKES = (
    "ehcna_request_received", "reassess_request_received", "review_decision_notified", "amendment_notice_sent",
    "cease_considered", "cease_consulted",
)  # fmt: skip
"""What, coming after the two months to appeal, leads to a new decision, which can be appealed in its turn."""

_CONTACTS = ("mediation_adviser_contacted", "mediation_requested", "mediation_declined")
_TRANSPORT = (
    "transport_decision_received", "transport_appeal_1", "transport_appeal_1_decision", "transport_appeal_2",
    "transport_appeal_2_decision", "transport_provided",
)  # fmt: skip
_PANEL_DAYS = 70
"""The most days that fifteen school days can stretch over: the summer holiday, and a week of other closed days."""


def decision_stands(reckoning: Reckoning) -> bool:
    """Whether the newest decision that can be appealed was sent in the year before and still stands.

    It stands where no appeal is recorded, nothing has taken its place, and no new decision is on its way that can be
    appealed in its turn. After a year the yearly review brings one.
    """
    newest = _newest(reckoning)
    if newest is None or newest.day.last < dates.add_months(reckoning.as_at, -12):
        return False
    ends = reckoning.story.of(*_ENDS, *_ENDS_OF[str(newest.fields["grounds"])])
    over = dates.add_months(newest.day.last, 2)
    overtaken = any(one.on.first > over for one in reckoning.story.of(*_OVERTAKES))
    ended = any(one.on.last >= newest.day.first for one in ends)
    return not ended and not overtaken and reckoning.story.life.rights_holder()["who"] != "nobody"


def is_certified(reckoning: Reckoning) -> bool:
    """Whether a mediation certificate was issued for the newest decision that can be appealed."""
    newest = _newest(reckoning)
    return newest is not None and "certificate" in newest.anchors


def has_appeal_passed(reckoning: Reckoning) -> bool:
    """Whether the time to appeal against the newest decision is over, and it still stands.

    Where the adviser was contacted in time and no certificate has come, it is not over: the certificate will give one
    month from the day it is issued (england.md 6.3).
    """
    newest = _newest(reckoning)
    if newest is None or not decision_stands(reckoning) or _awaits_certificate(reckoning, newest):
        return False
    return _is_overdue(reckoning, "appeal.deadline", newest)


def has_contact_passed(reckoning: Reckoning) -> bool:
    """Whether the time to contact an adviser about the newest decision is over, and it still stands."""
    newest = _newest(reckoning)
    return newest is not None and decision_stands(reckoning) and _is_overdue(reckoning, "med.contact", newest)


def _is_overdue(reckoning: Reckoning, duty: str, newest: Moment) -> bool:
    return any(one.status == "overdue" for one in reckoning.of(duty) if one.trigger.event is newest.event)


def _awaits_certificate(reckoning: Reckoning, newest: Moment) -> bool:
    if "certificate" in newest.anchors:
        return False
    contact = [one.due.last for one in reckoning.of("med.contact") if one.trigger.event is newest.event]
    since = [one for one in reckoning.story.of(*_CONTACTS) if one.on.last >= newest.day.first]
    return any(last is None or one.on.first <= last for one in since for last in contact)


def missed_before(reckoning: Reckoning) -> bool:
    """Whether the time to appeal has passed for more than one decision, the newest among them or not."""
    return sum(one.status == "overdue" for one in reckoning.of("appeal.deadline")) > 1


def may_ask_panel(reckoning: Reckoning) -> bool:
    """Whether governors decided lately on a permanent exclusion, or on one of a kind not recorded."""
    notices = reckoning.story.of("governors_decision_notice")
    if not notices or notices[-1].received_on.last < reckoning.as_at - timedelta(days=_PANEL_DAYS):
        return False
    before = [one for one in reckoning.story.of("excluded") if one.on.first <= notices[-1].received_on.last]
    kind = notices[-1].fields.get("type") or (before[-1].fields["type"] if before else "permanent")
    return kind == "permanent"


def is_transport_refused(reckoning: Reckoning) -> bool:
    """Whether the newest step about transport is the council's first decision."""
    return _last_of_transport(reckoning) == "transport_decision_received"


def is_transport_reviewed(reckoning: Reckoning) -> bool:
    """Whether the newest step about transport is the answer to the first review."""
    return _last_of_transport(reckoning) == "transport_appeal_1_decision"


def _last_of_transport(reckoning: Reckoning) -> str:
    """The newest step about transport in the year before; empty where there is none."""
    since = dates.add_months(reckoning.as_at, -12)
    found = [one for one in reckoning.story.of(*_TRANSPORT) if one.on.last >= since]
    return found[-1].kind if found else ""


def _newest(reckoning: Reckoning) -> Moment | None:
    found = reckoning.story.moments("appealable_decision")
    return max(found, key=lambda one: one.day, default=None)
