"""What is so of a case as a whole on the day it is reckoned for, by name."""

from __future__ import annotations

from collections.abc import Callable

from upheld import dates
from upheld.compliance import Reckoning
from upheld.compliance.plans import in_force
from upheld.letters import challenge, standing, under_way, whereabouts

_ENDS_REVIEW = ("review_decision_notified", "amendment_notice_sent", "plan_amended_final_sent")
_ENDS_REASSESSMENT = ("plan_amended_final_sent", "reassess_no_change_notified", "reassess_refused_notified")
_ENDS_APPEAL = ("appeal_withdrawn", "consent_order", "ftt_order_sent", "la_conceded_before_response")


def has_plan(reckoning: Reckoning) -> bool:
    """Whether a plan is in force."""
    return in_force(reckoning.story, reckoning.as_at)


def is_assessing(reckoning: Reckoning) -> bool:
    """Whether a first assessment, or the making of a first plan, is under way."""
    return any(one.final is None and not one.closed for one in reckoning.story.processes)


def assessed_lately(reckoning: Reckoning) -> bool:
    """Whether an assessment ended, or was refused, in the six months before."""
    since = dates.add_months(reckoning.as_at, -6)
    found = reckoning.story.of("assessment_completed", "no_plan_notified", "plan_final_sent")
    return any(since < event.on.first for event in found)


def refused_lately(reckoning: Reckoning) -> bool:
    """Whether a request for an assessment was refused in the six months before."""
    since = dates.add_months(reckoning.as_at, -6)
    return any(since < event.received_on.first for event in reckoning.story.of("ehcna_refused_notified"))


def is_reviewing(reckoning: Reckoning) -> bool:
    """Whether a review has begun and not been decided."""
    return _open(reckoning, ("review_meeting_set", "review_meeting_held"), _ENDS_REVIEW)


def is_reassessing(reckoning: Reckoning) -> bool:
    """Whether a reassessment was asked for or agreed, and has not ended."""
    return _open(reckoning, ("reassess_request_received", "reassess_agreed_notified"), _ENDS_REASSESSMENT)


def is_drafting(reckoning: Reckoning) -> bool:
    """Whether a draft, or a proposed amendment, is out and no final plan has followed."""
    begins = ("draft_served", "amendment_notice_sent", "amendment_notice_served")
    ends = ("plan_final_sent", "plan_amended_final_sent", "amendment_abandoned_notified", "no_plan_notified")
    return _open(reckoning, begins, ends)


def is_appealing(reckoning: Reckoning) -> bool:
    """Whether an appeal is before the Tribunal."""
    return _open(reckoning, ("appeal_received_by_ftt",), _ENDS_APPEAL)


def is_parent(reckoning: Reckoning) -> bool:
    """Whether the parent holds the rights, or it is not known that another does."""
    return reckoning.story.life.rights_holder()["who"] in ("parent", "unknown")


def is_young_person(reckoning: Reckoning) -> bool:
    """Whether the young person, or whoever decides for them, holds the rights, or it is not known who does."""
    return reckoning.story.life.rights_holder()["who"] in ("young_person", "alternative_person", "unknown")


def is_nobody(reckoning: Reckoning) -> bool:
    """Whether the rights have ended with the 26th birthday."""
    return reckoning.story.life.rights_holder()["who"] == "nobody"


def has_sen_support(reckoning: Reckoning) -> bool:
    """Whether SEN support at school is recorded as going on."""
    return _holds(reckoning, "on_sen_support")


def is_disabled(reckoning: Reckoning) -> bool:
    """Whether a disability is recorded."""
    return _holds(reckoning, "disabled", ("yes", None))


def at_school(reckoning: Reckoning) -> bool:
    """Whether a school or college is recorded, as a setting or as the place the plan names."""
    named = any("placement" in one.fields for one in reckoning.story.of("plan_final_sent", "plan_amended_final_sent"))
    return named or reckoning.story.setting_on(reckoning.as_at) not in (None, "none", "eotas")


def is_out_of_school(reckoning: Reckoning) -> bool:
    """Whether the child is recorded as out of school, with no suitable education arranged since."""
    for one in reckoning.story.of("out_of_suitable_education", "sickness_absence"):
        to_on = one.days.get("to_on")
        arranged = any(start.on.last >= one.on.first for start in reckoning.story.of("ap_started"))
        if not arranged and (to_on is None or to_on.last >= reckoning.as_at):
            return True
    permanent = [one for one in reckoning.story.of("excluded") if one.fields["type"] == "permanent"]
    ends = reckoning.story.of("ap_started", "exclusion_cancelled", "admitted")
    return bool(permanent) and not any(one.on.last >= permanent[-1].on.first for one in ends)


