"""Every release the figures stand in, as it was read, and what later releases changed."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from upheld.measures.area import areas
from upheld.measures.figure import Change, Figure
from upheld.measures.measure import measures
from upheld.measures.parts import said_part
from upheld.measures.period import said
from upheld.measures.release import Release
from upheld.measures.saying import said_value
from upheld.web.figures.pages import across
from upheld.web.figures.public import public, shown
from upheld.web.official import figures

MOST = 200
"""How many changes one page lists: the newest."""


@dataclass(frozen=True, slots=True)
class Changed:
    """One figure that a later release changed: what it is of, before and after."""

    what: str
    before: str
    after: str
    release: str


@public
def releases(request: HttpRequest) -> HttpResponse:
    """Publisher, title, date, licence and checksum of each, and what later ones changed."""
    publishers: dict[str, list[Release]] = {}
    for one in across.releases().values():
        publishers.setdefault(one.publisher, []).append(one)
    changes = [changed(one) for one in figures().changes() if one.measure in measures() and one.area in areas()]
    return shown(request, "releases", {"publishers": publishers, "changes": changes[:MOST], "count": len(changes)})


def changed(one: Change) -> Changed:
    """A change in words."""
    measure = measures()[one.measure]
    part = f", {said_part(measure, one.topic, one.part)}" if one.part else ""
    of = (one.measure, one.area, one.period, one.topic, one.part)
    return Changed(
        what=f"{measure.short}{part}: {areas()[one.area].name}, {said(one.period, measure.at)}",
        before=said_value(measure, Figure(*of, value=one.before, mark=one.before_mark)),
        after=said_value(measure, Figure(*of, value=one.after, mark=one.after_mark)),
        release=one.release,
    )
