"""Of what time a picture is."""

from __future__ import annotations

from collections.abc import Iterable

from upheld.measures import period as periods
from upheld.measures.figure import Figure
from upheld.measures.measure import Measure


def when(measure: Measure, figures: Iterable[Figure | None]) -> str:
    """The period as a reader is told it; where the figures are of several, that each is the latest of its area."""
    found = {one.period for one in figures if one is not None and one.value is not None}
    return periods.said(found.pop(), measure.at) if len(found) == 1 else "the latest of each"
