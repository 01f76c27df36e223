"""The interval of a difference against the published examples."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.measures.comparing.made_up import SHARE, figure
from upheld.measures.comparing.difference import are_apart, difference
from upheld.measures.comparing.interval import SURE

COUNTS = st.integers(1, 2000).flatmap(lambda among: st.tuples(st.integers(0, among), st.just(among)))


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
    ],
)
def test_it_is_as_newcombe_published_it(one: tuple[int, int], other: tuple[int, int], low: float, high: float) -> None:
    """R. G. Newcombe, Statistics in Medicine 17:873 (1998), Table II, method 10."""
    found = difference(SHARE, figure(*one), figure(*other))
    assert found is not None
    assert (found.low, found.high) == (pytest.approx(100 * low, abs=0.006), pytest.approx(100 * high, abs=0.006))


@given(COUNTS, COUNTS)
def test_turned_round_it_is_the_same_with_its_sign_turned(one: tuple[int, int], other: tuple[int, int]) -> None:
    there, back = difference(SHARE, figure(*one), figure(*other)), difference(SHARE, figure(*other), figure(*one))
    assert there is not None and back is not None
    assert (there.low, there.high) == (pytest.approx(-back.high, abs=1e-9), pytest.approx(-back.low, abs=1e-9))


def test_the_same_figure_is_never_apart_and_none_and_all_of_many_are() -> None:
    assert are_apart(SHARE, figure(5, 50), figure(50, 500), SURE) is False
    assert are_apart(SHARE, figure(0, 100), figure(100, 100), SURE) is True
    assert are_apart(SHARE, figure(None, None), figure(100, 100), SURE) is None
