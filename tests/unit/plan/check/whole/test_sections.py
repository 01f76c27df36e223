"""Sections A to K each stand apart (SEND Regulations 2014 reg 12(1)); what is not found is not called absent."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.unit.plan.check.whole.made import SOUND, found, section, spoiled, told, told_of
from upheld.plan.document import LETTERS, Letter, Piece


def test_a_sound_draft_raises_nothing() -> None:
    assert found(SOUND) == []


@pytest.mark.parametrize("letter", ["B", "E", "F", "K"])
def test_a_section_that_the_plan_stands_on_is_serious_when_it_is_not_found(letter: Letter) -> None:
    seen = {each.key: each for each in found(spoiled(without=[letter]))}
    missing = seen[f"section.missing@{letter}"]
    assert missing.severity == "serious"
    assert "not found in the document as it was read" in missing.says
    assert not re.search(r"\bSE[NP]\b|CSDPA|CFA", missing.says + missing.remedy)
    assert missing.law[0].cite == "SEND Regulations 2014 reg 12(1)"


@pytest.mark.parametrize("letter", ["A", "C", "D", "G", "H1", "H2"])
def test_the_other_sections_are_asked_for_too(letter: Letter) -> None:
    assert told(spoiled(without=[letter]))[f"section.missing@{letter}"] == "important"


def test_j_may_be_left_out_where_there_are_no_direct_payments() -> None:
    assert found(spoiled(without=["J"])) == []


def test_section_i_must_be_blank_in_a_draft_so_its_heading_alone_is_a_look() -> None:
    assert told(spoiled(without=["I"])) == {"section.missing@I": "look"}
    final = spoiled(without=["I"], version="final")
    assert told(final)["section.missing@I"] == "serious"
    assert "setting.not_named@I" not in told(final)


def test_the_order_of_the_sections_is_free() -> None:
    assert found(spoiled(sections=tuple(reversed(SOUND.sections)))) == []


def test_sections_that_share_a_heading_are_said_once() -> None:
    shared = spoiled(section("F", with_letters=("G",)), section("G", "None, after assessment.", with_letters=("F",)))
    # Each has words of its own, so they could be told apart, as by columns: whether that is plain wants a look.
    assert told(shared) == {"section.not_separate@F": "look"}


def test_sections_that_could_not_be_told_apart_weaken_the_plan() -> None:
    shared = spoiled(section("F", with_letters=("G",)), section("G", with_letters=("F",)))
    assert told_of("section", shared) == {"section.not_separate@F": "important"}


def test_all_sections_that_share_a_heading_are_one_finding() -> None:
    none = "None, after assessment."
    shared = spoiled(section("E", with_letters=("F",)), section("F", with_letters=("E",)),
                     section("D", none, with_letters=("H1",)), section("H1", none, with_letters=("D",)))  # fmt: skip
    findings = [one for one in found(shared) if one.code == "section.not_separate"]
    assert len(findings) == 1
    assert "E and F" in findings[0].says and "D and H1" in findings[0].says


def test_outcomes_and_provision_in_one_table_want_a_look() -> None:
    shared = spoiled(section("E", with_letters=("F",)), section("F", with_letters=("E",)))
    assert told(shared) == {"section.not_separate@E": "look"}


def test_h1_and_h2_must_be_told_apart() -> None:
    none = "None, after the assessment of March 2026."
    shared = spoiled(section("H1", none, with_letters=("H2",)), section("H2", with_letters=("H1",)))
    assert told(shared) == {"section.not_separate@H1": "important"}


@pytest.mark.parametrize(("letter", "items", "severity"), [("B", "needs", "serious"), ("F", "provisions", "serious"),
                                                           ("E", "outcomes", "important")])  # fmt: skip
def test_a_heading_with_nothing_under_it_is_empty(letter: Letter, items: str, severity: str) -> None:
    assert told(spoiled(**{items: ()}))[f"section.empty@{letter}"] == severity


def test_words_that_could_not_be_split_may_be_a_fault_of_reading() -> None:
    words = "Child A needs help with reading and writing, and with telling others how he feels when things go wrong."
    seen = told(spoiled(section("B", words), needs=()))
    assert seen["section.unread@B"] == "look"
    assert "section.empty@B" not in seen


def test_where_little_was_recognised_the_reading_is_doubted_and_no_section_called_missing() -> None:
    few = spoiled(without=[letter for letter in LETTERS if letter not in ("A", "B", "F")])
    seen = {each.key: each for each in found(few)}
    assert seen["reading.doubtful@plan"].severity == "look"
    assert "E, G, H1, H2, I, J, K" in seen["reading.doubtful@plan"].says
    assert not any(key.startswith("section.missing") for key in seen)


def test_where_much_could_not_be_placed_the_reading_is_doubted() -> None:
    loose = tuple(Piece(f"?.{number}", "Words that stand under no heading that was known. " * 4) for number in range(9))
    assert "reading.doubtful@plan" in told(replace(SOUND, unplaced=loose))
    assert "reading.doubtful@plan" not in told(replace(SOUND, unplaced=loose[:1]))
