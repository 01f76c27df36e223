"""When a publisher, or a look at its files, warns of an area's figure: it is shown with the warning, and not judged."""

from __future__ import annotations

from functools import lru_cache

from upheld.measures.figure import Figure
from upheld.measures.note import notes


def is_doubtful(figure: Figure) -> bool:
    """Whether a note names this figure's area: it is shown with the note, but neither ranked nor set beside England.

    A note that is of every area alike leaves them comparable.
    """
    return _named(figure.measure, figure.area, figure.period)


@lru_cache(maxsize=65536)
def _named(measure: str, area: str, period: str) -> bool:
    return any(area in one.areas for one in notes(measure, area, period))
