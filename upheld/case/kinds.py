"""The closed vocabulary of what can happen: every kind of event a case may record, and of fact it may hold.

The kinds are those of england.md 4.2 and 15 and of design.md 11.1, in lower case. A kind once published is
never renamed or reused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from upheld.case.fields import COMMON, KNOWN, SETTING_TYPES, Field


@dataclass(frozen=True, slots=True)
class EventKind:
    """One kind of event: its name, what a parent reads, and the fields it knows besides the common ones."""

    name: str
    title: str
    fields: tuple[Field, ...]
    known: Mapping[str, Field] = field(init=False, repr=False, compare=False)
    """Every field a case file may write on this kind, by name; the kind's own sense wins."""

    def __post_init__(self) -> None:
        """Put its own fields over the common ones, once: every event that is read asks for them."""
        object.__setattr__(self, "known", {each.name: each for each in (*COMMON, *self.fields)})

    @property
    def is_span(self) -> bool:
        """Whether the event lasts from one day to another and so needs no `on`."""
        return self.starts_on is not None

    @property
    def starts_on(self) -> str | None:
        """The field that holds the first day, on a kind that lasts from one day to another."""
        return next((f.name for f in self.fields if f.required and f.name in ("from", "first_day_closed")), None)


@dataclass(frozen=True, slots=True)
class FactKind:
    """One kind of fact that holds over a span of days, and the fields it knows besides `from` and `to`."""

    name: str
    title: str
    fields: tuple[Field, ...]


