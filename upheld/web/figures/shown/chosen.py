"""What the map shows, read from its address: a measure, one period of it, and all of those counted or one part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from upheld.measures.area import ENGLAND
from upheld.measures.figure import Figure
from upheld.measures.measure import Measure, measures
from upheld.measures.parts import place_of, said_part
from upheld.web.figures.pages import across
from upheld.web.figures.pages.tables import TOPICS
from upheld.web.official import figures, stamp

NEWEST: Final = "newest"
"""Stands for the period of what happens on a day of its own in each council, such as an inspection."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of those counted that can be chosen; `key` stands for it in an address, "" for all of them."""

    topic: str
    part: str
    said: str
    heading: str

    @property
    def key(self) -> str:
        """Its name in an address."""
        return f"{self.topic}:{self.part}" if self.topic else ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is shown.

    Args:
        periods: those that can be chosen instead, newest first.
        parts: the same of parts; one alone where there is nothing to choose.
        refused: what was asked for and is not there; empty where all of it is.
    """

    measure: Measure
    period: str
    part: Part
    periods: Sequence[str]
    parts: Sequence[Part]
    refused: str

    @property
    def query(self) -> dict[str, str]:
        """What must stand after the `?` to come back to it; the newest period and all of those counted need nothing."""
        given = {"part": self.part.key} if self.part != self.parts[0] else {}
        return given | ({"period": self.period} if self.period != self.periods[0] else {})


def chosen(measure: Measure, asked: Mapping[str, str]) -> Chosen | None:
    """What was asked for of a measure; what is not there is left out, and said.

    Returns:
        None where the measure has no figure at all.
    """
    parts = _parts(stamp(), measure.id)
    if not parts:
        return None
    part = next((one for one in parts if one.key == asked.get("part", "")), None)
    refused = asked["part"] if part is None and asked.get("part") else ""
    part = part or parts[0]
    periods = _periods(stamp(), measure.id, part.topic)
    period = asked.get("period", "")
    if period not in periods:
        refused = refused or period
        period = periods[0]
    return Chosen(measure, period, part, periods, parts, refused[:60])


def can_be_shown() -> list[Measure]:
    """Every measure with figures of councils, in the order they are listed."""
    return [one for one in measures().values() if _parts(stamp(), one.id)]


@lru_cache(maxsize=256)
def _parts(stamp: str, measure: str) -> tuple[Part, ...]:
    known = measures()[measure]
    made = [Part("", "", "", "")] if across.periods(measure) else []
    topics = sorted(
        across.topics(measure), key=lambda one: (one != known.topic, list(TOPICS).index(one) if one in TOPICS else 99)
    )
    for topic in topics:
        heading = TOPICS.get(topic, f"By {topic.replace('_', ' ')}")
        if not (periods := _periods(stamp, measure, topic)):
            continue
        found = figures().parts(measure, ENGLAND, periods[0], topic)
        found.sort(key=lambda one: place_of(known, one.part))
        made += [Part(topic, one.part, said_part(known, topic, one.part), heading) for one in found]
    return tuple(made)


def values(found: Chosen) -> Mapping[str, Figure]:
    """The figures of what was chosen, by area; of something that happens on a day, the newest of each."""
    known = found.measure
    if found.period == NEWEST:
        return {one.area: one for one in figures().every(known.id)}
    return across.across(known.id, found.period, found.part.topic, found.part.part)


@lru_cache(maxsize=512)
def _periods(stamp: str, measure: str, topic: str) -> tuple[str, ...]:
    if measures()[measure].at == "day":
        return (NEWEST,)
    found = figures().periods(measure, topic) if topic else across.periods(measure)
    return tuple(reversed(found))
