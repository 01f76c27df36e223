"""404: there is no such area or measure, and what is nearest."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from django.http import HttpRequest, HttpResponse

from upheld.measures.measure import Measure, measures
from upheld.web.figures.pages.places import nearest, page_of
from upheld.web.figures.public import shown


def no_area(request: HttpRequest, text: str, levels: tuple[str, ...] = ("council", "former")) -> HttpResponse:
    """There is no such council or region."""
    near = [(one.name, page_of(one)) for one in nearest(text, levels)]
    return shown(request, "missing", {"near": near, "near_measures": ()}, status=404)


def no_measure(request: HttpRequest, text: str) -> HttpResponse:
    """There is no such measure."""
    return shown(request, "missing", {"near": (), "near_measures": _near(text)}, status=404)


def _near(text: str) -> Sequence[Measure]:
    known = measures()
    held = [id for id in known if text and text in id]
    close = get_close_matches(text, list(known), n=5, cutoff=0.4)
    return [known[id] for id in dict.fromkeys([*held, *close])][:5]
