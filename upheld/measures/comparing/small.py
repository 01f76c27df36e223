"""When a figure counts too few children to judge anybody by."""

from __future__ import annotations

from typing import Final

from upheld.measures.figure import Figure
from upheld.measures.measure import Measure

FEWEST: Final = 10
"""The Department for Education neither rounds nor holds back small counts in these releases, as its guidance says; this
limit is ours, and it is the one Public Health England uses for rates."""


def is_small(measure: Measure, figure: Figure) -> bool:
    """Whether it is shown and marked but neither ranked nor judged.

    A share is small when it is out of fewer than ten; none out of 846 is not small, for its interval is narrow. A count
    and a rate are small when fewer than ten were counted. Where no counts are published nothing can be called small.
    """
    if figure.value is None:
        return False
    if measure.form in ("share", "ratio"):
        return figure.denominator is not None and figure.denominator < FEWEST
    if measure.form in ("count", "rate"):
        counted = figure.numerator if figure.numerator is not None else figure.value
        return counted < FEWEST
    return False
