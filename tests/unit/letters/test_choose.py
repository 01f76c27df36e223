"""Which letters are open, and in which order: the sample cases, and what must hold of any list."""

from __future__ import annotations

from datetime import date
from typing import Any

from upheld.case import from_data
from upheld.compliance import reckon
from upheld.law import law_named
from upheld.letters.choose import Choice, choose
from upheld.letters.letter import STAGES

LAW = law_named("england")


def chosen(*events: dict[str, Any], as_at: date, **person: Any) -> tuple[Choice, ...]:
    return choose(reckon(from_data({"person": person, "event": list(events)}, name="case"), LAW, as_at))


def event(kind: str, on: str, **fields: Any) -> dict[str, Any]:
    return {"kind": kind, "on": on, **fields}


REQUEST = event("ehcna_request_received", "2026-01-12")
REFUSED = event("ehcna_refused_notified", "2026-02-20")


def ids(found: tuple[Choice, ...]) -> list[str]:
    return [one.letter.id for one in found]


def test_they_stand_in_order_of_use_and_then_of_the_last_day() -> None:
    found = chosen(REQUEST, REFUSED, as_at=date(2026, 3, 2))
    places = [list(STAGES).index(one.stage) for one in found]
    assert places == sorted(places)
    running = [one.by for one in found if one.stage == "deadline" and one.by is not None]
    assert running == sorted(running)
    # the two months after Friday 20 February end on Monday 20 April
    assert running[0] == date(2026, 4, 20)


def test_a_time_that_has_run_out_comes_after_what_is_late_now() -> None:
    found = chosen(REQUEST, REFUSED, as_at=date(2026, 5, 4))
    appeal = next(one for one in found if one.letter.id == "appeal_late")
    assert (appeal.stage, appeal.by) == ("late", None)
    assert list(STAGES).index("late") > list(STAGES).index("chase")


def test_a_letter_about_a_wide_day_gives_the_earlier_as_the_last() -> None:
    month = {**REFUSED, "on": "2026-02"}
    found = chosen(REQUEST, month, as_at=date(2026, 3, 2))
    by = next(one.by for one in found if one.letter.id == "mediation_request")
    assert by == date(2026, 4, 1)  # refused on 1 February at the earliest; two months end on 1 April


def test_as_data_says_what_it_is_for_and_that_no_lawyer_checked_it() -> None:
    one = next(one for one in chosen(REQUEST, as_at=date(2026, 6, 11)) if one.letter.id == "chase_final_plan")
    data = one.as_data()
    assert data["for"] == ["plan.final@ehcna_request_received@2026-01-12"]
    assert (data["stage"], data["by"], data["checked_by"]) == ("chase", None, "")
    assert data["unwise"] == list(one.unwise)


def test_each_letter_and_each_subject_stands_once() -> None:
    found = chosen(REQUEST, as_at=date(2026, 9, 1))
    assert len(ids(found)) == len(set(ids(found)))
    for one in found:
        keys = one.as_data()["for"]
        assert len(keys) == len(set(keys))


def test_what_was_done_late_is_complained_of_and_no_longer_chased() -> None:
    plan = event("plan_final_sent", "2026-06-30")
    found = ids(chosen(REQUEST, plan, as_at=date(2026, 7, 1)))
    assert "complaint_stage_1" in found
    assert "chase_final_plan" not in found


def test_a_complaint_once_made_is_not_offered_again() -> None:
    plan = event("plan_final_sent", "2026-06-30")
    made = event("complaint_la_stage_1", "2026-07-02")
    assert "complaint_stage_1" not in ids(chosen(REQUEST, plan, made, as_at=date(2026, 7, 3)))