# name: (what a parent reads, the fields it knows: names in `fields.KNOWN`, with ! where the field must be given)
_FINDING = {
    "health_opinion_sen": ("A health body formed the opinion that the child may have SEN", "body"),
    "health_opinion_told_parent": ("A health body told the parent that the child may have SEN", "body"),
    "health_notified_la": ("A health body told the council that the child may have SEN", "body"),
    "brought_to_attention": ("The child was brought to the council's attention", "who how"),
    "identified_by_la": ("The council itself identified the child as one who may have SEN", "how"),
    "la_responsible": ("The council became responsible for the child", "how"),
    "ehcna_request_sent": ("An EHC needs assessment was asked for", "requester"),
    "ehcna_request_received": ("The council received the request for an EHC needs assessment", "requester"),
    "ehcna_consulted": ("The council consulted the family on whether to assess", "who"),
    "ehcna_considering_notified": ("The council said it was considering an EHC needs assessment", "contents"),
    "ehcna_agreed_notified": ("The council said it would carry out an EHC needs assessment", "contents"),
    "ehcna_refused_notified": ("The council refused to carry out an EHC needs assessment", "reason contents"),
    "advice_requested": ("The council asked for advice for the assessment", "category body person"),
    "advice_request_received_by_body": ("The adviser received the request for advice", "category body person"),
    "advice_received_by_la": ("The council received the advice", "category body person"),
    "advice_reused": (
        "The council used advice it already had",
        "category body person provider_agrees la_agrees family_agrees",
    ),
    "appointment_missed": ("An appointment for the assessment was missed", "category body person reason"),
    "school_closure": ("The school or nursery was closed", "first_day_closed! reopens_on institution reason"),
    "absent_from_area": ("The child or parent was away from the area", "from! until who reason"),
    "exceptional_personal": ("Exceptional personal circumstances affected the family", "from! until who description"),
    "exception_claimed": ("The council claimed an exception to a time limit", "duty! code:exception! because"),
}
_PLAN = {
    "plan_agreed_notified": ("The council said it would make an EHC plan", "contents"),
    "no_plan_notified": ("The council said it would not make an EHC plan", "reason contents"),
    "draft_served": ("A draft EHC plan arrived", "version appendices_included section_i_blank contents"),
    "draft_representations": ("The family replied to the draft plan", "version text"),
    "meeting_requested": ("The family asked to meet the council about the plan", ""),
    "meeting_held": ("The family met the council about the plan", ""),
    "school_requested": ("The family asked for a school or college to be named", "institution type"),
    "school_consulted": ("The council consulted a school or college", "institution"),
    "school_consult_replied": ("The school or college answered the council", "institution answer"),
    "plan_final_sent": ("The council sent the final EHC plan", "placement version contents"),
    "provision_item": (
        "The plan set out a piece of provision",
        "item section text who amount frequency duration minutes from",
    ),
    "provision_delivered": ("Provision in the plan was delivered", "item section minutes quantity who reason"),
    "provision_missed": ("Provision in the plan was missed", "item section minutes quantity who reason"),
    "admitted": ("The school or college admitted the child", "institution"),
    "admission_refused": ("The school or college refused to admit the child", "institution reason"),
    "pb_requested": ("The family asked for a personal budget", "amount"),
    "pb_prepared": ("The council prepared a personal budget", "amount"),
    "dp_agreed": ("The council agreed to a direct payment", "amount"),
    "dp_started": ("A direct payment started", "amount"),
    "dp_refused": ("The council refused a direct payment", "amount reason"),
    "dp_refusal_reasons": ("The council gave its reasons for refusing a direct payment", "amount reason contents"),
    "dp_refusal_reviewed": ("The council reviewed its refusal of a direct payment", "amount outcome"),
    "dp_reviewed": ("The council reviewed a direct payment", "amount outcome"),
    "dp_reduce_proposed": ("The council proposed to reduce a direct payment", "amount reason"),
    "dp_stop_proposed": ("The council proposed to stop a direct payment", "amount reason"),
    "dp_notice": ("The council gave notice about a direct payment", "amount reason contents"),
    "dp_reconsidered": ("The council reconsidered its decision on a direct payment", "amount outcome"),
}
_REVIEW = {
    "review_list_sent": ("The council sent the school its list of reviews due", "institution"),
    "review_meeting_set": ("A review meeting was set", "meeting_on invitees"),
    "review_invited": ("People were invited to the review meeting", "invitees"),
    "review_papers_circulated": ("The papers for the review meeting were sent round", "invitees"),
    "review_meeting_held": ("The review meeting was held", "invitees"),
    "review_report_sent": ("The report of the review meeting was sent", "invitees contents"),
    "review_decision_notified": ("The council gave its decision after the review", "decision:review! reason contents"),
    "amendment_notice_sent": (
        "The council sent notice of the changes it proposed to the plan",
        "reason:amendment evidence_included version contents",
    ),
    "amendment_notice_served": (
        "The notice of proposed changes to the plan arrived",
        "evidence_included version contents",
    ),
    "plan_amended_final_sent": (
        "The council sent the amended final EHC plan",
        "reason:amendment placement version contents",
    ),
    "amendment_abandoned_notified": ("The council said it would not change the plan after all", "reason contents"),
    "phase_transfer": ("A move to the next phase of education was due", "type:transfer! transfer_date! institution"),
    "post16_move_proposed": ("A move between post-16 institutions was proposed", "transfer_date! institution"),
    "reassess_request_received": ("The council received a request for a re-assessment", "requester"),
    "reassess_agreed_notified": ("The council said it would carry out a re-assessment", "contents"),
    "reassess_refused_notified": ("The council refused a re-assessment", "reason contents"),
    "reassess_no_change_notified": ("The council said it would not change the plan after re-assessment", "contents"),
    "assessment_completed": ("The assessment was completed", ""),
    "cease_considered": ("The council considered ending the plan", "ground reason"),
    "cease_consulted": ("The council consulted on ending the plan", "ground who institution"),
    "cease_decision_notified": ("The council gave its decision to end the plan", "ground reason contents"),
    "plan_ceased": ("The plan ended", "ground"),
    "under18_not_in_education": ("A young person under 18 was out of education or training", "reason"),
    "yp18_left_setting": ("A young person of 18 or over left their school or college", "institution reason"),
    "moved": ("The child moved to another council's area", "from_la to_la"),
    "la_old_aware_of_move": ("The old council became aware of the move", "from_la to_la moving_on"),
    "plan_transferred": ("The plan was transferred to the new council", "from_la to_la"),
    "transfer_informed": ("The new council told the family about the transferred plan", "from_la to_la contents"),
    "icb_aware_of_change": ("The health board became aware that its area had changed", "body"),
    "icb_notified": ("The new health board was told", "body"),
    "icb_requested_review": ("The health board asked for a review of the plan", "body"),
    "la_request_cooperation": ("The council asked another body for help", "body bodies"),
    "cooperation_given": ("The other body gave the help asked for", "body bodies"),
}
_DISAGREEMENT = {
    "decision_notice_sent": ("The council sent notice of a decision that can be appealed", "ground:notice! contents"),
    "mediation_adviser_contacted": ("The family contacted the mediation adviser", "issues"),
    "mediation_declined": ("The family chose not to mediate", "issues"),
    "mediation_requested": ("The family asked for mediation", "issues"),
    "icb_told_of_issues": ("The council told the health board what the mediation was about", "body issues"),
    "la_cannot_arrange_mediation": ("The council said it could not arrange the mediation in time", "issues reason"),
    "mediation_held": ("The mediation meeting was held", "issues"),
    "mediation_concluded": ("The mediation ended", "issues outcome"),
    "mediation_certificate_issued": ("The mediation certificate was issued", "issues"),
    "mediation_agreement_signed": ("An agreement was signed at mediation", "items la_party issues"),
    "mediation_action_done": ("Something agreed at mediation was done", "item"),
    "la_told_of_agreement": ("The council was told of the agreement reached at mediation", "body bodies"),
    "appeal_received_by_ftt": ("The Tribunal received the appeal", "grounds"),
    "appeal_registered": ("The Tribunal registered the appeal", ""),
    "appeal_received_by_la": ("The council received the appeal", ""),
    "la_response_received_by_ftt": ("The Tribunal received the council's response", ""),
    "la_conceded_before_response": ("The council gave way before responding to the appeal", "grounds!"),
    "ftt_direction": ("The Tribunal gave a direction", "due_on duty text"),
    "hearing_date_set": ("The Tribunal set a hearing date", "hearing_on"),
    "bundle_sent": ("The bundle of papers for the hearing was sent", ""),
    "hearing_held": ("The hearing was held", ""),
    "appeal_withdrawn": ("The appeal was withdrawn", "reason"),
    "consent_order": ("The Tribunal made an order by consent", "orders! dates"),
    "ftt_order_sent": ("The Tribunal sent its order", "orders! dates"),
    "ftt_recommendation_sent": ("The Tribunal sent a recommendation", "body:recommendation!"),
    "recommendation_response_sent": ("The recommendation was answered", "body:recommendation!"),
    "response_copied_to_sos": ("The answer to the recommendation was copied to the Secretary of State", "body"),
    "ut_permission_requested": ("Permission to appeal to the Upper Tribunal was asked for", ""),
    "discriminatory_act": ("The child was discriminated against", "body institution text continuing end_date"),
    "dd_claim_received_by_ftt": ("The Tribunal received the disability discrimination claim", ""),
    "aware_of_fault": ("The family became aware of the fault", "body text"),
    "complaint_la_stage_1": ("The family complained to the council", "body text"),
    "complaint_la_stage_2": ("The family took the complaint to the council's second stage", "body text"),
    "complaint_response": ("The complaint was answered", "body outcome"),
    "lgsco_complaint": ("The family complained to the Ombudsman", "body text"),
    "grounds_first_arose": ("The grounds for judicial review first arose", "text"),
    "pap_letter_sent": ("A letter before judicial review was sent", "body text"),
    "pap_response": ("The letter before judicial review was answered", "body outcome"),
    "jr_issued": ("A claim for judicial review was issued", "body"),
    "sar_received": ("A request for personal information was received", "body text"),
    "sar_clarification_asked": ("The body asked what personal information was wanted", "body text"),
    "sar_answered": ("The request for personal information was answered", "body"),
    "foi_received": ("A freedom of information request was received", "body text"),
    "foi_answered": ("The freedom of information request was answered", "body"),
    "record_requested": ("The child's school record was asked for", "body institution"),
    "record_given": ("The child's school record was given", "body institution"),
}
_EXCLUSION = "type:exclusion days institution"
_SCHOOL = {
    "excluded": ("The child was excluded", "type:exclusion! days representations public_exam institution reason"),
    "exclusion_notice_given": ("The school gave notice of the exclusion", f"{_EXCLUSION} reason contents"),
    "exclusion_cancelled": ("The school cancelled the exclusion", f"{_EXCLUSION} reason"),
    "education_arrangements_notified": (
        "The family was told what education was arranged during the exclusion",
        f"{_EXCLUSION} contents",
    ),
    "governors_notified_of_exclusion": (
        "The governors were told of the exclusion",
        f"{_EXCLUSION} representations public_exam contents",
    ),
    "governors_decision_notice": (
        "The governors gave their decision on the exclusion",
        f"{_EXCLUSION} outcome contents",
    ),
    "irp_applied": ("The family applied to the independent review panel", _EXCLUSION),
    "irp_held": ("The independent review panel met", _EXCLUSION),
    "irp_decision_notice": ("The independent review panel gave its decision", f"{_EXCLUSION} outcome contents"),
    "governors_reconvened": ("The governors met again after the panel's decision", _EXCLUSION),
    "governors_reconsidered": ("The governors gave their reconsidered decision", f"{_EXCLUSION} outcome contents"),
    "out_of_suitable_education": ("The child was left without suitable education", "reason"),
    "sickness_absence": ("The child was off school through sickness", "from! until reason expected_days code"),
    "la_told_sickness_15": ("The school told the council of 15 days of sickness", "institution expected_days"),
    "ap_started": ("Alternative education started", "institution hours"),
    "ap_hours": ("The hours of alternative education were recorded", "institution hours frequency"),
    "transport_decision_received": ("The council's decision on school transport arrived", "outcome reason"),
    "transport_appeal_1": ("The family asked for the first review of the transport decision", "text"),
    "transport_appeal_1_decision": ("The council answered the first review on transport", "outcome reason"),
    "transport_appeal_2": ("The family asked for the second review of the transport decision", "text"),
    "transport_appeal_2_decision": ("The second review on transport was answered", "outcome reason"),
    "transport_provided": ("School transport was provided", "text"),
    "transport_policy_published": ("The council published its transport policy", "text"),
    "pupil_has_sen": ("The school recognised that the pupil has SEN", "institution"),
    "sep_started": ("The school started special educational provision", "institution text"),
    "parent_told_sep": ("The school told the parent about the special educational provision", "institution"),
    "apdr_meeting": ("The school met the parent about the pupil's support", "institution"),
    "apdr_reviewed": ("The school reviewed the pupil's support", "institution outcome"),
    "annual_report": ("The school sent its annual report on the pupil", "institution"),
    "senco_appointed": ("The school appointed a SENCO", "institution person"),
    "senco_qualified": ("The SENCO gained the qualification", "institution person"),
    "sen_report_published": ("The school published its SEN information report", "institution"),
    "disabled_pupil_at_substantial_disadvantage": (
        "A disabled pupil was put at a substantial disadvantage",
        "institution practice",
    ),
    "adjustment_made": ("A reasonable adjustment was made", "institution practice"),
}
_ELSEWHERE = {
    "detained": ("The young person was detained", "home_la institution"),
    "det_request_received": ("The council was asked to assess a detained person", "requester home_la"),
    "det_brought_to_attention": ("A detained person was brought to the council's attention", "who how home_la"),
    "det_t0": ("The council's time to decide on a detained person began", "home_la"),
    "det_consulted": ("The council consulted on assessing a detained person", "who"),
    "det_assess_decision": (
        "The council decided whether to assess a detained person",
        "decision:detained! reason contents",
    ),
    "released": ("The young person was released", "home_la institution"),
    "appears_likely_care_needs": ("It appeared that the young person would need care as an adult", "body"),
    "cna_completed": ("The adult care needs assessment was completed", "body"),
    "adult_decision": ("The council decided on adult care", "body outcome"),
    "lacks_capacity": ("The young person was found to lack capacity for a decision", "text"),
    "sen2_returned": ("The council sent its yearly SEN return", ""),
    "local_offer_comments_published": ("The council published comments on its local offer", ""),
    "not_done": ("It was known that something had not been done", "what! category body person institution reason"),
    "withdrawn": ("An entry was withdrawn because it was recorded by mistake", "event! reason"),
}
_FACTS = {
    "residence": "Which council's area the child lives in",
    "setting": "Where the child is educated",
    "icb": "Which health board covers the child",
    "on_sen_support": "The child has SEN support at school",
    "disabled": "Whether the child is disabled in law",
}

