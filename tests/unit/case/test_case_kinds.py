"""The closed vocabulary: nothing lost, nothing added unseen, every kind accepted with the least it needs."""

from __future__ import annotations

import re
from typing import Any

import pytest

from upheld.case import DERIVED, FACT_KINDS, KINDS, dump_json, dump_toml, from_data, loads
from upheld.errors import CaseError

ADDED = {
    *("plan_agreed_notified", "not_done", "withdrawn"),
    *("governors_reconvened", "exclusion_cancelled", "education_arrangements_notified"),
}
VOCABULARY = """
health_opinion_sen health_opinion_told_parent health_notified_la brought_to_attention identified_by_la
la_responsible ehcna_request_sent ehcna_request_received ehcna_consulted ehcna_considering_notified
ehcna_agreed_notified ehcna_refused_notified advice_requested advice_request_received_by_body
advice_received_by_la advice_reused appointment_missed school_closure absent_from_area exceptional_personal
exception_claimed no_plan_notified draft_served draft_representations meeting_requested meeting_held
school_requested school_consulted school_consult_replied plan_final_sent provision_item provision_delivered
provision_missed admitted admission_refused pb_requested pb_prepared dp_started dp_refused dp_reviewed dp_notice
dp_reconsidered review_meeting_set review_invited review_papers_circulated review_meeting_held review_report_sent
review_decision_notified amendment_notice_sent amendment_notice_served plan_amended_final_sent
amendment_abandoned_notified phase_transfer post16_move_proposed reassess_request_received
reassess_agreed_notified reassess_refused_notified assessment_completed cease_considered cease_consulted
cease_decision_notified plan_ceased under18_not_in_education yp18_left_setting moved la_old_aware_of_move
plan_transferred transfer_informed icb_aware_of_change icb_notified icb_requested_review
mediation_adviser_contacted mediation_declined mediation_requested icb_told_of_issues
la_cannot_arrange_mediation mediation_held mediation_concluded mediation_certificate_issued
mediation_agreement_signed mediation_action_done decision_notice_sent appeal_received_by_ftt appeal_registered
appeal_received_by_la la_response_received_by_ftt ftt_direction hearing_date_set bundle_sent hearing_held
appeal_withdrawn consent_order la_conceded_before_response ftt_order_sent ftt_recommendation_sent
recommendation_response_sent excluded exclusion_notice_given governors_notified_of_exclusion
governors_decision_notice irp_applied irp_held irp_decision_notice governors_reconsidered
out_of_suitable_education sickness_absence ap_started ap_hours transport_decision_received transport_appeal_1
transport_appeal_1_decision transport_appeal_2 transport_appeal_2_decision discriminatory_act
dd_claim_received_by_ftt aware_of_fault complaint_la_stage_1 complaint_la_stage_2 complaint_response
lgsco_complaint pap_letter_sent pap_response jr_issued grounds_first_arose sar_received sar_clarification_asked
sar_answered foi_received foi_answered record_requested record_given detained det_t0 released sep_started
parent_told_sep apdr_meeting apdr_reviewed senco_appointed senco_qualified sen_report_published
la_request_cooperation cooperation_given la_told_of_agreement response_copied_to_sos reassess_no_change_notified
review_list_sent dp_agreed dp_refusal_reasons dp_refusal_reviewed dp_reduce_proposed dp_stop_proposed
det_request_received det_brought_to_attention det_consulted det_assess_decision pupil_has_sen la_told_sickness_15
annual_report disabled_pupil_at_substantial_disadvantage adjustment_made appears_likely_care_needs cna_completed
adult_decision lacks_capacity transport_provided transport_policy_published ut_permission_requested sen2_returned
local_offer_comments_published
"""
REQUIRED: dict[str, dict[str, Any]] = {
    "school_closure": {"first_day_closed": "2026-03-02"},
    "absent_from_area": {"from": "2026-03-02"},
    "exceptional_personal": {"from": "2026-03-02"},
    "sickness_absence": {"from": "2026-03-02"},
    "exception_claimed": {"duty": "plan.final", "code": "EXC-SCHOOL4"},
    "review_decision_notified": {"decision": "keep"},
    "phase_transfer": {"type": "main", "transfer_date": "2026-09-01"},
    "post16_move_proposed": {"transfer_date": "2026-09-01"},
    "decision_notice_sent": {"ground": "c"},
    "la_conceded_before_response": {"grounds": ["a"]},
    "consent_order": {"orders": ["assess"]},
    "ftt_order_sent": {"orders": ["assess"]},
    "ftt_recommendation_sent": {"body": "health"},
    "recommendation_response_sent": {"body": "care"},
    "excluded": {"type": "suspension"},
    "det_assess_decision": {"decision": "refuse"},
    "not_done": {"what": "bundle_sent"},
    "withdrawn": {"event": "first"},
}
FIRST = {"kind": "meeting_held", "on": "2026-01-05", "id": "first"}


