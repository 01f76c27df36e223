"""Which ways are open, in which order, and by when (england.md 5.14, 6.1 and 6.4)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Entry = dict[str, Any]
Answered = Callable[..., Entry]

REQUEST = {"kind": "ehcna_request_received", "on": "2026-01-12"}  # W1: 23 February, 4 May, 1 June
AGREED = {"kind": "ehcna_agreed_notified", "on": "2026-02-20"}
DRAFT = {"kind": "draft_served", "on": "2026-04-24"}
CHILD = {"date_of_birth": "2016-05-02"}
ORDER = ["MED", "APPEAL", "EQA-FTT", "LA-COMPLAINT", "ICB-COMPLAINT", "SCHOOL-COMPLAINT", "LGSCO", "ICO", "JR"]


def event(kind: str, on: str, **fields: Any) -> Entry:
    return {"kind": kind, "on": on, **fields}


def ways(answer: Entry, code: str | None = None, key: str | None = None) -> list[Entry]:
    return [
        one
        for one in answer["routes"]
        if (code is None or one["route"] == code) and (key is None or any(each.startswith(key) for each in one["for"]))
    ]


def way(answer: Entry, code: str, key: str) -> Entry:
    found = ways(answer, code, key)
    assert len(found) == 1, [(one["route"], one["for"]) for one in answer["routes"]]
    return found[0]


# No breach and no decision: nothing to challenge


def test_where_nothing_was_broken_and_nothing_decided_no_way_is_offered(answered: Answered) -> None:
    assert answered(REQUEST, as_at="2026-02-01")["routes"] == []


def test_what_cannot_be_told_opens_only_the_way_to_the_records(answered: Answered) -> None:
    asked = event("advice_request_received_by_body", "2026-02-25", category="c")
    routes = answered(REQUEST, AGREED, asked, as_at="2026-05-01")["routes"]
    assert {one["route"] for one in routes} <= {"SAR", "FOI"}


def test_guidance_not_followed_opens_no_way(answered: Answered) -> None:
    consulted = event("school_consulted", "2026-05-11", institution="A school")
    told = event("not_done", "2026-06-01", what="school_consult_replied")
    answer = answered(consulted, told, as_at="2026-06-10")
    one = next(one for one in answer["obligations"] if one["duty"] == "plan.consult.reply")
    assert (one["status"], one["binding"], one["is_breach"]) == ("overdue", False, False)
    assert answer["routes"] == []


# Judicial review: promptly, at most three months from the day after the due day


@pytest.mark.parametrize(("as_at", "is_open"), [("2026-06-02", True), ("2026-09-02", True), ("2026-09-03", False)])
def test_judicial_review_of_a_missed_twenty_weeks_ends_on_2_september(
    answered: Answered, as_at: str, is_open: bool
) -> None:
    one = way(answered(REQUEST, AGREED, DRAFT, as_at=as_at), "JR", "plan.final")
    assert (one["by"], one["open"]) == ("2026-09-02", is_open)  # W37
    assert "romptly" in one["why"]
    assert "The time has passed" in one["why"] or is_open
    assert one["not_for"]


@pytest.mark.parametrize(("as_at", "warned"), [("2026-06-30", False), ("2026-07-01", True), ("2026-09-02", True)])
def test_after_four_weeks_a_family_is_told_to_act_at_once(answered: Answered, as_at: str, warned: bool) -> None:
    one = way(answered(REQUEST, AGREED, DRAFT, as_at=as_at), "JR", "plan.final")
    assert ("at once" in one["why"]) is warned  # grounds first arose on 2 June; 28 days later is 30 June


def test_grounds_that_arose_on_the_last_of_a_month(answered: Answered) -> None:
    # Request 23 October 2025: 6 weeks end 4 December... 20 weeks end Thursday 12 March 2026; grounds on 13 March.
    one = way(
        answered(event("ehcna_request_received", "2025-10-23"), AGREED, DRAFT, as_at="2026-04-01"), "JR", "plan.final"
    )
    assert one["by"] == "2026-06-13"


# The Ombudsman: twelve months from notice; the council's own procedure first


@pytest.mark.parametrize(("as_at", "is_open"), [("2027-06-02", True), ("2027-06-03", False)])
def test_the_ombudsman_has_twelve_months(answered: Answered, as_at: str, is_open: bool) -> None:
    one = way(answered(REQUEST, AGREED, DRAFT, as_at=as_at), "LGSCO", "plan.final")
    assert (one["by"], one["open"], one["opens_on"]) == ("2027-06-02", is_open, None)
    assert "council first" in one["why"]
    assert "appeal" in one["not_for"]


def test_the_twelve_months_run_from_when_the_family_knew(answered: Answered) -> None:
    aware = event("aware_of_fault", "2026-07-15")
    assert way(answered(REQUEST, AGREED, DRAFT, aware, as_at="2026-08-01"), "LGSCO", "plan.final")["by"] == "2027-07-15"


def test_to_have_known_before_the_breach_gives_no_shorter_time(answered: Answered) -> None:
    aware = event("aware_of_fault", "2026-02-01")
    assert way(answered(REQUEST, AGREED, DRAFT, aware, as_at="2026-08-01"), "LGSCO", "plan.final")["by"] == "2027-06-02"


def test_the_way_to_the_ombudsman_opens_when_the_complaint_is_answered(answered: Answered) -> None:
    complained = event("complaint_la_stage_1", "2026-06-15")
    waiting = way(answered(REQUEST, AGREED, DRAFT, complained, as_at="2026-07-01"), "LGSCO", "plan.final")
    assert (waiting["opens_on"], "council first" in waiting["why"]) == (None, False)
    answered_on = event("complaint_response", "2026-07-15")
    over = way(answered(REQUEST, AGREED, DRAFT, complained, answered_on, as_at="2026-08-01"), "LGSCO", "plan.final")
    assert over["opens_on"] == "2026-07-15"


def test_of_a_late_decision_the_ombudsman_sees_the_delay_and_not_the_decision(answered: Answered) -> None:
    answer = answered(REQUEST, AGREED, DRAFT, event("plan_final_sent", "2026-06-12"), person=CHILD, as_at="2026-07-01")
    one = way(answer, "LGSCO", "plan.final")
    assert "delay before the decision" in one["why"]
    assert "not at the decision itself" in one["why"]


# Decisions: mediation, then the Tribunal


@pytest.mark.parametrize(
    ("decision", "ground"),
    [
        (event("ehcna_refused_notified", "2026-02-20"), "a"),
        (event("no_plan_notified", "2026-02-20"), "b"),
        (event("plan_final_sent", "2026-02-20"), "c"),
        (event("plan_amended_final_sent", "2026-02-20"), "c"),
        (event("reassess_refused_notified", "2026-02-20"), "d"),
        (event("review_decision_notified", "2026-02-20", decision="keep"), "e"),
        (event("amendment_abandoned_notified", "2026-02-20"), "e"),
        (event("cease_decision_notified", "2026-02-20"), "f"),
        (event("decision_notice_sent", "2026-02-20", ground="d"), "d"),
    ],
)
def test_each_decision_opens_mediation_and_the_tribunal(answered: Answered, decision: Entry, ground: str) -> None:
    answer = answered(decision, person=CHILD, as_at="2026-03-01")
    key = f"appeal.deadline@{decision['kind']}@2026-02-20"
    appeal, mediation = way(answer, f"APPEAL-{ground}", key), way(answer, "MED", key)
    assert (appeal["open"], appeal["by"]) == (True, "2026-04-20")  # two months from sending, a Monday
    assert (mediation["open"], mediation["by"]) == (True, "2026-04-20")
    assert mediation["order"] < appeal["order"]
    assert ("unless the appeal is only about section I" in appeal["why"]) is (ground == "c")
    assert "delay" in appeal["not_for"]


def test_a_decision_to_amend_is_no_decision_that_can_be_appealed(answered: Answered) -> None:
    answer = answered(event("review_decision_notified", "2026-02-20", decision="amend"), as_at="2026-03-01")
    assert ways(answer, "MED") == []


@pytest.mark.parametrize(
    ("as_at", "appeal", "mediation"),
    [("2026-04-26", True, True), ("2026-04-27", True, False), ("2026-04-28", False, False)],
)
def test_the_tribunal_closes_when_the_two_months_end_and_mediation_with_its_own(
    answered: Answered, as_at: str, appeal: bool, mediation: bool
) -> None:
    # Sent Thursday 26 February: 26 April is a Sunday, rolled to Monday 27 for the Tribunal only (rule 12(2)).
    answer = answered(event("ehcna_refused_notified", "2026-02-26"), as_at=as_at)
    found = (way(answer, "APPEAL-a", "appeal.deadline"), way(answer, "MED", "appeal.deadline"))
    assert [(one["by"], one["open"]) for one in found] == [("2026-04-27", appeal), ("2026-04-26", mediation)]
    if not appeal:
        assert "extend" in found[0]["why"]


def test_a_certificate_lengthens_the_time(answered: Answered) -> None:
    # W10: sent 27 February, certificate 8 April: 8 May.
    answer = answered(
        event("plan_final_sent", "2026-02-27"),
        event("mediation_certificate_issued", "2026-04-08"),
        person=CHILD,
        as_at="2026-05-01",
    )
    assert way(answer, "APPEAL-c", "appeal.deadline")["by"] == "2026-05-08"


def test_a_decision_that_was_appealed_is_not_offered_again(answered: Answered) -> None:
    answer = answered(
        event("ehcna_refused_notified", "2026-02-20"),
        event("appeal_received_by_ftt", "2026-04-01", grounds=["a"]),
        as_at="2026-04-10",
    )
    assert ways(answer, "APPEAL-a") == []
    assert ways(answer, "MED") == []


def test_delay_alone_is_never_a_way_to_the_tribunal(answered: Answered) -> None:
    assert not [one for one in answered(REQUEST, as_at="2027-01-01")["routes"] if one["route"].startswith("APPEAL")]


# Each to its own


def test_health_provision_not_delivered_goes_to_the_nhs_and_never_to_the_ombudsman(answered: Answered) -> None:
    answer = answered(
        event("plan_final_sent", "2025-01-13"), event("provision_missed", "2026-03-02", section="G"), person=CHILD,
        as_at="2026-03-20",
    )  # fmt: skip
    found = {one["route"] for one in ways(answer, key="plan.secure.health")}
    assert "ICB-COMPLAINT" in found
    assert "LGSCO" not in found


def test_provision_in_section_f_not_delivered_goes_to_the_council_the_ombudsman_and_the_court(
    answered: Answered,
) -> None:
    answer = answered(
        event("plan_final_sent", "2025-01-13"), event("provision_missed", "2026-03-02", section="F"), person=CHILD,
        as_at="2026-03-20",
    )  # fmt: skip
    found = {one["route"]: one for one in ways(answer, key="plan.secure.sep")}
    assert {"LA-COMPLAINT", "LGSCO", "JR"} <= set(found)
    # Grounds arose on the day of the wrong act: three months from 2 March.
    assert found["JR"]["by"] == "2026-06-02"
    assert found["LGSCO"]["by"] == "2027-03-02"


def test_a_request_for_information_not_answered_goes_to_the_commissioner(answered: Answered) -> None:
    answer = answered(event("sar_received", "2026-01-05"), as_at="2026-03-01")
    assert ways(answer, "ICO", "sar")


def test_the_ways_stand_in_the_order_to_try_them_the_open_ones_first(answered: Answered) -> None:
    answer = answered(
        REQUEST,
        AGREED,
        DRAFT,
        event("plan_final_sent", "2026-06-12"),
        event("sar_received", "2026-05-01"),
        person=CHILD,
        as_at="2026-07-01",
    )
    routes = answer["routes"]
    assert [one["open"] for one in routes] == sorted((one["open"] for one in routes), reverse=True)
    open_ways = [one for one in routes if one["open"]]
    assert [one["order"] for one in open_ways] == sorted(one["order"] for one in open_ways)
    codes = list(dict.fromkeys("APPEAL" if one["route"].startswith("APPEAL") else one["route"] for one in open_ways))
    assert codes == [code for code in ORDER if code in codes]


def test_one_way_for_several_breaches_is_told_once(answered: Answered) -> None:
    answer = answered(REQUEST, as_at="2026-06-10")
    complaint = ways(answer, "LA-COMPLAINT")
    assert len(complaint) == 1
    assert {key.split("@")[0] for key in complaint[0]["for"]} == {
        "ehcna.determine",
        "ehcna.decide",
        "ehcna.noplan",
        "plan.final",
    }


def test_each_way_says_what_it_is_for_and_why(answered: Answered) -> None:
    for one in answered(REQUEST, as_at="2026-06-10")["routes"]:
        assert one["for"]
        assert one["why"].endswith(".")
        assert one["order"] >= 1


def test_a_breach_known_to_the_month_gives_the_earlier_and_safe_day(answered: Answered) -> None:
    answer = answered(event("ehcna_request_received", "2026-01"), AGREED, DRAFT, as_at="2026-07-20")
    one = way(answer, "JR", "plan.final")
    # due between 21 May and 20 June; grounds on 22 May at the earliest
    assert (one["by"], one["open"]) == ("2026-08-22", True)


def test_a_family_is_never_sent_after_its_own_missed_step(answered: Answered) -> None:
    answer = answered(REQUEST, event("ehcna_refused_notified", "2026-02-20"), as_at="2026-06-01")
    assert next(one for one in answer["family_deadlines"] if one["id"] == "fd.appeal")["status"] == "overdue"
    assert not [one for one in answer["routes"] if one["route"] in ("LGSCO", "JR", "LA-COMPLAINT")]


def test_an_act_of_discrimination_by_a_school_opens_a_claim(answered: Answered) -> None:
    # W36: Tuesday 10 March 2026; six months starting with it end on Wednesday 9 September.
    answer = answered(event("discriminatory_act", "2026-03-10"), as_at="2026-06-01")
    assert [(one["open"], one["by"]) for one in ways(answer, "EQA-FTT")] == [(True, "2026-09-09")]


def test_the_time_to_appeal_is_not_called_over_while_a_certificate_is_awaited(answered: Answered) -> None:
    refused = event("ehcna_refused_notified", "2026-02-20")
    # two months end on Monday 20 April 2026; the adviser was contacted within them: a certificate gives a month more
    in_time = event("mediation_adviser_contacted", "2026-04-15")
    answer = answered(REQUEST, refused, in_time, as_at="2026-05-04")
    found = next(one for one in answer["family_deadlines"] if one["id"] == "fd.appeal")
    assert (found["status"], found["days_late"]) == ("unknown", None)
    assert "mediation_certificate_issued" in found["unknown"][-1]
    assert [one["open"] for one in ways(answer, "APPEAL-a")] == [True]
    late = event("mediation_adviser_contacted", "2026-04-21")
    answer = answered(REQUEST, refused, late, as_at="2026-05-04")
    assert next(one for one in answer["family_deadlines"] if one["id"] == "fd.appeal")["status"] == "overdue"
    issued = event("mediation_certificate_issued", "2026-04-17")
    answer = answered(REQUEST, refused, in_time, issued, as_at="2026-05-18")
    # one month after 17 April is Sunday 17 May; rule 12 moves it to Monday 18 May
    found = next(one for one in answer["family_deadlines"] if one["id"] == "fd.appeal")
    assert (found["status"], found["due_on"]) == ("running", "2026-05-18")
