"""Section K: the eight kinds of advice of SEND Regulations 2014 reg 6(1), with authors and dates, and their age."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.unit.plan.check.whole.made import ABOUT, SOUND, found, told
from upheld.plan.check.about import About
from upheld.plan.document import Advice, Plan


def without(category: str) -> Plan:
    return replace(SOUND, advice=tuple(one for one in SOUND.advice if one.category != category))


def changed(category: str, **fields: Any) -> Plan:
    return replace(
        SOUND, advice=tuple(replace(one, **fields) if one.category == category else one for one in SOUND.advice)
    )


@pytest.mark.parametrize("category", ["parent", "education", "medical", "psychological", "social_care"])
def test_each_kind_that_is_always_sought_must_be_listed(category: str) -> None:
    findings = found(without(category))
    assert [(one.code, one.severity) for one in findings] == [(f"advice.missing.{category}", "serious")]
    assert findings[0].law[0].cite == "SEND Regulations 2014 reg 6(1)-(2)"
    assert "was found in section K" in findings[0].says


def test_what_others_gave_is_only_there_where_it_was_called_for() -> None:
    assert found(SOUND) == []
    assert "requested_by_parent" not in {one.category for one in SOUND.advice}


def test_an_entry_whose_kind_is_not_known_may_be_the_missing_one() -> None:
    plan = replace(
        SOUND, advice=tuple(replace(one, category=None) if one.category == "medical" else one for one in SOUND.advice)
    )
    findings = found(plan)
    assert [(one.code, one.severity) for one in findings] == [("advice.missing.medical", "look")]
    assert "one of them may be it" in findings[0].says


def test_adulthood_is_a_kind_of_its_own_from_year_9() -> None:
    assert "advice.missing.adulthood@K" in told(replace(SOUND, year_group=9))
    assert "advice.missing.adulthood@K" not in told(replace(SOUND, year_group=8))
    assert "advice.missing.adulthood@K" not in told(replace(SOUND, year_group=None, dates={}), About())


def test_a_section_k_without_entries() -> None:
    assert told(replace(SOUND, advice=())) == {"advice.none_listed@K": "serious"}


def test_an_entry_needs_its_author_and_its_date() -> None:
    assert told(changed("medical", author=None)) == {"advice.incomplete@K.3": "look"}
    assert told(changed("medical", author=None, role=None)) == {"advice.incomplete@K.3": "important"}
    both = found(changed("medical", author=None, date_on=None))
    assert [(one.key, one.severity) for one in both] == [("advice.incomplete@K.3", "important")]
    assert "no author and no date" in both[0].says


def test_the_parents_need_not_be_named_as_authors() -> None:
    assert found(changed("parent", author=None)) == []


def test_advice_from_before_the_assessment_needs_everybodys_agreement() -> None:
    # The assessment began on 12 January 2026.
    findings = found(changed("medical", date_on=date(2026, 1, 11)))
    assert [(one.key, one.severity) for one in findings] == [("advice.before_assessment@K.3", "important")]
    assert findings[0].law[0].cite == "SEND Regulations 2014 reg 6(4)"
    assert found(changed("medical", date_on=date(2026, 1, 12))) == []


def test_advice_more_than_a_year_older_than_the_plan_wants_a_look_and_cites_no_law() -> None:
    # The plan is of 11 May 2026.
    unknown = replace(ABOUT, assessment_began_on=None)
    findings = found(changed("medical", date_on=date(2025, 5, 10)), unknown)
    assert [(one.key, one.severity, one.law) for one in findings] == [("advice.old@K", "look", ())]
    assert "No rule fixes an age" in findings[0].says
    assert found(changed("medical", date_on=date(2025, 5, 11)), unknown) == []


def test_old_advice_from_before_the_assessment_is_said_once() -> None:
    assert told(changed("medical", date_on=date(2024, 5, 10))) == {"advice.before_assessment@K.3": "important"}


def test_advice_dated_after_the_day_of_the_check() -> None:
    assert told(changed("medical", date_on=date(2027, 3, 1))) == {"advice.in_future@K.3": "look"}


def test_psychological_advice_comes_from_an_educational_psychologist() -> None:
    clinical = changed("psychological", role="Clinical psychologist", text="Report")
    assert told(clinical) == {"advice.not_educational_psychologist@K.4": "look"}
    assert found(changed("psychological", role="Psychologist", text="EP report")) == []


def test_two_entries_of_one_kind_are_one_kind() -> None:
    second = Advice("K.8", "Dietitian's report", "medical", "Dietitian H", "Dietitian", date(2026, 3, 20))
    assert found(replace(SOUND, advice=(*SOUND.advice, second))) == []