def least(kind: str) -> dict[str, Any]:
    """The least an entry of that kind may hold."""
    entry = {"kind": kind, **REQUIRED.get(kind, {})}
    return entry if KINDS[kind].is_span else {**entry, "on": "2026-03-02"}


def test_the_vocabulary_is_the_one_published() -> None:
    assert set(KINDS) == set(VOCABULARY.split()) | ADDED
    assert {"residence", "setting", "icb", "on_sen_support", "disabled"} == set(FACT_KINDS)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_each_kind_reads_as_a_sentence_in_the_past(kind: Any) -> None:
    assert kind.title[0].isupper()
    assert not kind.title.endswith(".")
    assert len({field.name for field in kind.fields}) == len(kind.fields)
    assert {field.name for field in kind.fields if field.required} == set(REQUIRED.get(kind.name, {}))


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_accepted_with_the_least_it_needs_and_written_back(kind: str) -> None:
    case = from_data({"event": [FIRST, least(kind)]})
    assert case.log[1].kind == kind
    assert loads(dump_toml(case), name="case", format="toml") == case
    assert loads(dump_json(case), name="case", format="json") == case


@pytest.mark.parametrize(("kind", "field"), [(kind, field) for kind, given in REQUIRED.items() for field in given])
def test_a_required_field_left_out_is_refused(kind: str, field: str) -> None:
    entry = least(kind)
    del entry[field]
    with pytest.raises(CaseError, match=rf"event 2 \({kind}\): {field} is missing; add it"):
        from_data({"event": [FIRST, entry]})


@pytest.mark.parametrize("kind", DERIVED)
@pytest.mark.parametrize("as_what", [False, True])
def test_what_is_worked_out_is_refused_as_input(kind: str, as_what: bool) -> None:
    entry = {"kind": "not_done", "what": kind} if as_what else {"kind": kind}
    with pytest.raises(CaseError, match=f"'{kind}' is never recorded because it is worked out"):
        from_data({"event": [{**entry, "on": "2026-01-05"}]})


ACCEPTED: list[tuple[str, str, object, object]] = [
    ("ftt_order_sent", "orders", ["amend_BF", "amend_I", "amend_BF"], ("amend_BF", "amend_I")),
    ("la_conceded_before_response", "grounds", ["c"], ("c(i)", "c(ii)")),
    ("appeal_received_by_ftt", "grounds", ["a", "c", "c(ii)", "c(iv)"], ("a", "c(i)", "c(ii)", "c(iv)")),
    ("appeal_received_by_ftt", "grounds", [], ()),
    ("decision_notice_sent", "ground", "f", "f"),
    ("cease_considered", "ground", "no longer needed", "no longer needed"),
    ("advice_received_by_la", "category", "h", "h"),
    ("advice_received_by_la", "body", "NHS Devon", "NHS Devon"),
    ("mediation_requested", "issues", ["health"], ("health",)),
    ("mediation_agreement_signed", "la_party", False, False),
    ("mediation_agreement_signed", "items", [{"appealable": True}], ({"appealable": True},)),
    ("mediation_action_done", "item", "speech therapy", "speech therapy"),
    ("amendment_notice_sent", "reason", "review", "review"),
    ("review_invited", "invitees", ["the school", "the nurse"], ("the school", "the nurse")),
    ("review_meeting_set", "invitees", "the school", ("the school",)),
    ("excluded", "days", 0.5, 0.5),
    ("excluded", "days", "five", "five"),
    ("excluded", "public_exam", True, True),
    ("governors_notified_of_exclusion", "representations", True, True),
    ("school_requested", "type", "other", "other"),
    ("sickness_absence", "expected_days", 15, 15),
    ("sickness_absence", "code", "I", "I"),
    ("discriminatory_act", "continuing", True, True),
    ("moved", "from_la", 878, "878"),
    ("moved", "to_la", "Devon", "Devon"),
    ("provision_missed", "section", "H1", "H1"),
    ("provision_missed", "minutes", 30, 30),
    ("sar_received", "body", "Devon County Council", "Devon County Council"),
    ("meeting_held", "evidence", ["a.pdf", "b.pdf"], ("a.pdf", "b.pdf")),
    ("meeting_held", "evidence", "a.pdf", ("a.pdf",)),
    ("meeting_held", "to", "the council", "the council"),
    ("meeting_held", "channel", "hand", "hand"),
    ("exception_claimed", "because", "the school was shut", "the school was shut"),
    (
        "plan_final_sent",
        "contents",
        {"reasons": True, "section_i_blank": False},
        {"reasons": True, "section_i_blank": False},
    ),
]


@pytest.mark.parametrize(("kind", "field", "written", "kept"), ACCEPTED)
def test_what_a_field_holds(kind: str, field: str, written: object, kept: object) -> None:
    event = from_data({"event": [{**least(kind), field: written}]}).log[0]
    assert event.fields[field] == kept
    assert event.given[field] == written


