"""The naive reckoner itself, held to the worked examples of england.md section 12 by hand-made asserts."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.properties.naive import bank_holidays, easter, months_later, naive, rule_12, works

LATE = date(2027, 12, 31)


def _on(kind: str, day: str, **fields: Any) -> dict[str, Any]:
    return {"kind": kind, "on": date.fromisoformat(day), **fields}


def _due(events: list[dict[str, Any]], as_at: date = LATE) -> dict[str, str]:
    return {key: str(entry["due_on"]) for key, entry in naive(events, as_at).items()}


def _status(events: list[dict[str, Any]], as_at: str) -> dict[str, str]:
    return {key.split("@")[0]: entry["status"] for key, entry in naive(events, date.fromisoformat(as_at)).items()}


# --- days


def test_bank_holidays_are_those_published() -> None:
    path = Path(__file__).parents[2] / "upheld" / "data" / "bank_holidays.toml"
    published = {day for day in tomllib.loads(path.read_text(encoding="utf-8"))["england_and_wales"] if day.year > 2012}
    worked = {day for year in range(2013, 2029) for day in bank_holidays(year)}
    assert worked == published


def test_easter_falls_where_england_md_5_9_says() -> None:
    assert [easter(year) for year in (2025, 2026, 2027)] == [date(2025, 4, 20), date(2026, 4, 5), date(2027, 3, 28)]


def test_a_month_ends_on_the_corresponding_date_or_the_last_day() -> None:
    assert months_later(date(2025, 12, 31), 2) == date(2026, 2, 28)
    assert months_later(date(2026, 2, 27), 2) == date(2026, 4, 27)
    assert months_later(date(2024, 2, 29), 12) == date(2025, 2, 28)


@pytest.mark.parametrize(
    ("base", "due"),
    [
        ("2026-05-08", "2026-05-08"),  # W10: a working day
        ("2026-08-01", "2026-09-01"),  # W12: in August
        ("2026-09-15", "2026-09-15"),  # W13: August inside the period counts
        ("2026-02-28", "2026-03-02"),  # W15: a Saturday
        ("2027-07-31", "2027-08-02"),  # 5.8: a Saturday before August rolls into it
        ("2026-12-25", "2027-01-04"),  # 2 and 3 January 2027 are a weekend
        ("2027-01-01", "2027-01-04"),
        ("2025-12-30", "2026-01-02"),
    ],
)
def test_rule_12(base: str, due: str) -> None:
    assert str(rule_12(date.fromisoformat(base))) == due
    assert works(date.fromisoformat(due))


# --- the first plan


def test_w1_plain_twenty_weeks() -> None:
    assert _due([_on("ehcna_request_received", "2026-01-12")]) == {
        "ehcna.decide@ehcna_request_received@2026-01-12": "2026-02-23",
        "ehcna.noplan@ehcna_request_received@2026-01-12": "2026-05-04",
        "plan.final@ehcna_request_received@2026-01-12": "2026-06-01",
    }


def test_w2_weekends_do_not_move_it() -> None:
    assert [*_due([_on("ehcna_request_received", "2026-02-07")]).values()] == ["2026-03-21", "2026-05-30", "2026-06-27"]


def test_w3_attention_before_the_form() -> None:
    events = [_on("health_notified_la", "2026-01-08"), _on("ehcna_request_received", "2026-02-02")]
    assert _due(events) == {
        "ehcna.decide@health_notified_la@2026-01-08": "2026-02-19",
        "ehcna.noplan@health_notified_la@2026-01-08": "2026-04-30",
        "plan.final@health_notified_la@2026-01-08": "2026-05-28",
    }


def test_the_due_day_itself_is_running_and_the_next_is_overdue() -> None:
    events = [_on("ehcna_request_received", "2026-01-12")]
    assert _status(events, "2026-02-23")["ehcna.decide"] == "running"
    assert _status(events, "2026-02-24")["ehcna.decide"] == "overdue"


def test_an_event_after_the_day_has_not_happened() -> None:
    events = [_on("ehcna_request_received", "2026-01-12"), _on("ehcna_agreed_notified", "2026-02-24")]
    assert _status(events, "2026-02-23")["ehcna.decide"] == "running"
    assert _status(events, "2026-02-24")["ehcna.decide"] == "met_late"
    assert _status(events, "2026-01-11") == {}


def test_notice_counts_when_received_and_a_plan_when_sent() -> None:
    events = [
        _on("ehcna_request_received", "2026-01-12"),
        {"kind": "ehcna_agreed_notified", "sent_on": date(2026, 2, 20), "channel": "post_first"},
        {"kind": "plan_final_sent", "sent_on": date(2026, 6, 1), "received_on": date(2026, 6, 4)},
    ]
    found = naive(events, LATE)
    # Friday 20 February; Monday 23 is the first working day after, Tuesday 24 the second.
    assert found["ehcna.decide@ehcna_request_received@2026-01-12"]["discharged_on"] == date(2026, 2, 24)
    assert found["plan.final@ehcna_request_received@2026-01-12"]["status"] == "met"


def test_a_second_request_resets_nothing_unless_the_first_was_refused() -> None:
    first, second = _on("ehcna_request_received", "2026-01-12"), _on("ehcna_request_received", "2026-03-02")
    assert {key.split("@", 1)[1] for key in naive([first, second], LATE)} == {"ehcna_request_received@2026-01-12"}
    refused = _on("ehcna_refused_notified", "2026-02-20")
    found = naive([first, refused, second], LATE)
    assert found["plan.final@ehcna_request_received@2026-01-12"]["status"] == "superseded"
    assert found["plan.final@ehcna_request_received@2026-03-02"]["status"] == "overdue"
    assert found["ehcna.decide@ehcna_request_received@2026-01-12"]["status"] == "met"


def test_a_refusal_taken_back_revives_the_sixteen_and_twenty_weeks_from_the_request() -> None:
    events = [
        _on("ehcna_request_received", "2026-01-12"),
        _on("ehcna_refused_notified", "2026-02-20"),
        _on("ehcna_agreed_notified", "2026-04-20"),
    ]
    assert _status(events, "2026-04-19")["plan.final"] == "superseded"
    found = naive(events, date(2026, 6, 2))
    assert found["plan.final@ehcna_request_received@2026-01-12"] == {
        "due_on": date(2026, 6, 1),
        "status": "overdue",
        "discharged_on": None,
    }
    assert found["ehcna.noplan@ehcna_request_received@2026-01-12"]["status"] == "overdue"


def test_a_draft_answers_whether_there_will_be_a_plan_and_proves_the_decision_to_assess() -> None:
    events = [_on("ehcna_request_received", "2026-01-12"), _on("draft_served", "2026-02-23")]
    assert _status(events, "2026-03-31") == {
        "ehcna.decide": "met",
        "ehcna.noplan": "met",
        "plan.final": "running",
        "plan.draft.window": "met",
    }
    events[1] = _on("draft_served", "2026-02-24")
    assert _status(events, "2026-03-31")["ehcna.decide"] == "unknown"


def test_a_final_plan_proves_the_answer_but_not_its_day() -> None:
    events = [_on("ehcna_request_received", "2026-01-12"), _on("plan_final_sent", "2026-05-04")]
    assert _status(events, "2026-05-04")["ehcna.noplan"] == "met"
    events[1] = _on("plan_final_sent", "2026-05-05")
    assert _status(events, "2026-05-05")["ehcna.noplan"] == "unknown"


def test_an_answer_before_its_question_discharges_nothing() -> None:
    events = [_on("ehcna_agreed_notified", "2026-01-11"), _on("ehcna_request_received", "2026-01-12")]
    assert _status(events, "2026-01-13")["ehcna.decide"] == "running"


# --- the draft


def test_w8_draft_window() -> None:
    draft = _on("draft_served", "2026-04-24")
    assert _due([draft]) == {"plan.draft.window@draft_served@2026-04-24": "2026-05-08"}
    assert _status([draft], "2026-05-08")["plan.draft.window"] == "running"
    assert _status([draft], "2026-05-09")["plan.draft.window"] == "met"
    final = _on("plan_final_sent", "2026-05-07")
    assert _status([draft, final], "2026-05-10")["plan.draft.window"] == "breached"
    assert _status([draft, _on("plan_final_sent", "2026-05-09")], "2026-05-10")["plan.draft.window"] == "met"
    reply = _on("draft_representations", "2026-05-01")
    assert _status([draft, reply, final], "2026-05-10")["plan.draft.window"] == "met"


def test_a_second_draft_takes_the_place_of_an_open_window() -> None:
    drafts = [_on("draft_served", "2026-04-24"), _on("draft_served", "2026-05-04")]
    found = naive(drafts, date(2026, 5, 10))
    assert [entry["status"] for entry in found.values()] == ["superseded", "running"]
    drafts[1] = _on("draft_served", "2026-05-09")
    assert [entry["status"] for entry in naive(drafts, date(2026, 5, 10)).values()] == ["met", "running"]


# --- reviews


def test_w25_annual_review_on_time() -> None:
    events = [
        _on("review_meeting_held", "2026-03-04"),
        _on("review_decision_notified", "2026-03-25", decision="amend"),
        _on("amendment_notice_sent", "2026-03-25"),
    ]
    assert _due(events) == {
        "review.annual@review_decision_notified@2026-03-25": "2027-03-24",
        "review.report@review_meeting_held@2026-03-04": "2026-03-18",
        "review.decide@review_meeting_held@2026-03-04": "2026-04-01",
        "review.amend.propose@review_meeting_held@2026-03-04": "2026-04-01",
        "review.amend.final@review_meeting_held@2026-03-04": "2026-05-20",
    }
    assert _status(events, "2026-05-21") == {
        "review.annual": "running",
        "review.report": "overdue",
        "review.decide": "met",
        "review.amend.propose": "met",
        "review.amend.final": "overdue",
    }


def test_w26_a_late_notice_does_not_buy_time() -> None:
    events = [_on("review_meeting_held", "2026-03-04"), _on("amendment_notice_sent", "2026-04-29")]
    found = naive(events, date(2026, 5, 28))
    assert found["review.amend.propose@review_meeting_held@2026-03-04"] == {
        "due_on": date(2026, 4, 1),
        "status": "met_late",
        "discharged_on": date(2026, 4, 29),
    }
    assert found["review.amend.final@review_meeting_held@2026-03-04"]["due_on"] == date(2026, 5, 27)
    assert found["review.amend.final@review_meeting_held@2026-03-04"]["status"] == "overdue"
    assert found["review.decide@review_meeting_held@2026-03-04"]["status"] == "met_late"


def test_with_no_notice_the_twelve_weeks_stand_alone() -> None:
    found = naive([_on("review_meeting_held", "2026-03-04")], date(2026, 5, 27))
    assert found["review.amend.final@review_meeting_held@2026-03-04"] == {
        "due_on": date(2026, 5, 27),
        "status": "running",
        "discharged_on": None,
    }


def test_with_no_meeting_the_amended_plan_is_owed_from_the_notice() -> None:
    events = [_on("amendment_notice_sent", "2026-03-25", reason="review")]
    assert _due(events)["review.amend.final@amendment_notice_sent@2026-03-25"] == "2026-05-20"


def test_w28_the_period_starts_again_with_the_decision() -> None:
    events = [
        _on("plan_final_sent", "2023-12-04"),
        _on("review_meeting_held", "2024-11-04"),
        _on("review_decision_notified", "2024-11-25", decision="keep"),
    ]
    found = naive(events, date(2025, 11, 25))
    assert found["review.annual@plan_final_sent@2023-12-04"]["status"] == "met"
    assert found["review.annual@review_decision_notified@2024-11-25"]["due_on"] == date(2025, 11, 24)
    assert found["review.annual@review_decision_notified@2024-11-25"]["status"] == "overdue"
    assert "review.amend.propose@review_meeting_held@2024-11-04" not in found


def test_the_first_period_starts_with_the_day_the_plan_was_made() -> None:
    event = {"kind": "plan_final_sent", "id": "plan", "made_on": date(2025, 3, 10), "sent_on": date(2025, 3, 12)}
    assert _due([event])["review.annual@plan"] == "2026-03-09"


def test_the_decision_is_due_by_the_end_of_the_year_if_that_is_earlier() -> None:
    events = [_on("plan_final_sent", "2025-03-10"), _on("review_meeting_held", "2026-03-01")]
    assert _due(events)["review.decide@review_meeting_held@2026-03-01"] == "2026-03-09"
    assert _due(events)["review.amend.propose@review_meeting_held@2026-03-01"] == "2026-03-29"


def test_a_review_with_no_decision_is_concluded_by_its_notice() -> None:
    events = [
        _on("plan_final_sent", "2025-03-10"),
        _on("review_meeting_held", "2026-02-02"),
        _on("amendment_notice_sent", "2026-02-20"),
    ]
    assert _due(events)["review.annual@amendment_notice_sent@2026-02-20"] == "2027-02-19"


def test_an_amended_plan_proves_the_decision_and_the_notice() -> None:
    events = [_on("review_meeting_held", "2026-03-04"), _on("plan_amended_final_sent", "2026-04-01")]
    assert _status(events, "2026-04-10") == {
        "review.annual": "running",
        "review.report": "overdue",
        "review.decide": "met",
        "review.amend.propose": "met",
        "review.amend.final": "met",
        "fd.appeal": "running",
    }
    events[1] = _on("plan_amended_final_sent", "2026-04-02")
    assert _status(events, "2026-04-10")["review.amend.propose"] == "unknown"


def test_an_amended_plan_for_another_reason_ends_nothing_of_the_review() -> None:
    events = [_on("review_meeting_held", "2026-03-04"), _on("plan_amended_final_sent", "2026-04-01", reason="other")]
    assert _status(events, "2026-06-01")["review.amend.final"] == "overdue"


def test_a_second_final_plan_is_an_amended_one() -> None:
    events = [
        _on("plan_final_sent", "2025-06-02"),
        _on("review_meeting_held", "2026-03-04"),
        _on("plan_final_sent", "2026-05-27"),
    ]
    assert _status(events, "2026-05-28")["review.amend.final"] == "met"


def test_a_new_meeting_takes_the_place_of_what_was_open() -> None:
    events = [_on("review_meeting_held", "2025-03-04"), _on("review_meeting_held", "2026-03-04")]
    found = naive(events, date(2026, 3, 5))
    assert found["review.report@review_meeting_held@2025-03-04"]["status"] == "superseded"
    assert found["review.report@review_meeting_held@2026-03-04"]["status"] == "running"


# --- reassessments, moves


def test_w32_reassessment() -> None:
    events = [_on("reassess_request_received", "2026-04-02"), _on("reassess_agreed_notified", "2026-04-15")]
    assert _due(events) == {
        "reassess.decide@reassess_request_received@2026-04-02": "2026-04-17",
        "reassess.final@reassess_agreed_notified@2026-04-15": "2026-07-22",
    }
    final = _on("plan_amended_final_sent", "2026-07-23", reason="reassessment")
    assert _status([*events, final], "2026-08-01")["reassess.final"] == "met_late"
    other = _on("plan_amended_final_sent", "2026-07-22", reason="other")
    assert _status([*events, other], "2026-07-23")["reassess.final"] == "overdue"


def test_transfer_is_told_within_six_weeks() -> None:
    events = [_on("plan_transferred", "2026-03-02"), _on("transfer_informed", "2026-04-13")]
    found = naive(events, LATE)["transfer.inform@plan_transferred@2026-03-02"]
    assert found == {"due_on": date(2026, 4, 13), "status": "met", "discharged_on": date(2026, 4, 13)}


# --- appeals


def test_w10_the_later_of_two_months_and_the_certificate() -> None:
    events = [_on("plan_final_sent", "2026-02-27")]
    assert _due(events)["fd.appeal@plan_final_sent@2026-02-27"] == "2026-04-27"
    events.append(_on("mediation_certificate_issued", "2026-04-08"))
    assert _due(events)["fd.appeal@plan_final_sent@2026-02-27"] == "2026-05-08"


@pytest.mark.parametrize(
    ("sent", "due"), [("2026-06-01", "2026-09-01"), ("2026-07-15", "2026-09-15"), ("2025-12-31", "2026-03-02")]
)
def test_w12_w13_w15(sent: str, due: str) -> None:
    assert _due([_on("decision_notice_sent", sent, ground="d")]) == {f"fd.appeal@decision_notice_sent@{sent}": due}


def test_w47_the_day_on_the_letter_stands_for_the_day_it_was_sent() -> None:
    found = _due([{"kind": "plan_final_sent", "id": "plan", "made_on": date(2026, 3, 2)}])
    assert found["fd.appeal@plan"] == "2026-05-05"  # 2 May is a Saturday, 4 May a bank holiday


def test_a_decision_recorded_twice_within_seven_days_is_one_notice() -> None:
    events = [_on("ehcna_refused_notified", "2026-02-20"), _on("decision_notice_sent", "2026-02-16", ground="a")]
    assert _due(events) == {"fd.appeal@decision_notice_sent@2026-02-16": "2026-04-16"}
    events[1] = _on("decision_notice_sent", "2026-02-12", ground="a")
    assert len(naive(events, LATE)) == 2


def test_a_letter_received_later_counts_from_the_day_it_was_sent() -> None:
    events = [
        _on("ehcna_request_received", "2026-01-12"),
        {
            "kind": "ehcna_refused_notified",
            "id": "no",
            "sent_on": date(2026, 2, 20),
            "received_on": date(2026, 2, 24),
        },
    ]
    found = naive(events, date(2026, 3, 1))
    assert found["fd.appeal@no"]["due_on"] == date(2026, 4, 20)
    assert found["ehcna.decide@ehcna_request_received@2026-01-12"]["status"] == "met_late"


def test_an_appeal_answers_the_newest_open_notice_whose_ground_agrees() -> None:
    events = [
        _on("decision_notice_sent", "2026-01-12", ground="d"),
        _on("decision_notice_sent", "2026-02-12", ground="c"),
        _on("appeal_received_by_ftt", "2026-03-02", grounds=["c(i)", "c(ii)"]),
    ]
    found = naive(events, date(2026, 3, 13))
    assert found["fd.appeal@decision_notice_sent@2026-01-12"]["status"] == "overdue"
    assert found["fd.appeal@decision_notice_sent@2026-02-12"]["status"] == "met"
    del events[2]["grounds"]
    assert naive(events, LATE)["fd.appeal@decision_notice_sent@2026-02-12"]["status"] == "met"
    events[2]["answers"] = "decision_notice_sent@2026-01-12"
    assert naive(events, LATE)["fd.appeal@decision_notice_sent@2026-01-12"]["status"] == "met"


def test_the_order_of_recording_changes_nothing() -> None:
    start = date(2025, 1, 6)
    kinds = ["ehcna_request_received", "ehcna_agreed_notified", "draft_served", "plan_final_sent"]
    events = [{"kind": kind, "on": start + timedelta(days=40 * number)} for number, kind in enumerate(kinds)]
    assert naive(events, LATE) == naive(events[::-1], LATE)
