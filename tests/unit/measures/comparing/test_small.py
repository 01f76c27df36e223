"""When there are too few to judge by."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.measures.comparing.made_up import RATE, SHARE, figure
from upheld.measures.comparing.small import is_small
from upheld.measures.measure import measure


def test_a_share_is_small_by_its_denominator_and_a_rate_or_count_by_what_was_counted() -> None:
    assert is_small(SHARE, figure(4, 9)) and not is_small(SHARE, figure(0, 10)) and not is_small(SHARE, figure(0, 846))
    assert is_small(RATE, figure(9, 5000, of=RATE)) and not is_small(RATE, figure(10, 5000, of=RATE))
    plans = measure("plans")
    assert is_small(plans, replace(figure(9, 1), value=9.0)) and not is_small(plans, replace(figure(10, 1), value=10.0))


def test_where_there_is_no_value_or_no_count_nothing_is_small() -> None:
    assert not is_small(SHARE, figure(None, None))
    assert not is_small(SHARE, replace(figure(4, 9), numerator=None, denominator=None))
    assert not is_small(measure("inspection"), replace(figure(1, 1), value=1.0))
