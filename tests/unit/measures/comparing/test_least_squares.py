"""The fit against published data and against what defines it."""

from __future__ import annotations

from random import Random

import pytest

from upheld.measures.comparing.least_squares import fitted, inverted

X = [10.0, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5]
Y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68]


def test_it_gives_what_anscombe_published() -> None:
    """F. J. Anscombe, The American Statistician 27:17 (1973), the first set: slope 0.5, R² 0.667, error 0.118."""
    found = fitted([X], Y, [1.0] * 11)
    assert found is not None
    assert found.slopes[0] == pytest.approx(0.5, abs=0.0005) and found.errors[0] == pytest.approx(0.118, abs=0.0005)
    assert found.r2 == pytest.approx(0.667, abs=0.0005) and found.error == pytest.approx(1.237, abs=0.0005)
    assert found.expected[0] == pytest.approx(3.0 + 0.5 * 10, abs=0.005)


def test_a_weight_of_two_is_a_row_twice() -> None:
    twice = fitted([[*X, X[0]]], [*Y, Y[0]], [1.0] * 12)
    weighed = fitted([X], Y, [2.0] + [1.0] * 10)
    assert twice and weighed and weighed.slopes[0] == pytest.approx(twice.slopes[0])
    assert weighed.expected[3] == pytest.approx(twice.expected[3]) and weighed.r2 == pytest.approx(twice.r2)


def test_slopes_that_were_put_in_are_found_again_within_their_errors() -> None:
    draw = Random(5)
    columns = [[draw.gauss(0, 1) for _ in range(400)] for _ in range(3)]
    outcome = [2 + a - 2 * b + draw.gauss(0, 0.5) for a, b, _ in zip(*columns, strict=True)]
    found = fitted(columns, outcome, [1.0] * 400)
    assert found is not None and found.error == pytest.approx(0.5, abs=0.05)
    for slope, error, truth in zip(found.slopes, found.errors, (1, -2, 0), strict=True):
        assert abs(slope - truth) < 4 * error and error == pytest.approx(0.025, abs=0.005)


def test_what_is_left_goes_with_no_column() -> None:
    draw = Random(6)
    columns = [[draw.random() for _ in range(60)] for _ in range(4)]
    weights = [draw.uniform(0.2, 3) for _ in range(60)]
    outcome = [draw.random() for _ in range(60)]
    found = fitted(columns, outcome, weights)
    assert found is not None
    left = [w * (y - e) for w, y, e in zip(weights, outcome, found.expected, strict=True)]
    for column in [[1.0] * 60, *columns]:
        assert sum(a * b for a, b in zip(left, column, strict=True)) == pytest.approx(0, abs=1e-9)


def test_columns_that_cannot_be_told_apart_are_refused() -> None:
    assert fitted([X, [2 * one + 1 for one in X]], Y, [1.0] * 11) is None
    assert fitted([X, [one + 0.01 * at for at, one in enumerate(X)]], Y, [1.0] * 11) is None
    assert fitted([X, [5.0] * 11], Y, [1.0] * 11) is None


def test_an_inverse_undoes_its_matrix() -> None:
    found = inverted([[0.0, 2.0], [1.0, 3.0]])
    assert found == [[-1.5, 1.0], [0.5, 0.0]]
    assert inverted([[1.0, 2.0], [2.0, 4.0]]) is None
