"""One measure of all areas at once, kept until the file is replaced: many pages ask for the same."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from upheld.measures.area import ENGLAND, areas
from upheld.measures.comparing.funnel import Funnel
from upheld.measures.comparing.funnel import funnel as reckoned
from upheld.measures.comparing.rank import Rank
from upheld.measures.comparing.rank import ranks as ranked
from upheld.measures.figure import Figure
from upheld.measures.measure import measure as measure_of
from upheld.measures.release import Release
from upheld.web.official import figures, stamp


def across(measure: str, period: str, topic: str = "", part: str = "") -> Mapping[str, Figure]:
    """One measure in one period, of every area there is, by its code."""
    return _across(stamp(), measure, period, topic, part)


def series(measure: str, area: str) -> tuple[Figure, ...]:
    """One measure of England or a region over time, oldest first; kept, so not for every council."""
    return _series(stamp(), measure, area)


def periods(measure: str) -> tuple[str, ...]:
    """The periods in which a measure has a number for England or a council, oldest first."""
    return _periods(stamp(), measure)


def latest(measure: str) -> str:
    """The newest of them; empty where the measure has none."""
    return (periods(measure) or ("",))[-1]


def topics(measure: str) -> tuple[str, ...]:
    """What the figures of a measure are divided by, beside all of those counted."""
    return _topics(stamp(), measure)


def periods_by(measure: str, topic: str) -> tuple[str, ...]:
    """The periods in which a measure is divided by a topic, oldest first."""
    return _periods_by(stamp(), measure, topic)


def parts_of_england(measure: str, period: str, topic: str) -> tuple[Figure, ...]:
    """England by the parts of a topic, to set beside those of a council."""
    return _parts_of_england(stamp(), measure, period, topic)


def funnel(measure: str, period: str) -> Funnel | None:
    """The councils beside what chance alone would do, in one period."""
    return _funnel(stamp(), measure, period)


def ranks(measure: str, period: str) -> Mapping[str, Rank]:
    """The places that councils may have among all, in one period."""
    return _ranks(stamp(), measure, period)


def releases() -> Mapping[str, Release]:
    """Every release that a figure stands in, by its id."""
    return _releases(stamp())


@lru_cache(maxsize=256)
def _across(stamp: str, measure: str, period: str, topic: str, part: str) -> Mapping[str, Figure]:
    return figures().across(measure, period, topic, part)


@lru_cache(maxsize=512)
def _series(stamp: str, measure: str, area: str) -> tuple[Figure, ...]:
    return tuple(figures().series(measure, area))


@lru_cache(maxsize=256)
def _periods(stamp: str, measure: str) -> tuple[str, ...]:
    return tuple(figures().told_periods(measure))


@lru_cache(maxsize=256)
def _topics(stamp: str, measure: str) -> tuple[str, ...]:
    return tuple(sorted(one for one in figures().topics(measure) if one))


@lru_cache(maxsize=512)
def _periods_by(stamp: str, measure: str, topic: str) -> tuple[str, ...]:
    return tuple(figures().periods(measure, topic))


@lru_cache(maxsize=256)
def _parts_of_england(stamp: str, measure: str, period: str, topic: str) -> tuple[Figure, ...]:
    return tuple(figures().parts(measure, ENGLAND, period, topic))


@lru_cache(maxsize=128)
def _funnel(stamp: str, measure: str, period: str) -> Funnel | None:
    return reckoned(measure_of(measure), councils_of(across(measure, period), with_england=True))


@lru_cache(maxsize=128)
def _ranks(stamp: str, measure: str, period: str) -> Mapping[str, Rank]:
    return ranked(measure_of(measure), councils_of(across(measure, period)))


@lru_cache(maxsize=2)
def _releases(stamp: str) -> Mapping[str, Release]:
    return figures().releases()


def councils_of(found: Mapping[str, Figure], with_england: bool = False) -> dict[str, Figure]:
    """Only the councils, those that have ended too if they had a figure then; England beside them if asked."""
    levels = ("council", "former", "england") if with_england else ("council", "former")
    return {code: one for code, one in found.items() if areas()[code].level in levels}
