"""The figures of one area, measure by measure, as a story looks things up in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from upheld.measures.area import Area
from upheld.measures.comparing.telling import why_unknown
from upheld.measures.figure import Figure
from upheld.measures.measure import Measure
from upheld.measures.note import notes

Series = Mapping[str, Sequence[Figure]]
"""Every measure of one area over time, oldest first."""

Across = Callable[[str, str], Mapping[str, Figure]]
"""Gives one measure in one period, of every area by its code."""


def latest(own: Series, id: str) -> str:
    """The last period in which a measure has a value; empty for none."""
    return next((one.period for one in reversed(own.get(id, ())) if one.value is not None), "")


def at(own: Series, id: str, period: str) -> Figure | None:
    """The figure of a measure in a period; None where there is none, not even a mark."""
    return next((one for one in own.get(id, ()) if one.period == period), None)


def last_known(own: Series, id: str, before: str = "9999") -> Figure | None:
    """The last figure of a measure that has a value, of an earlier period than the one given."""
    known = (one for one in reversed(own.get(id, ())) if one.value is not None and one.period < before)
    return next(known, None)


def with_notes(text: str, measure: Measure, area: Area, period: str) -> str:
    """A sentence, and after it what must be said beside this figure."""
    return " ".join([text, *(one.text for one in notes(measure.id, area.code, period))])


def because(one: Figure | None, measure: Measure, area: Area, period: str) -> str:
    """Why there is no figure: what a note says of this area, else what the publisher's mark means."""
    return " ".join(warned(measure, area, period)) or why_unknown(one)


def warned(measure: Measure, area: Area, period: str) -> list[str]:
    """What notes say of this area by name."""
    return [one.text for one in notes(measure.id, area.code, period) if area.code in one.areas]
