"""The page of one council: the story first, then each measure beside England and the neighbours, then everything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from upheld.measures.area import Area, areas, by_slug, councils
from upheld.measures.comparing.neighbours import neighbours
from upheld.measures.comparing.story import story
from upheld.measures.constituency import of_council as constituencies_of
from upheld.measures.figure import Figure
from upheld.measures.measure import measures
from upheld.measures.note import Note, of_area
from upheld.measures.period import said
from upheld.web.figures.pages import across, pictures
from upheld.web.figures.pages.lines import groups, page_of
from upheld.web.figures.pages.missing import no_area
from upheld.web.figures.pages.pictures import Picture
from upheld.web.figures.pages.sources import Sources
from upheld.web.figures.pages.tables import parts
from upheld.web.figures.public import public, shown
from upheld.web.official import figures

LEADS = "within_20_weeks"
"""The measure that is drawn on the page of every council: how many plans come in time."""
_PARTS = {
    "placement": ("placement",),
    "need": ("need",),
    "plans": ("age", "sex", "ethnicity"),
    "time_taken": ("wait",),
    "ceased_reason": ("reason",),
}
"""What is divided on the page of a council; every other division stands on the measure's own page."""


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of the story, and the measure and the page where more of it stands; empty where there is no more."""

    text: str
    about: str
    page: str


@public
def council(request: HttpRequest, slug: str) -> HttpResponse:
    """One council, or one that has ended."""
    area = by_slug(slug, "council") or by_slug(slug, "former")
    if area is None:
        return no_area(request, slug)
    sources = Sources()
    found = figures().of_area(area.code)
    context = {
        "area": area,
        "region": areas().get(area.region or ""),
        "successors": [areas()[one] for one in area.successors if one in areas()],
        "before": [one for one in areas().values() if area.code in one.successors],
        "story": told(area),
        "groups": groups(area, found, sources),
        "pictures": _pictures(area, found, sources),
        "parts": [
            one
            for id, topics in _PARTS.items()
            if id in measures()
            for one in parts(measures()[id], area, sources, only=topics)
        ],
        "notes": of_council(area),
        "neighbours": [one.area for one in neighbours(area.code)] if area.is_council else [],
        "constituencies": constituencies_of(area.code),
        "councils": len(councils()),
    }
    return shown(request, "council", context | {"sources": sources.listed()})


def told(area: Area) -> list[Told]:
    """The story of an area. Of sentences of one measure that follow each other the last leads to its page."""
    found = story(figures(), area, across.across)
    made = []
    for at, one in enumerate(found):
        measure = measures().get(one.measure)
        is_last = at + 1 == len(found) or found[at + 1].measure != one.measure
        if measure is not None and is_last:
            made.append(Told(one.text, measure.short, page_of(area, measure)))
        else:
            made.append(Told(one.text, "", ""))
    return made


def of_council(area: Area) -> list[tuple[str, Note]]:
    """What is said of this council's own figures by name, each with the measures and periods it is said of."""
    return [(_about(one), one) for one in of_area(area.code)]


def _about(note: Note) -> str:
    of = [measures()[one] for one in note.measures]
    when = [said(one, of[0].at) for one in note.periods] if of else list(note.periods)
    return ", ".join([one.short for one in of[:3]] + (["and others"] if len(of) > 3 else []) + when)


def _pictures(area: Area, found: Mapping[str, Sequence[Figure]], sources: Sources) -> list[Picture]:
    measure = measures()[LEADS]
    series = found.get(LEADS, ())
    period = series[-1].period if series else ""
    drawn = [
        pictures.over_time(measure, area, series, sources),
        pictures.beside_neighbours(measure, area, period, sources) if area.is_council and period else None,
        pictures.among_all(measure, period, sources, [area]) if period else None,
    ]
    return [one for one in drawn if one is not None]
