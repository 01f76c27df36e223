"""A day known only to the month or year: certain only where both ends agree (design 11.2)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from upheld.compliance.due import Due
from upheld.compliance.moment import before, may_follow
from upheld.compliance.status import days_late, judge
from upheld.dates import Span

Entry = dict[str, Any]
Found = Callable[..., Entry]
Answered = Callable[..., Entry]


def event(kind: str, on: str, **fields: Any) -> Entry:
    return {"kind": kind, "on": on, **fields}


def d(text: str) -> date:
    return date.fromisoformat(text)


def span(text: str) -> Span:
    first, _, last = text.partition("..")
    return Span(d(first), d(last or first))


# The rule itself


@pytest.mark.parametrize(
    ("due", "done", "as_at", "status"),
    [
        # exact: the day itself is in time, and a day is not late until it has ended
        ("2026-02-23", None, "2026-02-22", "running"),
        ("2026-02-23", None, "2026-02-23", "running"),
        ("2026-02-23", None, "2026-02-24", "overdue"),
        ("2026-02-23", "2026-02-23", "2026-06-01", "met"),
        ("2026-02-23", "2026-02-24", "2026-06-01", "met_late"),
        # due within a span
        ("2026-02-12..2026-03-14", None, "2026-02-12", "running"),
        ("2026-02-12..2026-03-14", None, "2026-02-13", "unknown"),
        ("2026-02-12..2026-03-14", None, "2026-03-14", "unknown"),
        ("2026-02-12..2026-03-14", None, "2026-03-15", "overdue"),
        ("2026-02-12..2026-03-14", "2026-02-12", "2026-06-01", "met"),
        ("2026-02-12..2026-03-14", "2026-02-13", "2026-06-01", "unknown"),
        ("2026-02-12..2026-03-14", "2026-03-14", "2026-06-01", "unknown"),
        ("2026-02-12..2026-03-14", "2026-03-15", "2026-06-01", "met_late"),
        # done within a span
        ("2026-02-23", "2026-02-01..2026-02-23", "2026-06-01", "met"),
        ("2026-02-23", "2026-02-01..2026-02-28", "2026-06-01", "unknown"),
        ("2026-02-23", "2026-02-24..2026-02-28", "2026-06-01", "met_late"),
        # both
        ("2026-02-12..2026-03-14", "2026-01-01..2026-02-12", "2026-06-01", "met"),
        ("2026-02-12..2026-03-14", "2026-03-01..2026-03-31", "2026-06-01", "unknown"),
        ("2026-02-12..2026-03-14", "2026-04-01..2026-04-30", "2026-06-01", "met_late"),
    ],
)
def test_a_status_is_certain_only_where_every_possible_day_agrees(
    due: str, done: str | None, as_at: str, status: str
) -> None:
    assert judge(Due(*span(due)), span(done) if done else None, d(as_at)) == status


@pytest.mark.parametrize(
    ("due", "done", "status"),
    [
        (Due(None, None), None, "unknown"),
        (Due(None, None), "2026-02-01", "unknown"),
        (Due(None, d("2026-02-23")), None, "overdue"),
        (Due(None, d("2026-08-23")), None, "unknown"),
        (Due(None, d("2026-02-23")), "2026-02-24", "met_late"),
        (Due(None, d("2026-02-23")), "2026-02-23", "unknown"),
        (Due(d("2026-02-23"), None), "2026-02-23", "met"),
        (Due(d("2026-02-23"), None), "2026-02-24", "unknown"),
        (Due(d("2026-02-23"), None), None, "unknown"),
        (Due(d("2026-08-23"), None), None, "running"),
    ],
)
def test_an_end_that_is_not_known_makes_nothing_certain(due: Due, done: str | None, status: str) -> None:
    assert judge(due, span(done) if done else None, d("2026-06-01")) == status


@pytest.mark.parametrize(
    ("due", "until", "days"),
    [
        ("2026-02-23", "2026-02-24", 1),
        ("2026-02-23", "2026-02-23", None),
        ("2026-02-23", None, None),
        ("2026-02-12..2026-03-14", "2026-06-01", None),
        ("2025-08-19", "2025-10-24", 66),  # LGSCO 25 006 076
    ],
)
def test_days_late_are_counted_only_from_a_day_that_is_known(due: str, until: str | None, days: int | None) -> None:
    assert days_late(Due(*span(due)), d(until) if until else None) == days


def test_a_span_is_before_a_day_only_if_all_of_it_is() -> None:
    assert before(span("2026-01-01..2026-01-31"), span("2026-01-31"))
    assert not before(span("2026-01-01..2026-01-31"), span("2026-01-30"))
    assert may_follow(span("2026-01-01..2026-01-31"), span("2026-01-31"))
    assert not may_follow(span("2026-01-01..2026-01-31"), span("2026-02-01"))


# In a case


def test_a_request_known_to_the_month_gives_the_earliest_and_latest_due_day(found: Found) -> None:
    one = found("ehcna.decide", event("ehcna_request_received", "2026-01"), as_at="2026-02-12")
    # 1 January + 42 and 31 January + 42
    assert (one["due_on"], one["due_earliest"], one["due_latest"]) == (None, "2026-02-12", "2026-03-14")
    assert one["status"] == "running"
    assert one["trigger"] == {
        "kind": "ehcna_request_received",
        "on": None,
        "earliest": "2026-01-01",
        "latest": "2026-01-31",
        "id": "ehcna_request_received@2026-01",
    }
    assert one["last_working_day"] is None


def test_a_request_known_to_the_year(found: Found) -> None:
    one = found("plan.final", event("ehcna_request_received", "2025"), as_at="2025-02-12")
    assert (one["due_earliest"], one["due_latest"]) == ("2025-05-21", "2026-05-20")


@pytest.mark.parametrize(
    ("as_at", "status"), [("2026-02-13", "unknown"), ("2026-03-14", "unknown"), ("2026-03-15", "overdue")]
)
def test_while_open_it_is_overdue_only_when_the_latest_day_has_passed(found: Found, as_at: str, status: str) -> None:
    one = found("ehcna.decide", event("ehcna_request_received", "2026-01"), as_at=as_at)
    assert one["status"] == status
    assert one["days_late"] is None
    assert one["is_breach"] is (status == "overdue")
    if status == "unknown":
        assert any("ehcna_request_received@2026-01" in sentence for sentence in one["unknown"])


@pytest.mark.parametrize(
    ("answer", "status"),
    [("2026-02-12", "met"), ("2026-02-13", "unknown"), ("2026-03-14", "unknown"), ("2026-03-15", "met_late")],
)
def test_an_answer_is_in_time_only_if_before_the_earliest_due_day(found: Found, answer: str, status: str) -> None:
    one = found(
        "ehcna.decide",
        event("ehcna_request_received", "2026-01"),
        event("ehcna_agreed_notified", answer),
        as_at="2026-06-01",
    )
    assert (one["status"], one["discharged_on"], one["days_late"]) == (status, answer, None)


@pytest.mark.parametrize(
    ("answer", "status", "earliest", "latest"),
    [
        ("2026-01", "met", "2026-01-01", "2026-01-31"),
        ("2026-02", "unknown", "2026-02-01", "2026-02-28"),
        ("2026-03", "met_late", "2026-03-01", "2026-03-31"),
        ("2026", "unknown", "2026-01-01", "2026-12-31"),
        ("unknown", "unknown", None, None),
    ],
)
def test_an_answer_known_to_the_month(
    found: Found, answer: str, status: str, earliest: str | None, latest: str | None
) -> None:
    one = found(
        "ehcna.decide",
        event("ehcna_request_received", "2026-01-12"),
        event("ehcna_agreed_notified", answer),
        as_at="2026-06-01",
    )
    assert one["status"] == status
    assert (one["discharged_on"], one["discharged_earliest"], one["discharged_latest"]) == (None, earliest, latest)
    assert one["days_late"] is None
    if status == "unknown":
        assert any(f"ehcna_agreed_notified@{answer}" in sentence for sentence in one["unknown"])


def test_a_day_that_is_not_known_at_all_makes_the_limit_unknown_and_names_the_event(found: Found) -> None:
    one = found("plan.final", event("ehcna_request_received", "unknown"), as_at="2026-06-01")
    assert (one["status"], one["due_on"]) == ("unknown", None)
    assert "due_earliest" not in one
    assert any("ehcna_request_received@unknown" in sentence for sentence in one["unknown"])
    assert not one["is_breach"]


def test_what_is_unknown_is_never_a_breach_nor_met(answered: Answered) -> None:
    answer = answered(
        event("ehcna_request_received", "2026-01"), event("plan_final_sent", "2026-06"), as_at="2026-07-01"
    )
    for one in answer["obligations"]:
        if one["status"] == "unknown":
            assert one["unknown"], one["key"]
            assert not one["is_breach"]


# What happened by the day reckoned for


@pytest.mark.parametrize(("as_at", "counts"), [("2025-12-31", False), ("2026-01-01", True)])
def test_an_event_counts_from_its_first_possible_day(answered: Answered, as_at: str, counts: bool) -> None:
    answer = answered(event("ehcna_request_received", "2026-01"), as_at=as_at)
    assert bool(answer["obligations"]) is counts
    assert bool(answer["warnings"]) is not counts


def test_a_document_counts_from_the_day_it_was_sent(answered: Answered) -> None:
    sent = {"kind": "plan_final_sent", "sent_on": "2026-06-01", "received_on": "2026-06-05"}
    assert "1 event" not in " ".join(answered(sent, as_at="2026-06-01", person={"year_group": 3})["warnings"])
    assert "1 event" in " ".join(answered(sent, as_at="2026-05-31", person={"year_group": 3})["warnings"])


# The day the request was received is not recorded


STAGE = event("ehcna_consulted", "2026-01-12")


@pytest.mark.parametrize(
    ("as_at", "status"), [("2026-02-01", "unknown"), ("2026-02-23", "unknown"), ("2026-02-24", "overdue")]
)
def test_a_first_stage_without_its_request_gives_only_the_latest_due_day(found: Found, as_at: str, status: str) -> None:
    one = found("ehcna.decide", STAGE, as_at=as_at)
    assert (one["due_on"], one["due_earliest"], one["due_latest"]) == (None, None, "2026-02-23")  # 12 January + 42
    assert one["status"] == status
    assert any("ehcna_request_received" in sentence for sentence in one["unknown"])


@pytest.mark.parametrize(("final", "status"), [("2026-06-01", "unknown"), ("2026-06-02", "met_late")])
def test_a_plan_after_the_latest_due_day_is_late_whenever_the_request_came(
    found: Found, final: str, status: str
) -> None:
    one = found("plan.final", STAGE, event("plan_final_sent", final), as_at="2026-07-01", person={"year_group": 3})
    assert (one["due_latest"], one["status"]) == ("2026-06-01", status)


@pytest.mark.parametrize(
    "kind",
    ["advice_requested", "advice_received_by_la", "draft_served", "plan_agreed_notified", "ehcna_considering_notified"],
)
def test_each_event_of_the_first_stage_shows_that_there_was_a_request(found: Found, kind: str) -> None:
    one = found("plan.final", event(kind, "2026-01-12"), as_at="2026-02-01")
    assert one["due_latest"] == "2026-06-01"


def test_a_request_later_than_its_first_stage_is_the_request(found: Found) -> None:
    one = found("ehcna.decide", STAGE, event("ehcna_request_received", "2026-01-20"), as_at="2026-02-01")
    assert one["due_on"] == "2026-03-03"  # 20 January + 42


def test_a_request_only_known_to_be_sent_arrives_when_it_is_deemed_to(found: Found) -> None:
    # Posted first class on Friday 9 January 2026: 12 = 1, 13 = 2; 13 January + 42.
    sent = {"kind": "ehcna_request_sent", "sent_on": "2026-01-09", "channel": "post_first"}
    one = found("ehcna.decide", sent, as_at="2026-02-01")
    assert one["due_on"] == "2026-02-24"
    assert any("assumed" in sentence for sentence in one["unknown"])
    assert one["status"] == "running"


# Proved by what came later (11.5)


@pytest.mark.parametrize(
    ("later", "status"),
    [
        (event("draft_served", "2026-02-23"), "met"),
        (event("draft_served", "2026-02-24"), "unknown"),
        (event("advice_received_by_la", "2026-02-20"), "met"),
        (event("plan_final_sent", "2026-06-01"), "unknown"),
    ],
)
def test_an_event_that_cannot_come_before_a_stage_ends_it(found: Found, later: Entry, status: str) -> None:
    one = found("ehcna.decide", event("ehcna_request_received", "2026-01-12"), later, as_at="2026-07-01",
                person={"year_group": 3})  # fmt: skip
    assert one["status"] == status
    assert one["discharged_on"] is None
    assert f"{later['kind']}@{later['on']}" in one["events"]
    assert any(f"{later['kind']}@{later['on']}" in sentence for sentence in one["unknown"])


def test_what_was_proved_in_time_is_in_time_under_a_stricter_reading_too(found: Found) -> None:
    one = found(
        "ehcna.decide",
        event("ehcna_request_received", "2026-01-12"),
        event("draft_served", "2026-02-20"),
        as_at="2026-03-01",
    )
    # Day one counted: due on 22 February, and the draft of 20 February shows that it was done before then.
    assert {one["name"]: one["status"] for one in one["readings"]}.get("day_one_counts", "met") == "met"


def test_a_day_that_is_recorded_is_not_asked_for(found: Found) -> None:
    one = found("plan.final", STAGE, as_at="2026-02-01")
    assert not any("the day of ehcna_consulted@2026-01-12 is needed" in sentence for sentence in one["unknown"])


# The stage event that shows there was a request is itself an answer, and may end what the request began (11.4, 11.5).
ALONE = [
    (
        "ehcna_refused_notified",
        {},
        {"ehcna.decide": {"unknown"}, "ehcna.noplan": {"superseded"}, "plan.final": {"superseded"}},
    ),
    ("ehcna_agreed_notified", {}, {"ehcna.decide": {"unknown"}, "ehcna.determine": {"superseded"}}),
    ("draft_served", {}, {"ehcna.decide": {"unknown"}, "ehcna.noplan": {"unknown", "met"}}),
    ("plan_agreed_notified", {}, {"ehcna.decide": {"unknown"}, "ehcna.noplan": {"unknown", "met"}}),
    ("no_plan_notified", {}, {"ehcna.decide": {"unknown"}, "ehcna.noplan": {"unknown"}, "plan.final": {"superseded"}}),
    ("advice_requested", {"category": "d"}, {"ehcna.decide": {"unknown"}}),
    ("advice_received_by_la", {}, {"ehcna.decide": {"unknown"}}),
]


@pytest.mark.parametrize(("kind", "fields", "expected"), ALONE, ids=[each[0] for each in ALONE])
def test_a_letter_alone_is_an_answer_and_no_breach(
    answered: Answered, kind: str, fields: Entry, expected: dict[str, set[str]]
) -> None:
    answer = answered(event(kind, "2026-02-20", **fields), as_at="2026-08-01")
    statuses = {one["duty"]: one["status"] for one in answer["obligations"]}
    assert {duty: statuses[duty] in allowed for duty, allowed in expected.items()} == dict.fromkeys(expected, True)
