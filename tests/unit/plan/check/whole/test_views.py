"""Section A: views, interests and aspirations, dated, with the child's own words where possible."""

from __future__ import annotations

import pytest

from tests.unit.plan.check.whole.made import section, spoiled, told


def test_an_empty_section_a() -> None:
    assert told(spoiled(section("A"))) == {"views.empty@A": "important"}


@pytest.mark.parametrize("said", [
    "Child A likes trains. His mother wishes that he makes friends. Written in March 2026.",
    "Section I is blank. Year I. He likes art. 4 March 2026.",
])  # fmt: skip
def test_nothing_in_the_first_person_wants_a_look(said: str) -> None:
    assert told(spoiled(section("A", said))) == {"views.not_first_person@A": "look"}


@pytest.mark.parametrize("said", ["I like trains.", "Ask me about trains.", "My dog is best.", "I’m good at maths."])
def test_the_childs_own_words(said: str) -> None:
    assert told(spoiled(section("A", said, "Spring term 2026"))) == {}


def test_views_without_a_date_want_a_look() -> None:
    assert told(spoiled(section("A", "I like trains.", "I may go to college in May."))) == {"views.undated@A": "look"}


@pytest.mark.parametrize("day", ["4 March 2026", "04/03/2026", "March 2026", "2026-03-04", "4.3.26"])
def test_a_date_written_in_any_way(day: str) -> None:
    assert told(spoiled(section("A", f"I like trains. ({day})"))) == {}
