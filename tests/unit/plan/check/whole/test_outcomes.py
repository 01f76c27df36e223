"""Outcomes are not provision, have a time, and can be seen to be reached (england.md section 7, E)."""

from __future__ import annotations

import pytest

from tests.unit.plan.check.whole.made import ABOUT, SOUND, found, outcome, section, spoiled, told, told_of


@pytest.mark.parametrize("text", [
    "By July 2027 Child A will receive one hour of speech therapy a week.",
    "By the end of Year 6 Child A will have access to a sensory room.",
    "Within 12 months Child A will attend 10 sessions of a nurture group.",
    "Staff will use visual timetables by the end of the year.",
    "By summer 2027 a teaching assistant will help with transitions 5 times a day.",
])  # fmt: skip
def test_what_others_will_give_is_provision_in_disguise(text: str) -> None:
    assert told(outcome(text)) == {"outcome.is_provision@E.9": "important"}


@pytest.mark.parametrize("text", [
    "By July 2027, with an adult beside him, Child A will be able to dress for games in ten minutes.",
    "By the end of Year 6 Child A will access the whole curriculum without leaving class on 4 days out of 5.",
    "Within two years Child A will ask a teacher for help at least once in every lesson.",
    "By age 12 Child A will use a bus alone.",
    "When he leaves primary school Child A will eat lunch with two friends every day.",
])  # fmt: skip
def test_what_the_child_will_do_by_a_time_is_an_outcome(text: str) -> None:
    assert told_of(("outcome.is", "outcome.no"), outcome(text)) == {}


def test_an_outcome_without_a_time_is_told() -> None:
    text = "Child A will read 60 words a minute."
    assert told(outcome(text)) == {"outcome.no_time@E.9": "important"}
    assert told(outcome(text, steps=("By July 2027: 40 words.",))) == {}
    assert told(outcome(text, area="By the end of Key Stage 2")) == {}


def test_a_time_over_the_whole_section_holds_for_each_outcome() -> None:
    plan = outcome("Child A will read 60 words a minute.")
    timed = tuple(
        section("E", "All are to be reached by the end of Year 6.") if one.letter == "E" else one
        for one in plan.sections
    )
    assert told(spoiled(sections=timed, outcomes=plan.outcomes, provisions=plan.provisions)) == {}


def test_nothing_would_show_whether_a_hope_was_fulfilled() -> None:
    assert told(outcome("By the end of the year Child A will feel more confident.")) == {
        "outcome.not_measurable@E.9": "look"
    }
    assert told(outcome("By the end of the year Child A will feel confident to ask for help in every lesson.")) == {}


def test_a_number_in_the_time_measures_nothing() -> None:
    text = "By July 2027 Child A will make progress with friendships."
    assert told(outcome(text)) == {"outcome.not_measurable@E.9": "look"}


def test_the_sound_outcomes_stay_sound_without_a_case() -> None:
    assert not any(key.startswith("outcome") for key in told(SOUND, ABOUT))


@pytest.mark.parametrize("text", [
    "Child A will behave appropriately", "To develop language to the best of his ability.", "To access the curriculum.",
    "Child A will engage with education.", "Child A will be safe and comfortable.",
])  # fmt: skip
def test_a_hope_without_a_time_is_one_finding_that_says_both(text: str) -> None:
    seen = told_of("outcome.no", outcome(text))
    assert seen == {"outcome.no_time@E.9": "important"}
    assert "nothing in it would show" in next(one.says for one in found(outcome(text)) if one.on == "E.9")


def test_a_need_that_is_to_be_met_is_no_outcome() -> None:
    text = "By July 2027 Child A's sensory needs will be met."
    assert told_of("outcome.is", outcome(text)) == {"outcome.is_provision@E.9": "important"}


def test_a_templates_example_sets_no_time_for_the_outcomes() -> None:
    plan = outcome("Child A will read 60 words a minute.")
    guidance = "Guidance for writers: give an end date, for example 'By the end of Year 6 X will dress without help.'"
    sections = tuple(section("E", guidance) if one.letter == "E" else one for one in plan.sections)
    assert "outcome.no_time@E.9" in told(spoiled(sections=sections, outcomes=plan.outcomes))


def test_a_birthday_is_a_time() -> None:
    text = "By her nineteenth birthday she will manage her own appointments."
    assert told_of("outcome.no_time", outcome(text)) == {}
