"""Section K lists the advice of the assessment (reg 12(1)): what F rests on, and what B should then tell of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.unit.plan.check.whole.made import SOUND, found, line, need, section, spoiled, told_of
from upheld.plan.document import Advice, Plan

CODES = ("advice.no_report", "advice.need_not", "advice.carers")


def with_report(plan: Plan, role: str) -> Plan:
    return replace(
        plan, advice=(*plan.advice, Advice("K.9", f"Report of {role}", "other", "G", role, date(2026, 3, 9)))
    )


@pytest.mark.parametrize(("text", "role"), [
    ("An occupational therapist works with Child A for 30 minutes a week.", "Occupational therapist"),
    ("Physiotherapy for 30 minutes a week.", "Physiotherapist"),
    ("A qualified teacher of the deaf visits for 30 minutes a week.", "Teacher of the deaf"),
    ("A teacher of children with vision impairment visits for 30 minutes a week.", "Qualified teacher, vision"),
])  # fmt: skip
def test_provision_by_a_profession_that_gave_no_report(text: str, role: str) -> None:
    assert told_of("advice.no_report", line(text)) == {"advice.no_report_behind@K": "look"}
    assert told_of("advice.no_report", with_report(line(text), role)) == {}


def test_a_need_that_calls_for_a_report() -> None:
    plan = need("Child A has cerebral palsy and uses a wheelchair.")
    finding = next(one for one in found(plan) if one.code == "advice.no_report_behind")
    assert "a physiotherapist" in finding.says


def test_a_report_on_something_of_which_b_is_silent() -> None:
    assert told_of(CODES, with_report(SOUND, "Teacher of the deaf")) == {"advice.need_not_told@B": "look"}
    told = with_report(need("Child A has a mild hearing loss."), "Teacher of the deaf")
    assert told_of(CODES, told) == {}


def test_carers_who_were_not_asked() -> None:
    said = "Child A lives with his grandparents under a special guardianship order."
    plan = spoiled(section("D", said))
    assert told_of(CODES, plan) == {"advice.carers_not_asked@K": "look"}
    asked = replace(plan, advice=tuple(
        replace(one, role="Grandmother and guardian") if one.category == "parent" else one for one in plan.advice
    ))  # fmt: skip
    assert told_of(CODES, asked) == {}


def test_without_any_advice_nothing_is_counted() -> None:
    assert told_of(CODES, replace(line("Physiotherapy for 30 minutes a week."), advice=())) == {}
