"""One chart inside a page of another site: the only addresses here that another site may put into a frame."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from html import escape
from typing import Any, cast

from csp.constants import NONE
from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_exempt

from upheld.measures.area import Area
from upheld.measures.measure import Measure, measures
from upheld.web.figures.public import public, shown
from upheld.web.figures.shown.captioned import credit
from upheld.web.figures.shown.drawn import KINDS, area_named, drawn

View = Callable[..., HttpResponse]

_HIGH = {"trend": 1120, "ladder": 1160, "funnel": 1240, "bars": 1320, "map": 1600}
"""How many pixels a frame is high, so that what stands beneath the chart, its source among it, is seen without moving
it: what the charts of that kind take in a frame 300 to 720 pixels wide, but for those with the most parts."""


def framed(view: View) -> View:
    """Let any site show this page in a frame. It holds no form, no script and no cookie: nothing to be tricked into."""

    @wraps(view)
    @csp_replace({"frame-ancestors": ["*"], "script-src": [NONE], "form-action": [NONE]})
    @xframe_options_exempt
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    return cast(View, answered)


@framed
@public
def embed(request: HttpRequest, kind: str, measure: str, slug: str) -> HttpResponse:
    """The chart, what it shows in a sentence, where its figures stand, and the way to the page it comes from."""
    area = area_named(slug)
    if area is None or measure not in measures():
        raise Http404
    known = measures()[measure]
    found = drawn(kind, known, area)
    if found is None:
        raise Http404
    context = {
        "drawn": found,
        "page": page_of(known, area),
        "wide": kind == "map",
        "credit": credit(one.release for one in found.sources),
    }
    return shown(request, "embed", context)


def embed_code(request: HttpRequest, kind: str, measure: Measure, area: Area) -> str:
    """What somebody pastes into a page of their own to show the chart there.

    Args:
        kind: one of `KINDS`.
    """
    address = request.build_absolute_uri(reverse("figures:embed", args=[kind, measure.id, area.slug]))
    title = f"{measure.title}: {area.name}, {KINDS[kind]}"
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" width="100%" height="{_HIGH[kind]}" loading="lazy" '
        'style="border:1px solid #b1b4b6;max-width:45rem"></iframe>'
    )


def to_take(request: HttpRequest, measure: Measure, area: Area, kinds: Iterable[str]) -> list[tuple[str, str, str]]:
    """Of each of these charts: its kind, which it is in words, and the code to copy.

    Args:
        kinds: those of `KINDS` that there are figures enough to draw.
    """
    return [(kind, KINDS[kind], embed_code(request, kind, measure, area)) for kind in kinds]


def page_of(measure: Measure, area: Area) -> str:
    """The page that a chart of this measure and area comes from."""
    if area.level in ("council", "former"):
        return reverse("figures:council_measure", args=[area.slug, measure.id])
    return reverse("figures:measure", args=[measure.id])
