"""What is cited, asked and called grave in each section, and which words are no weakness."""

from __future__ import annotations

import pytest

from upheld.law.plan_rules import CLARKE, CODE_9_69, GREENWICH, HAMPSHIRE, NOTTINGHAMSHIRE, SPECIFYING
from upheld.plan.check.provision.judge import judge
from upheld.plan.document import Letter

CAPPED = "A personal assistant for up to 6 hours a week."
IF_THERE_IS_ROOM = "Physiotherapy will be given by the NHS service subject to capacity."
SECTIONS: tuple[Letter, ...] = ("F", "G")
DECIDED_ELSEWHERE = "Short breaks as determined by the social worker."


@pytest.mark.parametrize("section", ["G", "H1", "H2"])
@pytest.mark.parametrize("text", [CAPPED, IF_THERE_IS_ROOM, DECIDED_ELSEWHERE, "Support from a nurse."])
def test_no_case_on_education_alone_is_cited_on_health_or_care(text: str, section: Letter) -> None:
    # s.37(2) asks that all provision be specified; the cases before VS and RS v Hampshire are about education.
    found = judge(text, section=section).findings
    assert found
    for one in found:
        assert one.law[0] == SPECIFYING
        assert HAMPSHIRE in one.law
        assert {CLARKE, CODE_9_69, GREENWICH, NOTTINGHAMSHIRE}.isdisjoint(one.law)


@pytest.mark.parametrize("section", ["G", "H1", "H2"])
@pytest.mark.parametrize("text", [CAPPED, IF_THERE_IS_ROOM, DECIDED_ELSEWHERE])
def test_nothing_is_serious_where_the_standard_is_lighter(text: str, section: Letter) -> None:
    assert "serious" not in {one.severity for one in judge(text, section=section).findings}
    assert "serious" in {one.severity for one in judge(text).findings}


@pytest.mark.parametrize("text", [IF_THERE_IS_ROOM, DECIDED_ELSEWHERE, "A nurse will visit; the days to be confirmed."])
def test_no_remedy_says_that_the_council_must_give_health_provision(text: str) -> None:
    # s.42(3): it is the health body that arranges it.
    for one in judge(text, section="G").findings:
        assert "council must" not in f"{one.says} {one.remedy}"
        assert "council may not" not in f"{one.says} {one.remedy}"


def test_training_of_staff_may_be_all_that_health_provision_is() -> None:
    text = "Training for staff in giving rescue medicine."
    said = {
        section: next(one for one in judge(text, section=section).findings if one.code == "provision.for_staff_only")
        for section in SECTIONS
    }
    assert (said["F"].severity, said["G"].severity) == ("important", "look")
    assert "gives the child nothing" in said["F"].says
    assert "gives the child nothing" not in said["G"].says


@pytest.mark.parametrize("text", [
    "An experienced (band 6) physiotherapist will deliver 30 minutes of physiotherapy each week, one to one.",
    "A Band 6 speech and language therapist will work with Child A one to one for 45 minutes each week.",
    "A speech and language therapist (NHS Band 6) will see Child A for therapy one to one for 45 minutes each week.",
    "A specialist teacher will teach Child A handwriting for 20 minutes, three times a week, from the Band 4 books.",
    "A mentor will meet Child A for 30 minutes each Monday, one to one, to practise what may be hard in the week.",
    "A specialist teacher will teach Child A for 30 minutes every school day so that he can access the curriculum.",
    "A teaching assistant will read aloud to Child A for 10 minutes every day, to enable her to access the text.",
    "A teacher of the deaf will teach Child A for 1 hour each week, one to one, how to explore listening strategies.",
    "A psychologist will give Child A 1 hour of therapy each week, one to one, and review it as required by law.",
])  # fmt: skip
def test_a_firm_line_is_not_weak_for_a_word_that_lets_nothing_less_be_given(text: str) -> None:
    judged = judge(text)
    assert judged.verdict == "specific", judged.because
    assert judged.weak == ()


@pytest.mark.parametrize("text", [
    "Funding at band 6 for a teaching assistant.",
    "Band 5 funding for a speech and language therapist.",
    "Band C, a speech and language therapist.",
    "Transport so that Child A can have access to hydrotherapy once a week for 30 minutes.",
    "School will enable Child A to access a therapist each week for 30 minutes.",
    "Staff will explore how to help.",
    "A therapist will visit as required.",
])  # fmt: skip
def test_the_same_words_are_weak_where_they_decide_how_much(text: str) -> None:
    judged = judge(text)
    assert judged.verdict != "specific"
    assert judged.weak


@pytest.mark.parametrize("text", [
    "Occupational therapy in line with clinical need.",
    "Physiotherapy at the hospital as required.",
])  # fmt: skip
def test_a_services_own_words_are_no_reason_of_the_childs(text: str) -> None:
    # Redbridge v HO: only for the needs of the child.
    assert judge(text).flexible is None


def test_a_stay_in_hospital_may_be_such_a_reason_and_still_needs_a_least() -> None:
    told = judge("Lessons may be shortened when Child A is in hospital.").flexible
    assert told is not None
    assert "must be given" in told
