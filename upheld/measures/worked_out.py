"""Figures that stand in no release, because what is counted and out of how many come from two publishers.

Their definitions name two measures in place of columns. Nothing is worked out where either is missing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from upheld.measures.figure import Figure
from upheld.measures.measure import Measure, measures
from upheld.measures.release import Release

LAYOUT: Final = "upheld.worked_out"
"""The layout of a source whose columns are measures."""


def worked_out(figures: Callable[[str], Iterable[Figure]]) -> Iterator[Figure]:
    """The figures that follow from those of two releases; none where one of them was not imported.

    Args:
        figures: all those of a measure, whole counts only, of every area and period.

    Returns:
        Each under the release "upheld.worked_out", with what was counted and out of how many.
    """
    for measure in measures().values():
        for source in measure.sources:
            if source.layout == LAYOUT:
                above, below = source.numerator[0], source.denominator[0]
                yield from _divided(measure, figures(above), figures(below))


def release_of(releases: Mapping[str, Release], today: date) -> Release:
    """The release such figures stand under: it names those they were worked out from.

    Args:
        releases: those that the figures put in stand in.
    """
    known = sorted(releases.values(), key=lambda one: one.id)
    marks = hashlib.sha256("".join(one.sha256 for one in known).encode()).hexdigest()
    return Release(
        id=LAYOUT,
        publisher=" and ".join(dict.fromkeys(one.publisher for one in known)),
        title="Worked out here from two releases",
        published_on=None,
        licence="Open Government Licence v3.0",
        address="",
        file="",
        sha256=marks,
        read_on=today,
        attribution=" ".join(dict.fromkeys(one.attribution for one in known)),
        note="Worked out from: " + "; ".join(f"{one.title} ({one.file})" for one in known) + ".",
    )


def _divided(measure: Measure, above: Iterable[Figure], below: Iterable[Figure]) -> Iterator[Figure]:
    out_of = {(one.area, one.period): one.value for one in below if one.value}
    for one in above:
        many = out_of.get((one.area, _mid_year_before(one.period)))
        if one.topic or one.value is None or many is None:
            continue
        value = measure.value(one.value, many)
        yield Figure(measure.id, one.area, one.period, "", "", value, one.value, many, "", LAYOUT)


def _mid_year_before(period: str) -> str:
    """The year whose middle comes half a year before a count in January: 2024 for January 2025."""
    return str(int(period[:4]) - 1)
