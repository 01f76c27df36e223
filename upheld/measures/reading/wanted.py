"""Which measures stand in one kind of file: what a reader is to look for there."""

from __future__ import annotations

from upheld.measures.measure import Measure, Source, measures


def wanted(layout: str) -> list[tuple[Measure, Source]]:
    """The measures whose definitions name that file, each with where it stands there.

    Args:
        layout: the id of a `Layout`, such as "ofsted.area_send.from_2023".
    """
    return [
        (measure, source)
        for measure in measures().values()
        for source in measure.sources
        if f"{source.layout}.{source.file}" == layout
    ]


def is_taken(area: str, period: str, source: Source) -> bool:
    """Whether the definition takes the number of that area and period from this file."""
    if (source.first and period < source.first) or (source.last and period > source.last):
        return False
    if source.only and area not in source.only:
        return False
    return not any(area in one.areas and period in one.periods for one in source.left_out)
