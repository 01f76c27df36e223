"""The charts that have an address of their own: as a file, and inside a page of another site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from upheld.measures.area import ENGLAND, Area, by_slug, councils, regions
from upheld.measures.charts.chart import Chart
from upheld.measures.charts.tiles import tiles
from upheld.measures.figure import Figure
from upheld.measures.measure import Measure
from upheld.measures.period import said
from upheld.web.figures.pages import across, pictures, tables
from upheld.web.figures.pages.lines import comparable
from upheld.web.figures.pages.pictures import Picture
from upheld.web.figures.pages.sources import Cited, Sources
from upheld.web.official import figures

KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "trend": "over time",
        "ladder": "beside its neighbours",
        "funnel": "among all councils",
        "bars": "by part",
        "map": "on the map",
    }
)
"""What can be drawn, by its name in an address, kept for good."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One chart, what it is called, and the releases its figures stand in."""

    title: str
    chart: Chart
    sources: tuple[Cited, ...]


def drawn(kind: str, measure: Measure, area: Area, period: str = "") -> Drawn | None:
    """The chart of one kind, of one measure and one area.

    Args:
        period: the one to draw; empty for the newest. A chart over time draws them all.

    Returns:
        None where there is no such kind, or too few figures to draw it from.
    """
    sources = Sources()
    when = period or across.latest(measure.id)
    found: Picture | None = None
    if kind == "trend":
        series = list(figures().series(measure.id, area.code))
        found = pictures.over_time(measure, area, series, sources)
    elif kind == "bars":
        found = _by_part(measure, area, sources)
    elif not when:
        return None
    elif kind == "ladder":
        found = _ladder(measure, area, when, sources)
    elif kind == "funnel":
        found = pictures.among_all(measure, when, sources, [area] if area.is_council else [])
    elif kind == "map":
        found = _map(measure, area, when, sources)
    if found is None:
        return None
    title = found.title if kind in ("ladder", "bars") else f"{found.title} – {area.name}"
    return Drawn(title, found.chart, tuple(sources.listed()))


def area_named(slug: str) -> Area | None:
    """The area that a chart's address names: a council, one that has ended, a region or England; None for none."""
    for level in ("council", "region", "england", "former"):
        if found := by_slug(slug, level):
            return found
    return None


def _ladder(measure: Measure, area: Area, period: str, sources: Sources) -> Picture | None:
    if area.is_council:
        found = pictures.beside_neighbours(measure, area, period, sources)
        return found and Picture(f"{area.name}. {found.title}", found.chart)
    if area.level == "region":
        found = pictures.within_region(measure, area, period, sources)
        return found and Picture(f"{area.name}. {found.title}", found.chart)
    if area.level != "england":
        return None
    chart = pictures.beside_each_other(measure, [*regions(), area], period, area, sources)
    if chart is None:
        return None
    return Picture(f"{measure.title}: England and its regions, {said(period, measure.at)}", chart)


def _by_part(measure: Measure, area: Area, sources: Sources) -> Picture | None:
    for one in tables.parts(measure, area, sources, (measure.topic,) if measure.topic else ()):
        return pictures.by_part(one, area.name)
    return None


def _map(measure: Measure, area: Area, period: str, sources: Sources) -> Picture | None:
    found = shown_on_the_map(across.across(measure.id, period))
    if not any(one.value is not None for one in found.values()):
        return None
    sources.add(found.values())
    chosen = area.code if area.is_council else ""
    return Picture(f"{measure.title}: every council, {said(period, measure.at)}", tiles(measure, found, chosen=chosen))


def is_on_the_map(measure: Measure) -> bool:
    """Whether any council has a number of the newest period, to be set beside others' on the map."""
    newest = across.latest(measure.id)
    found = shown_on_the_map(across.across(measure.id, newest)) if newest and comparable(measure) else {}
    return any(one.value is not None for one in found.values())


def shown_on_the_map(found: Mapping[str, Figure]) -> dict[str, Figure]:
    """The councils of today among some figures, with England's beside them."""
    codes = [ENGLAND, *(one.code for one in councils())]
    return {code: found[code] for code in codes if code in found}
