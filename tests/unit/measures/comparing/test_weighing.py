"""What a figure is worth in a fit."""

from __future__ import annotations

import pytest

from tests.unit.measures.comparing.made_up import RATE, SHARE, figure
from upheld.measures.comparing.least_squares import fitted
from upheld.measures.comparing.weighing import weighed


def test_the_luck_in_a_figure_is_its_variance() -> None:
    """A share of 25 per cent out of 400 has a standard deviation of 2.165; a rate of 40 counted, of √40."""
    rows = [figure(100 + at % 7, 400) for at in range(30)]
    found = weighed(SHARE, rows, [tuple(float(at % 5) for at in range(30))])
    assert found is not None and found[1][0] ** 0.5 == pytest.approx(2.165, abs=0.02)
    rates = [figure(40 + at % 7, 1000, of=RATE) for at in range(30)]
    many = weighed(RATE, rates, [tuple(float(at % 5) for at in range(30))])
    assert many is not None and many[1][0] ** 0.5 == pytest.approx(40**0.5, abs=0.1)


def test_councils_that_count_few_move_the_fit_little() -> None:
    """Thirty on a line, and ten far off it that count 12 children each: it is moved less than by a plain fit."""
    column = [float(at) for at in range(30)] + [float(at) for at in range(20, 30)]
    rows = [figure(1000 + 100 * at, 10_000) for at in range(30)] + [figure(0, 12) for _ in range(10)]
    found = weighed(SHARE, rows, [tuple(column)])
    plain = fitted([column], [one.value or 0.0 for one in rows], [1.0] * 40)
    assert found is not None and plain is not None
    assert abs(found[0].slopes[0] - 1) < abs(plain.slopes[0] - 1) * 0.75


def test_columns_that_cannot_be_told_apart_give_none() -> None:
    assert weighed(SHARE, [figure(at, 100) for at in range(30)], [(1.0,) * 30]) is None
