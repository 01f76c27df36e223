"""Which answer belongs to which question (design 11.5): by name, oldest open, newest, or all that are wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Entry = dict[str, Any]
Answered = Callable[..., Entry]
Found = Callable[..., Entry]


def event(kind: str, on: str, **fields: Any) -> Entry:
    return {"kind": kind, "on": on, **fields}


def table(answer: Entry, duty: str) -> dict[str, tuple[str, str | None]]:
    """Each obligation of a duty: its status and the day it was done."""
    return {one["key"]: (one["status"], one["discharged_on"]) for one in answer["obligations"] if one["duty"] == duty}


FIRST = event("sar_received", "2026-01-05", id="first")  # due Thursday 5 February
SECOND = event("sar_received", "2026-01-12", id="second")  # due Thursday 12 February


# An answer that names its question


@pytest.mark.parametrize("name", ["second", "sar@second"])
def test_an_answer_goes_to_the_question_it_names(answered: Answered, name: str) -> None:
    answer = answered(FIRST, SECOND, event("sar_answered", "2026-02-02", answers=name), as_at="2026-03-01")
    assert table(answer, "sar") == {"sar@first": ("overdue", None), "sar@second": ("met", "2026-02-02")}


def test_an_answer_that_names_its_question_need_agree_with_it_in_nothing_else(answered: Answered) -> None:
    answer = answered(
        event("advice_request_received_by_body", "2026-02-02", id="asked", category="c", body="the Trust"),
        event("advice_received_by_la", "2026-03-02", answers="asked", category="d", body="another body"),
        as_at="2026-04-01",
    )
    assert table(answer, "ehcna.advice.respond") == {"ehcna.advice.respond@asked": ("met", "2026-03-02")}


def test_an_answer_to_one_duty_is_none_to_another(answered: Answered) -> None:
    answer = answered(
        FIRST,
        event("foi_received", "2026-01-05", id="other"),
        event("sar_answered", "2026-01-20", answers="foi@other"),
        as_at="2026-03-01",
    )
    assert table(answer, "sar") == {"sar@first": ("overdue", None)}
    assert table(answer, "foi") == {"foi@other": ("overdue", None)}


def test_an_answer_dated_before_the_question_it_names_does_not_count(answered: Answered) -> None:
    answer = answered(FIRST, event("sar_answered", "2026-01-02", answers="first"), as_at="2026-03-01")
    assert table(answer, "sar") == {"sar@first": ("overdue", None)}


# Parallel: the oldest open question, whose given fields agree


def test_one_answer_ends_one_question_the_oldest(answered: Answered) -> None:
    answer = answered(FIRST, SECOND, event("sar_answered", "2026-02-02"), as_at="2026-03-01")
    assert table(answer, "sar") == {"sar@first": ("met", "2026-02-02"), "sar@second": ("overdue", None)}


def test_two_answers_end_two_questions_in_turn(answered: Answered) -> None:
    answer = answered(
        FIRST, SECOND, event("sar_answered", "2026-02-02"), event("sar_answered", "2026-02-20"), as_at="2026-03-01"
    )
    assert table(answer, "sar") == {"sar@first": ("met", "2026-02-02"), "sar@second": ("met_late", "2026-02-20")}


def test_a_third_answer_ends_nothing(answered: Answered) -> None:
    answers = [event("sar_answered", f"2026-02-0{number}") for number in (2, 3, 4)]
    answer = answered(FIRST, SECOND, *answers, as_at="2026-03-01")
    assert [found[1] for found in table(answer, "sar").values()] == ["2026-02-02", "2026-02-03"]


def test_a_question_asked_after_the_answer_is_not_the_one_answered(answered: Answered) -> None:
    answer = answered(SECOND, event("sar_answered", "2026-01-08"), FIRST, as_at="2026-03-01")
    assert table(answer, "sar") == {"sar@first": ("met", "2026-01-08"), "sar@second": ("overdue", None)}


MEDICAL = event("advice_request_received_by_body", "2026-02-02", id="medical", category="c", body="The  Trust")
PSYCHOLOGY = event("advice_request_received_by_body", "2026-02-09", id="psychology", category="d", body="EP service")


def test_fields_that_are_given_must_agree_case_and_spaces_apart(answered: Answered) -> None:
    answer = answered(
        MEDICAL,
        PSYCHOLOGY,
        event("advice_received_by_la", "2026-03-02", category="d"),
        event("advice_received_by_la", "2026-04-01", body="the trust "),
        as_at="2026-05-01",
    )
    # 2 February + 42 = 16 March; 9 February + 42 = 23 March
    assert table(answer, "ehcna.advice.respond") == {
        "ehcna.advice.respond@medical": ("met_late", "2026-04-01"),
        "ehcna.advice.respond@psychology": ("met", "2026-03-02"),
    }


def test_a_field_that_is_not_given_agrees_with_any(answered: Answered) -> None:
    answer = answered(
        MEDICAL,
        PSYCHOLOGY,
        event("advice_received_by_la", "2026-03-02"),
        event("advice_received_by_la", "2026-03-03"),
        as_at="2026-05-01",
    )
    assert table(answer, "ehcna.advice.respond") == {
        "ehcna.advice.respond@medical": ("met", "2026-03-02"),
        "ehcna.advice.respond@psychology": ("met", "2026-03-03"),
    }


def test_a_recommendation_is_answered_by_its_own_body(answered: Answered) -> None:
    answer = answered(
        event("ftt_recommendation_sent", "2026-03-02", body="health"),
        event("ftt_recommendation_sent", "2026-03-02", body="care"),
        event("recommendation_response_sent", "2026-03-20", body="care"),
        as_at="2026-03-25",
    )
    assert [one["status"] for one in answer["obligations"] if one["duty"] == "recs.respond.care"] == ["met"]
    assert [one["status"] for one in answer["obligations"] if one["duty"] == "recs.respond.health"] == ["running"]


# Cycles: the newest question; an older one that is still open is superseded


def test_a_cycle_takes_the_newest_question_and_the_older_stays_a_breach(answered: Answered) -> None:
    answer = answered(
        event("review_meeting_held", "2024-11-05"),
        event("review_meeting_held", "2025-11-05"),
        event("review_report_sent", "2025-11-12"),
        as_at="2026-01-10",
    )
    older, newer = (one for one in answer["obligations"] if one["duty"] == "review.report")
    assert (older["status"], older["due_on"], older["superseded_by"], older["superseded_on"]) == (
        "superseded",
        "2024-11-19",
        "review_meeting_held@2025-11-05",
        "2025-11-05",
    )
    assert older["days_late"] == 351  # 19 November 2024 to 5 November 2025
    assert older["is_breach"]
    assert (newer["status"], newer["discharged_on"], newer["is_breach"]) == ("met", "2025-11-12", False)


def test_an_older_cycle_that_was_still_in_time_is_superseded_without_a_breach(answered: Answered) -> None:
    answer = answered(
        event("ftt_order_sent", "2026-03-02", orders=["amend_BF"]),
        event("ftt_order_sent", "2026-03-09", orders=["amend_BF"]),
        event("plan_amended_final_sent", "2026-04-01"),
        person={"year_group": 3},
        as_at="2026-05-01",
    )
    older, newer = (one for one in answer["obligations"] if one["duty"] == "order.amend")
    assert (older["status"], older["days_late"], older["is_breach"]) == ("superseded", None, False)
    assert newer["status"] == "met"


def test_an_answer_between_two_cycles_belongs_to_the_first(answered: Answered) -> None:
    answer = answered(
        event("review_meeting_held", "2024-11-05"),
        event("review_report_sent", "2024-11-12"),
        event("review_meeting_held", "2025-11-05"),
        as_at="2025-11-10",
    )
    assert [one["status"] for one in answer["obligations"] if one["duty"] == "review.report"] == ["met", "running"]


def test_a_missed_annual_review_opens_no_second_one(answered: Answered) -> None:
    answer = answered(event("plan_final_sent", "2022-03-10"), person={"year_group": 3}, as_at="2026-03-10")
    found = [one for one in answer["obligations"] if one["duty"] == "review.annual"]
    assert [(one["status"], one["due_on"]) for one in found] == [("overdue", "2023-03-09")]


# One process at a time (11.4)


def test_a_second_request_while_the_first_runs_does_not_start_again(answered: Answered) -> None:
    answer = answered(
        event("ehcna_request_received", "2026-01-12"), event("ehcna_request_received", "2026-02-16"), as_at="2026-03-01"
    )
    found = [one for one in answer["obligations"] if one["duty"] == "ehcna.decide"]
    assert [one["due_on"] for one in found] == ["2026-02-23"]


def test_a_request_after_a_refusal_starts_another(answered: Answered) -> None:
    answer = answered(
        event("ehcna_request_received", "2025-01-13"),
        event("ehcna_refused_notified", "2025-02-20"),
        event("ehcna_request_received", "2026-01-12"),
        as_at="2026-02-01",
    )
    assert table(answer, "ehcna.decide") == {
        "ehcna.decide@ehcna_request_received@2025-01-13": ("met", "2025-02-20"),
        "ehcna.decide@ehcna_request_received@2026-01-12": ("running", None),
    }


def test_a_request_after_no_plan_or_a_plan_that_ended_starts_another(answered: Answered) -> None:
    for ending in (
        [event("no_plan_notified", "2025-04-20")],
        [event("plan_final_sent", "2025-04-20"), event("plan_ceased", "2025-12-01")],
    ):
        answer = answered(
            event("ehcna_request_received", "2025-01-13"),
            event("ehcna_agreed_notified", "2025-02-20"),
            *ending,
            event("ehcna_request_received", "2026-01-12"),
            person={"year_group": 3},
            as_at="2026-02-01",
        )
        due = [one["due_on"] for one in answer["obligations"] if one["duty"] == "plan.final"]
        assert due == ["2025-06-02", "2026-06-01"]


def test_an_answer_may_name_a_second_request_and_mean_the_process(answered: Answered) -> None:
    answer = answered(
        event("ehcna_request_received", "2026-01-12"),
        event("ehcna_request_received", "2026-02-16", id="again"),
        event("ehcna_agreed_notified", "2026-02-20", answers="again"),
        as_at="2026-03-01",
    )
    assert [one["status"] for one in answer["obligations"] if one["duty"] == "ehcna.decide"] == ["met"]


# A then B; each of several


def test_where_two_steps_are_needed_the_last_day_counts(found: Found) -> None:
    told, notified = event("health_opinion_told_parent", "2026-01-20"), event("health_notified_la", "2026-01-15")
    opinion = event("health_opinion_sen", "2026-01-05")
    half = found("identify.health", opinion, told, as_at="2026-03-01")
    assert (half["status"], half["outstanding"]) == ("no_date", ["health_notified_la"])
    whole = found("identify.health", opinion, notified, told, as_at="2026-03-01")
    assert (whole["status"], whole["discharged_on"], whole["outstanding"]) == ("met", "2026-01-20", [])


def test_where_all_that_apply_are_wanted_the_rest_is_listed(found: Found) -> None:
    agreed = event("ehcna_agreed_notified", "2026-02-02")
    asked = [event("advice_requested", "2026-02-03", category=category) for category in "abc"]
    one = found("ehcna.advice.seek", agreed, *asked, as_at="2026-03-01")
    assert (one["status"], one["outstanding"]) == ("no_date", ["d", "e"])
    rest = [event("advice_requested", f"2026-02-0{day}", category=category) for day, category in ((9, "d"), (4, "e"))]
    one = found("ehcna.advice.seek", agreed, *asked, *rest, as_at="2026-03-01")
    assert (one["status"], one["discharged_on"], one["outstanding"]) == ("met", "2026-02-09", [])


@pytest.mark.parametrize(("group", "wanted"), [(8, []), (9, ["g"]), (12, ["g"])])
def test_from_year_nine_advice_on_adulthood_is_wanted_too(found: Found, group: int, wanted: list[str]) -> None:
    asked = [event("advice_requested", "2026-02-03", category=category) for category in "abcde"]
    one = found(
        "ehcna.advice.seek",
        event("ehcna_agreed_notified", "2026-02-02"),
        *asked,
        person={"year_group": group},
        as_at="2026-03-01",
    )
    assert one["outstanding"] == wanted


def test_with_nothing_done_all_is_outstanding(found: Found) -> None:
    one = found("ehcna.advice.seek", event("ehcna_agreed_notified", "2026-02-02"), as_at="2026-03-01")
    assert one["outstanding"] == ["a", "b", "c", "d", "e"]


def test_advice_reused_counts_only_if_all_three_agree(found: Found) -> None:
    agreed = event("ehcna_agreed_notified", "2026-02-02")
    asked = [event("advice_requested", "2026-02-03", category=category) for category in "abce"]
    three = {"provider_agrees": True, "la_agrees": True, "family_agrees": True}
    reused = event("advice_reused", "2026-02-04", category="d", **three)
    assert found("ehcna.advice.seek", agreed, *asked, reused, as_at="2026-03-01")["status"] == "met"
    for name in three:
        reused = event("advice_reused", "2026-02-04", category="d", **{**three, name: False})
        assert found("ehcna.advice.seek", agreed, *asked, reused, as_at="2026-03-01")["outstanding"] == ["d"]


# Silence (11.5)


ASKED = event("advice_request_received_by_body", "2026-02-02", category="c")  # due 16 March


def test_silence_between_bodies_proves_nothing(found: Found) -> None:
    one = found("ehcna.advice.respond", ASKED, as_at="2026-05-01")
    assert (one["status"], one["is_breach"], one["days_late"]) == ("unknown", False, None)
    assert any("advice_received_by_la" in sentence for sentence in one["unknown"])


@pytest.mark.parametrize(
    ("record", "status"),
    [
        (event("not_done", "2026-03-17", what="advice_received_by_la"), "overdue"),
        (event("not_done", "2026-03-17", what="advice_received_by_la", category="c"), "overdue"),
        (event("not_done", "2026-03-16", what="advice_received_by_la"), "unknown"),  # the last day was not over
        (event("not_done", "2026-03-17", what="advice_received_by_la", category="d"), "unknown"),
        (event("not_done", "2026-03-17", what="school_consult_replied"), "unknown"),
        (
            event("not_done", "2026-03-17", what="advice_received_by_la", answers="ehcna.advice.respond@asked"),
            "overdue",
        ),
    ],
)
def test_a_record_that_it_was_not_done_does(found: Found, record: Entry, status: str) -> None:
    one = found("ehcna.advice.respond", {**ASKED, "id": "asked"}, record, as_at="2026-05-01")
    assert one["status"] == status
    assert one["days_late"] == (46 if status == "overdue" else None)  # 16 March to 1 May


def test_a_record_about_another_question_proves_nothing_here(answered: Answered) -> None:
    answer = answered(
        {**ASKED, "id": "one"},
        {**ASKED, "id": "two"},
        event("not_done", "2026-03-20", what="advice_received_by_la", answers="two"),
        as_at="2026-05-01",
    )
    found = {key: status for key, (status, _) in table(answer, "ehcna.advice.respond").items()}
    assert found == {"ehcna.advice.respond@one": "unknown", "ehcna.advice.respond@two": "overdue"}


def test_silence_about_what_a_family_would_see_is_not_done(found: Found) -> None:
    one = found("ehcna.decide", event("ehcna_request_received", "2026-01-12"), as_at="2026-03-01")
    assert (one["status"], one["days_late"]) == ("overdue", 6)


def test_silence_before_the_due_day_is_still_in_time(found: Found) -> None:
    assert found("ehcna.advice.respond", ASKED, as_at="2026-03-16")["status"] == "running"


def test_an_older_question_between_bodies_that_was_replaced_is_no_breach_by_silence(answered: Answered) -> None:
    answer = answered(
        event("review_meeting_set", "2024-10-01", meeting_on="2024-11-05"),
        event("review_meeting_held", "2024-11-05"),
        event("review_meeting_held", "2025-11-05"),
        as_at="2026-01-10",
    )
    for one in answer["obligations"]:
        if one["duty"] in ("review.invite", "review.papers"):
            assert one["status"] in ("unknown", "superseded")
            assert not one["is_breach"]
            assert one["days_late"] is None


# Corrections and dated order


def test_what_is_recorded_first_plays_no_part(answered: Answered) -> None:
    events = [FIRST, SECOND, event("sar_answered", "2026-02-02"), event("sar_answered", "2026-02-20")]
    forward = answered(*events, as_at="2026-03-01")
    backward = answered(*reversed(events), as_at="2026-03-01")
    assert table(forward, "sar") == table(backward, "sar")


def test_a_correction_takes_the_place_of_what_it_corrects(found: Found) -> None:
    one = found(
        "ehcna.decide",
        event("ehcna_request_received", "2026-01-12", id="first try"),
        event("ehcna_request_received", "2026-01-19", replaces="first try"),
        as_at="2026-02-01",
    )
    assert one["due_on"] == "2026-03-02"  # 19 January + 42


def test_the_key_names_duty_limb_and_event(answered: Answered) -> None:
    answer = answered(
        event("la_conceded_before_response", "2026-05-08", id="gave way", grounds=["a"]), as_at="2026-05-10"
    )
    keys = [one["key"] for one in answer["obligations"] if one["duty"] == "unopposed.assess"]
    assert sorted(keys) == [f"unopposed.assess/{part}@gave way" for part in ("final", "no_plan", "notify")]
    due = {one["part"]: one["due_on"] for one in answer["obligations"] if one["duty"] == "unopposed.assess"}
    # 8 May + 14, + 70 and + 98
    assert due == {"notify": "2026-05-22", "no_plan": "2026-07-17", "final": "2026-08-14"}
