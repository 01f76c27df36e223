"""The words of the sentences."""

from __future__ import annotations

import pytest

from tests.unit.measures.comparing.made_up import SHARE
from upheld.measures.area import ENGLAND, areas, find_area
from upheld.measures.comparing.standing import Standing
from upheld.measures.comparing.telling import named, number_of, place, shown, told_of, verdict


@pytest.mark.parametrize(
    ("name", "where"),
    [
        ("Devon", "in Devon"),
        ("Isle of Wight", "on the Isle of Wight"),
        ("Isles of Scilly", "on the Isles of Scilly"),
        ("City of London", "in the City of London"),
        ("Bristol, City of", "in Bristol"),
        ("Herefordshire, County of", "in Herefordshire"),
        ("Bournemouth, Christchurch and Poole", "in Bournemouth, Christchurch and Poole"),
        ("North Yorkshire", "in North Yorkshire"),
        ("North East", "in the North East"),
        ("East of England", "in the East of England"),
        ("London", "in London"),
        ("Yorkshire and The Humber", "in Yorkshire and The Humber"),
        ("England", "in England"),
    ],
)
def test_a_place_is_said_as_people_say_it(name: str, where: str) -> None:
    assert place(find_area(name)) == where and named(find_area(name)) == where.split(" ", 1)[1]


def test_numbers_take_their_nouns() -> None:
    assert told_of(484, 730, "plan", "plans") == "484 of 730 plans"
    assert told_of(0, 7, "plan", "plans") == "none of 7 plans"
    assert told_of(1234, 1234, "plan", "plans") == "all 1,234 plans"
    assert told_of(1, 1, "plan", "plans") == "the one plan" and told_of(0, 1, "plan", "plans") == "0 of 1 plans"
    assert [number_of(one, "appeal", "appeals") for one in (0, 1, 2000)] == ["no appeals", "1 appeal", "2,000 appeals"]


def test_some_are_never_told_as_none_nor_most_as_all() -> None:
    assert [shown(SHARE, one) for one in (0, 0.049, 0.05, 50, 99.95, 99.96, 100)] == [
        "0.0%",
        "less than 0.1%",
        "0.1%",
        "50.0%",
        "100.0%",
        "more than 99.9%",
        "100.0%",
    ]


def test_the_verdict_on_the_others_is_turned_round_where_no_direction_is_good() -> None:
    assert verdict(Standing("higher", "")).startswith("That is higher than in England")
    assert verdict(Standing("higher", ""), flipped=True).startswith("That is lower than in England")
    assert verdict(Standing("worse", ""), flipped=True).startswith("That is worse than in England")
    assert verdict(Standing("cannot say", "It is out of fewer than ten: too few to judge by.")) == (
        "That is too few to judge by."
    )
    assert verdict(Standing("cannot say", "A note warns.")) == ""
    assert areas()[ENGLAND].name == "England"
