"""Which places a council could hold among all, never one place alone.

Each council is set against each other one. It stands surely above those from which it differs by more than luck would
explain, and surely below others; every place in between could be its own. Because one council is compared with up to
152, each comparison is made at a stricter level (5 % divided by how many there are), so that in 95 of 100 such tables
its true place lies inside (M. Mogstad, J. P. Romano, A. M. Shaikh and D. Wilhelm, Inference for ranks, Review of
Economic Studies 91:476, 2024; the division is Bonferroni's).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from math import hypot

from upheld.measures.area import areas
from upheld.measures.comparing.doubtful import is_doubtful
from upheld.measures.comparing.interval import USUAL, interval
from upheld.measures.comparing.small import is_small
from upheld.measures.figure import Figure
from upheld.measures.measure import Measure


@dataclass(frozen=True, slots=True)
class Rank:
    """The places one council could hold; 1 is best, or highest where no direction is better.

    Args:
        best, worst: the first and the last of them.
        of: how many councils are ranked: those with counts, out of ten or more.
        own: its place by the figures as they stand, those that are equal sharing the first; luck moves it between the
            two.
    """

    best: int
    worst: int
    of: int
    own: int

    @property
    def sentence(self) -> str:
        """What may be said of it."""
        if self.best == self.worst:
            return f"Place {self.best} of {self.of}."
        return f"Somewhere from place {self.best} to place {self.worst} of {self.of}."


def ranks(measure: Measure, figures: Mapping[str, Figure]) -> dict[str, Rank]:
    """The places each of the councils could hold, by its code.

    Args:
        figures: of the measure, all of one period, by area; only the councils that there are now are ranked. One with
            no value, no counts or too few is left out; where the measure has no intervals, so are all.
    """
    chosen = {
        code: one
        for code, one in figures.items()
        if code in areas() and areas()[code].is_council
        if one.value is not None and not is_small(measure, one) and not is_doubtful(one)
    }
    strict = 100 - (100 - USUAL) / max(len(chosen) - 1, 1)
    sign = 1 if measure.good == "low" else -1
    rows: list[tuple[float, float, float, str]] = []
    for code, one in chosen.items():
        between = interval(measure, one, strict)
        if between is None or one.value is None:
            continue
        ends = sorted((sign * between.low, sign * between.high))
        value = sign * one.value
        rows.append((value, value - ends[0], ends[1] - value, code))
    rows.sort()
    return _placed(rows)


def _placed(rows: list[tuple[float, float, float, str]]) -> dict[str, Rank]:
    """Places from values (the lowest is best), how far each reaches down and up, in order of the values."""
    above, below = [0] * len(rows), [0] * len(rows)
    for first, (value, _, up, _) in enumerate(rows):
        for second in range(first + 1, len(rows)):
            other, down, _, _ = rows[second]
            if other - value > hypot(up, down):
                above[second] += 1
                below[first] += 1
    values = [row[0] for row in rows]
    return {
        row[3]: Rank(1 + above[at], len(rows) - below[at], len(rows), 1 + bisect_left(values, row[0]))
        for at, row in enumerate(rows)
    }
