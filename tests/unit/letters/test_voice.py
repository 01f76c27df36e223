"""Who writes, and how the child or young person is spoken of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from upheld.case import from_data
from upheld.compliance import Reckoning, reckon
from upheld.errors import UpheldError
from upheld.law import law_named
from upheld.letters.letter import SENDERS, Letter
from upheld.letters.letter import letter as one_letter
from upheld.letters.markup import Marked
from upheld.letters.voice import Voice, choose_sender

LAW = law_named("england")
ON = date(2026, 3, 2)


def reckoned(as_at: date = ON, **person: Any) -> Reckoning:
    data = {"person": person, "event": [{"kind": "ehcna_request_received", "on": "2025-12-01"}]}
    return reckon(from_data(data, name="case"), LAW, as_at)


EVERYONE = ("parent", "young_person", "alternative_person", "adviser")


def letter(*senders: str, parent_until_18: bool = False) -> Letter:
    """A letter that just these may send, the first of them where nothing else decides."""
    return replace(one_letter("chase_council"), senders=senders, parent_until_18=parent_until_18)


# The words


@pytest.mark.parametrize(
    ("sender", "who", "whom", "whose", "has"),
    [
        ("parent", "my child", "my child", "my child's", "has"),
        ("young_person", "I", "me", "my", "have"),
        ("school", "our pupil", "our pupil", "our pupil's", "has"),
        ("adviser", "Child A", "Child A", "Child A's", "has"),
        ("alternative_person", "Child A", "Child A", "Child A's", "has"),
    ],
)
def test_each_sender_speaks_in_their_own_voice(sender: str, who: str, whom: str, whose: str, has: str) -> None:
    voice = Voice(sender, Marked("Child A"))
    assert (voice.who, voice.whom, voice.whose, voice.verb("has", "have")) == (who, whom, whose, has)


def test_every_sender_has_a_voice() -> None:
    for sender in SENDERS:
        voice = Voice(sender, Marked("Child A"))
        for words in (voice.who, voice.whom, voice.whose, voice.verb("is", "am"), voice.starting(voice.whose)):
            assert type(words) is Marked
            assert len(words) > 0


def test_a_sentence_starts_with_a_capital_and_the_rest_keeps_its_own() -> None:
    parent, adviser = Voice("parent", Marked("Child A")), Voice("adviser", Marked("de la Example, Child A"))
    assert parent.starting(parent.whose) == "My child's"
    assert adviser.starting(adviser.who) == "De la Example, Child A"


def test_a_name_that_is_already_markup_is_not_escaped_again() -> None:
    assert Voice("adviser", Marked(r"Child\-A")).whose == r"Child\-A's"


# The sender


@pytest.mark.parametrize("sender", EVERYONE)
def test_whoever_was_asked_for_writes(sender: str) -> None:
    child = reckoned(date_of_birth="2016-05-02")
    assert choose_sender(child, letter(*EVERYONE), sender) == sender
    assert choose_sender(child, letter(*EVERYONE, parent_until_18=True), sender) == sender


def test_who_cannot_send_a_letter_is_told_who_can() -> None:
    with pytest.raises(UpheldError) as caught:
        choose_sender(reckoned(), letter("parent", "adviser"), "school")
    assert str(caught.value) == (
        "chase_council cannot be sent by 'school': use parent (a parent), adviser (an adviser, for the family)."
    )


def test_a_long_wrong_name_is_cut_short_in_the_message() -> None:
    with pytest.raises(UpheldError) as caught:
        choose_sender(reckoned(), letter("parent"), "x" * 500)
    assert "x" * 40 in str(caught.value) and "x" * 41 not in str(caught.value)


@pytest.mark.parametrize(
    ("person", "as_at", "expected"),
    [
        ({"date_of_birth": "2016-05-02"}, ON, "parent"),
        # 16 on 3 October 2025: the parent until the last Friday in June 2026, the 26th, then the young person
        ({"date_of_birth": "2009-10-03"}, date(2026, 6, 26), "parent"),
        ({"date_of_birth": "2009-10-03"}, date(2026, 6, 27), "young_person"),
        ({"date_of_birth": "2009-10-03", "capacity": False}, date(2026, 6, 26), "parent"),
        ({"date_of_birth": "2009-10-03", "capacity": False}, date(2026, 6, 27), "alternative_person"),
        # neither "unknown" nor "nobody" can write: the first the letter allows
        ({}, ON, "parent"),
        ({"date_of_birth": "2000-03-02"}, ON, "parent"),  # 26 today
    ],
)
def test_else_whoever_holds_the_rights_writes(person: dict[str, Any], as_at: date, expected: str) -> None:
    assert choose_sender(reckoned(as_at, **person), letter(*EVERYONE), None) == expected


def test_a_holder_who_cannot_send_the_letter_leaves_it_to_the_first_who_can() -> None:
    child, grown = reckoned(date_of_birth="2016-05-02"), reckoned(date_of_birth="2005-05-02")
    assert choose_sender(child, letter("school"), None) == "school"
    assert choose_sender(child, letter("young_person", "adviser"), None) == "young_person"
    assert choose_sender(grown, letter("adviser", "parent"), None) == "adviser"


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        ({"date_of_birth": "2008-03-03"}, "parent"),  # 18 tomorrow, and past compulsory school age since June 2024
        ({"date_of_birth": "2008-03-02"}, "young_person"),  # 18 today
        ({"date_of_birth": "2008-03-03", "capacity": False}, "parent"),
        ({"date_of_birth": "2008-03-02", "capacity": False}, "alternative_person"),
        ({}, "parent"),
    ],
)
def test_a_right_that_is_the_parents_until_18_is_used_by_the_parent(person: dict[str, Any], expected: str) -> None:
    assert choose_sender(reckoned(**person), letter(*EVERYONE, parent_until_18=True), None) == expected


def test_without_such_a_rule_a_young_person_of_17_writes() -> None:
    assert choose_sender(reckoned(date_of_birth="2008-03-03"), letter(*EVERYONE), None) == "young_person"
