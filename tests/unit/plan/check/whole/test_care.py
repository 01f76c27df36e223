"""Sections C, D, G, H1 and H2 say what was found, or that nothing was after an assessment (england.md section 7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.unit.plan.check.whole.made import ABOUT, SOUND, found, line, need, section, spoiled, told, told_of
from upheld.plan.document import Letter

ADULT = replace(ABOUT, birth_on=date(2008, 2, 3))


@pytest.mark.parametrize(("letter", "severity"), [("C", "look"), ("D", "important"), ("G", "look"), ("H1", "important"),
                                                  ("H2", "look")])  # fmt: skip
def test_a_heading_without_a_word_is_silent(letter: Letter, severity: str) -> None:
    assert told(spoiled(section(letter))) == {f"care.silent@{letter}": severity}


def test_where_health_needs_stand_a_silent_section_g_is_important() -> None:
    plan = need("Child A has epilepsy.", "C")
    silent = tuple(section("G") if one.letter == "G" else one for one in plan.sections)
    assert told(replace(plan, sections=silent)) == {"care.silent@G": "important"}


@pytest.mark.parametrize("letter", ["C", "D", "H1"])
def test_what_is_on_record_is_not_an_assessment(letter: Letter) -> None:
    assert told(spoiled(section(letter, "Not known to social care or other services."))) == {
        f"care.not_assessed@{letter}": "look"
    }
    assert told(spoiled(section(letter, "N/A"))) == {f"care.not_assessed@{letter}": "look"}
    assert told(spoiled(section(letter, "None, after assessment by Worker F on 4 March 2026."))) == {}


def test_where_h1_and_h2_share_a_heading_what_stands_there_may_be_of_either() -> None:
    shared = spoiled(
        section("H1", with_letters=("H2",)), section("H2", "None, after assessment.", with_letters=("H1",))
    )
    assert told(shared) == {"section.not_separate@H1": "important"}


def test_needs_and_provision_speak_for_themselves() -> None:
    assert told_of("care", need("Child A has asthma.", "C")) == {}
    assert told(line("A carer for 3 hours every Saturday.", "H1")) == {}


def test_h1_is_for_those_under_18() -> None:
    plan = replace(line("A carer for 3 hours every Saturday.", "H1"), year_group=8, dates={"draft": date(2026, 5, 11)})
    findings = {one.key: one for one in found(plan, ADULT)}
    assert findings["care.h1_for_an_adult@H1"].severity == "look"
    assert "is 18" in findings["care.h1_for_an_adult@H1"].says
    assert findings["care.h1_for_an_adult@H1"].law[0].cite == "Chronically Sick and Disabled Persons Act 1970 s.2"
    day_before = replace(ADULT, as_at=date(2026, 2, 2), final_due_on=None)
    assert "care.h1_for_an_adult@H1" not in told(plan, day_before)


def test_an_empty_h1_for_an_adult_is_right() -> None:
    plan = replace(spoiled(section("H1")), year_group=8, dates={"draft": date(2026, 5, 11)})
    assert told_of("care", plan, ADULT) == {}


def test_care_for_an_adult_stands_in_h2() -> None:
    plan = replace(line("A carer for 3 hours every Saturday.", "H2"), year_group=8, dates={"draft": date(2026, 5, 11)})
    assert told_of("care", plan, ADULT) == {}
    assert SOUND.provisions[0].section == "F"


def test_sections_that_say_there_is_nothing_are_asked_about_together() -> None:
    plan = spoiled(section("D", "No social care needs were identified."), section("H1", "None."))
    findings = [one for one in found(plan) if one.code == "care.not_assessed"]
    assert len(findings) == 1
    assert "D and H1" in findings[0].says


def test_the_year_before_18_care_as_an_adult_is_looked_for() -> None:
    at_17 = replace(ABOUT, birth_on=date(2009, 2, 3))
    plan = replace(line("A carer for 3 hours every Saturday.", "H2"), dates={"draft": date(2026, 5, 11)})
    assert told_of("care.before", plan, at_17) == {"care.before_18@H2": "look"}
    told_there = replace(line("An assessment under the Care Act in June 2026.", "H2"), dates=plan.dates)
    assert told_of("care.before", told_there, at_17) == {}
    assert told_of("care.before", plan, replace(ABOUT, birth_on=date(2010, 2, 3))) == {}
