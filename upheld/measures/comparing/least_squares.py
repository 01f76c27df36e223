"""A weighted least-squares fit in a few numbers, so that whoever doubts it can follow each step.

Columns are set to a mean of nought and a spread of one before anything is solved, so that how far one can be told
from the
others is read off directly: the variance inflation factor of each, the diagonal of the inverse of their correlations.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

MOST_INFLATED: Final = 10.0
"""From this variance inflation factor on, a column cannot be told from the others (the usual rule)."""


@dataclass(frozen=True, slots=True)
class Fit:
    """What was fitted.

    Args:
        slopes: of each column, in units of the outcome for one unit of the column; `errors` are their standard errors.
        expected: the fitted value of each row; `reach`: the standard error of each.
        r2: the share of the weighted spread that the columns account for, from 0 to 1.
        error: the standard deviation of what is left, of a row of average weight.
    """

    slopes: tuple[float, ...]
    errors: tuple[float, ...]
    expected: tuple[float, ...]
    reach: tuple[float, ...]
    r2: float
    error: float


def fitted(columns: Sequence[Sequence[float]], outcome: Sequence[float], weights: Sequence[float]) -> Fit | None:
    """The fit with a constant; None where the columns cannot be told apart or one of them does not vary.

    Args:
        columns: one sequence for each, as long as `outcome` (more rows than columns and two); `weights` more than
            nought.
    """
    rows, total = len(outcome), sum(weights)
    share = [one / total for one in weights]
    means = [sum(map(_product, share, column)) for column in columns]
    spreads = [
        sqrt(sum(w * (one - mean) ** 2 for w, one in zip(share, column, strict=True)))
        for column, mean in zip(columns, means, strict=True)
    ]
    if any(spread <= 1e-12 * max(1.0, abs(mean)) for spread, mean in zip(spreads, means, strict=True)):
        return None
    plain = [
        [(one - mean) / spread for one in column] for column, mean, spread in zip(columns, means, spreads, strict=True)
    ]
    alike = [[sum(w * a * b for w, a, b in zip(share, one, two, strict=True)) for two in plain] for one in plain]
    inverse = inverted(alike)
    if inverse is None or any(inverse[at][at] > MOST_INFLATED for at in range(len(columns))):
        return None
    middle = sum(map(_product, share, outcome))
    towards = [sum(w * a * (y - middle) for w, a, y in zip(share, one, outcome, strict=True)) for one in plain]
    slopes = [sum(map(_product, row, towards)) for row in inverse]
    expected = [middle + sum(b * one[at] for b, one in zip(slopes, plain, strict=True)) for at in range(rows)]
    left = sum(w * (y - e) ** 2 for w, y, e in zip(share, outcome, expected, strict=True))
    whole = sum(w * (y - middle) ** 2 for w, y in zip(share, outcome, strict=True))
    variance = left * rows / (rows - len(columns) - 1)
    reach = [sqrt(variance / rows * (1 + _form(inverse, [one[at] for one in plain]))) for at in range(rows)]
    return Fit(
        slopes=tuple(b / spread for b, spread in zip(slopes, spreads, strict=True)),
        errors=tuple(sqrt(variance / rows * inverse[at][at]) / spreads[at] for at in range(len(columns))),
        expected=tuple(expected),
        reach=tuple(reach),
        r2=1 - left / whole if whole > 0 else 0.0,
        error=sqrt(variance),
    )


def inverted(given: Sequence[Sequence[float]]) -> list[list[float]] | None:
    """The inverse of a square matrix; None where it has none."""
    size = len(given)
    rows = [[*row, *(float(at == other) for other in range(size))] for at, row in enumerate(given)]
    for at in range(size):
        pivot = max(range(at, size), key=lambda row: abs(rows[row][at]))
        if abs(rows[pivot][at]) < 1e-9:
            return None
        rows[at], rows[pivot] = rows[pivot], rows[at]
        rows[at] = [one / rows[at][at] for one in rows[at]]
        for other in range(size):
            if other != at:
                factor = rows[other][at]
                rows[other] = [a - factor * b for a, b in zip(rows[other], rows[at], strict=True)]
    return [row[size:] for row in rows]


def _form(matrix: Sequence[Sequence[float]], given: Sequence[float]) -> float:
    return sum(a * sum(map(_product, row, given)) for a, row in zip(given, matrix, strict=True))


def _product(one: float, other: float) -> float:
    return one * other
