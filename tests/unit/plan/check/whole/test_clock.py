"""Dates that cannot be right, and the limits of the case: reg 13(1) to (3), s.44(1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.unit.plan.check.whole.made import ABOUT, SOUND, found, told, told_of
from upheld.plan.check.about import About
from upheld.plan.document import Plan

FINAL = replace(SOUND, version="final", named_setting="Oakdene Primary School")


def dated(plan: Plan, **dates: date) -> Plan:
    return replace(plan, dates={**plan.dates, **dates})


def test_a_date_before_the_birth() -> None:
    early = replace(SOUND, dates={"draft": date(2016, 5, 11), "birth": date(2017, 2, 3)}, advice=())
    assert told(early, About())["date.before_birth.draft@plan"] == "look"


def test_a_date_after_the_day_of_the_check() -> None:
    assert told(dated(SOUND, draft=date(2026, 6, 2))) == {"date.in_future.draft@plan": "look"}
    assert told(dated(SOUND, draft=date(2026, 6, 1))) == {}
    assert told(dated(SOUND, review=date(2027, 1, 1))) == {}


def test_a_draft_after_its_final_plan() -> None:
    assert told(dated(FINAL, final=date(2026, 5, 10))) == {"date.order.final@plan": "look"}


def test_another_date_of_birth_than_the_cases() -> None:
    assert told(SOUND, replace(ABOUT, birth_on=date(2017, 3, 2))) == {"date.birth@plan": "look"}


def test_a_plan_without_a_date() -> None:
    assert told(replace(SOUND, dates={})) == {"date.none@plan": "look"}


def test_a_review_more_than_twelve_months_on() -> None:
    plan = dated(FINAL, final=date(2026, 5, 29))
    late = found(dated(plan, review=date(2027, 5, 30)))
    assert [(one.key, one.severity) for one in late] == [("date.review_late@plan", "important")]
    assert late[0].law[0].cite == "Children and Families Act 2014 s.44(1)"
    # The anniversary itself is disputed (england.md 5.6): nothing is claimed.
    assert found(dated(plan, review=date(2027, 5, 29))) == []


def test_the_review_in_a_draft_counts_from_no_plan_yet() -> None:
    assert found(dated(SOUND, review=date(2028, 1, 1))) == []


def test_a_final_plan_after_the_last_day_of_the_case() -> None:
    late = dated(FINAL, final=date(2026, 6, 9))
    about = replace(ABOUT, as_at=date(2026, 6, 20))
    findings = found(late, about)
    assert [(one.key, one.severity) for one in findings] == [("date.final_late@plan", "serious")]
    assert findings[0].law[0].cite == "SEND Regulations 2014 reg 13(2)-(3)"
    assert found(dated(FINAL, final=date(2026, 6, 8)), about) == []


def test_still_a_draft_after_the_last_day() -> None:
    assert told(SOUND, replace(ABOUT, as_at=date(2026, 6, 9))) == {"date.final_overdue@plan": "serious"}
    assert told(SOUND, replace(ABOUT, as_at=date(2026, 6, 8))) == {}


@pytest.mark.parametrize(("final", "codes"), [
    # A window of 15 days that begins on 11 May ends on 25 May.
    (date(2026, 5, 25), ["date.final_too_soon@plan"]),
    (date(2026, 5, 26), []),
])  # fmt: skip
def test_a_final_plan_inside_the_fifteen_days(final: date, codes: list[str]) -> None:
    served = replace(ABOUT, draft_served_on=date(2026, 5, 11))
    plan = dated(FINAL, final=final)
    assert list(told(plan, served)) == codes
    assert told(plan, replace(served, answered_on=date(2026, 5, 20))) == {}


def test_what_the_case_does_not_know_is_not_claimed() -> None:
    assert told_of("date.final", dated(FINAL, final=date(2026, 12, 9)), About()) == {}


def test_a_year_group_that_does_not_fit_the_birth_wants_a_look() -> None:
    # Born 3 February 2017: five in the school year 2021/22, so Year 1 in 2022/23 and Year 4 in 2025/26.
    assert told_of("date.year", replace(SOUND, year_group=3)) == {"date.year_group@plan": "look"}
    assert told_of("date.year", SOUND) == {}
    assert told_of("date.year", replace(SOUND, year_group=3), replace(ABOUT, year_group=3)) == {}
