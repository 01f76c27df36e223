"""One measure of one area in a line of a table: its value, how sure that is, and what stands beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from upheld.measures.area import ENGLAND, Area
from upheld.measures.comparing.interval import Interval, interval
from upheld.measures.comparing.neighbours import neighbours
from upheld.measures.comparing.small import is_small
from upheld.measures.comparing.standing import Standing, standing
from upheld.measures.figure import Figure
from upheld.measures.measure import GROUPS, Measure, measures
from upheld.measures.period import said
from upheld.measures.saying import said_counts, said_number, said_value
from upheld.web.figures.pages import across
from upheld.web.figures.pages.sources import Sources
from upheld.web.ui.addresses import address


@dataclass(frozen=True, slots=True)
class Line:
    """One measure of one area, in the newest period the area has a figure for.

    Args:
        period: as it is said; empty where there is no figure at all.
        value: as it is said; why there is none where there is none.
        counts: "484 of 730"; empty where only one of them is known.
        interval: "29.1% to 35.6%"; empty where chance cannot be reckoned.
        england, neighbours: the same of England, and the lowest and highest of the ten neighbours; empty where nothing
            can be set beside it.
        standing: against England; None where there is no figure, or for England itself.
        source: the number of its release at the foot of the page; 0 for none.
        page: the address of the measure of this area.
    """

    measure: Measure
    figure: Figure | None
    period: str
    value: str
    counts: str
    interval: str
    is_small: bool
    england: str
    neighbours: str
    standing: Standing | None
    source: int
    page: str


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one group of measures: those that lead, and the rest."""

    id: str
    title: str
    main: Sequence[Line]
    rest: Sequence[Line]


def groups(area: Area, found: Mapping[str, Sequence[Figure]], sources: Sources) -> list[Group]:
    """Every measure of an area, by group. Of a council of today, one that leads is shown without any figure too.

    Args:
        found: the figures of the area over time by measure, oldest first.
    """
    made, is_now = [], area.level != "former"
    for id, title in GROUPS.items():
        of_group = [
            one for one in measures().values() if one.group == id and (found.get(one.id) or (one.main and is_now))
        ]
        lines = [line(area, one, found.get(one.id, ()), sources) for one in of_group if has_whole(one)]
        main = [one for one in lines if one.measure.main]
        rest = [one for one in lines if not one.measure.main]
        if main or rest:
            made.append(Group(id, title, main, rest))
    return made


def has_whole(measure: Measure) -> bool:
    """Whether all of those counted have a figure anywhere; some measures are only ever divided into parts."""
    return bool(across.periods(measure.id))


def line(area: Area, measure: Measure, series: Sequence[Figure], sources: Sources) -> Line:
    """One measure of an area, in the newest period there is a figure for."""
    figure = newest(series)
    beside = across.across(measure.id, figure.period) if figure and measure.at != "day" else {}
    england = beside.get(ENGLAND)
    is_set_beside = comparable(measure) and area.level != "england"
    return Line(
        measure=measure,
        figure=figure,
        period=said(figure.period, measure.at) if figure else "",
        value=said_value(measure, figure),
        counts=said_counts(figure) if figure else "",
        interval=said_interval(measure, interval(measure, figure)) if figure else "",
        is_small=bool(figure and figure.value is not None and is_small(measure, figure)),
        england=said_value(measure, england) if england and is_set_beside else "",
        neighbours=said_range(measure, [beside.get(one.area.code) for one in neighbours(area.code)])
        if area.is_council and is_set_beside
        else "",
        standing=standing(measure, beside, area.code) if beside and is_set_beside else None,
        source=sources.number(figure),
        page=page_of(area, measure),
    )


def newest(series: Sequence[Figure]) -> Figure | None:
    """The newest figure of a series, though it be a mark: an older one is not put in the place of a missing one."""
    return series[-1] if series else None


def comparable(measure: Measure) -> bool:
    """Whether the values of two areas can be set side by side: a count or a sum tells only how large an area is."""
    return measure.form not in ("count", "choice") and not (measure.form == "published" and measure.sums)


def page_of(area: Area, measure: Measure) -> str:
    """The address of one measure of an area: its own page for a council, that of the measure for others."""
    if area.level in ("council", "former"):
        # It lies below the council's own: there are ten thousand, too many to look each up.
        return f"{address('figures:council', area.slug)}{measure.id}/"
    return address("figures:measure", measure.id)


def said_interval(measure: Measure, found: Interval | None) -> str:
    """An interval in the unit of the measure, "29.1% to 35.6%"; empty for none."""
    if found is None:
        return ""
    return f"{said_number(measure, found.low)} to {said_number(measure, found.high)}"


def said_range(measure: Measure, figures: Iterable[Figure | None]) -> str:
    """The lowest and the highest of some figures; empty where fewer than two of them have a number."""
    values = sorted(one.value for one in figures if one is not None and one.value is not None)
    if len(values) < 2:
        return ""
    return f"{said_number(measure, values[0])} to {said_number(measure, values[-1])}"
