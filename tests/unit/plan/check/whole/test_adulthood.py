"""From Year 9 the plan must hold provision for adulthood in F, G, H1 or H2 (SEND Regulations 2014 reg 12(3))."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.unit.plan.check.whole.made import ABOUT, SOUND, found, line, told, told_of
from upheld.plan.check.about import About
from upheld.plan.document import Advice, Outcome

PFA = Advice("K.9", "Advice on adulthood", "adulthood", "Adviser G", "Careers adviser", date(2026, 3, 9))


def test_year_9_without_a_word_on_adulthood() -> None:
    plan = replace(SOUND, year_group=9, advice=(*SOUND.advice, PFA))
    findings = {one.key: one for one in found(plan) if one.code.startswith("adulthood")}
    assert {key: one.severity for key, one in findings.items()} == {
        "adulthood.no_provision@F": "serious",
        "adulthood.no_outcome@E": "important",
    }
    assert findings["adulthood.no_provision@F"].law[0].cite == "SEND Regulations 2014 reg 12(3)"
    assert findings["adulthood.no_provision@F"].law[0].confidence == "B"


def test_year_8_is_not_asked() -> None:
    assert told_of("adulthood", replace(SOUND, year_group=8)) == {}


def test_any_of_the_four_sections_will_do() -> None:
    plan = replace(line("A support worker gives help with cooking, 2 hours a week.", "H2"), year_group=10)
    assert "adulthood.no_provision@F" not in told(replace(plan, advice=(*SOUND.advice, PFA)))


def test_an_outcome_is_asked_for_in_section_e() -> None:
    work = Outcome("E.9", "By July 2028 Child A will have done two weeks of work experience.")
    plan = replace(SOUND, year_group=9, outcomes=(*SOUND.outcomes, work))
    assert "adulthood.no_outcome@E" not in told(plan)
    assert "adulthood.no_provision@F" in told(plan)


def test_a_heading_speaks_for_what_stands_under_it() -> None:
    plan = line(
        "A tutor works with Child A for 2 hours a week on the bank and the bill.", area="Preparing for adulthood"
    )
    assert "adulthood.no_provision@F" not in told(replace(plan, year_group=11))


def test_the_year_is_worked_out_from_the_birth_and_starts_in_september() -> None:
    # Year 9 is the academic year in which the pupil turns 14: born 3 February 2013, from 1 September 2026.
    plan = replace(SOUND, year_group=None, dates={"draft": date(2026, 8, 31), "birth": date(2013, 2, 3)}, advice=())
    before = About(as_at=date(2026, 8, 31))
    after = About(as_at=date(2026, 9, 1))
    assert "adulthood.no_provision@F" not in told(plan, before)
    assert "adulthood.no_provision@F" in told(plan, after)


def test_a_stated_year_goes_before_the_age() -> None:
    back_a_year = replace(SOUND, year_group=8)
    born = replace(ABOUT, birth_on=date(2012, 2, 3))
    assert "adulthood.no_provision@F" not in told(back_a_year, born)


def test_where_neither_is_known_nothing_is_claimed() -> None:
    plan = replace(SOUND, year_group=None, dates={"draft": date(2026, 5, 11)})
    assert found(plan, About()) == []


def test_parts_of_adult_life_without_an_outcome_want_a_look() -> None:
    work = Outcome("E.9", "By July 2028 Child A will have done two weeks of work experience.")
    plan = replace(SOUND, year_group=9, outcomes=(*SOUND.outcomes, work))
    finding = next(one for one in found(plan) if one.code == "adulthood.parts")
    assert finding.severity == "look"
    assert "independent living, friends and the community and health" in finding.says