REFUSED: list[tuple[str, str, object, str]] = [
    ("ftt_order_sent", "orders", ["amend_bf"], "the nearest is amend_BF"),
    ("ftt_order_sent", "orders", [], "is an empty list; use one of assess"),
    ("ftt_order_sent", "orders", "assess", 'must be a list, as ["assess"]'),
    ("ftt_order_sent", "orders", [["assess"]], "is not known here"),
    ("ftt_order_sent", "dates", {"amend": "2026-01-01"}, "'amend' is not a known name"),
    ("ftt_order_sent", "dates", {"amend_BF": 5}, "dates.amend_BF = 5 is not a date"),
    ("ftt_order_sent", "dates", ["2026-01-01"], "must be a table"),
    ("decision_notice_sent", "ground", "c(i)", "use one of a, b, c, d, e, f"),
    ("la_conceded_before_response", "grounds", ["g"], "is not known here"),
    ("review_decision_notified", "decision", "amended", "the nearest is amend"),
    ("det_assess_decision", "decision", "keep", "use one of assess, refuse"),
    ("advice_received_by_la", "category", "z", "use one of a, b"),
    ("ftt_recommendation_sent", "body", "school", "use one of health, care"),
    ("plan_amended_final_sent", "reason", "annual review", "the nearest is review"),
    ("excluded", "type", "fixed term", "use one of permanent, suspension"),
    ("excluded", "type", True, "excluded): type = true is not known here"),
    ("excluded", "days", True, "must be a number, or words"),
    ("excluded", "days", 10**12, "is too large a number"),
    ("phase_transfer", "type", "post-16", "the nearest is post16"),
    ("phase_transfer", "transfer_date", "soon", "is not a date"),
    ("provision_missed", "section", "H", "use one of F, G, H1, H2"),
    ("provision_missed", "minutes", 2.5, "must be a whole number"),
    ("provision_missed", "minutes", True, "must be a whole number"),
    ("mediation_requested", "issues", ["social care"], "the nearest is care"),
    ("mediation_agreement_signed", "la_party", "yes", "must be true or false"),
    ("mediation_agreement_signed", "items", {}, "items = {} must be a list"),
    ("mediation_agreement_signed", "items", ["x"], "items.1 = 'x' must be a table"),
    ("mediation_agreement_signed", "items", [{"order": "amend"}], "items.1.order = 'amend' is not known here"),
    ("withdrawn", "event", " ", "is empty; say what it is"),
    ("mediation_agreement_signed", "items", [{"what": "x", "orders": "y"}], "'orders' is not a field of an item"),
    ("plan_final_sent", "contents", {"reason": True}, "the nearest is reasons"),
    ("plan_final_sent", "contents", {"reasons": "yes"}, "contents.reasons = 'yes' must be true or false"),
    ("plan_final_sent", "placement", 5, "must be words in quotes"),
    ("exception_claimed", "duty", "Plan Final!", "must be the id of a duty"),
    ("exception_claimed", "code", "SCHOOL4", "must be the code of an exception"),
    ("not_done", "what", "nothing", "is not a kind of event"),
    ("not_done", "what", 3, "is not a kind of event"),
    ("moved", "to_la", 12, "its three-digit code"),
    ("moved", "to_la", "", "its three-digit code"),
    ("moved", "to_la", True, "its three-digit code"),
    ("meeting_held", "channel", "post", "the nearest is post_first"),
    ("meeting_held", "approx", "true", "must be true or false"),
    ("meeting_held", "evidence", [1], "must be words"),
    ("meeting_held", "recorded_at", "yesterday", "must be a day, or a day and time"),
    ("meeting_held", "recorded_at", 5, "must be a day, or a day and time"),
    ("meeting_held", "id", "", "is not a usable id"),
    ("meeting_held", "id", "a\nb", "is not a usable id"),
    ("meeting_held", "colour", "red", "'colour' is not a field of meeting_held"),
    ("meeting_held", "meeting_on", "2026-01-01", "'meeting_on' is not a field of meeting_held"),
    ("absent_from_area", "to", "2026-03-01", "to = '2026-03-01' is before from"),
    ("school_closure", "reopens_on", "2026-03-01", "is before first_day_closed"),
]


@pytest.mark.parametrize(("kind", "field", "written", "message"), REFUSED)
def test_what_a_field_refuses(kind: str, field: str, written: object, message: str) -> None:
    with pytest.raises(CaseError, match=re.escape(message)) as refused:
        from_data({"event": [{**least(kind), field: written}]})
    assert str(refused.value).startswith(f"case: event 1 ({kind}): ")


def test_the_items_and_dates_of_an_order_hold_days() -> None:
    item = {"what": "therapy", "appealable": True, "order": "amend_BF", "agreed_on": "2026-07"}
    order = {**least("ftt_order_sent"), "dates": {"assess": "2026-09-30"}}
    case = from_data({"event": [{**least("mediation_agreement_signed"), "items": [item]}, order]})
    (kept,) = case.log[0].fields["items"]
    assert (kept["what"], kept["appealable"], kept["order"]) == ("therapy", True, "amend_BF")
    assert [day.isoformat() for day in kept["agreed_on"]] == ["2026-07-01", "2026-07-31"]
    assert case.log[1].fields["dates"]["assess"].exact
