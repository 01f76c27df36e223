"""The page of one region: its story, its measures beside England's, and its councils beside each other."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from upheld.measures.area import by_slug, councils
from upheld.measures.measure import measures
from upheld.web.figures.pages import across, pictures
from upheld.web.figures.pages.council import LEADS, told
from upheld.web.figures.pages.lines import groups
from upheld.web.figures.pages.missing import no_area
from upheld.web.figures.pages.sources import Sources
from upheld.web.figures.public import public, shown
from upheld.web.official import figures


@public
def region(request: HttpRequest, slug: str) -> HttpResponse:
    """One region."""
    area = by_slug(slug, "region")
    if area is None:
        return no_area(request, slug, ("region",))
    sources = Sources()
    found = figures().of_area(area.code)
    leads = measures()[LEADS]
    drawn = [
        pictures.over_time(leads, area, found.get(LEADS, ()), sources),
        *(
            pictures.within_region(measures()[id], area, across.latest(id), sources)
            for id in (LEADS, "refusals")
            if id in measures() and across.latest(id)
        ),
    ]
    context = {
        "area": area,
        "story": told(area),
        "groups": groups(area, found, sources),
        "pictures": [one for one in drawn if one is not None],
        "members": [one for one in councils() if one.region == area.code],
    }
    return shown(request, "region", context | {"sources": sources.listed()})
