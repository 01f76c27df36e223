"""No finding may cost a family something: what it asks for keeps every line, and it claims no more than the law."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.unit.plan.check.whole.made import ABOUT, SOUND, found, line, spoiled, told_of
from upheld.law.plan_rules import FINAL_NAMES_SCHOOL, SECTIONS_SEPARATE
from upheld.plan.check.about import About
from upheld.plan.check.finding import Finding
from upheld.plan.document import Advice, Plan, Provision

WEEKLY = "Individual speech and language therapy from a qualified therapist for 45 minutes once a week in term time."


def with_lines(*texts: str) -> Plan:
    made = tuple(Provision(f"F.{number}", "F", text) for number, text in enumerate(texts, 5))
    return replace(SOUND, provisions=(*SOUND.provisions, *made))


def one_of(code: str, plan: Plan, about: About = ABOUT) -> Finding:
    (finding,) = (one for one in found(plan, about) if one.code.startswith(code))
    return finding


def test_a_firm_line_is_not_offered_in_exchange_for_one_sentence() -> None:
    asked = one_of("provision.said_several_ways", with_lines(WEEKLY, "Regular speech therapy.")).remedy
    assert "keep every amount" in asked
    assert "in place of" not in asked


def test_provision_that_no_need_tells_of_is_kept() -> None:
    plan = with_lines("Braille will be taught by a specialist teacher of vision impairment for 2 hours each week.")
    finding = one_of("provision.no_such_need", plan)
    assert "or say why" not in finding.remedy
    assert "not for this child" not in finding.says


def test_transport_in_section_f_is_kept() -> None:
    finding = one_of("provision.transport", line("A taxi with an escort will take Child A to school each day."))
    assert finding.remedy.startswith("Please keep this line")
    assert "may not be enough" not in finding.says


def test_a_final_plan_is_asked_for_the_school_and_not_for_a_type_of_school() -> None:
    final = replace(SOUND, version="final", named_setting=None, dates={**SOUND.dates, "final": date(2026, 5, 30)})
    finding = one_of("setting.not_named", final)
    assert "type" not in finding.remedy
    assert finding.law[0] == FINAL_NAMES_SCHOOL


def test_a_condition_on_the_place_is_no_matter_of_separate_sections() -> None:
    final = replace(SOUND, version="final", named_setting="Oakdene Primary School, subject to a place.")
    assert SECTIONS_SEPARATE not in one_of("setting.conditional", final).law


def test_a_school_that_stands_in_the_plan_to_be_amended_is_not_asked_away() -> None:
    draft = replace(SOUND, named_setting="Oakdene Primary School")
    amending = one_of("setting.named_in_draft", draft, replace(ABOUT, first_plan=False))
    assert amending.severity == "look"
    assert "blank" not in amending.remedy
    assert "blank" in one_of("setting.named_in_draft", draft).remedy


def report(
    day: date, id: str = "K.9", category: str = "psychological", role: str = "Educational psychologist"
) -> Advice:
    return Advice(id, f"Report of {role}", category, "Psychologist X", role, day)  # type: ignore[arg-type]


def test_an_older_report_beside_a_newer_one_of_its_kind_is_kept() -> None:
    older = replace(SOUND, advice=(*SOUND.advice, report(date(2025, 11, 3))))
    finding = one_of("advice.before_assessment", older)
    assert finding.severity == "look"
    assert "in place of" not in finding.remedy
    assert finding.remedy.startswith("Please keep")


def test_an_older_report_that_stands_alone_is_not_asked_away_either() -> None:
    rest = tuple(one for one in SOUND.advice if one.category != "psychological")
    finding = one_of("advice.before_assessment", replace(SOUND, advice=(*rest, report(date(2025, 11, 3)))))
    assert finding.severity == "important"
    assert "in place of" not in finding.remedy


def test_a_clinical_psychologist_beside_an_educational_one_is_nothing_to_look_at() -> None:
    clinical = report(date(2026, 3, 3), role="Clinical psychologist")
    assert told_of("advice.not_educational", replace(SOUND, advice=(*SOUND.advice, clinical))) == {}
    rest = tuple(one for one in SOUND.advice if one.category != "psychological")
    assert told_of("advice.not_educational", replace(SOUND, advice=(*rest, clinical)))


def test_an_adult_needs_no_h1() -> None:
    adult = replace(ABOUT, birth_on=date(2006, 2, 3))
    (finding,) = (one for one in found(spoiled(without=("H1",)), adult) if one.key == "section.missing@H1")
    assert finding.severity == "look"
    (finding,) = (one for one in found(spoiled(without=("H1",))) if one.key == "section.missing@H1")
    assert finding.severity == "important"


@pytest.mark.parametrize("text", [
    "An occupational therapist (band 6) will oversee the programme.",
    "A Band 6 speech and language therapist will oversee the programme.",
    "A nurse at NHS band 5 will oversee the programme.",
])  # fmt: skip
def test_the_grade_of_a_nurse_or_therapist_is_no_funding_band(text: str) -> None:
    assert told_of("wording.money", line(text)) == {}


@pytest.mark.parametrize("text", ["Support at Band 6.", "A teaching assistant funded at band 4."])
def test_a_band_of_funding_still_is_one(text: str) -> None:
    words = [word for one in found(line(text)) for word in one.words]
    assert any("band" in word.casefold() for word in words)


def test_a_letter_on_care_does_not_argue_against_itself() -> None:
    said = [
        one.says for one in found(line("Short breaks, subject to funding.", "H2")) if one.code == "wording.resources"
    ]
    assert said or any(
        one.code == "provision.condition" for one in found(line("Short breaks, subject to funding.", "H2"))
    )
    assert not any("lighter" in one for one in said)


def test_after_an_amendment_no_day_for_the_review_is_made_up() -> None:
    # s.44(1): the time runs from the last review, not from the amended plan.
    dates = {"amended": date(2026, 5, 11), "review": date(2027, 8, 1)}
    amended = replace(SOUND, version="amended", named_setting="Oakdene Primary School", dates=dates)
    assert "2027" not in one_of("date.review_late", amended).remedy
