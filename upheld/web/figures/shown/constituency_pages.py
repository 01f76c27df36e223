"""For a member of parliament: the constituency, its councils, and what the figures say of them, on a page to print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.http import Http404, HttpRequest, HttpResponse

from upheld.documents.pdf import as_pdf
from upheld.measures.area import Area, areas
from upheld.measures.briefing import briefing as paper
from upheld.measures.constituency import Constituency, by_slug, constituencies, found
from upheld.measures.measure import measures
from upheld.web import clock, official
from upheld.web.figures.pages.council import Told, told
from upheld.web.figures.pages.lines import Line, has_whole, line
from upheld.web.figures.pages.sources import Sources
from upheld.web.figures.public import public, shown, steady

LONGEST = 80
"""The most letters of a name that are searched for."""
_SENTENCES = 6


@dataclass(frozen=True, slots=True)
class Council:
    """One council of a constituency: its share of the wards, its story, and its main measures."""

    area: Area
    wards: int
    story: Sequence[Told]
    lines: Sequence[Line]


@public
def every(request: HttpRequest) -> HttpResponse:
    """All of them by region, or those that are searched for."""
    asked = " ".join(request.GET.get("q", "")[:LONGEST].replace("\x00", " ").split())
    context = {
        "asked": asked,
        "found": found(asked),
        "longest": LONGEST,
        "count": len(constituencies()),
        "regions": [] if asked else _by_region(),
    }
    return shown(request, "constituencies", context)


@public
def one(request: HttpRequest, slug: str) -> HttpResponse:
    """One constituency: each of its councils, most wards first."""
    here = by_slug(slug)
    if here is None:
        near = found(slug.replace("-", " ")) or found(slug.split("-")[0])
        return shown(request, "constituency_missing", {"near": near[:8], "longest": LONGEST}, status=404)
    sources = Sources()
    several = [
        Council(share.area, share.wards, _story(share.area), _lines(share.area, sources)) for share in here.shares
    ]
    context = {"constituency": here, "councils": several, "sources": sources.listed()}
    return shown(request, "constituency", context)


@steady
def briefing(request: HttpRequest, slug: str) -> HttpResponse:
    """The same as one sheet to print, with the day it was made on: a browser asks for it anew."""
    here = by_slug(slug)
    if here is None:
        raise Http404
    name = f"upheld-briefing-{here.slug}.pdf"
    return HttpResponse(
        _sheet(official.stamp(), here, clock.today()),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "no-cache"},
    )


@lru_cache(maxsize=64)
def _sheet(stamp: str, here: Constituency, day: date) -> bytes:
    return as_pdf(paper(official.figures(), [share.area for share in here.shares], here.name, day))


def _story(area: Area) -> Sequence[Told]:
    return told(area)[:_SENTENCES]


def _lines(area: Area, sources: Sources) -> list[Line]:
    found = official.figures().of_area(area.code)
    main = [known for known in measures().values() if known.main and has_whole(known)]
    return [line(area, known, found.get(known.id, ()), sources) for known in main]


def _by_region() -> list[tuple[str, list[Constituency]]]:
    """Each under the region of the council that most of it lies in."""
    made: dict[str, list[Constituency]] = {}
    for each in constituencies():
        region = each.shares[0].area.region
        made.setdefault(areas()[region].name if region else "", []).append(each)
    return sorted(made.items())
