"""Words that must not stand in provision: money, resources, effort, what others decide, and built-in change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.plan.check.whole.made import SOUND, found, line, outcome, section, spoiled, told, told_of
from upheld.plan.document import Piece

RAISED = [
    ("wording.resources", "serious", "Speech therapy for 30 minutes a week, subject to funding."),
    ("wording.resources", "serious", "One hour of small group work a day, within the school's existing resources."),
    ("wording.resources", "serious", "A teaching assistant for 2 hours a day where staffing allows."),
    ("wording.resources", "serious", "Physiotherapy 30 minutes a week, subject to the availability of a therapist."),
    ("wording.resources", "serious", "Counselling for an hour a week, subject to the agreement of the panel."),
    ("wording.money", "important", "Child A is funded at Band 4."),
    ("wording.money", "important", "The school receives £6,000 towards adult help."),
    ("wording.money", "important", "Additional funding from the high needs block."),
    ("wording.money", "important", "Element 3 top-up."),
    ("wording.delegated", "important", "Small group work as determined by the school."),
    ("wording.delegated", "important", "Adult help for reading at the discretion of the class teacher."),
    ("wording.delegated", "important", "The SENCo will decide how many sessions are given."),
    ("wording.delegated", "important", "Literacy lessons, the number to be agreed with the setting."),
    ("wording.unilateral", "important", "One hour a day, which may be reduced after discussion with parents."),
    ("wording.unilateral", "important", "15 hours a week, to be faded over time."),
    ("wording.unilateral", "important", "Daily reading lessons, subject to review."),
    ("wording.unilateral", "important", "The school may vary the hours after a termly review."),
    ("wording.unilateral", "important", "This support can be adjusted by the team."),
    ("wording.unilateral", "important", "The school will review and reduce this after consultation."),
    ("wording.endeavours", "important", "The school will use its best endeavours to give a daily session."),
    ("wording.endeavours", "important", "Staff will try to give 20 minutes of reading a day."),
]
NOT_RAISED = [
    "Child A may stop work and leave the room twice an hour with an assistant.",
    "Written work can be adapted, or replaced by a recording, in every lesson.",
    "Child A can be removed from noise by an adult who knows him.",
    "A teaching assistant teaches Child A to count coins up to £2 for 20 minutes a day.",
    "Child A plays in the school band for 30 minutes a week with a teacher.",
    "Child A uses a resistance band 2 minutes an hour.",
    "The therapist's programme is reviewed each term by the therapist at a meeting with the parents.",
    "A teacher of the deaf decides with Child A which lessons are recorded, 2 hours a week.",
    "The class teacher adapts work so that written steps are reduced to three.",
    "Child A learns to try new foods for 10 minutes a day with a nurse.",
    "The assistant waits ten seconds for an answer and follows the plan of the school nurse.",
    "The council funds a tutor for 10 hours a week at £30 an hour.",
    "Resources such as a number line are on the desk in every lesson.",
]


@pytest.mark.parametrize(("code", "severity", "text"), RAISED)
def test_words_that_weaken_provision_are_told_with_the_words_themselves(code: str, severity: str, text: str) -> None:
    findings = [one for one in found(line(text)) if one.code.startswith("wording.")]
    assert [(one.code, one.severity) for one in findings] == [(code, severity)]
    assert findings[0].words
    assert all(words in text for words in findings[0].words)
    assert f'"{findings[0].words[0]}"' in findings[0].remedy


@pytest.mark.parametrize("text", NOT_RAISED)
def test_the_same_words_with_another_meaning_are_left_alone(text: str) -> None:
    assert not any(key.startswith("wording.") for key in told(line(text)))


@pytest.mark.parametrize(("code", "cite"), [
    ("wording.resources", "Children and Families Act 2014 s.42(2)"),
    ("wording.money", "R v Cumbria CC ex p P [1994] ELR 337"),
    ("wording.delegated", "C v SENT and Greenwich [1999] ELR 5"),
    ("wording.unilateral", "E v Rotherham MBC [2001] EWHC Admin 432"),
    ("wording.endeavours", "R (BA) v Nottinghamshire [2021] EWHC 1348 (Admin)"),
])  # fmt: skip
def test_each_rests_on_its_own_authority(code: str, cite: str) -> None:
    text = next(text for raised, _, text in RAISED if raised == code)
    finding = next(one for one in found(line(text)) if one.code == code)
    assert cite in [one.cite for one in finding.law]


def test_health_and_social_care_are_held_to_a_lighter_standard() -> None:
    text = "A carer for 2 hours a week, subject to funding."
    finding = next(one for one in found(line(text, "H1")) if one.code == "wording.resources")
    assert finding.severity == "important"
    assert "VS and RS v Hampshire [2021] UKUT 187 (AAC)" in [one.cite for one in finding.law]
    assert "section F" not in finding.says


def test_the_paragraphs_before_the_lines_are_looked_at_too() -> None:
    plan = spoiled(section("F", "All provision is delivered within available resources."))
    assert told(plan) == {"wording.resources@F.p1": "serious"}


def test_words_whose_section_is_not_known_want_a_look() -> None:
    loose = Piece("?.1", "Support is provided within the school's existing budget.")
    assert told(replace(SOUND, unplaced=(loose,))) == {"wording.resources@?.1": "look"}


def test_what_the_family_says_and_what_an_outcome_aims_at_is_theirs() -> None:
    family = "On 4 March 2026 I said: they will try to help me, subject to funding, and may reduce my hours."
    assert told_of("wording", spoiled(section("A", family))) == {}
    assert not any(
        key.startswith("wording") for key in told(outcome("By July 2027 Child A will try to speak to 2 peers."))
    )


def test_a_sum_beside_an_amount_does_not_stand_in_place_of_it() -> None:
    assert not any(key.startswith("wording") for key in told(line("£6,000 pays for 15 hours a week of a tutor.")))
