"""A need must be met and not only stand under a heading with lines (ex p E): what no line speaks of wants a look."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.plan.check.whole.made import ABOUT, SOUND, found, told_of
from upheld.law.plan_rules import NEEDS_MET
from upheld.plan.check.check import check
from upheld.plan.check.finding import Finding
from upheld.plan.document import Letter, Need, Outcome, Plan, Provision

OWN = ("need.unanswered", "need.only", "provision.no_such", "outcome.unanswered")


def plan(*needs: tuple[Letter, str], given: tuple[tuple[Letter, str], ...] = (), sought: tuple[str, ...] = ()) -> Plan:
    """The sound plan with these needs, lines and outcomes besides."""
    return replace(
        SOUND,
        needs=(*SOUND.needs, *(Need(f"n{number}", letter, text) for number, (letter, text) in enumerate(needs))),
        outcomes=(*SOUND.outcomes, *(Outcome(f"o{number}", text) for number, text in enumerate(sought))),
        provisions=(
            *SOUND.provisions, *(Provision(f"p{number}", letter, text) for number, (letter, text) in enumerate(given))
        ),
    )  # fmt: skip


def one(made: Plan, code: str) -> Finding:
    return next(each for each in found(made) if each.code == code)


@pytest.mark.parametrize(("need", "answer"), [
    ("Child A stammers when hurried.", "Fluency work one to one for 20 minutes a week."),
    ("Child A has a moderate hearing loss in both ears.", "A teacher of the deaf teaches Child A for an hour a week."),
    ("Child A uses about 40 signs and 15 single words.", "All adults sign to Child A, in every lesson."),
    ("Child A cannot yet recognise coins.", "Maths in a group of four for 30 minutes a day."),
    ("Child A is at risk of being exploited by people he meets online.", "Six lessons on keeping safe on the web."),
    ("Child A concentrates for five minutes.", "Child A sits near the front, away from distractions."),
    ("Child A tires quickly and needs to lie down.", "A bed to rest on for 20 minutes after each hour."),
])  # fmt: skip
def test_a_need_that_no_line_speaks_of(need: str, answer: str) -> None:
    alone = plan(("B", need))
    assert told_of(OWN, alone) == {"need.unanswered@B": "look"}
    assert one(alone, "need.unanswered").law[0] == NEEDS_MET
    assert "need.unanswered@B" not in told_of(OWN, plan(("B", need), given=(("F", answer),)))


def test_a_line_tied_to_that_need_alone_needs_no_word_of_it() -> None:
    tied = Provision("F.9", "F", "The programme of Appendix 2, for 20 minutes a day.", needs=("n0",), tied="printed")
    made = plan(("B", "Child A stammers when hurried."))
    assert told_of(OWN, replace(made, provisions=(*made.provisions, tied))) == {}


def test_a_need_that_names_no_subject_is_left_alone() -> None:
    assert told_of(OWN, plan(("B", "Child A finds it very hard to bear being told that he is wrong."))) == {}


def test_all_such_needs_are_one_finding_and_its_remedy_stays_short() -> None:
    needs = ("stammers", "has a hearing loss", "uses signs and gesture", "cannot recognise coins", "has nystagmus")
    finding = one(plan(*(("B", f"Child A {text}.") for text in needs)), "need.unanswered")
    assert len(finding.words) == 5
    assert "and 2 more" in finding.remedy
    assert "judged by words alone" in finding.says


def test_a_need_that_only_vague_lines_speak_of() -> None:
    made = plan(("B", "Child A cannot yet recognise coins."), given=(("F", "Support with numeracy as appropriate."),))
    keys = {each.key: each.severity for each in check(made, ABOUT).findings}
    assert keys["need.only_vague@B"] == "look"
    firm = plan(
        ("B", "Child A cannot yet recognise coins."),
        given=(("F", "A qualified teacher teaches mathematics to Child A one to one for 30 minutes every day."),),
    )
    assert "need.only_vague@B" not in {each.key for each in check(firm, ABOUT).findings}


@pytest.mark.parametrize(("need", "given", "answer"), [
    ("Child A has type 1 diabetes.", "Nursing advice.", "A nurse measures his blood glucose before lunch."),
    ("Child A takes methylphenidate.", "Nursing advice.", "A paediatrician will review Child A's medicine each term."),
    ("Child A must take a dose of methylphenidate at lunchtime.", "Nursing advice.", "Staff give the dose at noon."),
])  # fmt: skip
def test_health_needs_against_health_provision(need: str, given: str, answer: str) -> None:
    assert told_of("need.unanswered", plan(("C", need), given=(("G", given),))) == {"need.unanswered@C": "look"}
    assert told_of("need.unanswered", plan(("C", need), given=(("G", answer),))) == {}


def test_social_care_needs_against_social_care_provision() -> None:
    need = ("D", "Child A needs two adults with him in the community.")
    alone = plan(need, given=(("H1", "A support worker takes Child A swimming for six hours a week."),))
    assert told_of(OWN, alone) == {"need.unanswered@D": "look"}
    assert told_of(OWN, plan(need, given=(("H1", "Two workers take Child A out for six hours a week."),))) == {}


@pytest.mark.parametrize(("given", "need"), [
    ("A qualified teacher of children with vision impairment visits for nine hours a year.", "Child A has nystagmus."),
    ("Six sessions of work for autistic pupils.", "Child A has a diagnosis of autism."),
    ("A sensory circuit for 15 minutes each morning.", "Noise makes Child A cover his ears."),
])  # fmt: skip
def test_provision_for_what_no_need_tells_of(given: str, need: str) -> None:
    assert told_of("provision.no_such", plan(given=(("F", given),))) == {"provision.no_such_need@F": "look"}
    assert told_of("provision.no_such", plan(("B", need), given=(("F", given),))) == {}


def test_changes_to_the_home_for_a_child_who_moves_freely() -> None:
    lift = (("H1", "A stair lift will be put in by 31 August 2026."),)
    walks = ("D", "Child A is not aware of danger.")
    made = plan(walks, given=lift)
    assert told_of("provision.no_such", made) == {"provision.no_such_need@H1": "look"}
    assert told_of("provision.no_such", plan(walks, ("B", "Child A uses a wheelchair."), given=lift)) == {}


def test_the_rest_of_a_group_is_no_place_to_rest() -> None:
    tires = ("B", "Child A tires quickly and needs to lie down.")
    hours = (("F", "25 hours a week, ten of them one to one and the rest in a group of four."),)
    assert told_of("need.unanswered", plan(tires, given=hours)) == {"need.unanswered@B": "look"}


def test_an_outcome_that_no_line_leads_to() -> None:
    sought = "By July 2027 Child A will dress himself for games in ten minutes."
    assert told_of("outcome.unanswered", plan(sought=(sought,))) == {"outcome.unanswered@E": "look"}
    given = (("F", "An occupational therapist practises dressing with Child A for 20 minutes a week."),)
    assert told_of("outcome.unanswered", plan(given=given, sought=(sought,))) == {}


def test_a_condition_of_learning_that_stands_in_health_alone() -> None:
    health = ("C", "Child A takes medicine for attention deficit hyperactivity disorder.")
    assert told_of("need.only_in", plan(health)) == {"need.only_in_health@n0": "look"}
    assert told_of("need.only_in", plan(health, ("B", "Child A has ADHD and cannot wait for a turn."))) == {}