DERIVED = {
    "review_concluded": "it is the day of review_decision_notified",
    "yp_turns_18": "it follows from the person's date_of_birth",
    "yp_turns_25": "it follows from the person's date_of_birth",
    "has_plan": "it follows from plan_final_sent and plan_ceased",
}
"""Names that look like kinds but are worked out, with what they are worked out from."""


def _fields(written: str) -> tuple[Field, ...]:
    return tuple(replace(KNOWN[word.rstrip("!")], required=word.endswith("!")) for word in written.split())


KINDS: dict[str, EventKind] = {
    name: EventKind(name, title, _fields(fields))
    for part in (_FINDING, _PLAN, _REVIEW, _DISAGREEMENT, _SCHOOL, _ELSEWHERE)
    for name, (title, fields) in part.items()
}
"""Every kind of event a case file may record, by name."""

_SPAN = (Field("kind", "text", required=True), Field("from", "day", required=True), Field("to", "day"))
_FACT_FIELDS: dict[str, tuple[Field, ...]] = {
    "residence": (*_SPAN, Field("la", "la"), Field("local_authority", "la")),
    "setting": (
        *_SPAN,
        Field("name", "text"),
        Field("type", "choice", choices=SETTING_TYPES),
        Field("terms", "terms"),
        Field("closed", "days"),
    ),
    "icb": (*_SPAN, Field("body", "text", required=True)),
    "on_sen_support": _SPAN,
    "disabled": (
        Field("kind", "text", required=True),
        Field("from", "day"),
        Field("to", "day"),
        Field("disabled", "choice", choices=("yes", "no", "unknown")),
        Field("since", "day"),
    ),
}

FACT_KINDS: dict[str, FactKind] = {name: FactKind(name, title, _FACT_FIELDS[name]) for name, title in _FACTS.items()}
"""Every kind of fact a case file may hold, by name."""
