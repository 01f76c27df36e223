"""What the councils that have a figure come to together, where England's own counts others as well.

In 2024 England's share of annual reviews held counts eight councils that gave nothing, or that the publisher doubts:
62.4 per cent, where the others together come to 65.3. A council in between is not better than those it is set beside.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from upheld.measures.area import ENGLAND, areas
from upheld.measures.figure import Figure
from upheld.measures.measure import Measure

_MOST_OF_ENGLAND: Final = 0.5
"""The share of England's that the councils given must hold, or they are a choice of councils and not all of them."""


def pooled(measure: Measure, figures: Mapping[str, Figure]) -> float | None:
    """The value of the councils with counts together, in the unit of the measure.

    None where the definition does not say that England counts others, or the figures are not of most councils.

    Args:
        figures: of the measure, all of one period, by area; England's among them.
    """
    england = figures.get(ENGLAND)
    if england is None or england.period not in measure.sums_not or not england.denominator or not measure.has_interval:
        return None
    above = below = 0.0
    for code, one in figures.items():
        if code in areas() and areas()[code].is_council and one.value is not None and one.denominator:
            above, below = above + (one.numerator or 0.0), below + one.denominator
    return measure.value(above, below) if below > _MOST_OF_ENGLAND * england.denominator else None
