"""The parts of those counted: how each is said, and in what order they stand."""

from __future__ import annotations

import re
from math import inf

from upheld.measures.measure import Measure

_LESS_THAN_A_YEAR = ("less than a year", "under a year")


def said_part(measure: Measure, topic: str, part: str) -> str:
    """A part of a topic in words: those of the measure where it is one of its own, else the publisher's."""
    if topic == measure.topic:
        return measure.parts.get(part, part)
    if topic == "years" and part.isdigit():
        return f"{part} year" if part == "1" else f"{part} years"
    return part


def place_of(measure: Measure, part: str) -> tuple[int, float, str]:
    """What parts are put in order by: those of the measure as it has them, then by number, then what has none.

    "Under 3" stands before "age 3", and "Unknown" last.
    """
    order = list(measure.parts)
    if part in order:
        return order.index(part), 0.0, ""
    if part.casefold() in _LESS_THAN_A_YEAR:
        return len(order), 0.5, part
    number = re.search(r"\d+", part)
    below = 0.5 if part.casefold().startswith("under") else 0.0
    return len(order), float(number[0]) - below if number else inf, part
