"""Figures and charts to take away, at addresses that stay. Any site may read them."""

from __future__ import annotations

import gzip
from functools import lru_cache

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from upheld.measures.area import by_slug
from upheld.measures.export import as_csv, as_json
from upheld.measures.measure import measures
from upheld.web import official
from upheld.web.figures.pages import across
from upheld.web.figures.public import public
from upheld.web.figures.shown.captioned import captioned, credit
from upheld.web.figures.shown.drawn import KINDS, area_named, drawn

_TYPES = {
    "csv": "text/csv; charset=utf-8; header=present",
    "json": "application/json",
    "svg": "image/svg+xml",
    "png": "image/png",
}
_PNG_WIDTH = 150
"""In millimetres: 1,300 dots wide."""


@public
def measure_file(request: HttpRequest, measure: str, ending: str) -> HttpResponse:
    """Every figure of one measure: all areas, years and parts."""
    if measure not in measures():
        raise Http404
    return _compressed(request, _measure(official.stamp(), measure, ending), ending, f"upheld-{measure}")


@public
def council_file(request: HttpRequest, slug: str, ending: str) -> HttpResponse:
    """Every figure of one council: all measures, years and parts."""
    area = by_slug(slug, "council") or by_slug(slug, "former")
    if area is None:
        raise Http404
    return _compressed(request, _council(official.stamp(), area.code, ending), ending, f"upheld-{slug}")


@public
def chart_file(request: HttpRequest, kind: str, measure: str, slug: str, ending: str) -> HttpResponse:
    """One chart as a picture, with its title and its source inside."""
    period = request.GET.get("period", "")
    # What cannot be drawn is refused before anything is kept: it would push out pictures that somebody wants.
    if kind not in KINDS or measure not in measures() or area_named(slug) is None:
        raise Http404
    if period and period not in across.periods_by(measure, ""):
        raise Http404
    found = _picture(official.stamp(), kind, measure, slug, ending, period)
    if found is None:
        raise Http404
    return _taken(found, ending, f"upheld-{measure}-{slug}-{kind}")


def _taken(body: bytes, ending: str, name: str) -> HttpResponse:
    disposition = "inline" if ending in ("svg", "png") else "attachment"
    return HttpResponse(
        body,
        content_type=_TYPES[ending],
        headers={
            "Content-Disposition": f'{disposition}; filename="{name}.{ending}"',
            "Access-Control-Allow-Origin": "*",
            "Cross-Origin-Resource-Policy": "cross-origin",
        },
    )


def _compressed(request: HttpRequest, packed: bytes, ending: str, name: str) -> HttpResponse:
    """The file as it is kept, packed, where the browser can unpack it."""
    takes = "gzip" in request.headers.get("Accept-Encoding", "").lower()
    response = _taken(packed if takes else gzip.decompress(packed), ending, name)
    if takes:
        response["Content-Encoding"] = "gzip"
    patch_vary_headers(response, ("Accept-Encoding",))
    return response


@lru_cache(maxsize=48)
def _measure(stamp: str, measure: str, ending: str) -> bytes:
    figures = official.figures()
    write = as_csv if ending == "csv" else as_json
    return _packed(write(figures.every(measure, None), figures.releases()))


@lru_cache(maxsize=48)
def _council(stamp: str, code: str, ending: str) -> bytes:
    figures = official.figures()
    write = as_csv if ending == "csv" else as_json
    return _packed(write(figures.every_of_area(code), figures.releases()))


def _packed(text: str) -> bytes:
    return gzip.compress(text.encode(), compresslevel=5, mtime=0)


@lru_cache(maxsize=128)
def _picture(stamp: str, kind: str, measure: str, slug: str, ending: str, period: str) -> bytes | None:
    area = area_named(slug)
    assert area is not None
    found = drawn(kind, measures()[measure], area, period)
    if found is None:
        return None
    whole = captioned(found.chart, found.title, credit(one.release for one in found.sources))
    return whole.png(_PNG_WIDTH) if ending == "png" else whole.svg.encode()
