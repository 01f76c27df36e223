"""Section J stands where direct payments secure special educational provision, and tells what for (reg 12(1))."""

from __future__ import annotations

import pytest

from tests.unit.plan.check.whole.made import SOUND, found, line, section, spoiled, told

PAID = "A tutor paid by direct payment teaches Child A for 2 hours a week."
FULL = "Direct payments meet the need to learn to read (B1) and the outcome E1."


def test_direct_payments_in_f_must_be_told_of_in_j() -> None:
    assert told(line(PAID)) == {"payments.not_in_j@F.9": "important"}


def test_a_j_that_says_none_does_not_tell_of_them() -> None:
    plan = line(PAID)
    none = tuple(section("J", "No direct payments have been requested.") if one.letter == "J" else one
                 for one in plan.sections)  # fmt: skip
    assert told(spoiled(sections=none, provisions=plan.provisions)) == {"payments.not_in_j@F.9": "important"}


def test_a_j_that_tells_what_they_meet_is_enough() -> None:
    plan = line(PAID)
    full = tuple(section("J", FULL) if one.letter == "J" else one for one in plan.sections)
    assert found(spoiled(sections=full, provisions=plan.provisions)) == []


def test_direct_payments_for_care_alone_need_no_section_j() -> None:
    assert told(line("A direct payment buys 4 hours of short breaks a week.", "H1")) == {}


@pytest.mark.parametrize("said", ["", "None", "Not applicable.", "There are no direct payments.", "N/A"])
def test_a_j_that_says_there_are_none_is_right(said: str) -> None:
    assert found(spoiled(section("J", said))) == []


def test_a_j_without_direct_payments_wants_a_look() -> None:
    said = "The council keeps a notional budget for the school."
    assert told(spoiled(section("J", said))) == {"payments.none_told@J": "look"}


def test_a_j_that_tells_of_another_budget_does_not_tell_of_direct_payments() -> None:
    plan = line(PAID)
    other = tuple(section("J", "The council keeps a notional budget for the school.") if one.letter == "J" else one
                  for one in plan.sections)  # fmt: skip
    assert told(spoiled(sections=other, provisions=plan.provisions)) == {
        "payments.none_told@J": "look",
        "payments.not_in_j@F.9": "important",
    }


def test_a_j_must_say_which_needs_and_outcomes_they_meet() -> None:
    said = "Direct payments of £3,000 a year are made to the parents."
    assert told(spoiled(section("J", said))) == {"payments.what_for@J": "important"}


def test_the_plans_own_numbers_say_which_and_one_of_the_two_is_half_an_answer() -> None:
    assert told(spoiled(section("J", "Direct payments pay for the tuition that serves B1 and E1."))) == {}
    half = "Direct payments pay for the tuition of section F (E4)."
    plan = spoiled(section("J", half))
    assert told(plan) == {"payments.what_for@J": "look"}
    assert "which needs they" in found(plan)[0].says


def test_section_j_is_for_education_and_says_less_of_care() -> None:
    assert told(spoiled(section("J", "Direct payments of £3,000 a year are for the personal assistant (H1)."))) == {}


def test_a_payment_for_care_beside_a_j_that_says_there_is_none_wants_a_look() -> None:
    plan = line("A direct payment for three hours a week of a personal assistant.", "H2")
    none = tuple(section("J", "No direct payment has been agreed.") if one.letter == "J" else one
                 for one in plan.sections)  # fmt: skip
    seen = told(spoiled(sections=none, provisions=plan.provisions))
    assert seen == {"payments.two_answers@H2.9": "look"}


def test_they_cannot_pay_for_a_place_at_a_school() -> None:
    said = f"{FULL} They also pay the school fees."
    assert told(spoiled(section("J", said))) == {"payments.for_a_place@J": "look"}


def test_what_the_reader_took_for_section_j_counts_as_its_words() -> None:
    assert found(spoiled(direct_payments=FULL)) == []
    assert told(spoiled(direct_payments="Direct payments are made monthly.")) == {"payments.what_for@J": "important"}
    assert SOUND.direct_payments is None
