"""The tables of a page: one measure over the years, and by the parts of those counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from upheld.measures.area import Area
from upheld.measures.comparing.interval import interval
from upheld.measures.comparing.small import is_small
from upheld.measures.figure import MARKS, Figure
from upheld.measures.measure import Measure
from upheld.measures.parts import place_of, said_part
from upheld.measures.period import said
from upheld.measures.saying import said_value
from upheld.web.figures.pages import across
from upheld.web.figures.pages.lines import comparable, said_interval
from upheld.web.figures.pages.sources import Sources
from upheld.web.official import figures

TOPICS: Mapping[str, str] = {
    "age": "By age",
    "sex": "By sex",
    "ethnicity": "By ethnic group",
    "placement": "By place",
    "need": "By main need",
    "reason": "By reason",
    "outcome": "By outcome",
    "wait": "By how long it took",
}
"""How the parts of a topic are headed; another topic is headed with its own name."""


@dataclass(frozen=True, slots=True)
class Year:
    """One period of one measure: the area's figure, how sure it is, and England's.

    Args:
        because: why there is no number, in a sentence; empty where there is one.
        breaks: why it cannot be set beside earlier ones; empty where it can.
    """

    period: str
    said: str
    value: str
    interval: str
    counted: str
    of: str
    england: str
    is_small: bool
    because: str
    breaks: str
    source: int


@dataclass(frozen=True, slots=True)
class Part:
    """One part of those counted: the area's figure and England's, and the share of the whole where it is a count."""

    said: str
    value: str
    share: str
    interval: str
    england: str
    is_small: bool
    source: int


@dataclass(frozen=True, slots=True)
class Parts:
    """One measure in one period, by the parts of a topic."""

    measure: Measure
    topic: str
    title: str
    period: str
    figures: Sequence[Figure]
    beside: Sequence[Figure]
    rows: Sequence[Part]
    has_share: bool


def years(measure: Measure, series: Sequence[Figure], england: Sequence[Figure], sources: Sources) -> list[Year]:
    """One measure of an area over time, newest first."""
    of_england = {one.period: one for one in england}
    breaks = {one.period: one.why for one in measure.breaks}
    return [
        Year(
            period=one.period,
            said=said(one.period, measure.at),
            value=said_value(measure, one),
            interval=said_interval(measure, interval(measure, one)),
            counted=_count(one.numerator),
            of=_count(one.denominator),
            england=said_value(measure, of_england.get(one.period)) if england else "",
            is_small=one.value is not None and is_small(measure, one),
            because=MARKS.get(one.mark, ""),
            breaks=breaks.get(one.period, ""),
            source=sources.number(one),
        )
        for one in reversed(series)
    ]


def parts(measure: Measure, area: Area, sources: Sources, only: Sequence[str] = ()) -> list[Parts]:
    """One measure of an area by the parts of each topic it is divided by, in the newest period that has them.

    Args:
        only: the topics to give; empty for all.
    """
    made = []
    for topic in across.topics(measure.id):
        if only and topic not in only:
            continue
        for period in reversed(across.periods_by(measure.id, topic)):
            found = figures().parts(measure.id, area.code, period, topic)
            if found:
                made.append(_parts(measure, area, topic, period, found, sources))
                break
    return made


def _parts(measure: Measure, area: Area, topic: str, period: str, found: Sequence[Figure], sources: Sources) -> Parts:
    shown = sorted(found, key=lambda one: place_of(measure, one.part))
    england = (
        {} if area.level == "england" else {one.part: one for one in across.parts_of_england(measure.id, period, topic)}
    )
    whole, whole_england = _whole(measure, shown), _whole(measure, list(england.values()))
    rows = [
        Part(
            said=said_part(measure, topic, one.part),
            value=said_value(measure, one),
            share=_share(one, whole),
            interval=said_interval(measure, interval(measure, one)),
            england=_of_england(measure, england.get(one.part), whole_england),
            is_small=one.value is not None and is_small(measure, one),
            source=sources.number(one),
        )
        for one in shown
    ]
    return Parts(
        measure=measure,
        topic=topic,
        title=TOPICS.get(topic, f"By {topic.replace('_', ' ')}"),
        period=said(period, measure.at),
        figures=shown,
        beside=[england[one.part] for one in shown if one.part in england],
        rows=rows,
        has_share=any(row.share for row in rows),
    )


def _whole(measure: Measure, found: Sequence[Figure]) -> float | None:
    """What counts by part are a share of: all of those counted, where they were counted and every part is known."""
    if comparable(measure) or not found or any(one.value is None for one in found):
        return None
    one = found[0]
    whole = across.across(measure.id, one.period).get(one.area)
    if whole is None or not whole.value or abs(sum(each.value or 0 for each in found) - whole.value) > 0.5:
        return None
    return whole.value


def _share(figure: Figure, whole: float | None) -> str:
    return f"{100 * figure.value / whole:.1f}%" if whole and figure.value is not None else ""


def _of_england(measure: Measure, figure: Figure | None, whole: float | None) -> str:
    if figure is None:
        return ""
    return said_value(measure, figure) if comparable(measure) else _share(figure, whole)


def _count(value: float | None) -> str:
    if value is None:
        return ""
    return said_whole(value)


def said_whole(value: float) -> str:
    """A count with its thousands parted; a fraction keeps one place."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"
