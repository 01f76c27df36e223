"""How far a figure could lie from what a council does in the long run, by the luck of one year.

The releases count everybody, so nothing here is a sample. But the children of one year are themselves a draw: the same
council, working the same way, would have had another figure with other children. An interval says how different.

Shares: Wilson's score interval (E. B. Wilson, Journal of the American Statistical Association 22, 1927; recommended by
R. G. Newcombe, Statistics in Medicine 17:857, 1998). It needs no exception at none or at all of them.
Rates: Byar's approximation (N. E. Breslow and N. E. Day, Statistical Methods in Cancer Research II, 1987), and with
fewer than ten counted the exact limits of F. Garwood (Biometrika 28:437, 1936), as Public Health England's methods do
it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import exp, sqrt
from statistics import NormalDist
from typing import Final

from upheld.measures.figure import Figure
from upheld.measures.measure import Measure

USUAL: Final = 95.0
"""The level of an interval that is shown beside a figure, in per cent."""

SURE: Final = 99.8
"""The level at which a difference is called one: among 153 councils that are all alike, luck alone would call fewer
than one of them different (0.3). At 95 it would call about eight."""

_EXACT_BELOW: Final = 10


@dataclass(frozen=True, slots=True)
class Interval:
    """Between which two values, in the unit of the measure, and how it was worked out ("Wilson", "Byar", "exact")."""

    low: float
    high: float
    method: str
    level: float = USUAL


def interval(measure: Measure, figure: Figure, level: float = USUAL) -> Interval | None:
    """The interval of a figure; None where there are no counts to work it out from, or nothing is counted out of.

    A measure of another form than a share or a rate has none: a count is what it is, a sum of money was not drawn, and
    a number that only the publisher works out comes without its counts.
    """
    above, below = figure.numerator, figure.denominator
    if not measure.has_interval or figure.value is None or above is None or not below or below < 0 or above < 0:
        return None
    if measure.form == "rate":
        low, high = poisson(above, level)
        method = "exact" if above < _EXACT_BELOW else "Byar"
        return Interval(low / below * 1000, high / below * 1000, method, level)
    if above > below:
        return None
    low, high = wilson(above, below, level)
    return Interval(low * 100, high * 100, "Wilson", level)


def wilson(above: float, below: float, level: float = USUAL) -> tuple[float, float]:
    """Wilson's score interval of a proportion, between 0 and 1; 0 <= above <= below, and below is not nought."""
    z = deviate(level)
    share, square = above / below, z * z
    middle = (share + square / (2 * below)) / (1 + square / below)
    half = z * sqrt(share * (1 - share) / below + square / (4 * below * below)) / (1 + square / below)
    return (0.0 if above == 0 else middle - half, 1.0 if above == below else middle + half)


def poisson(counted: float, level: float = USUAL) -> tuple[float, float]:
    """The interval of a count of events: exact below ten, else Byar's."""
    if counted < _EXACT_BELOW:
        return _exact(counted, level)
    z = deviate(level)
    more = counted + 1
    return (
        counted * (1 - 1 / (9 * counted) - z / (3 * sqrt(counted))) ** 3,
        more * (1 - 1 / (9 * more) + z / (3 * sqrt(more))) ** 3,
    )


@lru_cache(maxsize=64)
def deviate(level: float) -> float:
    """How many standard deviations either side hold so many per cent of a normal distribution: 1.96 for 95."""
    return NormalDist().inv_cdf(0.5 + level / 200)


@lru_cache(maxsize=256)
def _exact(counted: float, level: float) -> tuple[float, float]:
    tail = (1 - level / 100) / 2
    whole = int(counted)
    low = 0.0 if whole == 0 else _mean_at(whole - 1, 1 - tail)
    return low, _mean_at(whole, tail)


def _mean_at(at_most: int, chance: float) -> float:
    """The mean of a Poisson distribution that gives no more than `at_most` with that chance, found by halving."""
    low, high = 0.0, 200.0
    for _ in range(80):
        middle = (low + high) / 2
        term = total = exp(-middle)
        for number in range(1, at_most + 1):
            term *= middle / number
            total += term
        low, high = (middle, high) if total > chance else (low, middle)
    return (low + high) / 2
