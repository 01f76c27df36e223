"""The first page of the figures: England, and the ways to everything else."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from upheld.measures.area import ENGLAND, areas, regions
from upheld.measures.figure import Figure
from upheld.measures.measure import GROUPS, Measure, measures
from upheld.measures.period import said
from upheld.measures.saying import said_value
from upheld.web.figures.pages import across, pictures
from upheld.web.figures.pages.council import told
from upheld.web.figures.pages.sources import Sources
from upheld.web.figures.public import public, shown

_DRAWN = ("within_20_weeks", "refusals", "plans")


@dataclass(frozen=True, slots=True)
class Then:
    """One measure of England: now, the year before, and the first year there is.

    Args:
        before_otherwise, first_otherwise: whether it was counted in another way than now, so that the two cannot be
            set beside each other.
    """

    measure: Measure
    period: str
    value: str
    before: str
    before_period: str
    first: str
    first_period: str
    before_otherwise: bool
    first_otherwise: bool
    source: int


@public
def home(request: HttpRequest) -> HttpResponse:
    """England: the story, each main measure, and pictures of a few."""
    sources = Sources()
    england = areas()[ENGLAND]
    groups = []
    for id, title in GROUPS.items():
        of_group = [one for one in measures().values() if one.group == id and one.main]
        lines = [found for one in of_group if (found := then(one, sources))]
        if lines:
            groups.append((title, lines))
    drawn = [
        pictures.over_time(measures()[id], england, across.series(id, ENGLAND), sources)
        for id in _DRAWN
        if id in measures()
    ]
    context = {
        "story": told(england),
        "groups": groups,
        "pictures": [one for one in drawn if one is not None],
        "regions": regions(),
        "areas": areas(),
    }
    return shown(request, "home", context | {"sources": sources.listed()})


def then(measure: Measure, sources: Sources) -> Then | None:
    """One measure of England now and before; None where England has no number."""
    series = [one for one in across.series(measure.id, ENGLAND) if one.value is not None]
    if not series:
        return None
    first, last = series[0], series[-1]
    before = series[-2] if len(series) > 1 else None
    return Then(
        measure=measure,
        period=said(last.period, measure.at),
        value=said_value(measure, last),
        before=said_value(measure, before) if before else "",
        before_period=said(before.period, measure.at) if before else "",
        first=said_value(measure, first) if len(series) > 2 else "",
        first_period=said(first.period, measure.at) if len(series) > 2 else "",
        before_otherwise=before is not None and is_broken(measure, before, last),
        first_otherwise=is_broken(measure, first, last),
        source=sources.number(last),
    )


def is_broken(measure: Measure, earlier: Figure, later: Figure) -> bool:
    """Whether the way of counting changed between two figures."""
    return any(earlier.period < one.period <= later.period for one in measure.breaks)
