"""When a complaint may go further, and when the time for the Ombudsman or the court is over."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from upheld.case import from_data
from upheld.compliance import reckon
from upheld.law import law_named
from upheld.letters.choose import choose
from upheld.letters.situation import holds

LAW = law_named("england")
ON = date(2026, 3, 2)


def event(kind: str, on: str, **fields: Any) -> dict[str, Any]:
    return {"kind": kind, "on": on, **fields}


def so(name: str, *events: dict[str, Any], as_at: date = ON) -> bool:
    return holds(reckon(from_data({"event": list(events)}, name="case"), LAW, as_at), name)


def opened(*events: dict[str, Any], as_at: date = ON) -> dict[str, tuple[str, ...]]:
    found = choose(reckon(from_data({"event": list(events)}, name="case"), LAW, as_at))
    return {one.letter.id: one.unwise for one in found}


FIRST = event("complaint_la_stage_1", "2026-01-12")
ANSWER = event("complaint_response", "2026-02-02")
SECOND = event("complaint_la_stage_2", "2026-02-09")
LATE = event("ehcna_request_received", "2025-09-01")  # 20 weeks end on 19 January 2026
OLD = event("ehcna_request_received", "2024-09-02")  # 20 weeks end on 20 January 2025
PLAN = event("plan_final_sent", "2025-06-02")


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([], False),
        ([FIRST, ANSWER], True),
        ([FIRST], True),  # 49 days without an answer
        ([event("complaint_la_stage_1", "2026-02-01")], True),  # 29 days
        ([event("complaint_la_stage_1", "2026-02-02")], False),  # 28 days
        ([FIRST, ANSWER, SECOND], False),
        ([FIRST, ANSWER, SECOND, event("complaint_response", "2026-02-23")], False),  # the answer to stage 2
        ([FIRST, event("lgsco_complaint", "2026-02-20")], False),
        ([ANSWER], False),
        (
            [event("complaint_la_stage_1", "2025-03-01"), event("complaint_response", "2025-03-20")],
            False,
        ),  # over a year
        (
            [event("complaint_la_stage_1", "2025-06-02"), event("complaint_la_stage_2", "2025-07-01"), FIRST, ANSWER],
            True,
        ),
    ],
)
def test_a_complaint_may_go_to_stage_2(events: list[dict[str, Any]], expected: bool) -> None:
    assert so("stage_2_open", LATE, *events) is expected


@pytest.mark.parametrize(
    ("events", "as_at", "expected"),
    [
        (
            [LATE, event("draft_served", "2025-12-01"), event("ehcna_agreed_notified", "2025-10-01")],
            date(2026, 4, 20),
            False,
        ),
        (
            [LATE, event("draft_served", "2025-12-01"), event("ehcna_agreed_notified", "2025-10-01")],
            date(2026, 4, 21),
            True,
        ),
        ([OLD, event("plan_final_sent", "2025-03-03")], ON, False),  # done since
        ([PLAN, event("provision_missed", "2025-11-03")], date(2026, 2, 3), False),
        ([PLAN, event("provision_missed", "2025-11-03")], date(2026, 2, 4), True),
        ([PLAN, event("provision_missed", "2025-11-03", section="G")], date(2026, 2, 4), False),  # the NHS body's
    ],
)
def test_the_three_months_to_go_to_court_are_over(events: list[dict[str, Any]], as_at: date, expected: bool) -> None:
    assert so("court_time_over", *events, as_at=as_at) is expected


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([OLD], False),
        ([OLD, event("complaint_la_stage_1", "2025-02-24")], False),  # more than a year back
        ([OLD, event("complaint_la_stage_1", "2025-03-03")], True),
        ([OLD, event("complaint_la_stage_1", "2025-02-24"), event("complaint_response", "2025-04-01")], True),
        ([LATE, FIRST], False),  # less than a year since the limit
        ([PLAN, event("provision_missed", "2025-06-09"), FIRST], False),
    ],
)
def test_the_year_for_the_ombudsman_is_over(events: list[dict[str, Any]], expected: bool) -> None:
    assert so("ombudsman_time_over", *events) is expected


def test_the_year_runs_from_the_day_provision_was_missed() -> None:
    told = [PLAN, event("provision_missed", "2025-06-09"), FIRST]
    assert not so("ombudsman_time_over", *told, as_at=date(2026, 6, 9))
    assert so("ombudsman_time_over", *told, as_at=date(2026, 6, 10))


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([], False),
        ([event("provision_missed", "2025-11-03")], True),
        ([event("provision_missed", "2025-11-03"), event("provision_delivered", "2025-11-10")], False),
        ([event("provision_delivered", "2025-11-03"), event("provision_missed", "2025-11-10")], True),
        (
            [event("provision_missed", "2025-11-03", item="a"), event("provision_delivered", "2025-11-10", item="b")],
            True,
        ),
        (
            [event("provision_missed", "2025-11-03", item="a"), event("provision_delivered", "2025-11-10", item="a")],
            False,
        ),
        ([event("provision_missed", "2025-11-03"), event("provision_delivered", "2025-11-03")], True),
    ],
)
def test_provision_is_missing(events: list[dict[str, Any]], expected: bool) -> None:
    assert so("provision_missing", PLAN, *events) is expected


# The letters that turn on it


def test_a_letter_before_claim_stays_open_after_three_months_with_a_warning_and_closes_when_all_is_done() -> None:
    agreed = [LATE, event("ehcna_agreed_notified", "2025-10-01"), event("draft_served", "2025-12-01")]
    in_time = opened(*agreed, as_at=date(2026, 4, 20))["pre_action"]
    over = opened(*agreed, as_at=date(2026, 4, 21))["pre_action"]
    assert not any("PASSED" in reason for reason in in_time)
    assert any("PASSED" in reason for reason in over)
    assert all(any("legal advice" in reason for reason in each) for each in (in_time, over))
    assert "pre_action" not in opened(LATE, event("plan_final_sent", "2026-02-23"))
    assert "pre_action" not in opened(LATE, event("pap_letter_sent", "2026-02-23"))
    assert "pre_action" not in opened(
        PLAN, event("provision_missed", "2025-11-03"), event("provision_delivered", "2025-11-10")
    )


def test_nobody_is_sent_to_the_ombudsman_before_the_council_was_told() -> None:
    assert "complaint_ombudsman" not in opened(LATE)
    early = opened(LATE, FIRST)["complaint_ombudsman"]
    assert any("less than 12 weeks" in reason for reason in early)
    assert not any(
        "12 weeks" in reason for reason in opened(LATE, FIRST, as_at=date(2026, 4, 6))["complaint_ombudsman"]
    )
    assert "complaint_ombudsman" not in opened(LATE, FIRST, event("lgsco_complaint", "2026-02-20"))


def test_a_transport_panel_is_the_last_answer_on_transport() -> None:
    panel = event("transport_appeal_2_decision", "2026-02-02")
    assert opened(panel)["complaint_ombudsman"] == ()
    assert "complaint_ombudsman" not in opened(panel, event("transport_provided", "2026-02-23"))


def test_a_complaint_goes_to_the_body_that_owes_the_duty() -> None:
    asked = [LATE, event("ehcna_agreed_notified", "2025-10-01")]
    for category, expected in (("c", True), ("d", False)):
        told = [
            event("advice_request_received_by_body", "2025-10-06", category=category),
            event("advice_received_by_la", "2026-01-12", category=category),
        ]
        assert ("nhs_complaint" in opened(*asked, *told)) is expected
    assert "nhs_complaint" not in opened(PLAN, event("moved", "2026-01-12"))
    assert "school_complaint" not in opened(*asked)
    met = opened(PLAN, event("review_meeting_held", "2026-01-26"))["school_complaint"]
    assert any("held the meeting" in reason for reason in met)


def test_a_second_stage_needs_a_first() -> None:
    assert "complaint_stage_2" not in opened(LATE)
    assert "complaint_stage_2" in opened(LATE, FIRST)
    assert "complaint_stage_1" not in opened(LATE, event("complaint_la_stage_1", "2026-01-26"))
    assert "complaint_stage_1" in opened(LATE, event("complaint_la_stage_1", "2025-12-01"))  # what came after it
