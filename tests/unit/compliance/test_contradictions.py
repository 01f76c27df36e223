"""Reckoned with a warning that names both events, never a silent choice (design 11.11)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Entry = dict[str, Any]
Answered = Callable[..., Entry]

REQUEST = {"kind": "ehcna_request_received", "on": "2026-01-12"}
BORN = {"date_of_birth": "2016-05-02"}


def event(kind: str, on: str, **fields: Any) -> Entry:
    return {"kind": kind, "on": on, **fields}


def statuses(answer: Entry) -> dict[str, str]:
    return {one["key"].split("@")[0]: one["status"] for one in answer["obligations"]}


def warned(answer: Entry, *names: str) -> bool:
    """Whether one warning names all of these."""
    return any(all(name in warning for name in names) for warning in answer["warnings"])


# An answer dated before its question discharges nothing


@pytest.mark.parametrize(
    ("question", "answer", "duty"),
    [
        (REQUEST, event("ehcna_refused_notified", "2026-01-05"), "ehcna.decide"),
        (REQUEST, event("plan_final_sent", "2026-01-05"), "plan.final"),
        (event("sar_received", "2026-01-12"), event("sar_answered", "2026-01-05"), "sar"),
        (event("review_meeting_held", "2026-01-12"), event("review_report_sent", "2026-01-05"), "review.report"),
        (event("pap_letter_sent", "2026-01-12"), event("pap_response", "2026-01-05"), "jr.pap"),
        (
            event("health_opinion_sen", "2026-01-12"),
            event("health_opinion_told_parent", "2026-01-05"),
            "identify.health",
        ),
    ],
)
def test_an_answer_before_its_question_answers_nothing_and_both_are_named(
    answered: Answered, question: Entry, answer: Entry, duty: str
) -> None:
    found = answered(question, answer, as_at="2026-12-01")
    one = next(one for one in found["obligations"] if one["duty"] == duty)
    assert one["discharged_on"] is None
    assert one["status"] in ("overdue", "no_date")
    assert warned(found, f"{answer['kind']}@2026-01-05", f"{question['kind']}@2026-01-12", duty)


def test_an_earlier_event_that_answered_something_else_is_no_early_answer(answered: Answered) -> None:
    found = answered(
        event("sar_received", "2026-01-05"),
        event("sar_answered", "2026-01-20"),
        event("sar_received", "2026-03-02"),
        as_at="2026-03-10",
    )
    assert found["warnings"] == []
    assert [one["status"] for one in found["obligations"] if one["duty"] == "sar"] == ["met", "running"]


def test_an_answer_on_the_day_of_its_question_counts(answered: Answered) -> None:
    found = answered(REQUEST, event("ehcna_agreed_notified", "2026-01-12"), as_at="2026-02-01")
    assert statuses(found)["ehcna.decide"] == "met"
    assert found["warnings"] == []


# Before birth, after the 26th birthday


def test_an_event_before_birth_is_named_with_the_date_of_birth(answered: Answered) -> None:
    found = answered(REQUEST, event("pupil_has_sen", "2015-05-01"), person=BORN, as_at="2026-02-01")
    assert warned(found, "pupil_has_sen@2015-05-01", "2016-05-02", "before the date of birth")


def test_an_event_on_the_day_of_birth_and_one_on_the_26th_birthday_are_let_be(answered: Answered) -> None:
    found = answered(
        event("health_opinion_sen", "2016-05-02"), event("sar_received", "2042-05-02"), person=BORN, as_at="2042-06-01"
    )
    assert not warned(found, "before the date of birth")
    assert not warned(found, "after the 26th birthday")


def test_an_event_after_the_26th_birthday_is_named(answered: Answered) -> None:
    found = answered(event("sar_received", "2042-05-03"), person=BORN, as_at="2042-06-01")
    assert warned(found, "sar_received@2042-05-03", "after the 26th birthday", "2042-05-02")


def test_an_event_of_a_month_that_may_be_in_time_is_let_be(answered: Answered) -> None:
    found = answered(event("health_opinion_sen", "2016-05"), person=BORN, as_at="2026-06-01")
    assert not warned(found, "before the date of birth")


def test_with_no_date_of_birth_nothing_is_said_of_ages(answered: Answered) -> None:
    assert answered(event("sar_received", "1985-05-03"), as_at="2026-06-01")["warnings"] == []


# Two answers that exclude each other


@pytest.mark.parametrize(
    ("first", "second", "duty", "question"),
    [
        (
            event("ehcna_agreed_notified", "2026-02-02"),
            event("ehcna_refused_notified", "2026-02-02"),
            "ehcna.decide",
            REQUEST,
        ),
        (
            event("ehcna_agreed_notified", "2026-02-02"),
            event("ehcna_refused_notified", "2026-02-09"),
            "ehcna.decide",
            REQUEST,
        ),
        (
            event("reassess_agreed_notified", "2026-01-20"),
            event("reassess_refused_notified", "2026-01-20"),
            "reassess.decide",
            event("reassess_request_received", "2026-01-12"),
        ),
        (
            event("plan_agreed_notified", "2026-03-02"),
            event("no_plan_notified", "2026-03-02"),
            "ehcna.noplan",
            REQUEST,
        ),
        (event("plan_final_sent", "2026-03-02"), event("no_plan_notified", "2026-03-02"), "ehcna.noplan", REQUEST),
        (
            event("review_decision_notified", "2026-02-02", decision="keep"),
            event("review_decision_notified", "2026-02-02", decision="amend"),
            "review.decide",
            event("review_meeting_held", "2026-01-12"),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else value["kind"],
)
def test_two_answers_that_exclude_each_other_make_the_duty_unknown(
    answered: Answered, first: Entry, second: Entry, duty: str, question: Entry
) -> None:
    found = answered(question, first, second, as_at="2026-12-01")
    same = "/2" if first["kind"] == second["kind"] else ""
    names = (f"{first['kind']}@{first['on']}", f"{second['kind']}@{second['on']}{same}")
    assert warned(found, *names, "exclude each other")
    one = next(one for one in found["obligations"] if one["duty"] == duty)
    assert one["status"] == "unknown"
    assert one["days_late"] is None
    assert not one["is_breach"]
    assert any(all(name in sentence for name in names) for sentence in one["unknown"])


def test_a_refusal_taken_back_is_no_contradiction(answered: Answered) -> None:
    found = answered(
        REQUEST,
        event("ehcna_refused_notified", "2026-02-02"),
        event("ehcna_agreed_notified", "2026-03-02"),
        as_at="2026-04-01",
    )
    assert not warned(found, "exclude each other")
    assert statuses(found)["ehcna.decide"] == "met"


def test_the_wrong_one_corrected_leaves_no_contradiction(answered: Answered) -> None:
    found = answered(
        REQUEST,
        event("ehcna_refused_notified", "2026-02-02", id="wrong"),
        event("ehcna_agreed_notified", "2026-02-02", replaces="wrong"),
        as_at="2026-02-20",
    )
    assert found["warnings"] == []
    assert statuses(found)["ehcna.decide"] == "met"


def test_the_wrong_one_withdrawn_leaves_no_contradiction(answered: Answered) -> None:
    found = answered(
        REQUEST,
        event("ehcna_refused_notified", "2026-02-02", id="wrong"),
        event("ehcna_agreed_notified", "2026-02-02"),
        event("withdrawn", "2026-02-10", event="wrong"),
        as_at="2026-02-20",
    )
    assert found["warnings"] == []
    assert statuses(found)["ehcna.decide"] == "met"


def test_two_reviews_may_end_differently(answered: Answered) -> None:
    found = answered(
        event("review_meeting_held", "2025-01-12"),
        event("review_decision_notified", "2025-02-02", decision="keep"),
        event("review_meeting_held", "2026-01-12"),
        event("review_decision_notified", "2026-02-02", decision="amend"),
        as_at="2026-02-03",
    )
    assert not warned(found, "exclude each other")


def test_one_decision_recorded_twice_is_no_contradiction(answered: Answered) -> None:
    found = answered(
        event("review_meeting_held", "2026-01-12"),
        event("review_decision_notified", "2026-02-02", decision="keep"),
        event("review_decision_notified", "2026-02-02", decision="keep"),
        as_at="2026-02-03",
    )
    assert not warned(found, "exclude each other")


# What is not covered


@pytest.mark.parametrize(
    ("authority", "nation"),
    [("Cardiff", "Wales"), ("City of Edinburgh Council", "Scotland"), ("Belfast", "Northern Ireland")],
)
def test_an_authority_outside_england_is_not_covered(answered: Answered, authority: str, nation: str) -> None:
    found = answered(REQUEST, person={"local_authority": authority}, as_at="2026-02-01")
    assert warned(found, authority, nation)
    assert any(authority in sentence and nation in sentence for sentence in found["not_covered"])


@pytest.mark.parametrize("authority", ["Devon", "878", "the council that nobody knows"])
def test_an_authority_in_england_or_unknown_says_nothing(answered: Answered, authority: str) -> None:
    found = answered(REQUEST, person={"local_authority": authority}, as_at="2026-02-01")
    assert found["warnings"] == []
    assert found["not_covered"] == []


def test_a_move_out_of_england_is_not_covered_from_then_on(answered: Answered) -> None:
    found = answered(REQUEST, event("moved", "2026-02-02", from_la="Devon", to_la="Cardiff"), as_at="2026-08-01")
    assert any("moved@2026-02-02" in sentence for sentence in found["not_covered"])
    assert warned(found, "moved@2026-02-02")
    assert statuses(found)["plan.final"] == "superseded"


def test_what_came_before_the_first_version_is_not_covered(answered: Answered) -> None:
    found = answered(event("ehcna_request_received", "2014-01-06"), as_at="2014-02-01")
    assert any("ehcna.decide" in sentence and "2014-09-01" in sentence for sentence in found["not_covered"])
    assert not [one for one in found["obligations"] if one["duty"] == "ehcna.decide"]


# What is only said


def test_an_approximate_date_warns_and_moves_nothing(answered: Answered) -> None:
    sure = answered(REQUEST, as_at="2026-02-01")
    unsure = answered({**REQUEST, "approx": True}, as_at="2026-02-01")
    assert warned(unsure, "ehcna_request_received@2026-01-12", "approximate")
    assert unsure["obligations"] == sure["obligations"]


@pytest.mark.parametrize(
    ("later", "words"), [(1, "1 event is dated after 2026-02-01"), (2, "2 events are dated after 2026-02-01")]
)
def test_later_events_are_left_out_and_counted(answered: Answered, later: int, words: str) -> None:
    events = [event("ehcna_agreed_notified", f"2026-03-0{number + 1}") for number in range(later)]
    found = answered(REQUEST, *events, as_at="2026-02-01")
    assert warned(found, words)
    assert statuses(found)["ehcna.decide"] == "running"


def test_a_request_while_a_plan_is_in_force_starts_no_assessment(answered: Answered) -> None:
    found = answered(
        REQUEST,
        event("plan_final_sent", "2026-05-01"),
        event("ehcna_request_received", "2026-09-07"),
        person=BORN,
        as_at="2026-10-01",
    )
    assert warned(found, "ehcna_request_received@2026-09-07", "reassessment")
    assert len([one for one in found["obligations"] if one["duty"] == "ehcna.decide"]) == 1


def test_a_second_final_plan_is_read_as_an_amended_one(answered: Answered) -> None:
    found = answered(
        event("plan_final_sent", "2025-05-01"), event("plan_final_sent", "2026-05-01"), person=BORN, as_at="2026-06-01"
    )
    assert warned(found, "plan_final_sent@2026-05-01", "plan_final_sent@2025-05-01", "amended")


def test_a_notice_to_the_parent_of_a_young_person_is_named(answered: Answered) -> None:
    # Born 3 October 2009: compulsory school age ended on 26 June 2026 (W44).
    notice = event("plan_final_sent", "2026-06-29", to="parent")
    found = answered(notice, person={"date_of_birth": "2009-10-03"}, as_at="2026-07-01")
    assert warned(found, "plan_final_sent@2026-06-29", "2026-06-26", "D11")
    in_time = event("plan_final_sent", "2026-06-26", to="parent")
    assert not warned(answered(in_time, person={"date_of_birth": "2009-10-03"}, as_at="2026-07-01"), "D11")


def test_phase_transfers_are_not_reckoned_without_an_age_and_that_is_said_once(answered: Answered) -> None:
    found = answered(event("plan_final_sent", "2025-05-01"), as_at="2026-01-05")
    assert len([warning for warning in found["warnings"] if "date_of_birth or year_group" in warning]) == 1
    assert not [one for one in found["obligations"] if one["duty"].startswith("review.phase")]


def test_what_a_judgment_declared_later_was_contested_at_the_time(answered: Answered) -> None:
    found = answered(event("review_meeting_held", "2021-03-03"), as_at="2021-09-01")
    assert warned(found, "review.amend.final", "2022-03-08", "contested")
    found = answered(event("review_meeting_held", "2022-03-09"), as_at="2022-09-01")
    assert not warned(found, "contested")


# Found by reading: a yes and then a no; a nation named elsewhere than in `person`


@pytest.mark.parametrize(
    ("question", "yes", "no"),
    [
        (
            event("reassess_request_received", "2026-01-05"),
            event("reassess_agreed_notified", "2026-01-10"),
            event("reassess_refused_notified", "2026-01-15"),
        ),
        (REQUEST, event("plan_agreed_notified", "2026-03-10"), event("no_plan_notified", "2026-03-15")),
        (REQUEST, event("plan_final_sent", "2026-03-10"), event("no_plan_notified", "2026-03-15")),
    ],
    ids=["reassessment", "plan agreed", "plan made"],
)
def test_a_no_after_a_yes_excludes_it_too(answered: Answered, question: Entry, yes: Entry, no: Entry) -> None:
    found = answered(question, yes, no, person=BORN, as_at="2026-06-01")
    assert warned(found, f"{yes['kind']}@{yes['on']}", f"{no['kind']}@{no['on']}", "exclude each other")


@pytest.mark.parametrize(
    "how",
    [
        {"fact": [{"kind": "residence", "from": "2020-01-01", "la": "Cardiff"}]},
        {"more": event("moved", "2026-01-20", from_la="Cardiff", to_la="Devon")},
    ],
    ids=["residence", "moved from"],
)
def test_an_authority_outside_england_is_not_covered_wherever_it_is_named(answered: Answered, how: Entry) -> None:
    more = [how.pop("more")] if "more" in how else []
    found = answered(REQUEST, *more, as_at="2026-02-01", **how)
    assert any("Cardiff" in sentence for sentence in found["not_covered"])
