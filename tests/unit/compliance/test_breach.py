"""Which duties were broken: a fact about days, never about blame."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from upheld.compliance import Reckoning, breaches

Entry = dict[str, Any]
Reckoned = Callable[..., Reckoning]

REQUEST = {"kind": "ehcna_request_received", "on": "2026-01-12"}
CHILD = {"date_of_birth": "2016-05-02"}


def event(kind: str, on: str, **fields: Any) -> Entry:
    return {"kind": kind, "on": on, **fields}


def listed(reckoning: Reckoning) -> list[tuple[str, str | None, int | None, bool]]:
    return [
        (one.obligation.duty.id, one.since.isoformat() if one.since else None, one.days, one.goes_on)
        for one in breaches(reckoning)
    ]


def test_a_breach_begins_the_day_after_the_due_day_and_goes_on(reckoned: Reckoned) -> None:
    found = listed(reckoned(REQUEST, event("ehcna_agreed_notified", "2026-02-20"), event("draft_served", "2026-04-24"),
                            as_at="2026-06-11"))  # fmt: skip
    assert found == [("plan.final", "2026-06-02", 10, True)]


def test_on_the_last_day_nothing_is_broken_yet(reckoned: Reckoned) -> None:
    assert listed(reckoned(REQUEST, as_at="2026-02-23")) == []
    assert {one[0] for one in listed(reckoned(REQUEST, as_at="2026-02-24"))} == {"ehcna.decide", "ehcna.determine"}


def test_what_was_done_late_was_broken_and_is_over(reckoned: Reckoned) -> None:
    found = listed(reckoned(REQUEST, event("ehcna_refused_notified", "2026-03-02"), as_at="2026-04-01"))
    assert ("ehcna.decide", "2026-02-24", 7, False) in found
    assert all(not goes_on for *_, goes_on in found)


def test_a_wrong_act_has_its_own_day_and_no_number_of_days(reckoned: Reckoned) -> None:
    early = reckoned(event("draft_served", "2026-04-24"), event("plan_final_sent", "2026-05-07"), person=CHILD,
                     as_at="2026-06-01")  # fmt: skip
    assert ("plan.draft.window", "2026-05-07", None, False) in listed(early)


def test_those_that_go_on_come_first_then_by_the_day_they_began(reckoned: Reckoned) -> None:
    found = listed(
        reckoned(
            REQUEST,
            event("ehcna_agreed_notified", "2026-03-02"),
            event("draft_served", "2026-04-24"),
            event("sar_received", "2026-04-01"),
            as_at="2026-06-11",
        )
    )
    assert [(duty, goes_on) for duty, _, _, goes_on in found] == [
        ("sar", True),  # due 1 May
        ("plan.final", True),
        ("ehcna.decide", False),
    ]


def test_a_breach_known_to_the_month_has_no_first_day(reckoned: Reckoned) -> None:
    found = listed(reckoned({"kind": "sar_received", "on": "2026-01"}, as_at="2026-06-01"))
    assert found == [("sar", None, None, True)]


def test_an_exception_of_which_all_is_recorded_is_no_breach(reckoned: Reckoned) -> None:
    claim = {"duty": "ehcna.decide", "code": "EXC-ABSENT4", "because": "nobody could be seen"}
    away = {"kind": "absent_from_area", "from": "2026-01-15", "to": "2026-02-15"}
    events = (REQUEST, away, event("exception_claimed", "2026-02-25", **claim))
    found = reckoned(*events, as_at="2026-03-02")
    assert [one.status for one in found.of("ehcna.decide")] == ["excepted"]
    assert "ehcna.decide" not in {one[0] for one in listed(found)}


def test_guidance_and_the_familys_own_steps_are_never_breaches(reckoned: Reckoned) -> None:
    found = reckoned(
        event("school_consulted", "2026-05-11"),
        event("not_done", "2026-06-01", what="school_consult_replied"),
        event("ehcna_refused_notified", "2026-02-20"),
        REQUEST,
        as_at="2026-07-01",
    )
    late = {one.duty.id for one in (*found.obligations, *found.family) if one.status == "overdue"}
    assert {"plan.consult.reply", "appeal.deadline", "med.contact"} <= late
    assert not {"plan.consult.reply", "appeal.deadline", "med.contact"} & {one[0] for one in listed(found)}


def test_an_older_cycle_left_undone_stays_a_breach_until_the_newer_began(reckoned: Reckoned) -> None:
    found = reckoned(
        event("review_meeting_held", "2024-11-05"),
        event("review_meeting_held", "2025-11-05"),
        event("review_report_sent", "2025-11-12"),
        as_at="2025-11-13",
    )
    report = [one for one in breaches(found) if one.obligation.duty.id == "review.report"]
    assert [(one.since, one.days, one.goes_on) for one in report] == [(date(2024, 11, 20), 351, False)]


def test_a_reckoning_finds_its_obligations_by_duty_in_order_of_the_due_day(reckoned: Reckoned) -> None:
    found = reckoned(REQUEST, as_at="2026-02-01")
    days = [one.due.last for one in found.obligations if one.due.last]
    assert days == sorted(days)
    assert [one.key for one in found.of("plan.final")] == ["plan.final@ehcna_request_received@2026-01-12"]
    assert found.of("no.such.duty") == ()
