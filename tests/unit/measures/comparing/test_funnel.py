"""The funnel: limits of luck, the spread between councils, and the two answers for each point."""

from __future__ import annotations

from dataclasses import replace
from math import comb
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.measures.comparing.made_up import CODES, RATE, SHARE, among_councils
from upheld.measures.area import ENGLAND
from upheld.measures.comparing.funnel import Funnel, funnel
from upheld.measures.measure import measures
from upheld.measures.store import Figures


def by_luck(share: float, among: list[int], seed: int = 7) -> list[tuple[float, float]]:
    """What councils that are all alike would count in a year."""
    draw = Random(seed)
    return [(sum(draw.random() < share for _ in range(one)), one) for one in among]


def of(counts: list[tuple[float, float]]) -> Funnel:
    """The funnel of these councils."""
    found = funnel(SHARE, among_councils(counts))
    assert found is not None
    return found


@pytest.mark.parametrize(("share", "among"), [(0.1, 200), (0.25, 60), (0.25, 1000), (0.5, 40), (0.8, 400)])
def test_the_limits_of_luck_are_close_to_the_exact_binomial_ones(share: float, among: int) -> None:
    """Spiegelhalter (2005) takes the points where the binomial distribution passes 2.5 and 97.5 per cent."""
    found = replace(of(by_luck(share, [among] * 20)), centre=100 * share)
    total, ends = 0.0, []
    for k in range(among + 1):
        total += comb(among, k) * share**k * (1 - share) ** (among - k)
        if len(ends) < (1 if total < 0.975 else 2) and total >= (0.025, 0.975)[len(ends)]:
            ends.append(100 * k / among)
    limits = found.limits(among)
    assert (limits.low, limits.high) == (
        pytest.approx(ends[0], abs=150 / among),
        pytest.approx(ends[1], abs=150 / among),
    )


@given(st.floats(1, 4000), st.floats(1.1, 50), st.floats(1, 99))
def test_limits_hold_the_centre_lie_in_order_and_close_in(among: float, times: float, centre: float) -> None:
    one = Funnel("share", centre, False, 9.0, 0.1, (), 0)
    small, large = one.limits(among), one.limits(among * times)
    for found in (small, large):
        assert 0 <= found.wide_low <= found.far_low <= found.low <= centre + 1e-9
        assert centre - 1e-9 <= found.high <= found.far_high <= found.wide_high <= 100
    assert large.high - large.low <= small.high - small.low + 1e-9
    assert large.far_high - large.far_low <= small.far_high - small.far_low + 1e-9
    assert large.wide_high - large.wide_low <= small.wide_high - small.wide_low + 1e-9


def test_councils_that_are_alike_are_said_to_differ_by_luck_alone() -> None:
    found = of(by_luck(0.25, [40, 80, 150, 400, 900] * 28))
    assert found.phi == pytest.approx(0.75, abs=0.25)  # the ends are drawn in, so it lies a little under one
    assert found.tau < 0.02 and found.beyond <= 1
    assert "no more than luck" in of([(100, 400)] * 20).sentence


def test_councils_that_differ_are_beyond_luck_but_not_unusual_among_their_like() -> None:
    counts = [(share * 10, 1000) for share in range(10, 50)]
    found = of(counts)
    assert found.phi > 20 and found.beyond > 20
    assert not any(one.is_unusual for one in found.points)
    # A reader takes "spread" for how far apart councils lie: the root of φ, which is a ratio of variances.
    assert f"{found.phi**0.5:.0f} times what luck would make it" in found.sentence


def test_one_far_from_all_the_rest_is_unusual_even_among_councils_that_differ() -> None:
    found = of([(250 + step, 1000) for step in range(-30, 31)] + [(950, 1000)])
    assert [one.area for one in found.points if one.is_unusual] == [CODES[61]]
    assert found.points[-1].place in ("above 99.8", "below 99.8", "within") and found.beyond >= 1


def test_a_spread_that_is_put_in_is_found_again() -> None:
    """Councils whose shares differ by a standard deviation of 0.1 on the scale of the limits, and luck on top."""
    from math import asin, sin, sqrt

    draw, counts = Random(11), []
    for _ in range(150):
        share = sin(asin(sqrt(0.3)) + draw.gauss(0, 0.1)) ** 2
        counts += by_luck(share, [600], seed=draw.randrange(10**6))
    assert of(counts).tau == pytest.approx(0.1, abs=0.025)


def test_too_few_are_shown_and_not_judged() -> None:
    found = of([(25, 100)] * 12 + [(9, 9)])
    few = next(one for one in found.points if one.denominator == 9)
    assert few.is_small and few.place == "within" and not few.is_unusual
    assert found.left_out == 153 - 13


def test_the_centre_is_england_s_own_or_that_of_the_councils_together() -> None:
    figures = among_councils([(25, 100)] * 12)
    own = {**figures, ENGLAND: replace(figures[ENGLAND], value=40.0)}
    found, pooled = funnel(SHARE, own), funnel(SHARE, {code: own[code] for code in own if code != ENGLAND})
    assert found and pooled and (found.centre, found.is_pooled) == (40.0, False)
    assert (pooled.centre, pooled.is_pooled) == (25.0, True)


def test_rates_have_a_funnel_and_measures_without_counts_have_none() -> None:
    found = funnel(RATE, among_councils([(30 + step, 1000) for step in range(12)], RATE))
    assert found and found.limits(1000).low < found.centre < found.limits(1000).high
    assert funnel(measures()["plans"], among_councils([(25, 100)] * 12)) is None
    assert funnel(SHARE, among_councils([(25, 100)] * 9)) is None


def test_the_places_in_a_real_year_are_those_of_the_limits(carried_figures: Figures) -> None:
    found = funnel(measures()["refusals"], carried_figures.across("refusals", "2024"))
    assert found and len(found.points) + found.left_out == 153 and found.centre == pytest.approx(25.17, abs=0.01)
    for one in found.points:
        limits = found.limits(one.denominator)
        if one.is_small:
            continue
        assert one.place.startswith("above") == (one.value > limits.high)
        assert one.place.startswith("below") == (one.value < limits.low)
        assert one.place.endswith("99.8") == (one.value > limits.far_high or one.value < limits.far_low)
    assert found.phi > 10 and f"{found.beyond} of " in found.sentence
