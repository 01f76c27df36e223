"""How the log is read as a story: what is worked out from several events, part by part of the process (design 11.4)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from upheld.errors import CaseError

Entry = dict[str, Any]
Found = Callable[..., Entry]
Answered = Callable[..., Entry]
CHILD = {"date_of_birth": "2016-05-02"}


def event(kind: str, on: str, **fields: Any) -> Entry:
    return {"kind": kind, "on": on, **fields}


def of(answer: Entry, duty: str) -> list[Entry]:
    return [one for one in answer["obligations"] if one["duty"] == duty]


def warned(answer: Entry, *words: str) -> bool:
    return any(all(word in warning for word in words) for warning in answer["warnings"])


REQUEST = event("ehcna_request_received", "2026-01-12")
PLAN = event("plan_final_sent", "2025-03-10")


# The first assessment


def test_a_request_whose_receipt_is_recorded_is_counted_once(answered: Answered) -> None:
    answer = answered(event("ehcna_request_sent", "2026-01-08"), REQUEST, as_at="2026-02-01")
    assert [one["due_on"] for one in of(answer, "ehcna.decide")] == ["2026-02-23"]


def test_a_notice_from_health_after_a_refusal_starts_nothing_new(answered: Answered) -> None:
    answer = answered(
        REQUEST,
        event("ehcna_refused_notified", "2026-02-20"),
        event("health_notified_la", "2026-03-02"),
        as_at="2026-04-01",
    )
    assert [one["trigger"]["id"] for one in of(answer, "ehcna.decide")] == ["ehcna_request_received@2026-01-12"]


def test_a_request_after_a_first_notice_is_the_other_reading(found: Found) -> None:
    # W3: health told the council on 8 January, the parent asked on 2 February.
    one = found(
        "plan.final",
        event("health_notified_la", "2026-01-08"),
        event("ehcna_request_received", "2026-02-02"),
        as_at="2026-02-10",
    )
    assert one["due_on"] == "2026-05-28"
    assert {each["name"]: each["due_on"] for each in one["readings"]}["from_request"] == "2026-06-22"


REFUSED = event("ehcna_refused_notified", "2026-02-20")


@pytest.mark.parametrize(
    "turn",
    [
        event("ftt_order_sent", "2026-05-08", orders=["assess"]),
        event("consent_order", "2026-05-08", orders=["assess"]),
        event("la_conceded_before_response", "2026-05-08", grounds=["a"]),
        event(
            "mediation_agreement_signed",
            "2026-05-08",
            items=[{"what": "assess", "appealable": True, "order": "assess"}],
        ),
    ],
    ids=lambda turn: turn["kind"],
)
def test_after_an_order_a_concession_or_an_agreement_the_first_clock_stays_stopped(
    answered: Answered, turn: Entry
) -> None:
    answer = answered(REQUEST, REFUSED, turn, event("ehcna_agreed_notified", "2026-05-15"), as_at="2026-07-01")
    assert [one["status"] for one in of(answer, "plan.final")] == ["superseded"]
    final = [
        one["due_on"]
        for one in answer["obligations"]
        if one["duty"].startswith(("order.assess.final", "unopposed.assess", "med.agree.appealable"))
        and one["part"] in (None, "final")
    ]
    assert final == ["2026-08-14"]  # W21: 8 May + 98


def test_a_refusal_taken_back_revives_the_first_clock_with_the_other_reading(found: Found) -> None:
    one = found("plan.final", REQUEST, REFUSED, event("ehcna_agreed_notified", "2026-03-20"), as_at="2026-07-01")
    assert (one["due_on"], one["status"]) == ("2026-06-01", "overdue")
    # 20 March + 98
    assert {each["name"]: each["due_on"] for each in one["readings"]}["from_agreement"] == "2026-06-26"


def test_two_more_refusals_change_nothing(answered: Answered) -> None:
    answer = answered(REQUEST, REFUSED, event("ehcna_refused_notified", "2026-02-22"), as_at="2026-04-01")
    assert [one["discharged_on"] for one in of(answer, "ehcna.decide")] == ["2026-02-20"]
    assert not warned(answer, "exclude each other")


# Detained persons (SI 2015/62)


DETAINED = event("detained", "2026-01-06")
DET_REQUEST = event("det_request_received", "2026-01-12")


def test_released_before_the_assessment_ended_the_clock_goes_on(answered: Answered) -> None:
    answer = answered(DETAINED, DET_REQUEST, event("released", "2026-02-16"), as_at="2026-03-01")
    due = {one["part"]: one["due_on"] for one in of(answer, "det.incomplete")}
    assert due == {"notify": "2026-02-23", "no_plan": "2026-05-04", "final": "2026-06-01"}


def test_released_after_it_ended_nothing_is_unfinished(answered: Answered) -> None:
    answer = answered(
        DETAINED,
        DET_REQUEST,
        event("det_assess_decision", "2026-02-10", decision="refuse"),
        event("released", "2026-02-16"),
        as_at="2026-03-01",
    )
    assert of(answer, "det.incomplete") == []


def test_detention_interrupts_an_ordinary_assessment_on_the_clock_already_running(answered: Answered) -> None:
    answer = answered(REQUEST, event("detained", "2026-02-02"), as_at="2026-02-10")
    assert {one["part"]: one["due_on"] for one in of(answer, "det.incomplete")}["notify"] == "2026-02-23"
    assert [one["status"] for one in of(answer, "plan.final")] == ["superseded"]


@pytest.mark.parametrize("day", ["2026-02-02", "2026-02-16"])
def test_where_another_authority_takes_over_that_day_the_clock_is_not_continued(answered: Answered, day: str) -> None:
    events = [REQUEST, event("detained", "2026-02-02")] if day == "2026-02-02" else [
        event("detained", "2026-01-06"), DET_REQUEST, event("released", "2026-02-16")]  # fmt: skip
    moved = event("moved", day, from_la="Devon", to_la="Somerset")
    assert of(answered(*events, moved, as_at="2026-03-01"), "det.incomplete") == []


# Requests for a school (s.39)


ASKED = event("school_requested", "2026-05-08", institution="Hill School", type="(a)")


@pytest.mark.parametrize(
    ("kind", "on", "listed"),
    [
        ("(a)", "2026-05-08", True),  # the fifteenth day
        ("f", "2026-04-24", True),
        (None, "2026-05-01", True),
        ("other", "2026-05-01", False),
    ],
)
def test_a_school_of_a_listed_type_asked_for_in_the_period(
    answered: Answered, kind: str | None, on: str, listed: bool
) -> None:
    asked = event("school_requested", on, institution="Hill School", **({"type": kind} if kind else {}))
    answer = answered(event("draft_served", "2026-04-24"), asked, as_at="2026-05-20")
    assert bool(of(answer, "plan.name.requested")) is listed


def test_a_school_asked_for_after_the_fifteen_days_depends_on_the_period_in_the_notice(found: Found) -> None:
    one = found(
        "plan.name.requested", event("draft_served", "2026-04-24"), {**ASKED, "on": "2026-05-09"}, as_at="2026-05-20"
    )
    assert one["status"] == "unknown"
    assert any("period in the notice" in sentence for sentence in one["unknown"])


def test_a_later_draft_does_not_close_the_period_of_the_first(answered: Answered) -> None:
    answer = answered(
        event("draft_served", "2026-04-24"), ASKED, event("draft_served", "2026-05-15"), as_at="2026-05-20"
    )
    assert [one["status"] for one in of(answer, "plan.name.requested")] == ["no_date"]


@pytest.mark.parametrize("kind", ["abc", "()", "bcd"])
def test_words_that_are_no_letter_of_the_list_are_not_of_a_listed_type(answered: Answered, kind: str) -> None:
    asked = event("school_requested", "2026-05-01", institution="Hill School", type=kind)
    answer = answered(event("draft_served", "2026-04-24"), asked, as_at="2026-05-20")
    assert [one["status"] for one in of(answer, "plan.name.requested")] != ["no_date"]


# Reviews and reasons


MEETING = event("review_meeting_held", "2026-03-04")


@pytest.mark.parametrize(
    ("before", "duty"),
    [
        ([MEETING], "review.amend.final"),
        ([event("ftt_order_sent", "2026-03-02", orders=["amend_BF"])], "order.amend"),
        ([event("reassess_agreed_notified", "2026-03-02")], "reassess.final"),
    ],
)
def test_a_reason_that_is_left_out_is_that_of_what_is_open(found: Found, before: list[Entry], duty: str) -> None:
    one = found(duty, PLAN, *before, event("plan_amended_final_sent", "2026-03-30"), person=CHILD, as_at="2026-05-01")
    assert (one["status"], one["discharged_on"]) == ("met", "2026-03-30")


def test_with_nothing_open_an_amendment_is_made_at_another_time(answered: Answered) -> None:
    answer = answered(PLAN, event("amendment_notice_sent", "2026-03-04"), person=CHILD, as_at="2026-03-10")
    # reg 28: fifteen days from service, then eight weeks from the notice
    assert {one["part"]: one["due_on"] for one in of(answer, "amend.other_time")} == {
        "window": "2026-03-18",
        "final": "2026-04-29",
    }


def test_the_invitees_of_a_report_are_all_who_were_invited_if_none_is_named(found: Found) -> None:
    one = found("review.report", MEETING, event("review_report_sent", "2026-03-11"), as_at="2026-04-01")
    assert (one["status"], one["outstanding"]) == ("met", [])


def test_an_answer_that_names_a_corrected_entry_means_what_stands_in_its_place(found: Found) -> None:
    first = event("sar_received", "2026-01-05", id="first")
    again = event("sar_received", "2026-01-07", id="again", replaces="first")
    for name in ("first", "sar@first"):
        one = found("sar", first, again, event("sar_answered", "2026-02-02", answers=name), as_at="2026-03-01")
        assert (one["key"], one["status"], one["discharged_on"]) == ("sar@again", "met", "2026-02-02")


# Decisions, twins and appeals


def test_a_notice_recorded_twice_within_a_week_is_one_sent_on_the_earlier_day(answered: Answered) -> None:
    for order in (("2026-02-20", "2026-02-24"), ("2026-02-24", "2026-02-20")):
        answer = answered(
            event("decision_notice_sent", order[0], ground="a"),
            event("ehcna_refused_notified", order[1]),
            as_at="2026-03-01",
        )
        deadlines = [one for one in answer["family_deadlines"] if one["id"] == "fd.appeal"]
        assert [one["due_on"] for one in deadlines] == ["2026-04-20"]


def test_two_notices_more_than_a_week_apart_are_two(answered: Answered) -> None:
    answer = answered(
        event("decision_notice_sent", "2026-02-20", ground="a"),
        event("ehcna_refused_notified", "2026-02-28"),
        as_at="2026-03-01",
    )
    assert len([one for one in answer["family_deadlines"] if one["id"] == "fd.appeal"]) == 2


CEASING = event("cease_decision_notified", "2026-03-02")


@pytest.mark.parametrize(
    ("appeal", "against"),
    [
        ({"answers": "cease_decision_notified@2026-03-02"}, True),
        ({"answers": "plan_amended_final_sent@2026-02-16"}, False),
        ({"grounds": ["f"]}, True),
        ({"grounds": ["c(ii)"]}, False),
        ({}, True),  # neither recorded: the newest decision there was
    ],
)
def test_only_an_appeal_against_the_decision_to_cease_protects_the_plan_beyond_the_two_months(
    found: Found, appeal: Entry, against: bool
) -> None:
    one = found(
        "cease.standstill",
        PLAN,
        event("plan_amended_final_sent", "2026-02-16"),
        CEASING,
        event("appeal_received_by_ftt", "2026-04-02", **appeal),
        person=CHILD,
        as_at="2026-05-20",
    )
    assert (one["due_on"], one["status"]) == ((None, "running") if against else ("2026-05-05", "met"))


def test_an_appeal_from_before_the_decision_is_not_against_it(found: Found) -> None:
    earlier = event("appeal_received_by_ftt", "2026-02-20", grounds=["f"])
    one = found("cease.standstill", PLAN, earlier, CEASING, person=CHILD, as_at="2026-05-20")
    assert one["due_on"] == "2026-05-05"


@pytest.mark.parametrize(
    ("settled", "due"),
    [
        (event("appeal_withdrawn", "2026-05-11"), "2026-05-10"),
        (event("ftt_order_sent", "2026-05-11", orders=["cease_upheld"]), "2026-05-10"),
        (event("ftt_order_sent", "2026-05-11", orders=["amend_BF"]), None),
        (event("appeal_withdrawn", "2026-03-20"), None),
    ],
)
def test_the_protection_ends_the_day_before_the_appeal_is_determined(
    found: Found, settled: Entry, due: str | None
) -> None:
    # ADR 7 aa
    appeal = event("appeal_received_by_ftt", "2026-04-02", grounds=["f"])
    assert found("cease.standstill", PLAN, CEASING, appeal, settled, person=CHILD, as_at="2026-05-20")["due_on"] == due


# Mediation


def test_an_item_that_could_be_appealed_needs_its_order(answered: Answered) -> None:
    signed = event("mediation_agreement_signed", "2026-05-08", items=[{"what": "amend section F", "appealable": True}])
    assert warned(answered(signed, as_at="2026-05-10"), "amend section F", "order")


def test_an_agreement_whose_items_are_not_recorded_cannot_be_told(found: Found) -> None:
    one = found("med.agree.other", event("mediation_agreement_signed", "2026-05-08"), as_at="2026-07-01")
    assert (one["status"], one["is_breach"]) == ("unknown", False)
    assert any("items" in sentence for sentence in one["unknown"])


def test_other_items_are_due_in_two_weeks(found: Found) -> None:
    item = {"what": "a weekly call", "appealable": False}
    signed = event("mediation_agreement_signed", "2026-05-08", items=[item])
    one = found("med.agree.other", signed, as_at="2026-05-10")
    assert (one["due_on"], one["status"]) == ("2026-05-22", "running")


def test_two_items_of_one_order_have_keys_of_their_own(answered: Answered) -> None:
    items = [{"what": name, "appealable": True, "order": "amend_BF"} for name in ("section B", "section F")]
    answer = answered(event("mediation_agreement_signed", "2026-05-08", items=items), as_at="2026-05-10")
    keys = [one["key"] for one in of(answer, "med.agree.appealable")]
    assert keys == [  # ADR 7 p
        "med.agree.appealable/amend/2@mediation_agreement_signed@2026-05-08",
        "med.agree.appealable/amend@mediation_agreement_signed@2026-05-08",
    ] or sorted(keys) == sorted(set(keys))
    assert {one["due_on"] for one in of(answer, "med.agree.appealable")} == {"2026-06-12"}


# Moves


def test_living_abroad_stops_what_begins_there_and_a_move_back_opens_the_law_again(answered: Answered) -> None:
    answer = answered(
        event("sar_received", "2026-01-05"),
        event("moved", "2026-02-02", from_la="Devon", to_la="Cardiff"),
        event("moved", "2026-02-09", from_la="Cardiff", to_la="Swansea"),
        event("ehcna_request_received", "2026-03-02"),
        event("moved", "2026-06-01", from_la="Swansea", to_la="Devon"),
        event("ehcna_request_received", "2026-06-08"),
        as_at="2026-07-01",
    )
    assert [one["trigger"]["id"] for one in of(answer, "ehcna.decide")] == ["ehcna_request_received@2026-06-08"]


@pytest.mark.parametrize(
    ("moved", "aware", "due"),
    [
        # reg 16: fifteen working days beginning with 2 March (day one): 20 March
        ("2026-02-25", "2026-03-02", "2026-03-20"),
        # no move: fifteen working days after: 3 March = 1, 23 March = 15
        (None, "2026-03-02", "2026-03-23"),
    ],
)
def test_a_change_of_health_board_is_told_within_fifteen_working_days(
    answered: Answered, moved: str | None, aware: str, due: str
) -> None:
    events = [event("moved", moved, from_la="Devon", to_la="Somerset")] if moved else []
    answer = answered(PLAN, *events, event("icb_aware_of_change", aware), person=CHILD, as_at="2026-03-05")
    assert [one["due_on"] for one in of(answer, "transfer.rcb.notify")] == [due]


def test_a_move_that_changes_the_board_with_no_day_of_knowing_asks_for_it(answered: Answered) -> None:
    boards = [{"kind": "icb", "from": "2020-01-01", "to": "2026-02-24", "body": "Devon ICB"},
              {"kind": "icb", "from": "2026-02-25", "body": "Somerset ICB"}]  # fmt: skip
    moved = event("moved", "2026-02-25", from_la="Devon", to_la="Somerset")
    found = of(answered(PLAN, moved, fact=boards, person=CHILD, as_at="2026-05-05"), "transfer.rcb.notify")
    assert [one["status"] for one in found] == ["unknown"]
    assert any("icb_aware_of_change" in sentence for sentence in found[0]["unknown"])
    same = [boards[0] | {"to": "2030-01-01"}]
    assert of(answered(PLAN, moved, fact=same, person=CHILD, as_at="2026-05-05"), "transfer.rcb.notify") == []


# Phases


def test_a_middle_school_is_not_worked_out_and_that_is_said(answered: Answered) -> None:
    middle = [{"kind": "setting", "from": "2024-09-01", "type": "middle"}]
    answer = answered(PLAN, fact=middle, person={"year_group": 6}, as_at="2026-01-05")
    assert warned(answer, "middle school", "phase_transfer")
    assert not [one for one in answer["obligations"] if one["duty"].startswith("review.phase")]


def test_infant_to_junior_is_worked_out_only_from_an_infant_school(answered: Answered) -> None:
    for type_, due in (("infant", ["2026-02-14"]), ("primary", [])):
        school = [{"kind": "setting", "from": "2023-09-01", "type": type_}]
        answer = answered(PLAN, fact=school, person={"year_group": 2}, as_at="2026-01-05")
        assert [one["due_on"] for one in of(answer, "review.phase.main")] == due


# Exclusions


TERMS = [{"first": "2026-01-05", "last": "2026-03-27"}, {"first": "2026-04-13", "last": "2026-05-22"},
         {"first": "2026-06-01", "last": "2026-07-21"}]  # fmt: skip
SCHOOL = [{"kind": "setting", "from": "2025-09-01", "type": "secondary", "terms": TERMS}]
PUPIL = {"date_of_birth": "2012-05-02"}
TOLD = event("governors_notified_of_exclusion", "2026-03-02")


def suspended(on: str, days: Any, **fields: Any) -> Entry:
    return event("excluded", on, type="suspension", days=days, **fields)


@pytest.mark.parametrize(
    ("events", "meet", "consider"),
    [
        ([event("excluded", "2026-03-02", type="permanent")], True, False),
        ([suspended("2026-03-02", 16)], True, False),
        ([suspended("2026-03-02", "16")], True, False),
        ([suspended("2026-03-02", 15, representations=True)], False, True),
        ([suspended("2026-03-02", 6, representations=True)], False, True),
        ([suspended("2026-03-02", 6)], False, False),
        ([suspended("2026-03-02", 5, representations=True)], False, False),
        ([suspended("2026-03-02", 6, representations=True, public_exam=True)], True, False),
        ([suspended("2026-03-02", "not known")], False, False),
        # 10 and 8 days in one term
        ([suspended("2026-01-12", 10), suspended("2026-03-02", 8)], True, False),
        # 10 days of the term before do not count
        ([suspended("2025-12-01", 10), suspended("2026-03-02", 8, representations=True)], False, True),
    ],
)
def test_when_governors_must_meet_or_consider(
    answered: Answered, events: list[Entry], meet: bool, consider: bool
) -> None:
    answer = answered(*events, TOLD, fact=SCHOOL, person=PUPIL, as_at="2026-03-10")
    assert (bool(of(answer, "excl.governors.15")), bool(of(answer, "excl.governors.50"))) == (meet, consider)


def test_governors_told_of_an_exclusion_that_is_not_recorded_cannot_be_judged(found: Found) -> None:
    one = found("excl.governors.15", TOLD, fact=SCHOOL, person=PUPIL, as_at="2026-05-20")
    assert one["status"] == "unknown"
    assert any("what kind of exclusion" in sentence for sentence in one["unknown"])


def test_fifteen_school_days_from_when_the_governors_were_told(found: Found) -> None:
    permanent = event("excluded", "2026-03-02", type="permanent")
    one = found("excl.governors.15", permanent, TOLD, fact=SCHOOL, person=PUPIL, as_at="2026-03-10")
    assert one["due_on"] == "2026-03-23"  # W38
    bare = found("excl.governors.15", permanent, TOLD, person=PUPIL, as_at="2026-03-10")
    assert (bare["due_on"], bare["status"]) == (None, "unknown")
    assert any("terms" in sentence for sentence in bare["unknown"])


@pytest.mark.parametrize(
    ("second", "sixth"),
    [
        (suspended("2026-03-05", 4), "2026-03-09"),  # 2, 3, 4 then 5 March on: seven days in a row
        (suspended("2026-03-06", 4), None),  # a day at school between
    ],
)
def test_suspensions_back_to_back_are_one_run(answered: Answered, second: Entry, sixth: str | None) -> None:
    answer = answered(suspended("2026-03-02", 3), second, fact=SCHOOL, person=PUPIL, as_at="2026-03-20")
    assert [one["due_on"] for one in of(answer, "excl.sixth_day.school")] == ([sixth] if sixth else [])


def test_without_term_dates_or_lengths_no_run_is_made_up(answered: Answered) -> None:
    for first, fact in (
        (suspended("2026-03-02", 3), None),
        (event("excluded", "2026-03-02", type="suspension"), SCHOOL),
    ):
        answer = answered(first, suspended("2026-03-05", 4), fact=fact, person=PUPIL, as_at="2026-03-20")
        assert of(answer, "excl.sixth_day.school") == []


@pytest.mark.parametrize(
    ("cancelled", "ends"),
    [
        (event("exclusion_cancelled", "2026-03-04"), "second"),
        pytest.param(
            event("exclusion_cancelled", "2026-03-04", answers="first"),
            "first",
        ),
    ],
)
def test_a_cancelled_exclusion_ends_only_its_own_clock(answered: Answered, cancelled: Entry, ends: str) -> None:
    answer = answered(
        event("excluded", "2026-01-12", type="permanent", id="first"),
        event("excluded", "2026-03-02", type="permanent", id="second"),
        cancelled,
        fact=SCHOOL,
        person=PUPIL,
        as_at="2026-03-05",
    )
    found = {one["trigger"]["id"]: one["status"] for one in of(answer, "excl.sixth_day.la")}
    assert found[ends] == "superseded"
    assert found["second" if ends == "first" else "first"] != "superseded"


# Absence, discrimination, information


@pytest.mark.parametrize(
    ("absence", "fact", "status"),
    [
        ({"from": "2026-01-12", "expected_days": 20}, None, "listed"),
        ({"from": "2026-01-12"}, SCHOOL, "listed"),  # with no end: still away
        ({"from": "2026-01-12"}, None, "unknown"),
        ({"from": "2026-01-12", "to": "2026-01-29"}, None, "absent"),  # 18 days hold at most 14 school days
        ({"from": "2026-01-12", "to": "2026-02-06"}, None, "unknown"),
        ({"from": "2026-01-12", "to": "2026-01-30"}, SCHOOL, "listed"),  # W39: the 15th school day
        ({"from": "2026-01-12", "to": "2026-01-29"}, SCHOOL, "absent"),
    ],
)
def test_fifteen_school_days_of_sickness(
    answered: Answered, absence: Entry, fact: list[Entry] | None, status: str
) -> None:
    sick = {"kind": "sickness_absence", **absence}
    found = of(answered(sick, fact=fact, person=PUPIL, as_at="2026-02-20"), "s19.15days")
    if status == "absent":
        assert found == []
    else:
        assert len(found) == 1
        assert (found[0]["status"] == "unknown") is (status == "unknown")


def test_several_short_absences_make_fifteen_days_together(found: Found) -> None:
    # 12-16 January (5), 2-6 February (5) and from 2 March: the fifteenth is Friday 6 March.
    spans = (("2026-01-12", "2026-01-16"), ("2026-02-02", "2026-02-06"), ("2026-03-02", "2026-03-13"))
    short = [{"kind": "sickness_absence", "from": first, "to": last} for first, last in spans]
    one = found("s19.15days", *short, fact=SCHOOL, person=PUPIL, as_at="2026-03-20")
    assert one["due_on"] == "2026-03-06"


@pytest.mark.parametrize(
    ("act", "due", "status"),
    [
        ({}, "2026-09-09", "running"),  # W36
        ({"end_date": "2026-04-10"}, "2026-10-09", "running"),
        ({"continuing": True}, None, "unknown"),
    ],
)
def test_six_months_from_an_act_or_from_its_end(answered: Answered, act: Entry, due: str | None, status: str) -> None:
    answer = answered(event("discriminatory_act", "2026-03-10", **act), as_at="2026-05-20")
    one = next(one for one in answer["family_deadlines"] if one["id"] == "fd.dd")
    assert (one["due_on"], one["status"]) == (due, status)


def test_a_claim_against_a_college_goes_to_the_county_court(answered: Answered) -> None:
    act = event("discriminatory_act", "2026-03-10")
    college = [{"kind": "setting", "from": "2025-09-01", "type": "fe"}]
    for fact, listed in ((college, True), (SCHOOL, False)):
        answer = answered(act, fact=fact, as_at="2026-05-20")
        assert bool([one for one in answer["family_deadlines"] if one["id"] == "fd.dd.court"]) is listed


@pytest.mark.parametrize(
    ("asked", "fact", "due", "words"),
    [
        ("2026-06-15", None, None, "term dates"),
        ("2026-06", SCHOOL, None, "the day the request was received is needed"),
        # 16-19 = 4, 22-26 = 9, 29 June-3 July = 14, 6-10 = 19, 13 is out (Belfast), 14 = 20
        ("2026-06-15", SCHOOL, "2026-07-14", None),
        ("2028-12-04", SCHOOL, None, "2028-12-31"),
    ],
)
def test_a_school_has_its_own_count_for_information(
    found: Found, asked: str, fact: list[Entry] | None, due: str | None, words: str | None
) -> None:
    one = found("foi", event("foi_received", asked, body="Hill School"), fact=fact, as_at="2028-12-05")
    assert one["due_on"] == due
    if words:
        assert one["status"] == "unknown"
        assert any(words in sentence for sentence in one["unknown"])


def test_a_schools_count_never_passes_the_sixtieth_working_day(found: Found) -> None:
    # Only three school days are known after the request: the sixtieth working day ends it.
    terms = [
        {
            "kind": "setting",
            "from": "2025-09-01",
            "type": "secondary",
            "terms": [{"first": "2026-07-13", "last": "2026-07-17"}],
        }
    ]
    one = found("foi", event("foi_received", "2026-07-14", body="Hill School"), fact=terms, as_at="2026-07-20")
    # 15-17, 20-24, 27-31 July = 13; August has 20 working days less Monday 3 (Scotland) and 31 = 19: 32;
    # September 22: 54; 1, 2, 5, 6, 7, 8 October = 60
    assert one["due_on"] == "2026-10-08"


# Adult care


@pytest.mark.parametrize(
    ("events", "listed"),
    [
        ([event("cna_completed", "2025-06-02")], True),
        ([event("provision_item", "2025-06-02", section="H1", item="respite")], True),
        ([], False),
        ([event("cna_completed", "2025-06-02"), event("adult_decision", "2026-04-01")], False),  # decided before 18
        ([event("cna_completed", "2025-06-02"), event("adult_decision", "2026-06-01")], True),
    ],
)
def test_services_go_on_at_eighteen_until_a_decision(answered: Answered, events: list[Entry], listed: bool) -> None:
    answer = answered(
        event("pupil_has_sen", "2020-01-06"), *events, person={"date_of_birth": "2008-05-02"}, as_at="2026-07-01"
    )
    assert bool(of(answer, "adult.continue")) is listed


# Names that a case file gives


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (
            event("exception_claimed", "2026-03-01", duty="plan.finall", code="EXC-ABSENT4"),
            ["plan.finall", "plan.final"],
        ),
        (
            event("exception_claimed", "2026-03-01", duty="plan.final", code="EXC-ABSENT3"),
            ["EXC-ABSENT3", "EXC-ABSENT"],
        ),
        (event("exception_claimed", "2026-03-01", duty="zz.zz", code="EXC-ABSENT4"), ["zz.zz", "`upheld duties`"]),
        (
            event("ftt_direction", "2026-03-01", duty="order.amendd", due_on="2026-04-01"),
            ["order.amendd", "order.amend"],
        ),
    ],
)
def test_a_duty_or_exception_that_does_not_exist_is_refused(answered: Answered, entry: Entry, words: list[str]) -> None:
    with pytest.raises(CaseError) as refusal:
        answered(REQUEST, entry, as_at="2026-03-02")
    assert all(word in str(refusal.value) for word in words)
    assert "\n" not in str(refusal.value)


def test_a_claim_about_a_duty_that_only_the_other_law_knows_is_let_be(answered: Answered) -> None:
    claim = event("exception_claimed", "2026-03-01", duty="review.amend.propose", code="EXC-COVID")
    assert answered(REQUEST, claim, as_at="2026-03-02", law="england-bare")["obligations"]


# Corners


def test_before_2015_only_one_long_suspension_counts(answered: Answered) -> None:
    # SI 2014/3216 came into force on 5 January 2015.
    terms = [{"kind": "setting", "from": "2014-09-01", "type": "secondary",
              "terms": [{"first": "2014-11-03", "last": "2014-12-19"}]}]  # fmt: skip
    pupil = {"date_of_birth": "2001-05-02"}
    long = answered(suspended("2014-11-03", 6), fact=terms, person=pupil, as_at="2014-11-20")
    assert [one["due_on"] for one in of(long, "excl.sixth_day.school")] == ["2014-11-10"]  # 3-7 and 10 November
    several = answered(
        suspended("2014-11-03", 4), suspended("2014-11-07", 4), fact=terms, person=pupil, as_at="2014-11-20"
    )
    assert of(several, "excl.sixth_day.school") == []


def test_a_reassessment_best_asked_for_six_months_after_the_last(answered: Answered) -> None:
    answer = answered(
        event("assessment_completed", "2025-09-15"),
        event("reassess_request_received", "2026-03-16"),
        event("reassess_request_received", "2026-05-18"),
        as_at="2026-06-01",
    )
    one = next(one for one in answer["family_deadlines"] if one["id"] == "fd.reassess.gap")
    assert (one["due_on"], one["status"], one["discharged_on"]) == ("2026-03-15", "no_date", "2026-03-16")
    assert not warned(answer, "within six months")


@pytest.mark.parametrize(("asked", "told"), [("2026-03-14", True), ("2026-03-15", False)])
def test_a_request_inside_the_six_months_may_be_refused_and_that_is_said(
    answered: Answered, asked: str, told: bool
) -> None:
    completed = event("assessment_completed", "2025-09-15")
    answer = answered(completed, event("reassess_request_received", asked), as_at="2026-06-01")
    assert warned(answer, "within six months", "2026-03-15", "D13") is told


def test_a_notice_with_no_reason_hands_its_own_to_the_plan_that_follows(answered: Answered) -> None:
    answer = answered(
        PLAN,
        event("amendment_notice_sent", "2026-03-04"),
        event("plan_amended_final_sent", "2026-04-20"),
        person=CHILD,
        as_at="2026-05-10",
    )
    final = next(one for one in of(answer, "amend.other_time") if one["part"] == "final")
    assert (final["status"], final["discharged_on"]) == ("met", "2026-04-20")


def test_a_question_of_a_month_comes_before_its_answer_in_that_month(found: Found) -> None:
    # ADR 7 i; due between 1 January + 42 and 31 January + 42, and answered on 20 January
    one = found(
        "ehcna.decide",
        event("ehcna_agreed_notified", "2026-01-20"),
        event("ehcna_request_received", "2026-01"),
        as_at="2026-03-01",
    )
    assert (one["status"], one["discharged_on"]) == ("met", "2026-01-20")


INVITED = ("family", "setting", "la_sen", "health", "social_care")
SET = event("review_meeting_set", "2026-01-20", meeting_on="2026-03-04")


@pytest.mark.parametrize(
    ("invited", "status", "outstanding"),
    [
        (list(INVITED), "met", []),
        (["family", "setting", "health"], "unknown", ["la_sen", "social_care"]),
        (None, "met", []),
    ],
)
def test_all_who_must_be_invited_are_wanted(
    found: Found, invited: list[str] | None, status: str, outstanding: list[str]
) -> None:
    sent = event("review_invited", "2026-02-10", **({"invitees": invited} if invited else {}))
    one = found("review.invite", SET, sent, as_at="2026-03-10")
    assert (one["due_on"], one["status"], one["outstanding"]) == ("2026-02-18", status, outstanding)


@pytest.mark.parametrize("invited", [["parent"], ["grandmother"]])
def test_invitees_that_cannot_be_told_are_not_all_of_them(found: Found, invited: list[str]) -> None:
    one = found("review.invite", SET, event("review_invited", "2026-02-10", invitees=invited), as_at="2026-03-10")
    assert one["status"] == "unknown"


def test_a_plan_shows_that_it_was_prepared(found: Found) -> None:
    one = found(
        "plan.prepare",
        REQUEST,
        event("plan_agreed_notified", "2026-04-01"),
        event("plan_final_sent", "2026-05-30"),
        person=CHILD,
        as_at="2026-06-10",
    )
    assert one["status"] == "met"


def test_a_plan_that_names_the_school_must_not_come_before_it_was_consulted(found: Found) -> None:
    asked = event("school_requested", "2026-05-01", institution="Hill School")
    draft = event("draft_served", "2026-04-24")
    late = event("school_consulted", "2026-06-15", institution="Hill School")
    for placement, status in (("Hill School", "breached"), ("Vale School", "met")):
        final = event("plan_final_sent", "2026-06-01", placement=placement)
        one = found("plan.consult.school", REQUEST, draft, asked, final, late, person=CHILD, as_at="2026-07-01")
        assert one["status"] == status


YOUNG = {"date_of_birth": "2005-05-02"}
LEFT = event("yp18_left_setting", "2026-01-12")


@pytest.mark.parametrize(
    ("review", "status"),
    [
        ([], "breached"),
        ([event("review_meeting_held", "2026-02-09")], "no_date"),  # held, and what concluded it is not recorded
        (
            [
                event("review_meeting_held", "2026-02-02"),
                event("review_decision_notified", "2026-02-16", decision="keep"),
            ],
            "met",
        ),
    ],
)
def test_a_young_person_who_left_is_reviewed_before_the_plan_may_end(
    answered: Answered, review: list[Entry], status: str
) -> None:
    answer = answered(PLAN, LEFT, *review, CEASING, person=YOUNG, as_at="2026-04-01")
    assert [one["status"] for one in of(answer, "cease.over18")] == [status]


def test_an_act_in_the_next_cycle_is_not_held_against_the_one_before(answered: Answered) -> None:
    answer = answered(
        REQUEST,
        event("draft_served", "2026-04-24"),
        event("draft_served", "2026-04-30"),
        event("plan_final_sent", "2026-05-02"),
        person=CHILD,
        as_at="2026-06-01",
    )
    first, second = of(answer, "plan.draft.window")
    assert (second["status"], second["breach_on"]) == ("breached", "2026-05-02")
    assert not first["is_breach"]


def test_a_window_whose_service_is_not_known_cannot_be_told(found: Found) -> None:
    one = found("plan.draft.window", event("draft_served", "unknown"), as_at="2026-06-01")
    assert (one["due_on"], one["is_breach"]) == (None, False)


def test_a_plan_that_ended_before_any_decision_to_cease_was_not_protected_by_it(answered: Answered) -> None:
    answer = answered(PLAN, event("plan_ceased", "2026-02-02"), CEASING, person=CHILD, as_at="2026-06-01")
    assert not [one for one in of(answer, "plan.maintain") if one["is_breach"]]


def test_a_direction_about_another_obligation_moves_nothing(answered: Answered) -> None:
    first = event("ftt_order_sent", "2026-05-08", id="first", orders=["amend_BF"])
    told = event("ftt_direction", "2026-05-20", due_on="2026-07-31", duty="order.amend", answers="first")
    assert [one["due_on"] for one in of(answered(first, told, as_at="2026-06-01"), "order.amend")] == ["2026-07-31"]
    school = event("ftt_order_sent", "2026-05-08", id="other", orders=["amend_I"])
    other = {**told, "answers": "other"}
    assert [one["due_on"] for one in of(answered(first, school, other, as_at="2026-06-01"), "order.amend")] == [
        "2026-06-12"
    ]


def test_a_report_that_leaves_something_out_says_so(found: Found) -> None:
    sent = event("review_report_sent", "2026-03-11", contents={"reasons": False, "appendices": True})
    one = found("review.report", MEETING, sent, as_at="2026-04-01")
    assert any("the reasons for the decision" in item for item in one["outstanding"])


def test_a_duty_with_a_limit_from_a_day_not_known_names_what_is_needed_once(found: Found) -> None:
    one = found("review.papers", event("review_meeting_set", "2026-01-20"), as_at="2026-03-10")
    assert (one["status"], one["due_on"]) == ("unknown", None)
    assert one["unknown"] == ["the day of the meeting (meeting_on) is needed"]


def test_what_a_move_out_of_england_ends_it_ends_on_that_day_and_no_later(answered: Answered) -> None:
    answer = answered(
        PLAN,
        event("plan_ceased", "2025-12-01"),
        event("moved", "2026-02-02", from_la="Devon", to_la="Cardiff"),
        person=CHILD,
        as_at="2026-04-01",
    )
    assert [one["superseded_on"] for one in of(answer, "review.annual")] == ["2025-12-01"]


def test_the_same_warning_is_given_once(answered: Answered) -> None:
    middle = [{"kind": "setting", "from": "2020-09-01", "type": "middle"}]
    answer = answered(event("plan_final_sent", "2015-03-10"), fact=middle, person={"year_group": 9}, as_at="2026-01-05")
    assert len(answer["warnings"]) == len(set(answer["warnings"]))


def test_until_when_a_plan_may_last_after_the_25th_birthday(answered: Answered) -> None:
    # W43: born 14 September 2000; never later than Sunday 13 September 2026.
    plan = event("plan_final_sent", "2024-01-10")
    one = of(answered(plan, person={"date_of_birth": "2000-09-14"}, as_at="2026-01-05"), "age25")[0]
    assert (one["due_on"], one["status"], one["binding"]) == ("2026-09-13", "no_date", False)
    college = [{"kind": "setting", "from": "2024-09-01", "type": "fe"}]
    one = of(answered(plan, fact=college, person={"date_of_birth": "2000-09-14"}, as_at="2026-01-05"), "age25")[0]
    assert one["due_on"] == "2026-07-31"  # the end of the academic year of the birthday
