"""When a condition of a letter holds: what must, or must not, have come since, and which duties a remedy reaches."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from upheld.case import KINDS, from_data
from upheld.compliance import Reckoning, reckon
from upheld.law import law_named
from upheld.letters.choose import choose
from upheld.letters.letter import Letter, When, from_header, letter, letters
from upheld.letters.offers import Desk, offer

LAW = law_named("england")
ON = date(2026, 3, 2)
REQUEST = {"kind": "ehcna_request_received", "on": "2025-09-01"}  # 20 weeks end on 19 January 2026


def case(*events: dict[str, Any], law: Any = LAW) -> Reckoning:
    return reckon(from_data({"event": list(events)}, name="case"), law, ON)


def complaint(on: str, kind: str = "complaint_la_stage_1") -> dict[str, Any]:
    return {"kind": kind, "on": on}


def about(reckoning: Reckoning, when: When) -> set[str]:
    """The duties that a condition finds."""
    found = offer(Desk(reckoning), letter("complaint_ombudsman"), (when,))
    return {one.obligation.duty.id for each in found for one in each.subjects if one.obligation is not None}


LATE = When("Late.", duty=("plan.final",), status=("overdue",))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2025-12-01", False),
        ("2026-01-19", False),  # the last day itself: nothing is late yet
        ("2026-01-20", True),
        ("2026-02-20", True),
    ],
)
def test_what_must_have_come_since_counts_from_the_subjects_day(on: str, expected: bool) -> None:
    when = replace(LATE, since=("complaint_la_stage_1", "complaint_la_stage_2"))
    assert (about(case(REQUEST, complaint(on)), when) == {"plan.final"}) is expected
    assert (about(case(REQUEST, complaint(on, "complaint_la_stage_2")), when) == {"plan.final"}) is expected
    assert about(case(REQUEST, complaint(on)), LATE) == {"plan.final"}


def test_nothing_is_found_where_none_of_them_ever_came() -> None:
    assert about(case(REQUEST), replace(LATE, since=("complaint_la_stage_1",))) == set()


def test_one_thing_must_and_another_must_not_have_come_since() -> None:
    when = replace(LATE, since=("complaint_la_stage_1",), without=("lgsco_complaint",))
    first = complaint("2026-01-26")
    assert about(case(REQUEST, first), when) == {"plan.final"}
    assert about(case(REQUEST, first, complaint("2026-02-10", "lgsco_complaint")), when) == set()


def test_what_began_a_duty_has_not_come_since() -> None:
    when = When("Running.", duty=("plan.final",), status=("running",), since=("ehcna_request_received",))
    begun = {"kind": "ehcna_request_received", "on": "2026-01-12"}
    assert about(case(begun), when) == set()
    assert about(case(begun), replace(when, since=())) == {"plan.final"}


def test_a_complaint_before_a_breach_does_not_open_the_ombudsman_for_it() -> None:
    asked = {"kind": "ehcna_request_received", "on": "2025-06-02"}  # 6 weeks end on 14 July, 20 on 20 October 2025
    agreed = {"kind": "ehcna_agreed_notified", "on": "2025-08-11"}
    answer = {"kind": "complaint_response", "on": "2025-09-22"}
    found = {one.letter.id: one for one in choose(case(asked, agreed, complaint("2025-09-01"), answer))}
    one = found["complaint_ombudsman"]
    ids = {each.obligation.duty.id for each in one.subjects if each.obligation is not None}
    assert "ehcna.decide" in ids  # late before the complaint
    assert "plan.final" not in ids
    assert any("It is not in the list" in reason for reason in one.unwise)
    before = {each.letter.id for each in choose(case(asked, agreed, complaint("2025-07-01")))}
    assert "complaint_ombudsman" not in before


def test_a_remedy_reaches_only_duties_that_bind() -> None:
    when = When("Late.", remedy_of_duty=("LGSCO",), status=("overdue",))
    late = case(REQUEST)
    assert "plan.final" in about(late, when)
    assert all(LAW.of(id)[-1].binding for id in about(late, when))
    # Guidance: the second stage of a transport review is decided in 40 working days.
    review = {"kind": "transport_appeal_2", "on": "2025-06-02"}
    guided = case(review)
    assert {one.duty.id for one in guided.obligations if one.status == "overdue" and "LGSCO" in one.duty.remedies}
    assert about(guided, when) == set()


def test_the_header_takes_it_and_names_only_kinds_of_event() -> None:
    header = {
        "title": "A letter",
        "stage": "chase",
        "to": "council",
        "from": ["parent"],
        "serves": ["plan.final"],
        "open": "the plan is late",
        "when": [{"status": ["overdue"], "since": ["complaint_la_stage_1"], "because": "It is late."}],
        "written_by": "upheld developers",
        "checked_by": "",
        "review_by": date(2027, 11, 22),
    }
    made: Letter = from_header("x", header, "Words.", None)
    assert made.when[0].since == ("complaint_la_stage_1",)
    named = {kind for one in letters().values() for when in (*one.when, *one.unwise) for kind in when.since}
    assert named and named <= set(KINDS)