def nears_18(reckoning: Reckoning) -> bool:
    """Whether the eighteenth birthday lies less than a year ahead."""
    birthday = reckoning.story.life.birthday(18)
    return birthday is not None and reckoning.as_at <= birthday < dates.add_months(reckoning.as_at, 12)


def asked_records(reckoning: Reckoning) -> bool:
    """Whether records were asked for and have not come."""
    return _open(reckoning, ("sar_received",), ("sar_answered",))


def asked_budget(reckoning: Reckoning) -> bool:
    """Whether a personal budget was asked for and the council has not answered."""
    return _open(reckoning, ("pb_requested",), ("pb_prepared", "dp_agreed", "dp_refused", "dp_refusal_reasons"))


def is_excluded_lately(reckoning: Reckoning) -> bool:
    """Whether an exclusion began in the two months before, and was not cancelled."""
    since = dates.add_months(reckoning.as_at, -2)
    found = [one for one in reckoning.story.of("excluded") if since < one.on.first]
    ends = reckoning.story.of("exclusion_cancelled")
    return bool(found) and not any(one.on.last >= found[-1].on.first for one in ends)


def is_fee_paying(reckoning: Reckoning) -> bool:
    """Whether the place of education on record is of a kind that charges fees."""
    return reckoning.story.setting_on(reckoning.as_at) in ("independent", "nmss", "s41")


STATES: dict[str, Callable[[Reckoning], bool]] = {
    "plan": has_plan,
    "assessing": is_assessing,
    "assessed_lately": assessed_lately,
    "refused_lately": refused_lately,
    "reviewing": is_reviewing,
    "reassessing": is_reassessing,
    "drafting": is_drafting,
    "appealing": is_appealing,
    "parent": is_parent,
    "young_person": is_young_person,
    "nobody": is_nobody,
    "sen_support": has_sen_support,
    "disabled": is_disabled,
    "at_school": at_school,
    "out_of_school": is_out_of_school,
    "nears_18": nears_18,
    "lacks_reasons": under_way.lacks_reasons,
    "lacks_items": under_way.lacks_items,
    "asked_records": asked_records,
    "ordered": under_way.is_ordered,
    "keeps_plan": under_way.keeps_plan,
    "detained": whereabouts.is_detained,
    "abroad": whereabouts.is_abroad,
    "under_25": whereabouts.is_under_25,
    "over_18": whereabouts.is_over_18,
    "over_19": whereabouts.is_over_19,
    "school_age": whereabouts.is_of_school_age,
    "over_school_age": whereabouts.is_over_school_age,
    "amending": under_way.is_amending,
    "change_due": under_way.is_change_due,
    "ceasing": under_way.is_ceasing,
    "asked_budget": asked_budget,
    "transport_answer": under_way.has_transport_answer,
    "not_a_school": whereabouts.is_not_a_school,
    "mainstream": whereabouts.is_mainstream,
    "decision_stands": standing.decision_stands,
    "certified": standing.is_certified,
    "appeal_passed": standing.has_appeal_passed,
    "contact_passed": standing.has_contact_passed,
    "missed_before": standing.missed_before,
    "may_ask_panel": standing.may_ask_panel,
    "transport_refused": standing.is_transport_refused,
    "transport_reviewed": standing.is_transport_reviewed,
    "stage_2_open": challenge.may_go_to_stage_2,
    "court_time_over": challenge.is_court_time_over,
    "ombudsman_time_over": challenge.is_ombudsman_time_over,
    "provision_missing": challenge.is_provision_missing,
    "excluded_lately": is_excluded_lately,
    "fee_paying": is_fee_paying,
}
"""Name to the question; `not NAME` asks the opposite."""


def holds(reckoning: Reckoning, name: str) -> bool:
    """Whether a named state, or with `not` before it its opposite, is so."""
    return not STATES[name[4:]](reckoning) if name.startswith("not ") else STATES[name](reckoning)


def _open(reckoning: Reckoning, begins: tuple[str, ...], ends: tuple[str, ...]) -> bool:
    """Whether the last beginning is followed by no ending."""
    started = reckoning.story.of(*begins)
    if not started:
        return False
    last = started[-1]
    return not any(one.on.last >= last.on.first and one is not last for one in reckoning.story.of(*ends))


def _holds(reckoning: Reckoning, kind: str, said: tuple[str | None, ...] = (None,)) -> bool:
    """Whether a fact of that kind holds on the day, and says of itself one of those things."""
    day = reckoning.as_at
    return any(
        fact.kind == kind
        and fact.fields.get(kind) in said
        and fact.from_on.first <= day
        and (fact.to_on is None or day <= fact.to_on.last)
        for fact in reckoning.case.facts
    )
