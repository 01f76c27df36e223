"""The page of one measure of one council: over the years, beside its neighbours, by part, with law and sources."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from upheld.law import law_named
from upheld.law.duty import Duty
from upheld.measures.area import ENGLAND, by_slug, councils
from upheld.measures.comparing.neighbours import neighbours
from upheld.measures.comparing.over_time import change
from upheld.measures.measure import Measure, measures
from upheld.measures.note import notes
from upheld.measures.saying import cited
from upheld.web.figures.pages import across, pictures
from upheld.web.figures.pages.lines import comparable, line
from upheld.web.figures.pages.missing import no_area, no_measure
from upheld.web.figures.pages.sources import Sources
from upheld.web.figures.pages.tables import parts, years
from upheld.web.figures.public import public, shown
from upheld.web.figures.shown.drawn import is_on_the_map
from upheld.web.figures.shown.embedding import to_take
from upheld.web.official import figures


@public
def council_measure(request: HttpRequest, slug: str, measure: str) -> HttpResponse:
    """One measure of one council, or of one that has ended."""
    area = by_slug(slug, "council") or by_slug(slug, "former")
    if area is None:
        return no_area(request, slug)
    asked = measures().get(measure)
    if asked is None:
        return no_measure(request, measure)
    sources = Sources()
    series = figures().series(asked.id, area.code)
    now = line(area, asked, series, sources)
    period = now.figure.period if now.figure else ""
    tables = parts(asked, area, sources)
    drawn = {
        "trend": pictures.over_time(asked, area, series, sources),
        "ladder": pictures.beside_neighbours(asked, area, period, sources) if area.is_council and period else None,
        "funnel": pictures.among_all(asked, period, sources, [area]) if period else None,
    }
    by_part = [found for one in tables if (found := pictures.by_part(one, area.name))]
    # A chart that stands alone is of the newest period there is of any council; this page, of this council's newest.
    is_newest = period == across.latest(asked.id)
    alone = {
        "trend": drawn["trend"],
        "ladder": is_newest and drawn["ladder"],
        "funnel": is_newest and drawn["funnel"],
        "bars": any(one.topic == asked.topic and pictures.by_part(one, area.name) for one in tables),
        "map": is_newest and is_on_the_map(asked),
    }
    releases = across.releases()
    context = {
        "area": area,
        "measure": asked,
        "line": now,
        "change": change(asked, series) if asked.at != "day" else None,
        "rank": across.ranks(asked.id, period).get(area.code) if period and comparable(asked) else None,
        "pictures": [one for one in (*drawn.values(), *by_part) if one is not None],
        "charts": to_take(request, asked, area, [kind for kind, one in alone.items() if one]),
        "years": years(asked, series, across.series(asked.id, ENGLAND) if comparable(asked) else (), sources),
        "parts": tables,
        "notes": {one.text: one for year in series for one in notes(asked.id, area.code, year.period)}.values(),
        "duties": duties(asked),
        "neighbours": [one.area for one in neighbours(area.code)][:4] if area.is_council else [],
        "cited": cited(asked, now.figure, releases[now.figure.release], area)
        if now.figure and now.figure.release in releases
        else "",
        "councils": len(councils()),
    }
    return shown(request, "council_measure", context | {"sources": sources.listed()})


def duties(measure: Measure) -> list[Duty]:
    """The duties a measure bears on."""
    law = law_named("england")
    return [law.of(one)[-1] for one in measure.duties]
