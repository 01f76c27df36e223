"""How far apart two figures are, and whether luck could explain it.

The interval of a difference is put together from the intervals of the two (R. G. Newcombe, Statistics in Medicine
17:873,
1998, method 10: the squares of the distances are added). The same works for two rates with their own intervals.
"""

from __future__ import annotations

from math import hypot

from upheld.measures.comparing.interval import USUAL, Interval, interval
from upheld.measures.figure import Figure
from upheld.measures.measure import Measure


def difference(measure: Measure, one: Figure, other: Figure, level: float = USUAL) -> Interval | None:
    """The interval of one figure less another, in the unit of the measure; None where either has no interval."""
    first, second = interval(measure, one, level), interval(measure, other, level)
    if first is None or second is None or one.value is None or other.value is None:
        return None
    apart = one.value - other.value
    low = apart - hypot(one.value - first.low, second.high - other.value)
    high = apart + hypot(first.high - one.value, other.value - second.low)
    return Interval(low, high, "Newcombe", level)


def are_apart(measure: Measure, one: Figure, other: Figure, level: float) -> bool | None:
    """Whether they differ by more than luck would make them at that level; None where that cannot be worked out."""
    between = difference(measure, one, other, level)
    return None if between is None else not between.low <= 0 <= between.high
