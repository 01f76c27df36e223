"""Section I: blank in a draft (s.38(5)), named in a final plan (s.40), without a condition, next place in time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.unit.plan.check.whole.made import ABOUT, SOUND, found, line, spoiled, told, told_of
from upheld.plan.document import Plan

FINAL = replace(SOUND, version="final", named_setting="Oakdene Primary School, Merrowtown",
                dates={**SOUND.dates, "final": date(2026, 5, 30)})  # fmt: skip


@pytest.mark.parametrize("said", [
    "Oakdene Primary School",
    "Name of school: St Wilfrid's Academy",
    "A mainstream primary school",
    "Type: maintained special school",
    "Merrow Lane College of Further Education, Merrowtown",
    "This section will be blank in a draft.\nOakdene Infant School",
    "Resourced provision",
])  # fmt: skip
def test_a_draft_must_name_no_school_and_no_type(said: str) -> None:
    findings = found(replace(SOUND, named_setting=said))
    assert [(one.key, one.severity) for one in findings] == [("setting.named_in_draft@I", "serious")]
    assert findings[0].law[0].cite == "Children and Families Act 2014 s.38(5)"
    assert findings[0].words[0] in said


def test_the_name_is_quoted_whole() -> None:
    (finding,) = found(replace(SOUND, named_setting="Name: Oakdene Primary School, Merrowtown"))
    assert finding.words == ("Oakdene Primary School",)


@pytest.mark.parametrize("said", [
    None,
    "",
    "To be confirmed",
    "This section must be left blank in the draft plan.",
    "N/A",
    "Name of school:\nType of school:",
    "The school or other institution will be named in the final plan after consultation.",
    "You may request a particular school.",
    "The Local Authority will consult with the School and then decide.",
    "-",
])  # fmt: skip
def test_a_blank_said_in_other_words_is_blank(said: str | None) -> None:
    assert found(replace(SOUND, named_setting=said)) == []
    if said is not None:
        assert told(replace(FINAL, named_setting=said))["setting.not_named@I"] == "serious"


def test_a_draft_that_amends_a_plan_wants_a_look() -> None:
    named = replace(SOUND, named_setting="Oakdene Primary School")
    assert told(named, replace(ABOUT, first_plan=False)) == {"setting.named_in_draft@I": "look"}


def test_where_the_version_is_not_known_nothing_is_said_of_a_draft() -> None:
    named = replace(SOUND, version=None, named_setting="Oakdene Primary School")
    assert told(named) == {}


@pytest.mark.parametrize("version", ["final", "amended"])
def test_a_final_plan_names_a_place(version: str) -> None:
    plan: Plan = replace(FINAL, version=version)
    assert found(plan) == []
    assert told(replace(plan, named_setting=None)) == {"setting.not_named@I": "serious"}
    assert told(replace(plan, named_setting="A mainstream primary school")) == {}


def test_a_working_document_of_the_tribunal_may_name_a_school() -> None:
    assert told(replace(FINAL, version="working_document")) == {}


def test_education_out_of_school_leaves_section_i_blank() -> None:
    plan = line("Education otherwise than at school: a tutor teaches Child A for 20 hours a week.")
    assert told(replace(plan, version="final", named_setting=None)) == {}


@pytest.mark.parametrize("said", [
    "Oakdene Primary School, subject to a place being available.",
    "Oakdene Primary School or similar",
    "Oakdene Primary School, provided that parents transport Child A.",
    "Oakdene Primary School (parental preference)",
])  # fmt: skip
def test_a_condition_on_the_place_is_told(said: str) -> None:
    assert told(replace(FINAL, named_setting=said)) == {"setting.conditional@I": "important"}


def test_the_present_place_and_then_the_next_is_no_condition() -> None:
    said = "Oakdene Primary School until 31 August 2026; Merrow High School from 1 September 2026."
    assert told_of("setting", replace(FINAL, named_setting=said, year_group=6)) == {}


def test_after_15_february_of_year_6_the_next_place_is_looked_for() -> None:
    year_6 = replace(FINAL, year_group=6)
    assert told(year_6)["setting.no_next_place@I"] == "look"
    before = replace(ABOUT, as_at=date(2026, 2, 10), final_due_on=None)
    in_january = replace(year_6, dates={"final": date(2026, 1, 20)}, advice=())
    assert "setting.no_next_place@I" not in told(in_january, before)
    assert "setting.no_next_place@I" not in told(replace(FINAL, year_group=5))


def test_for_year_11_the_day_is_31_march() -> None:
    march = replace(ABOUT, as_at=date(2026, 3, 10), final_due_on=None)
    year_11 = replace(FINAL, year_group=11)
    assert "setting.no_next_place@I" not in told(year_11, march)
    assert "setting.no_next_place@I" in told(year_11, replace(march, as_at=date(2026, 4, 1)))


def test_a_school_named_in_the_provision_of_a_draft_wants_a_look() -> None:
    assert told(line("Child A is taught in the unit of Oakdene Primary School for 10 hours a week.")) == {
        "setting.named_in_provision@F.9": "look"
    }
    assert told(line("Child A is taught in a special school for 25 hours a week.")) == {
        "setting.named_in_provision@F.9": "look"
    }
    assert told(line("The School SENCo meets the parents for one hour each term. Special educational provision.")) == {}


def test_section_i_missing_altogether_is_said_by_its_own_rule() -> None:
    assert told(replace(spoiled(without=["I"]), version="final", named_setting=None)) == {
        "section.missing@I": "serious"
    }


def test_a_school_for_another_age_wants_a_look() -> None:
    older = replace(FINAL, named_setting="Merrow High", year_group=2)
    younger = replace(FINAL, named_setting="Larkmoor Academy, a mainstream primary school", year_group=10)
    assert told_of("setting", older) == {"setting.other_age@I": "look"}
    assert told_of("setting.other", younger) == {"setting.other_age@I": "look"}
    assert told_of("setting", replace(FINAL, named_setting="Merrow High School", year_group=8)) == {}


def test_where_all_is_given_elsewhere_section_i_is_blank() -> None:
    said = "No school is named. The provision is made otherwise than in a school."
    assert told_of("setting", replace(FINAL, named_setting=said)) == {"setting.elsewhere@I": "look"}
