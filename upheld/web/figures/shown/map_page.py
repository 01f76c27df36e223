"""The map: 153 squares, and beside it the same councils in a table that can be put into another order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from upheld.measures.area import ENGLAND, Area, areas, councils
from upheld.measures.charts.tiles import tiles
from upheld.measures.comparing.interval import interval
from upheld.measures.comparing.small import is_small
from upheld.measures.figure import Figure
from upheld.measures.measure import Measure, measures
from upheld.measures.note import Note, notes
from upheld.measures.period import said
from upheld.measures.saying import cited, said_counts, said_value
from upheld.web.figures.pages import across
from upheld.web.figures.pages.lines import said_interval
from upheld.web.figures.pages.missing import no_measure
from upheld.web.figures.pages.sources import Sources
from upheld.web.figures.public import public, shown
from upheld.web.figures.shown.chosen import NEWEST, Chosen, can_be_shown, chosen
from upheld.web.figures.shown.chosen import values as values_of
from upheld.web.figures.shown.drawn import shown_on_the_map

FIRST: Final = "within_20_weeks"
"""The measure that the map begins with."""

_ORDERS: Final = ("name", "region", "high", "low")


@dataclass(frozen=True, slots=True)
class Row:
    """One council in the table."""

    area: Area
    region: str
    page: str
    value: str
    number: float | None
    interval: str
    counts: str
    is_small: bool
    source: int


@public
def map_choice(request: HttpRequest) -> HttpResponse:
    """Lead to the address of the measure that was chosen: it stays, and can be passed on."""
    asked = request.GET.get("measure", FIRST)
    if asked not in measures():
        return no_measure(request, asked[:60])
    found = chosen(measures()[asked], request.GET.dict())
    query = urlencode(found.query) if found else ""
    return HttpResponseRedirect(reverse("figures:map_measure", args=[asked]) + (f"?{query}" if query else ""))


@public
def map_measure(request: HttpRequest, measure: str) -> HttpResponse:
    """One measure on the map."""
    if measure not in measures():
        return no_measure(request, measure[:60])
    known = measures()[measure]
    found = chosen(known, request.GET.dict())
    if found is None:
        return shown(request, "map_empty", {"measure": known, "measures": can_be_shown()})
    order = request.GET.get("order", "")
    order = order if order in _ORDERS else "name"
    values = shown_on_the_map(values_of(found))
    sources = Sources()
    rows = _rows(known, values, sources)
    england = values.get(ENGLAND)
    releases = across.releases()
    sources.number(england)
    context = {
        "chosen": found,
        "measure": known,
        "measures": can_be_shown(),
        "period": _said(found.period, known),
        "periods": [(one, _said(one, known)) for one in found.periods],
        "chart": tiles(_titled(known, found), values, address=lambda area: _page(area, known)),
        "rows": _in_order(rows, order),
        "order": order,
        "orders": {one: _address(found, one) for one in _ORDERS},
        "cited": cited(_titled(known, found), england, releases[england.release], areas()[ENGLAND])
        if england and england.release in releases
        else "",
        "england": said_value(known, england) if england else "",
        "notes": _notes(known, found.period),
        "without": sum(one.number is None for one in rows),
        "has_interval": known.has_interval,
        "sources": sources.listed(),
        "is_whole": not found.part.topic,
        "can_be_drawn": not found.part.topic and found.period != NEWEST,
        "break_here": next((one.why for one in known.breaks if one.period == found.period), ""),
    }
    return shown(request, "map", context)


def _notes(measure: Measure, period: str) -> list[tuple[str, Note]]:
    """What must be known of some councils' figures, once each, with the councils it is said of."""
    said_of: dict[str, tuple[list[str], Note]] = {}
    for area in councils():
        for one in notes(measure.id, area.code, period):
            said_of.setdefault(one.text, ([], one))[0].append(area.name)
    every = len(councils())
    return [("" if len(names) == every else ", ".join(names), one) for names, one in said_of.values()]


def _rows(measure: Measure, found: Mapping[str, Figure], sources: Sources) -> list[Row]:
    made = []
    for area in councils():
        figure = found.get(area.code)
        made.append(
            Row(
                area=area,
                region=areas()[area.region].name if area.region else "",
                page=_page(area, measure),
                value=said_value(measure, figure),
                number=figure.value if figure else None,
                interval=said_interval(measure, interval(measure, figure)) if figure else "",
                counts=said_counts(figure) if figure else "",
                is_small=bool(figure and figure.value is not None and is_small(measure, figure)),
                source=sources.number(figure),
            )
        )
    return made


def _said(period: str, measure: Measure) -> str:
    return "the newest of each" if period == NEWEST else said(period, measure.at)


def _in_order(rows: Sequence[Row], order: str) -> list[Row]:
    """By name; by region and name; or by value, those without one last."""
    if order == "region":
        return sorted(rows, key=lambda one: (one.region, one.area.name))
    if order in ("high", "low"):
        sign = -1 if order == "high" else 1
        return sorted(rows, key=lambda one: (one.number is None, sign * (one.number or 0.0), one.area.name))
    return list(rows)


def _titled(measure: Measure, found: Chosen) -> Measure:
    """The measure under the name of the part that is shown: the picture says what it is of."""
    return replace(measure, title=f"{measure.title}: {found.part.said}") if found.part.topic else measure


def _address(found: Chosen, order: str) -> str:
    query = urlencode(found.query | ({"order": order} if order != "name" else {}))
    return f"{reverse('figures:map_measure', args=[found.measure.id])}{f'?{query}' if query else ''}#table"


def _page(area: Area, measure: Measure) -> str:
    return reverse("figures:council_measure", args=[area.slug, measure.id])
