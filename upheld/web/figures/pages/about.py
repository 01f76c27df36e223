"""How the figures are worked out, in plain words with references, and the adjusted view with its table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.http import HttpRequest, HttpResponse

from upheld.measures.area import areas
from upheld.measures.comparing.adjusted import OFFERED, Adjusted, adjusted
from upheld.measures.figure import MARKS
from upheld.measures.measure import Measure, measures
from upheld.measures.period import said
from upheld.measures.saying import said_number
from upheld.web.figures.public import public, shown
from upheld.web.official import figures, stamp


@dataclass(frozen=True, slots=True)
class View:
    """The adjusted view of one measure, or of one of its parts.

    Args:
        key: how it stands in an address: the measure, and after a dot the part.
        rows: name and address of each council, its figure, what is expected, what is adjusted, its interval.
    """

    key: str
    title: str
    measure: Measure
    period: str
    found: Adjusted
    england: str
    rows: tuple[tuple[str, str, str, str, str, str], ...]
    terms: tuple[tuple[str, str, str], ...]
    left_out: tuple[tuple[str, str], ...]


@public
def about(request: HttpRequest) -> HttpResponse:
    """The methods; with `?adjusted=` the view that is asked for, else the first there is."""
    views = _views(stamp())
    asked = request.GET.get("adjusted", "")
    context = {
        "marks": MARKS,
        "breaks": [(one, said(each.period, one.at), each.why) for one in measures().values() for each in one.breaks],
        "views": views,
        "view": views.get(asked) or next(iter(views.values()), None),
    }
    return shown(request, "about", context)


@lru_cache(maxsize=1)
def _views(stamp: str) -> Mapping[str, View]:
    made: dict[str, View] = {}
    for id in OFFERED:
        one = measures().get(id)
        if one is None:
            continue
        for part, words in {"": "", **one.parts}.items():
            periods = figures().periods(id, one.topic if part else "")
            for period in reversed(periods):
                found = adjusted(figures(), one, period, part)
                if found is not None:
                    key = f"{id}.{part}" if part else id
                    made[key] = _view(key, f"{one.title}: {words}" if words else one.title, one, found)
                    break
    return made


def _view(key: str, title: str, one: Measure, found: Adjusted) -> View:
    rows = sorted(found.areas.values(), key=lambda each: areas()[each.area].name)
    return View(
        key=key,
        title=title,
        measure=one,
        period=said(found.period, one.at),
        found=found,
        england=said_number(one, found.england),
        rows=tuple(
            (
                areas()[each.area].name,
                areas()[each.area].slug,
                said_number(one, each.published),
                said_number(one, each.expected),
                said_number(one, each.value),
                ""
                if each.low is None or each.high is None
                else f"{said_number(one, each.low)} to {said_number(one, each.high)}",
            )
            for each in rows
        ),
        terms=tuple((each.title, f"{each.slope:+.2f}", f"{each.error:.2f}") for each in found.terms),
        left_out=tuple((areas()[code].name, why) for code, why in found.left_out.items()),
    )
