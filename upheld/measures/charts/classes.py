"""The few shades a map has: which values share one, and what each is called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from upheld.measures.measure import Measure
from upheld.measures.saying import said_number

SHADES: Final = ("#eff3ff", "#bdd7e7", "#6baed6", "#2171b5", "#08306b")
"""Blues of one hue from light to dark, after C. Brewer: told apart in grey and by those who do not see colours."""
_DARK: Final = frozenset(SHADES[3:])


@dataclass(frozen=True, slots=True)
class Shade:
    """Values that are drawn alike.

    Args:
        low, high: the least and the greatest value that is in it; both belong to it.
        count: how many areas have such a value.
        words: "3.2% to 21.0%", or the answer it stands for.
    """

    low: float
    high: float
    count: int
    fill: str
    words: str

    @property
    def ink(self) -> str:
        """The colour of words on it: at least 4.5 to 1."""
        return "#fff" if self.fill in _DARK else "#0b0c0c"


def shades(measure: Measure, values: Sequence[float]) -> tuple[Shade, ...]:
    """Up to five shades with about as many areas in each; equal values are never parted. Empty without a value."""
    if not values:
        return ()
    ordered = sorted(values)
    if measure.form == "choice" or len(set(ordered)) <= len(SHADES):
        groups = [[one] * ordered.count(one) for one in sorted(set(ordered))]
    else:
        ends = {ordered[min(len(ordered) * part // len(SHADES), len(ordered) - 1)] for part in range(1, len(SHADES))}
        groups, rest = [], list(ordered)
        for end in [*sorted(ends), float("inf")]:
            group = [one for one in rest if one < end]
            rest = rest[len(group) :]
            groups += [group] if group else []
    fills = _fills(len(groups))
    return tuple(
        Shade(group[0], group[-1], len(group), fill, _words(measure, group[0], group[-1]))
        for group, fill in zip(groups, fills, strict=True)
    )


def _fills(count: int) -> Sequence[str]:
    if count == 1:
        return SHADES[2:3]
    return [SHADES[min(round(at * (len(SHADES) - 1) / (count - 1)), len(SHADES) - 1)] for at in range(count)]


def _words(measure: Measure, low: float, high: float) -> str:
    one, other = said_number(measure, low), said_number(measure, high)
    return one if one == other else f"{one} to {other}"
