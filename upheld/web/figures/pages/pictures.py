"""The pictures on these pages: over time, beside the neighbours, among all councils, by part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from upheld.measures.area import ENGLAND, Area, areas, councils
from upheld.measures.charts.bars import bars
from upheld.measures.charts.chart import Chart
from upheld.measures.charts.funnel_chart import funnel_chart
from upheld.measures.charts.ladder import Rung, ladder
from upheld.measures.charts.trend import Line, trend
from upheld.measures.comparing.neighbours import neighbours
from upheld.measures.figure import Figure
from upheld.measures.measure import Measure
from upheld.measures.period import said
from upheld.web.figures.pages import across
from upheld.web.figures.pages.lines import comparable
from upheld.web.figures.pages.sources import Sources
from upheld.web.figures.pages.tables import Parts


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart with the name a page gives it."""

    title: str
    chart: Chart


def over_time(
    measure: Measure, area: Area, series: Sequence[Figure], sources: Sources, beside: Sequence[Area] = ()
) -> Picture | None:
    """One measure over time, with England beside it where values can be set side by side; None with one number."""
    if measure.form == "choice" or measure.at == "day" or sum(one.value is not None for one in series) < 2:
        return None
    drawn = [Line(area.name, list(series), True)]
    others = list(beside)
    if comparable(measure) and area.level != "england":
        others.append(areas()[ENGLAND])
    for one in others:
        found = across.series(measure.id, one.code)
        if any(each.value is not None for each in found):
            drawn.append(Line(one.name, list(found), False))
    for line in drawn:
        sources.add(line.figures)
    return Picture(f"{measure.title}: over time", trend(measure, drawn))


def beside_neighbours(measure: Measure, area: Area, period: str, sources: Sources) -> Picture | None:
    """A council beside its ten statistical neighbours and England; None where values cannot be set side by side."""
    chosen = [area, *(one.area for one in neighbours(area.code)), areas()[ENGLAND]]
    found = beside_each_other(measure, chosen, period, area, sources)
    if found is None:
        return None
    return Picture(f"{measure.title}: beside its ten statistical neighbours, {said(period, measure.at)}", found)


def within_region(measure: Measure, region: Area, period: str, sources: Sources) -> Picture | None:
    """The councils of a region beside each other, the region and England."""
    chosen = [one for one in councils() if one.region == region.code]
    found = beside_each_other(measure, [*chosen, region, areas()[ENGLAND]], period, region, sources)
    if found is None:
        return None
    return Picture(f"{measure.title}: the councils of the region, {said(period, measure.at)}", found)


def beside_each_other(
    measure: Measure, chosen: Sequence[Area], period: str, main: Area, sources: Sources
) -> Chart | None:
    """Some areas beside each other in one period; None where fewer than two have a number."""
    if not comparable(measure) or measure.at == "day":
        return None
    found = across.across(measure.id, period)
    rungs = [
        Rung(one.name, found.get(one.code) or Figure(measure.id, one.code, period, mark="missing"), one == main)
        for one in chosen
    ]
    if sum(one.figure is not None and one.figure.value is not None for one in rungs) < 2:
        return None
    sources.add(found.get(one.code) for one in chosen)
    return ladder(measure, rungs)


def among_all(measure: Measure, period: str, sources: Sources, chosen: Sequence[Area] = ()) -> Picture | None:
    """All councils in a funnel: how far each lies from England, and what chance alone would do."""
    if measure.at == "day":
        return None
    found = across.funnel(measure.id, period)
    if found is None:
        return None
    sources.add([across.across(measure.id, period).get(ENGLAND)])
    title = f"{measure.title}: every council, {said(period, measure.at)}"
    return Picture(title, funnel_chart(measure, found, [one.code for one in chosen]))


def by_part(parts: Parts, name: str) -> Picture | None:
    """The parts of those counted as bars; None where fewer than two have a number."""
    if sum(one.value is not None for one in parts.figures) < 2:
        return None
    beside = list(parts.beside) if comparable(parts.measure) else []
    return Picture(
        f"{parts.measure.title}, {parts.title[:1].lower()}{parts.title[1:]}: {name}, {parts.period}",
        bars(parts.measure, list(parts.figures), beside),
    )
