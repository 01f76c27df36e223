"""Section A: views, interests and aspirations, dated, with the child's own words where possible."""

from __future__ import annotations

import pytest

from tests.unit.plan.check.whole.made import found, section, spoiled, told, told_of

WHOSE = ("views.not_first_person", "views.undated")


def test_an_empty_section_a() -> None:
    assert told(spoiled(section("A"))) == {"views.empty@A": "important"}


@pytest.mark.parametrize("said", [
    "Child A likes trains. His mother wishes that he makes friends. Written in March 2026.",
    "Section I is blank. Year I. He likes art. 4 March 2026.",
])  # fmt: skip
def test_nothing_in_the_first_person_wants_a_look(said: str) -> None:
    assert told_of("views.not", spoiled(section("A", said))) == {"views.not_first_person@A": "look"}


@pytest.mark.parametrize("said", ["I like trains.", "Ask me about trains.", "My dog is best.", "I’m good at maths."])
def test_the_childs_own_words(said: str) -> None:
    assert told_of(WHOSE, spoiled(section("A", said, "Spring term 2026"))) == {}


def test_views_without_a_date_want_a_look() -> None:
    undated = spoiled(section("A", "I like trains.", "I may go to college in May."))
    assert told_of(WHOSE, undated) == {"views.undated@A": "look"}


@pytest.mark.parametrize("day", ["4 March 2026", "04/03/2026", "March 2026", "2026-03-04", "4.3.26"])
def test_a_date_written_in_any_way(day: str) -> None:
    assert told_of(WHOSE, spoiled(section("A", f"I like trains. ({day})"))) == {}


def test_the_parents_views_and_hopes_belong_there_too() -> None:
    child_only = "On 4 March 2026 I said that I like trains."
    both = "My mum says I am funny. I want to be a vet. (4 March 2026)"
    findings = [one for one in found(spoiled(section("A", child_only))) if one.code == "views.incomplete"]
    assert "the parents' views or hopes for the future" in findings[0].says
    assert told(spoiled(section("A", both))) == {}


def test_a_templates_advice_to_its_writers_is_nobodys_view() -> None:
    guidance = (
        "Guidance for writers: ask the child and the parents what they want, and give the date, such as May 2026."
    )
    seen = told(spoiled(section("A", guidance, "I like trains.")))
    assert seen["plan.guidance_left_in@plan"] == "look"
    assert {"views.undated@A", "views.incomplete@A"} <= set(seen)
