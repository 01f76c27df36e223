"""Cases in which a plain reading of the record would accuse somebody falsely, or comfort somebody falsely.

Each was found by a reader who tried to break the reckoner; the expected answers are worked from the law.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from upheld.case import from_data
from upheld.compliance import as_data, reckon
from upheld.errors import CaseError
from upheld.law import law_named

Event = dict[str, Any]
TERMS = [{"first": "2026-01-05", "last": "2026-07-20"}]


def e(kind: str, on: str, **fields: Any) -> Event:
    return {"kind": kind, "on": on, **fields}


def request(on: str, **fields: Any) -> Event:
    return e("ehcna_request_received", on, **fields)


def plan(on: str, **fields: Any) -> Event:
    return e("plan_final_sent", on, **fields)


def answer(events: list[Event], as_at: str, **more: Any) -> dict[str, Any]:
    case = from_data({"event": events, **more}, name="a case")
    return as_data(reckon(case, law_named("england"), date.fromisoformat(as_at)))


def owed(events: list[Event], as_at: str, **more: Any) -> dict[str, dict[str, Any]]:
    return {one["key"].split("@")[0]: one for one in answer(events, as_at, **more)["obligations"]}


# --- nothing is lost to a bad or odd entry ------------------------------------------------------------------------


def test_a_closure_whose_end_is_not_recorded_proves_nothing() -> None:
    closure = {"kind": "school_closure", "first_day_closed": "2026-07-22"}
    found = owed([request("2026-06-01"), closure], "2026-11-01")["plan.final"]
    assert (found["status"], found["due_on"]) == ("overdue", "2026-10-19")
    assert not any(one["available"] for one in found["exceptions"])


@pytest.mark.parametrize(("days", "listed"), [("three", False), ("6", True), (6, True), (5, False), (6.0, True)])
def test_the_days_of_a_suspension_may_be_words(days: Any, listed: bool) -> None:
    setting = {"kind": "setting", "from": "2025-09-01", "type": "secondary", "terms": TERMS}
    found = owed([e("excluded", "2026-03-02", type="suspension", days=days)], "2026-03-03", fact=[setting])
    assert ("excl.sixth_day.school" in found) is listed


@pytest.mark.parametrize(("day", "words"), [("2028-12-01", "Bank holidays"), ("unknown", "received")])
def test_a_schools_count_that_cannot_be_made_is_unknown(day: str, words: str) -> None:
    setting = {"kind": "setting", "from": "2020-09-01", "terms": [{"first": "2028-09-01", "last": "2028-12-20"}]}
    found = owed([e("foi_received", day, body="Hill School")], "2028-12-31", fact=[setting])["foi"]
    assert found["status"] == "unknown"
    assert any(words in sentence for sentence in found["unknown"])


def test_a_request_to_a_council_about_schools_counts_plain_days() -> None:
    # 1 June 2026 and 20 working days: 2-5 = 4, 8-12 = 9, 15-19 = 14, 22-26 = 19, 29 June = 20.
    found = owed([e("foi_received", "2026-06-01", body="Devon Council schools team")], "2026-06-02")["foi"]
    assert found["due_on"] == "2026-06-29"


@pytest.mark.parametrize(
    ("entry", "near"),
    [
        ({"kind": "exception_claimed", "duty": "plan.finl", "code": "EXC-PERSONAL"}, "plan.final"),
        ({"kind": "exception_claimed", "duty": "plan.final", "code": "EXC-PERSONEL"}, "EXC-PERSONAL"),
        ({"kind": "ftt_direction", "duty": "appeal.respons", "due_on": "2026-06-01"}, "appeal.response"),
        ({"kind": "exception_claimed", "duty": "zzzz", "code": "EXC-PERSONAL"}, "upheld duties"),
    ],
)
def test_a_duty_or_exception_that_does_not_exist_is_refused(entry: Event, near: str) -> None:
    with pytest.raises(CaseError) as refused:
        answer([request("2026-01-12"), {**entry, "on": "2026-03-01"}], "2026-05-01")
    assert near in str(refused.value)
    assert "\n" not in str(refused.value)


# --- no false accusation ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["cease_upheld", "withdrawn"])
def test_a_plan_may_end_on_the_day_its_appeal_is_determined(kind: str) -> None:
    end = (
        e("appeal_withdrawn", "2026-05-01") if kind == "withdrawn" else e("ftt_order_sent", "2026-05-01", orders=[kind])
    )
    events = [
        plan("2024-10-10"),
        e("cease_decision_notified", "2025-12-01"),
        e("appeal_received_by_ftt", "2025-12-05", grounds=["f"]),
        end,
        e("plan_ceased", "2026-05-01"),
    ]
    found = owed(events, "2026-08-01")
    assert (found["cease.standstill"]["status"], found["cease.standstill"]["due_on"]) == ("met", "2026-04-30")
    assert not found["plan.maintain"]["is_breach"]


@pytest.mark.parametrize(
    ("appeal", "protected"),
    [
        ({"grounds": ["c"]}, False),
        ({"grounds": ["f"]}, True),
        ({}, True),
        ({"answers": "plan_final_sent@2025-11-10"}, False),
        ({"answers": "cease_decision_notified@2025-12-01"}, True),
    ],
)
def test_only_an_appeal_against_ceasing_protects_the_plan(appeal: Event, protected: bool) -> None:
    events = [
        plan("2025-11-10"),
        e("cease_decision_notified", "2025-12-01"),
        e("appeal_received_by_ftt", "2025-12-05", **appeal),
        e("ftt_order_sent", "2026-01-10", orders=["amend_BF"]),
        e("plan_ceased", "2026-02-10"),
    ]
    # Without an appeal the time ends on Sunday 1 February 2026, so on Monday 2 February (r.12(2)).
    found = owed(events, "2026-08-01")["cease.standstill"]
    assert found["status"] == ("breached" if protected else "met")


def test_a_decision_made_before_detention_still_counts() -> None:
    events = [request("2026-01-12"), e("ehcna_agreed_notified", "2026-02-20"), e("detained", "2026-04-20")]
    found = owed(events, "2026-05-01")
    assert found["det.incomplete/notify"]["status"] == "met"
    assert (found["det.incomplete/final"]["status"], found["det.incomplete/final"]["due_on"]) == (
        "running",
        "2026-06-01",
    )


def test_an_assessment_finished_after_release_goes_on_with_its_clock() -> None:
    events = [
        e("detained", "2026-01-05"),
        e("det_request_received", "2026-01-12"),
        e("det_assess_decision", "2026-02-20", decision="assess"),
        e("released", "2026-04-20"),
    ]
    found = owed(events, "2026-05-01")
    assert found["det.incomplete/notify"]["status"] == "met"
    assert found["det.final"]["status"] == "superseded"
    assert found["det.incomplete/final"]["due_on"] == "2026-06-01"


def test_yes_and_then_no_leaves_everything_after_it_unknown() -> None:
    events = [
        request("2026-01-12"),
        e("ehcna_agreed_notified", "2026-02-20"),
        e("ehcna_refused_notified", "2026-04-20"),
    ]
    found = owed(events, "2026-08-01")
    assert {found[duty]["status"] for duty in ("ehcna.decide", "ehcna.noplan", "plan.final")} == {"unknown"}
    assert not any(one["is_breach"] for one in found.values())


def test_an_answer_that_names_a_corrected_entry_answers_the_correction() -> None:
    events = [
        request("2026-01-12", id="first"),
        request("2026-01-02", id="second", replaces="first"),
        e("ehcna_agreed_notified", "2026-02-10", answers="first"),
    ]
    assert owed(events, "2026-04-01")["ehcna.decide"]["status"] == "met"
    events[2]["answers"] = "ehcna.decide@first"
    assert owed(events, "2026-04-01")["ehcna.decide"]["status"] == "met"


def test_a_name_under_which_nothing_waits_is_said() -> None:
    events = [
        request("2026-01-12"),
        e("ehcna_agreed_notified", "2026-02-10", answers="no.duty@ehcna_request_received@2026-01-12"),
    ]
    assert any("ends nothing there" in warning for warning in answer(events, "2026-02-20")["warnings"])


@pytest.mark.parametrize(
    ("trigger", "key"),
    [
        (e("ftt_order_sent", "2026-01-10", orders=["continue"]), "order.continue/amend"),
        (e("la_conceded_before_response", "2026-01-10", grounds=["f"]), "unopposed.cease/amend"),
        (
            e("mediation_agreement_signed", "2026-01-10", items=[{"what": "the plan goes on", "order": "continue"}]),
            "med.agree.appealable/amend",
        ),
    ],
)
def test_going_on_with_a_plan_does_not_by_itself_ask_for_an_amendment(trigger: Event, key: str) -> None:
    found = owed([plan("2024-02-01"), trigger], "2026-05-01")[key]
    assert (found["status"], found["due_on"]) == ("unknown", "2026-02-14")
    told = [plan("2024-02-01"), trigger, e("not_done", "2026-03-01", what="plan_amended_final_sent")]
    assert owed(told, "2026-05-01")[key]["status"] == "overdue"


def test_an_order_to_amend_makes_the_amendment_owed() -> None:
    events = [plan("2024-02-01"), e("ftt_order_sent", "2026-01-10", orders=["continue", "amend_BF"])]
    assert owed(events, "2026-05-01")["order.continue/amend"]["status"] == "overdue"


def test_after_a_transfer_the_decision_has_the_new_councils_year() -> None:
    events = [
        plan("2025-03-10"),
        e("plan_transferred", "2026-02-12"),
        e("review_meeting_held", "2026-04-01"),
        e("review_decision_notified", "2026-04-20", decision="keep"),
    ]
    # Three months starting 12 February end on 11 May; four weeks after 1 April is 29 April: the earlier.
    found = owed(events, "2026-06-01")["review.decide"]
    assert (found["status"], found["due_on"]) == ("met", "2026-04-29")


def test_who_owes_an_unfinished_assessment_after_a_move_is_not_guessed() -> None:
    events = [request("2026-01-12"), e("moved", "2026-02-10", from_la="Devon", to_la="Kent")]
    found = owed(events, "2026-08-01")["plan.final"]
    assert found["status"] == "unknown"
    assert any("moved@2026-02-10" in sentence for sentence in found["unknown"])


def test_nothing_of_this_law_is_asked_of_a_council_in_wales() -> None:
    found = answer([request("2026-01-12")], "2026-08-01", person={"local_authority": "Cardiff"})
    assert found["obligations"] == []
    assert any("Wales" in sentence for sentence in found["not_covered"])


def test_an_agreement_whose_items_are_not_recorded_accuses_nobody() -> None:
    found = owed([e("mediation_agreement_signed", "2026-01-31")], "2026-05-01")["med.agree.other"]
    assert found["status"] == "unknown"


def test_an_item_matched_to_an_order_could_have_been_appealed() -> None:
    items = [{"what": "section F", "order": "amend_BF"}]
    found = owed([e("mediation_agreement_signed", "2026-01-31", items=items)], "2026-02-20")
    # 31 January and 35 days: 28 February is day 28, 7 March day 35.
    assert found["med.agree.appealable/amend"]["due_on"] == "2026-03-07"
    assert "med.agree.other" not in found


def test_an_appealable_item_without_its_order_is_asked_about() -> None:
    items = [{"what": "section F", "appealable": True}]
    found = answer([e("mediation_agreement_signed", "2026-01-31", items=items)], "2026-02-20")
    assert any("section F" in warning and "order" in warning for warning in found["warnings"])


def test_two_items_of_one_agreement_stand_side_by_side() -> None:
    items = [{"what": "B", "order": "amend_BF"}, {"what": "F", "order": "amend_BF"}]
    signed = e("mediation_agreement_signed", "2026-01-31", items=items)
    late = owed([signed], "2026-05-01")
    assert [late[key]["status"] for key in ("med.agree.appealable/amend", "med.agree.appealable/amend/2")] == [
        "overdue"
    ] * 2
    done = owed([signed, e("plan_amended_final_sent", "2026-03-02", reason="agreement")], "2026-05-01")
    assert [done[key]["status"] for key in ("med.agree.appealable/amend", "med.agree.appealable/amend/2")] == [
        "met"
    ] * 2


def test_nothing_is_owed_under_a_plan_after_the_26th_birthday() -> None:
    found = answer([plan("2025-03-01")], "2026-12-01", person={"date_of_birth": "2000-01-01"})
    assert found["rights_holder"]["who"] == "nobody"
    assert not any(one["is_breach"] for one in found["obligations"])


@pytest.mark.parametrize(
    ("setting", "status"), [("primary", "overdue"), ("middle", None), ("special", "unknown"), ("secondary", None)]
)
def test_a_move_of_phase_is_worked_out_only_from_a_setting_it_begins_in(setting: str, status: str | None) -> None:
    found = answer(
        [plan("2023-03-01")],
        "2026-03-01",
        person={"date_of_birth": "2014-10-01"},
        fact=[{"kind": "setting", "type": setting, "from": "2019-09-01"}],
    )
    mine = [one["status"] for one in found["obligations"] if one["duty"] == "review.phase.main"]
    assert mine[-1:] == ([status] if status else [])


def test_missed_provision_counts_once_in_detention_and_outside_it() -> None:
    events = [
        plan("2025-02-01"),
        e("detained", "2026-03-01"),
        e("provision_missed", "2026-03-20", section="F"),
        e("released", "2026-05-01"),
    ]
    found = owed(events, "2026-08-01")
    assert (found["det.keep"]["status"], found["plan.secure.sep"]["status"]) == ("breached", "no_date")
    events[2]["on"] = "2026-06-10"
    found = owed(events, "2026-08-01")
    assert (found["det.keep"]["status"], found["plan.secure.sep"]["status"]) == ("no_date", "breached")


@pytest.mark.parametrize(("born", "listed"), [("2012-01-10", True), ("2022-01-10", False)])
def test_a_child_under_five_is_not_of_compulsory_school_age(born: str, listed: bool) -> None:
    setting = {"kind": "setting", "from": "2025-09-01", "terms": TERMS}
    events = [e("excluded", "2026-03-02", type="permanent")]
    found = owed(events, "2026-06-01", fact=[setting], person={"date_of_birth": born})
    assert ("excl.sixth_day.la" in found) is listed


# --- no false comfort ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("names", [None, "excluded@2026-03-02"])
def test_a_cancelled_exclusion_ends_only_its_own_clocks(names: str | None) -> None:
    setting = {"kind": "setting", "from": "2025-09-01", "type": "secondary", "terms": TERMS}
    cancelled = e("exclusion_cancelled", "2026-05-07", **({"answers": names} if names else {}))
    events = [
        e("excluded", "2026-03-02", type="suspension", days=6),
        e("excluded", "2026-05-05", type="permanent"),
        cancelled,
    ]
    found = owed(events, "2026-06-01", fact=[setting])
    ended, kept = (
        ("excl.sixth_day.school", "excl.sixth_day.la") if names else ("excl.sixth_day.la", "excl.sixth_day.school")
    )
    assert (found[ended]["status"], found[kept]["status"]) == ("superseded", "overdue")


def test_the_fifteen_days_protect_a_draft_after_reassessment_too() -> None:
    events = [
        plan("2025-01-01"),
        e("reassess_request_received", "2026-01-12"),
        e("reassess_agreed_notified", "2026-01-20"),
        e("draft_served", "2026-03-01"),
        e("plan_amended_final_sent", "2026-03-05", reason="reassessment"),
    ]
    assert owed(events, "2026-06-01")["plan.draft.window"]["status"] == "breached"


def test_a_direction_about_something_else_excuses_nothing() -> None:
    events = [
        e("ftt_order_sent", "2026-01-05", orders=["make_plan"]),
        e("ftt_direction", "2026-01-20", duty="appeal.response", due_on="2026-06-01"),
        e("exception_claimed", "2026-04-01", duty="order.plan.final", code="EXC-FTT-DIR", because="we were told so"),
    ]
    found = owed(events, "2026-05-01")["order.plan.final"]
    assert found["status"] == "overdue"


def test_the_day_that_was_agreed_is_not_excused_by_the_agreement() -> None:
    events = [
        e(
            "mediation_agreement_signed",
            "2026-01-31",
            items=[{"what": "F", "order": "amend_BF", "agreed_on": "2026-03-01"}],
        ),
        e("plan_amended_final_sent", "2026-04-01", reason="agreement"),
        e("exception_claimed", "2026-04-01", duty="med.agree.appealable", code="EXC-AGREED", because="we agreed it"),
    ]
    found = owed(events, "2026-05-01")["med.agree.appealable/amend"]
    assert (found["due_on"], found["status"], found["days_late"]) == ("2026-03-01", "met_late", 31)
    assert "set the day itself" in " ".join(found["steps"])


def test_an_absence_that_goes_on_is_only_as_long_as_it_has_lasted() -> None:
    absent = {"kind": "absent_from_area", "from": "2026-05-20"}
    early = owed([request("2026-01-12"), absent], "2026-05-25")["plan.final"]
    assert not next(one for one in early["exceptions"] if one["code"] == "EXC-ABSENT4")["available"]


def test_provision_missed_on_a_day_not_known_is_not_passed_over() -> None:
    found = owed([plan("2025-02-20"), e("provision_missed", "2025-02", section="F")], "2026-01-01")["plan.secure.sep"]
    assert found["status"] == "unknown"


def test_one_session_is_not_a_plan_delivered() -> None:
    events = [plan("2025-02-20"), e("provision_delivered", "2025-03-01", item="speech therapy")]
    assert owed(events, "2026-01-01")["plan.secure.sep"]["status"] == "no_date"
    events += [e("provision_item", "2025-02-20", section="F", item="speech therapy")]
    assert owed(events, "2026-01-01")["plan.secure.sep"]["status"] == "met"


def test_a_second_letter_on_one_review_buys_no_second_year() -> None:
    events = [
        plan("2025-03-10"),
        e("review_meeting_held", "2026-01-10"),
        e("review_decision_notified", "2026-02-01", decision="keep"),
        e("review_decision_notified", "2026-02-20", decision="keep"),
    ]
    mine = [one for one in answer(events, "2027-02-05")["obligations"] if one["duty"] == "review.annual"]
    assert [(one["due_on"], one["status"]) for one in mine] == [("2026-03-09", "met"), ("2027-01-31", "overdue")]
    events[3]["decision"] = "amend"
    found = answer(events, "2026-03-01")
    assert any("exclude each other" in warning for warning in found["warnings"])


def test_a_request_known_only_as_sent_keeps_its_own_clock() -> None:
    events = [
        e("ehcna_request_sent", "2025-01-12"),
        e("ehcna_refused_notified", "2025-03-12"),
        e("ehcna_request_sent", "2026-01-12"),
        request("2026-01-20"),
    ]
    mine = [one for one in answer(events, "2026-02-01")["obligations"] if one["duty"] == "ehcna.decide"]
    assert [(one["due_on"], one["status"]) for one in mine] == [("2025-02-23", "met_late"), ("2026-03-03", "running")]


def test_an_order_to_assess_goes_on_through_a_later_detention() -> None:
    events = [e("ftt_order_sent", "2026-02-01", orders=["assess"]), e("detained", "2026-02-10")]
    assert owed(events, "2026-03-01")["order.assess.notify"]["status"] == "overdue"


def test_an_old_complaint_opens_nothing_for_a_new_breach() -> None:
    events = [e("complaint_response", "2024-07-01"), request("2026-01-12")]
    ways = [way for way in answer(events, "2026-08-01")["routes"] if way["route"] == "LGSCO"]
    assert all(way["opens_on"] is None and "Complain to the council first" in way["why"] for way in ways)
    events.append(e("complaint_response", "2026-07-20"))
    ways = [way for way in answer(events, "2026-08-01")["routes"] if way["route"] == "LGSCO"]
    assert {way["opens_on"] for way in ways} == {"2026-07-20"}


def test_a_detained_persons_refusal_and_an_act_of_discrimination_have_their_ways() -> None:
    refused = answer(
        [e("det_request_received", "2026-01-12"), e("det_assess_decision", "2026-02-01", decision="refuse")],
        "2026-03-01",
    )
    assert any(way["route"] == "APPEAL-s73" for way in refused["routes"])
    act = answer([e("discriminatory_act", "2026-01-12")], "2026-03-01")
    # Six months starting with 12 January 2026 end on 11 July.
    assert [way["by"] for way in act["routes"] if way["route"] == "EQA-FTT"] == ["2026-07-11"]


def test_what_only_bodies_know_can_be_asked_for() -> None:
    events = [e("advice_request_received_by_body", "2026-01-12", category="c", body="Hill NHS Trust")]
    assert any(way["route"] == "SAR" for way in answer(events, "2026-05-01")["routes"])


def test_a_request_within_six_months_of_an_assessment_is_remarked_on() -> None:
    events = [e("assessment_completed", "2025-12-01"), e("reassess_request_received", "2026-03-02")]
    assert any(
        "six months" in warning and "2026-06-01" in warning for warning in answer(events, "2026-03-03")["warnings"]
    )
