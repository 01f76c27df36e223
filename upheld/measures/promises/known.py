"""Every promise that is carried, and those of one council."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from upheld.measures.area import areas
from upheld.measures.promises.decisions import decisions
from upheld.measures.promises.inspections import returns, statements
from upheld.measures.promises.promise import STATUSES, Promise, Status


def promises(today: date) -> tuple[Promise, ...]:
    """Every promise, by the name of the council, then the oldest first.

    Args:
        today: whether a day is still ahead is told from it.
    """
    found = [*statements(), *returns(today), *decisions()]
    found.sort(key=lambda one: (areas()[one.area].name, one.said_on or one.due or date.max, one.due or date.max))
    return tuple(found)


def of_area(area: str, today: date) -> tuple[Promise, ...]:
    """The promises of one council; those of a council it took over from stand with it, under the old code."""
    before = {code for code, one in areas().items() if area in one.successors}
    return tuple(one for one in promises(today) if one.area == area or one.area in before)


def counted(found: tuple[Promise, ...]) -> Mapping[Status, int]:
    """How many there are of each status that any has, in the order statuses are told in."""
    there = Counter(one.status for one in found)
    return {status: there[status] for status in STATUSES if there[status]}
