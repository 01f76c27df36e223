"""Every council by region, and the search by name."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from upheld.measures.area import Area, areas, find_area, regions, slugged
from upheld.measures.area import councils as every
from upheld.measures.errors import FiguresError
from upheld.web.figures.pages.places import nearest, page_of
from upheld.web.figures.public import public, shown

LONGEST = 80


@public
def councils(request: HttpRequest) -> HttpResponse:
    """Every council; with a name asked for, its page or those that come nearest."""
    asked = " ".join(request.GET.get("q", "")[: LONGEST + 1].replace("\x00", " ").split())
    context: dict[str, object] = {"asked": asked, "longest": LONGEST, "near": (), "problem": ""}
    if asked:
        held = [one for one in every() if slugged(asked) and slugged(asked) in one.slug]
        found = _exactly(asked) or (held[0] if len(held) == 1 else None)
        if found is not None:
            return HttpResponseRedirect(page_of(found))
        context |= {"near": held or nearest(asked), "problem": "" if held else _problem(asked)}
    of_region = [(one, [each for each in every() if each.region == one.code]) for one in regions()]
    ended = [one for one in areas().values() if one.level == "former"]
    return shown(request, "councils", context | {"of_region": of_region, "ended": ended, "areas": areas()})


def _exactly(asked: str) -> Area | None:
    try:
        return find_area(asked)
    except FiguresError:
        return None


def _problem(asked: str) -> str:
    try:
        find_area(asked)
    except FiguresError as error:
        return str(error)
    return ""
