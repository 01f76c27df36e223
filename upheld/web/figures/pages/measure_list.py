"""Every measure by group, and the page of each: what it is, how England does over time, and the councils in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from upheld.measures.area import ENGLAND, Area, areas
from upheld.measures.comparing.interval import interval
from upheld.measures.comparing.rank import Rank
from upheld.measures.comparing.small import is_small
from upheld.measures.comparing.standing import Standing, standing
from upheld.measures.figure import Figure
from upheld.measures.measure import GROUPS, Measure
from upheld.measures.measure import measures as every
from upheld.measures.period import said
from upheld.measures.saying import cited, said_counts, said_value
from upheld.web.figures.pages import across, pictures
from upheld.web.figures.pages.council_measure import duties
from upheld.web.figures.pages.lines import comparable, said_interval
from upheld.web.figures.pages.missing import no_measure
from upheld.web.figures.pages.pictures import Picture
from upheld.web.figures.pages.sources import Sources
from upheld.web.figures.pages.tables import Parts, parts, years
from upheld.web.figures.public import public, shown
from upheld.web.figures.shown.drawn import is_on_the_map
from upheld.web.figures.shown.embedding import to_take
from upheld.web.official import figures

SORTS = ("name", "value", "-value", "rank", "region")


@dataclass(frozen=True, slots=True)
class Row:
    """One council in the table of a measure."""

    area: Area
    region: str
    figure: Figure | None
    value: str
    counts: str
    interval: str
    is_small: bool
    rank: Rank | None
    standing: Standing | None
    period: str
    source: int


@public
def measures(request: HttpRequest) -> HttpResponse:
    """Every measure by group."""
    groups = [(title, [one for one in every().values() if one.group == id]) for id, title in GROUPS.items()]
    latest = {id: said(across.latest(id), one.at) for id, one in every().items() if across.latest(id)}
    return shown(request, "measures", {"groups": [one for one in groups if one[1]], "latest": latest})


@public
def measure(request: HttpRequest, id: str) -> HttpResponse:
    """One measure: its definition, England over time, and every council."""
    asked = every().get(id)
    if asked is None:
        return no_measure(request, id)
    sources = Sources()
    england = areas()[ENGLAND]
    series = across.series(id, ENGLAND)
    known = across.periods(id) if asked.at != "day" else ()
    period = request.GET.get("period", "")
    period = period if period in known else across.latest(id) if known else ""
    sort = request.GET.get("sort", "name")
    tables = parts(asked, england, sources)
    drawn = [
        pictures.over_time(asked, england, series, sources),
        pictures.among_all(asked, period, sources) if period else None,
        *(pictures.by_part(one, england.name) for one in tables),
    ]
    over_time = years(asked, series, (), sources)
    newest = series[-1] if series else None
    releases = across.releases()
    context = {
        "measure": asked,
        "england": england,
        "newest": over_time[0] if over_time else None,
        "cited": cited(asked, newest, releases[newest.release], england)
        if newest and newest.release in releases
        else "",
        "duties": duties(asked),
        "period": period,
        "said_period": said(period, asked.at) if period else "",
        "periods": [(one, said(one, asked.at)) for one in reversed(known)],
        "sort": sort if sort in SORTS else "name",
        "ranked": comparable(asked) and asked.good != "neither",
        "comparable": comparable(asked),
        "years": over_time,
        "parts": tables,
        "pictures": [one for one in drawn if one is not None],
        "rows": rows(asked, period, sort, sources),
        "breaks": [(said(one.period, asked.at), one.why) for one in asked.breaks],
        "charts": to_take(request, asked, england, _alone(asked, drawn[0], tables)),
        "sums_not": [(said(one, asked.at), why) for one, why in asked.sums_not.items()],
    }
    return shown(request, "measure", context | {"sources": sources.listed()})


def _alone(asked: Measure, over_time: Picture | None, tables: Sequence[Parts]) -> Iterator[str]:
    """The charts of England that have an address of their own."""
    if over_time:
        yield "trend"
    newest = across.latest(asked.id)
    if newest and pictures.among_all(asked, newest, Sources()):
        yield "funnel"
    if any(one.topic == asked.topic and pictures.by_part(one, areas()[ENGLAND].name) for one in tables):
        yield "bars"
    if is_on_the_map(asked):
        yield "map"


def rows(asked: Measure, period: str, sort: str, sources: Sources) -> list[Row]:
    """Every council with its figure in one period; of a measure whose days differ, the newest of each."""
    found = across.councils_of(across.across(asked.id, period)) if period else _newest(asked)
    beside = across.across(asked.id, period) if period else {}
    places = across.ranks(asked.id, period) if period and comparable(asked) else {}
    made = [
        Row(
            area=area,
            region=areas()[area.region].name if area.region else "",
            figure=found.get(area.code),
            value=said_value(asked, found.get(area.code)),
            counts=said_counts(found[area.code]) if area.code in found else "",
            interval=said_interval(asked, interval(asked, found[area.code])) if area.code in found else "",
            is_small=area.code in found and is_small(asked, found[area.code]),
            rank=places.get(area.code),
            standing=standing(asked, beside, area.code) if area.code in beside and comparable(asked) else None,
            period="" if period or area.code not in found else said(found[area.code].period, asked.at),
            source=sources.number(found.get(area.code)),
        )
        for area in areas().values()
        if area.is_council or area.code in found
    ]
    return sorted(made, key=lambda one: _key(one, sort))


def _newest(asked: Measure) -> Mapping[str, Figure]:
    every_one: Sequence[Figure] = sorted(figures().every(asked.id), key=lambda one: one.period)
    return across.councils_of({one.area: one for one in every_one})


def _key(row: Row, sort: str) -> tuple[object, ...]:
    value = row.figure.value if row.figure else None
    if sort in ("value", "-value"):
        if value is None:
            return (1, 0.0, row.area.name)
        return (0, -value if sort == "-value" else value, row.area.name)
    if sort == "rank":
        return (row.rank is None, row.rank.best + row.rank.worst if row.rank else 0, row.area.name)
    if sort == "region":
        return (row.region, row.area.name)
    return (row.area.name,)
