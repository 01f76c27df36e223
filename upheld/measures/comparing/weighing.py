"""What a figure is worth in a fit: less where luck alone could move it far.

A first fit with equal weights tells how far councils lie apart beyond luck. In the second each weighs one over that
spread and its own luck together, so that a council of ten children moves the fit little, and the largest not alone.
"""

from __future__ import annotations

from upheld.measures.comparing.least_squares import Fit, fitted
from upheld.measures.figure import Figure
from upheld.measures.measure import Measure


def weighed(measure: Measure, rows: list[Figure], columns: list[tuple[float, ...]]) -> tuple[Fit, list[float]] | None:
    """The fit, and the luck in each figure as a variance in the unit of the measure (nought without counts).

    None where the columns cannot be told apart.
    """
    values = [one.value or 0.0 for one in rows]
    first = fitted(columns, values, [1.0] * len(rows))
    if first is None:
        return None
    alike = _if_alike(measure, rows)
    spread = max(first.error**2 - sum(alike) / len(alike), first.error**2 / 100, 1e-12)
    second = fitted(columns, values, [1 / (spread + one) for one in alike])
    return None if second is None else (second, [_luck(measure, one) for one in rows])


def _if_alike(measure: Measure, rows: list[Figure]) -> list[float]:
    """The luck in each figure if all had the value of all together: a weight must not follow from the figure itself."""
    if not measure.has_interval or any(one.numerator is None or not one.denominator for one in rows):
        return [0.0] * len(rows)
    total = sum(one.denominator or 0.0 for one in rows)
    share = sum(one.numerator or 0.0 for one in rows) / total
    scale = share * 1000**2 if measure.form == "rate" else share * (1 - share) * 100**2
    return [max(scale, 0.0) / (one.denominator or 1.0) for one in rows]


def _luck(measure: Measure, one: Figure) -> float:
    """The variance of one figure by luck, with two counted and two not counted added, so that none and all have some.

    That is the rule of A. Agresti and B. A. Coull (The American Statistician 52:119, 1998).
    """
    if not measure.has_interval or one.numerator is None or not one.denominator:
        return 0.0
    if measure.form == "rate":
        return (one.numerator + 1) / one.denominator**2 * 1000**2
    share = (one.numerator + 2) / (one.denominator + 4)
    return max(share * (1 - share), 0.0) / (one.denominator + 4) * 100**2
