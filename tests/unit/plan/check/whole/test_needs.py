"""Section B holds needs and no provision (england.md section 7, B): what stands there nobody must secure."""

from __future__ import annotations

import pytest

from tests.unit.plan.check.whole.made import found, need, told


@pytest.mark.parametrize("text", [
    "Child A will receive weekly speech and language therapy.",
    "Child A requires support for 15 hours per week.",
    "Staff will break instructions into steps.",
    "Child A needs a teaching assistant for 20 minutes each day.",
])  # fmt: skip
def test_provision_among_needs_is_told(text: str) -> None:
    findings = found(need(text))
    assert [(one.key, one.severity) for one in findings] == [("need.holds_provision@B.9", "important")]
    assert "section F" in findings[0].remedy
    assert findings[0].words[0].casefold() in text.casefold()


@pytest.mark.parametrize("text", [
    "Child A finds it hard to sit for longer than 10 minutes.",
    "Child A wakes three times a night and is tired in lessons.",
    "Child A currently receives 15 hours of support per week and still falls behind.",
    "Child A needs support to understand what others mean.",
    "Child A has had 6 sessions of therapy each term and needs them no more.",
])  # fmt: skip
def test_a_need_a_number_and_what_is_given_now_are_no_promise(text: str) -> None:
    assert told(need(text)) == {}


def test_in_health_and_social_care_it_only_wants_a_look() -> None:
    text = "Child A will receive two nights of short breaks."
    assert told(need(text, "D"))["need.holds_provision@D.9"] == "look"
    assert told(need("Child A will be given an inhaler.", "C"))["need.holds_provision@C.9"] == "look"
