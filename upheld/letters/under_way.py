"""What is already under way about a plan, or was left out of a paper, so that a right can be used, or need not be."""

from __future__ import annotations

from upheld import dates
from upheld.case import Event
from upheld.compliance import Reckoning
from upheld.compliance.plans import in_force

_DECISIONS = (
    "ehcna_refused_notified", "no_plan_notified", "reassess_refused_notified", "review_decision_notified",
    "amendment_abandoned_notified", "cease_decision_notified",
)  # fmt: skip
_PAPERS = (*_DECISIONS, "reassess_no_change_notified", "draft_served", "plan_final_sent", "plan_amended_final_sent")
_OVERTAKES = (
    "ehcna_agreed_notified", "plan_agreed_notified", "reassess_agreed_notified", "la_conceded_before_response",
    "ftt_order_sent", "consent_order", "appeal_received_by_ftt",
)  # fmt: skip
_ORDERS = frozenset({"assess", "make_plan", "remit"})
_ANSWERS = ("reassessment", "order", "agreement")
"""The reasons for which an amended plan ends an assessment that was ordered, conceded or agreed (regs 44 and 45)."""
_ORDERS_ON_PLAN = frozenset({"amend_BF", "amend_I", "continue"})
_PLAN_SHOWN = (
    "review_", "amendment_", "reassess_", "provision_", "plan_final_", "plan_amended_", "plan_transferred",
    "phase_transfer", "post16_move_",
)  # fmt: skip
_TRANSPORT = (
    "transport_decision_received", "transport_appeal_1", "transport_appeal_1_decision", "transport_appeal_2",
    "transport_appeal_2_decision", "transport_provided",
)  # fmt: skip


def lacks_reasons(reckoning: Reckoning) -> bool:
    """Whether the newest decision against the family is recorded as giving no reasons, and still stands."""
    found = _standing(reckoning, _PAPERS)
    return found is not None and found.kind in _DECISIONS and found.fields.get("contents", {}).get("reasons") is False


def lacks_items(reckoning: Reckoning) -> bool:
    """Whether the newest decision, draft or plan is recorded as leaving something out, reasons apart, and stands."""
    found = _standing(reckoning, _PAPERS)
    contents = {} if found is None else found.fields.get("contents", {})
    return any(there is False for name, there in contents.items() if name != "reasons")


def is_ordered(reckoning: Reckoning) -> bool:
    """Whether an assessment, a reassessment or a plan was ordered, conceded or agreed, and no answer has come since."""
    begins = [
        one
        for one in reckoning.story.of("ftt_order_sent", "consent_order", "la_conceded_before_response",
                                      "mediation_agreement_signed")
        if _ORDERS & set(one.fields.get("orders", ()))
        or {"a", "b", "d"} & set(one.fields.get("grounds", ()))
        or _ORDERS & {item.get("order") for item in one.fields.get("items", ())}
    ]  # fmt: skip
    ends = reckoning.story.of("plan_final_sent", "no_plan_notified", "plan_ceased", "reassess_no_change_notified",
                              "plan_amended_final_sent")  # fmt: skip
    answers = [one for one in ends if one.kind != "plan_amended_final_sent" or one.fields["reason"] in _ANSWERS]
    return bool(begins) and not any(one.on.last >= begins[-1].on.first for one in answers)


def keeps_plan(reckoning: Reckoning) -> bool:
    """Whether a plan is in force, or must be because of what is recorded: a review, a change, a move, an order."""
    shown = [one for one in reckoning.story.events if one.kind.startswith(_PLAN_SHOWN) or _orders_on_plan(one)]
    ceased = reckoning.story.of("plan_ceased")
    if shown and not any(one.on.last >= shown[-1].on.first for one in ceased):
        return True
    return in_force(reckoning.story, reckoning.as_at) or (bool(reckoning.of("transfer.plan")) and not ceased)


def is_amending(reckoning: Reckoning) -> bool:
    """Whether the council decided after a review to change the plan, and neither did so nor gave it up."""
    decisions = reckoning.story.of("review_decision_notified")
    if not decisions or decisions[-1].fields["decision"] != "amend":
        return False
    ends = ("plan_amended_final_sent", "amendment_abandoned_notified", "cease_decision_notified", "plan_ceased")
    return not any(one.on.last >= decisions[-1].on.first for one in reckoning.story.of(*ends))


def is_change_due(reckoning: Reckoning) -> bool:
    """Whether a review is overdue, or an order or a concession, on whatever ground, has not been carried out."""
    return any(
        (one.status == "overdue" and one.duty.id.startswith(("review.annual", "review.phase.", "transfer.review")))
        or (one.status in ("overdue", "running") and one.duty.id.startswith(("order.", "unopposed.")))
        for one in reckoning.obligations
    )


def is_ceasing(reckoning: Reckoning) -> bool:
    """Whether ending the plan is proposed or decided, and nothing has come since that keeps it."""
    begins = [
        one
        for one in reckoning.story.of("cease_considered", "cease_consulted", "cease_decision_notified",
                                      "review_decision_notified")
        if one.fields.get("decision", "cease") == "cease"
    ]  # fmt: skip
    kept = [
        one
        for one in reckoning.story.of("plan_final_sent", "plan_amended_final_sent", "review_decision_notified",
                                      "ftt_order_sent", "consent_order", "la_conceded_before_response")
        if one.fields.get("decision", "keep") != "cease" and "cease_upheld" not in one.fields.get("orders", ())
    ]  # fmt: skip
    return bool(begins) and not any(one.on.last >= begins[-1].on.first for one in kept)


def has_transport_answer(reckoning: Reckoning) -> bool:
    """Whether transport to the present place was decided, reviewed or provided in the last twelve months."""
    finals = reckoning.story.of("plan_final_sent", "plan_amended_final_sent")
    placed = [one.sent_on.first for one in finals if "placement" in one.fields]
    placed += [fact.from_on.first for fact in reckoning.case.facts if fact.kind == "setting"]
    since = max([dates.add_months(reckoning.as_at, -12), *(day for day in placed if day <= reckoning.as_at)])
    return any(one.on.last >= since for one in reckoning.story.of(*_TRANSPORT))


def _orders_on_plan(one: Event) -> bool:
    """Whether an order or a concession is about a plan that there is."""
    conceded = any(ground[0] in "cdef" for ground in one.fields.get("grounds", ()))
    return bool(_ORDERS_ON_PLAN & set(one.fields.get("orders", ()))) or conceded


def _standing(reckoning: Reckoning, kinds: tuple[str, ...]) -> Event | None:
    """The newest of those papers in the year before, where nothing has overtaken it; a decision to amend is none."""
    found = [one for one in reckoning.story.of(*kinds) if one.fields.get("decision") != "amend"]
    if not found or found[-1].on.last < dates.add_months(reckoning.as_at, -12):
        return None
    last = found[-1]
    return None if any(one.on.last >= last.on.first for one in reckoning.story.of(*_OVERTAKES)) else last
