"""Intervals against the published tables, and what must always hold of them."""

from __future__ import annotations

from dataclasses import replace
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.measures.comparing.made_up import RATE, SHARE, figure
from upheld.measures.comparing.interval import interval, poisson, wilson
from upheld.measures.measure import measure

COUNTS = st.integers(1, 5000).flatmap(lambda among: st.tuples(st.integers(0, among), st.just(among)))


@pytest.mark.parametrize(
    ("counted", "among", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_is_as_newcombe_published_it(counted: int, among: int, low: float, high: float) -> None:
    """R. G. Newcombe, Statistics in Medicine 17:857 (1998), Table I, method 3."""
    assert wilson(counted, among) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


@pytest.mark.parametrize(
    ("counted", "low", "high"),
    [(0, 0.0, 3.6889), (1, 0.0253, 5.5716), (5, 1.6235, 11.6683), (9, 4.1154, 17.0848)],
)
def test_fewer_than_ten_have_the_exact_limits_of_garwood(counted: int, low: float, high: float) -> None:
    """The limits of a Poisson count in the usual tables (F. Garwood, Biometrika 28:437, 1936), 95 per cent."""
    assert poisson(counted) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


@pytest.mark.parametrize(("counted", "low", "high"), [(10, 4.80, 18.39), (20, 12.22, 30.89), (100, 81.36, 121.63)])
def test_byar_comes_close_to_the_exact_limits_of_the_tables(counted: int, low: float, high: float) -> None:
    assert poisson(counted) == (pytest.approx(low, abs=0.02), pytest.approx(high, abs=0.02))


@given(COUNTS, st.sampled_from([80.0, 95.0, 99.8]))
def test_it_holds_the_value_and_stays_within_none_and_all(counts: tuple[int, int], level: float) -> None:
    one = figure(*counts)
    found = interval(SHARE, one, level)
    assert found is not None and one.value is not None
    assert -1e-9 <= found.low <= one.value + 1e-9 and one.value - 1e-9 <= found.high <= 100 + 1e-9


@given(COUNTS)
def test_what_is_counted_and_what_is_not_have_mirrored_intervals(counts: tuple[int, int]) -> None:
    low, high = wilson(*counts)
    other_low, other_high = wilson(counts[1] - counts[0], counts[1])
    assert (low, high) == (pytest.approx(1 - other_high, abs=1e-9), pytest.approx(1 - other_low, abs=1e-9))


@given(COUNTS)
def test_a_surer_level_is_wider_and_ten_times_the_counts_narrower(counts: tuple[int, int]) -> None:
    usual, sure, more = wilson(*counts), wilson(*counts, 99.8), wilson(counts[0] * 10, counts[1] * 10)
    assert sure[0] <= usual[0] and usual[1] <= sure[1]
    assert more[1] - more[0] < usual[1] - usual[0]


@given(st.integers(0, 3000), st.integers(1, 100_000))
def test_a_rate_lies_in_its_interval_and_more_counted_is_higher(counted: int, among: int) -> None:
    one, next_one = figure(counted, among, of=RATE), figure(counted + 1, among, of=RATE)
    found, above = interval(RATE, one), interval(RATE, next_one)
    assert found is not None and above is not None and one.value is not None
    assert 0 <= found.low <= one.value <= found.high
    assert found.low <= above.low and found.high < above.high
    assert found.method == ("exact" if counted < 10 else "Byar")


def test_wilson_holds_the_truth_about_as_often_as_it_says() -> None:
    """Counted over every outcome of 200 draws, for shares from 5 to 95 per cent: between 93 and 97 of 100 times."""
    for tenths in range(1, 20):
        truth = tenths / 20
        held = sum(
            comb(200, k) * truth**k * (1 - truth) ** (200 - k)
            for k in range(201)
            if wilson(k, 200)[0] <= truth <= wilson(k, 200)[1]
        )
        assert 0.93 <= held <= 0.97, truth


def test_nothing_is_made_up_where_there_are_no_counts() -> None:
    assert interval(SHARE, figure(None, None)) is None
    assert interval(SHARE, replace(figure(3, 10), numerator=None)) is None
    assert interval(SHARE, figure(0, 0)) is None
    assert interval(SHARE, replace(figure(10, 10), numerator=11.0)) is None
    assert interval(measure("plans"), replace(figure(10, 10), denominator=None)) is None


@given(st.integers(1, 10**6))
def test_none_reaches_down_to_none_and_all_up_to_all_exactly(among: int) -> None:
    assert wilson(0, among)[0] == 0.0 and wilson(among, among)[1] == 1.0
