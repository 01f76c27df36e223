"""Numbers along an edge: round, evenly spaced, around every value; and places between them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.measures.charts.drawn import BALANCE, CHOICE, COUNT, MONEY, SHARE, plain
from upheld.measures.charts.scale import Scale, said_short, said_tick, scale_of, ticks, unit_told, without_unit

VALUES = st.lists(st.floats(-1e10, 1e10).filter(lambda one: one == 0 or abs(one) > 1e-3), min_size=1, max_size=20)


@given(VALUES)
def test_ticks_hold_nought_and_every_value_and_are_evenly_spaced(values: list[float]) -> None:
    found = ticks(values)
    steps = [after - before for before, after in pairwise(found)]
    near = steps[0] * 1e-6
    assert found[0] <= min(0, *values) + near and found[-1] >= max(0, *values) - near
    assert 0 in found
    assert max(steps) - min(steps) <= max(steps) * 1e-6
    assert 1 <= len(steps) <= 7


@given(st.lists(st.floats(0, 100), min_size=1, max_size=20))
def test_a_share_never_has_more_than_a_hundred(values: list[float]) -> None:
    assert max(values) <= scale_of(SHARE, values, 0, 1).ticks[-1] <= 100


@given(st.floats(0, 40), st.floats(0, 40), st.booleans())
def test_a_greater_value_never_lies_further_back(one: float, other: float, rooted: bool) -> None:
    scale = Scale((0, 10, 20, 30), 100, 400, rooted)
    assert (scale.at(one) <= scale.at(other)) == (min(one, 30) <= min(other, 30)) or scale.at(one) == scale.at(other)
    assert 100 <= scale.at(one) <= 400


def test_the_root_parts_small_numbers() -> None:
    assert Scale((0, 100), 0, 10, rooted=True).at(25) == 5


def test_nothing_but_noughts_still_has_an_edge() -> None:
    assert ticks([0.0])[-1] == 1
    assert ticks([0.0], most=100)[-1] == 100


@pytest.mark.parametrize(
    ("measure", "value", "told"),
    [
        (SHARE, 25, "25%"),
        (SHARE, 2.5, "2.5%"),
        (COUNT, 600_000, "600,000"),
        (COUNT, 1_500_000, "1.5m"),
        (MONEY, 7.5e9, "£7.5bn"),
        (MONEY, 20_000, "£20,000"),
        (BALANCE, -4, "−4%"),
        (CHOICE, 2, "2"),
        (CHOICE, 2.5, ""),
    ],
)
def test_a_tick_in_words(measure: object, value: float, told: str) -> None:
    assert said_tick(measure, value) == told  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("measure", "value", "told"),
    [
        (SHARE, 46.43, "46%"),
        (SHARE, 100, "100%"),
        (COUNT, 26, "26"),
        (COUNT, 999, "999"),
        (COUNT, 1234, "1.2k"),
        (COUNT, 9994, "10k"),
        (COUNT, 23_456, "23k"),
        (COUNT, 999_900, "1.0m"),
        (MONEY, 65_085_589, "£65m"),
        (BALANCE, -4.62, "−5%"),
    ],
)
def test_a_value_where_five_signs_fit(measure: object, value: float, told: str) -> None:
    assert said_short(measure, value) == told  # type: ignore[arg-type]
    assert len(told) <= 5


def test_a_long_unit_is_told_once_and_not_beside_each_value() -> None:
    assert unit_told(BALANCE) == [f"In {BALANCE.unit}."]
    assert without_unit(BALANCE, plain(BALANCE, -4.6)) == "−4.6%"
    assert without_unit(BALANCE, None) == "not in these figures"
    assert unit_told(SHARE) == [] and without_unit(SHARE, plain(SHARE, 4.6)) == "4.6%"
