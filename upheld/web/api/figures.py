"""The official figures: what is counted, the numbers themselves, and the releases they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from upheld.measures.area import areas
from upheld.measures.export import figure_as_data, measure_as_data, release_as_data
from upheld.measures.figure import Figure
from upheld.measures.measure import measures
from upheld.measures.store import Figures
from upheld.web import official
from upheld.web.api import figure_shapes as shapes
from upheld.web.api.asked import Asked, not_found
from upheld.web.api.operation import Example, Operation, Parameter, Refused

MOST: Final = 1_000
"""The most figures in one answer."""
_FEW: Final = 100
_FURTHEST: Final = 10_000_000

_NAME = {"type": "string", "minLength": 1, "maxLength": 100}


def _measures(asked: Asked) -> dict[str, Any]:
    return {"measures": [measure_as_data(one) for one in measures().values()]}


def _measure(asked: Asked) -> dict[str, Any]:
    id = asked.path["id"]
    if id not in measures():
        raise not_found("measure", id, measures(), "/api/figures/measures")
    figures = official.figures()
    topics = sorted(figures.topics(id))
    return {
        "measure": measure_as_data(measures()[id]),
        "topics": [{"topic": one, "periods": figures.periods(id, one)} for one in topics],
    }


def _releases(asked: Asked) -> dict[str, Any]:
    return {"releases": [release_as_data(one) for one in official.figures().releases().values()]}


def _figures(asked: Asked) -> dict[str, Any]:
    query = asked.query
    measure, area = query.get("measure", ""), query.get("area", "")
    if not measure and not area:
        raise Refused(400, "Say which figures: give measure, area or both, as measure=within_20_weeks.")
    if measure and measure not in measures():
        raise _unknown("measure", measure, measures(), "/api/figures/measures")
    if area and area not in areas():
        raise _unknown("area", area, areas(), "/api/figures/areas")
    most, after = _whole(query, "limit", _FEW, 1, MOST), _whole(query, "after", 0, 0, _FURTHEST)
    period, topic = query.get("period"), query.get("topic", "")
    found = [
        one
        for one in _asked_for(official.figures(), measure, area, topic)
        if (not area or one.area == area) and (period is None or one.period == period)
    ]
    shown = found[after : after + most]
    used = {one.release for one in shown}
    releases = official.figures().releases()
    return {
        "count": len(found),
        "after": after,
        "next": after + most if after + most < len(found) else None,
        "figures": [figure_as_data(one) for one in shown],
        "releases": [release_as_data(releases[id]) for id in releases if id in used],
    }


def _asked_for(figures: Figures, measure: str, area: str, topic: str) -> Iterator[Figure]:
    """The figures of a measure, of an area or of both; `topic` "any" for the parts as well."""
    wanted = None if topic == "any" else topic
    if measure and area and wanted == "":
        yield from figures.series(measure, area)
    elif measure:
        yield from figures.every(measure, wanted)
    else:
        yield from (one for one in figures.every_of_area(area) if wanted is None or one.topic == wanted)


def _whole(query: Mapping[str, str], name: str, usual: int, least: int, most: int) -> int:
    text = query.get(name)
    if text is None:
        return usual
    if not (text.isascii() and text.isdigit() and len(text) < 10 and least <= int(text) <= most):
        raise Refused(400, f'{name} "{text[:40]}" is no whole number from {least} to {most:,}: give one.')
    return int(text)


def _unknown(what: str, given: str, known: Iterable[str], where: str) -> Refused:
    """The same as of a thing that is not found; a question with a wrong value is a wrong question."""
    return Refused(400, not_found(what, given, known, where).sentence)


_ID = Parameter("id", _("The id of a measure, as within_20_weeks."), _NAME, "path")
_WANTED = (
    Parameter("measure", _("The id of a measure. Give this, an area, or both."), _NAME),
    Parameter("area", _("“england”, a region’s code, or the three digits of a council."), _NAME),
    Parameter("period", _("One period, as 2024, 2025-01 or 2023-24; leave it out for all."), _NAME),
    Parameter(
        "topic", _("What those counted are divided by, as age; “any” for all; leave it out for no parts."), _NAME
    ),
    Parameter(
        "limit",
        _("How many figures to give, at most 1,000; 100 if it is left out."),
        {"type": "integer", "minimum": 1, "maximum": MOST},
    ),
    Parameter(
        "after",
        _("How many figures to leave out first: what an earlier answer gave as “next”."),
        {"type": "integer", "minimum": 0, "maximum": _FURTHEST},
    ),
)

OPERATIONS = (
    Operation(
        "figures",
        "figures",
        _("Official figures of a measure, an area or both, each with its release and its interval"),
        _figures,
        shapes.FIGURES,
        _WANTED,
        example=Example(query={"measure": "within_20_weeks", "area": "england"}),
        of_figures=True,
    ),
    Operation(
        "figures/measures",
        "figures_measures",
        _("Every measure: what is counted, out of what, and what must be known of it"),
        _measures,
        shapes.MEASURES,
    ),
    Operation(
        "figures/measures/{id}",
        "figures_measure",
        _("One measure, with the periods and parts there are figures for"),
        _measure,
        shapes.MEASURE,
        (_ID,),
        example=Example(path={"id": "within_20_weeks"}),
        of_figures=True,
    ),
    Operation(
        "figures/releases",
        "figures_releases",
        _("The releases that the figures stand in, each with its publisher, day, licence and checksum"),
        _releases,
        shapes.RELEASES,
        of_figures=True,
    ),
)
