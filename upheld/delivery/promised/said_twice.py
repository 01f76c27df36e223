"""Are two amounts of a line one amount that is said twice, or a whole and its part?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from upheld.delivery.promised.one_reading import SEVERAL, Paired, Unclear
from upheld.plan.check.provision.facts import Facts

_JOINED = re.compile(
    r"\b(?:equat\w*|equivalent|equals?|totals?|totall?ing|altogether|in all|amount(?:s|ing)? to|comes? to|making"
    r"|made up|comprising|consisting|includ\w*|of which|i\.?e|that is|which is|this is|over the year)\b|=",
    re.IGNORECASE,
)
_NOTHING = re.compile(r"[\s,;:/–—-]*")
_IN_TERM = {"day": (170, 200), "part": (170, 200), "morning": (170, 200), "weekday": (170, 200), "week": (34, 40),
            "fortnight": (17, 20), "half_term": (5, 6), "term": (3, 3), "year": (1, 1)}  # fmt: skip
_ALL_YEAR = {"day": (360, 365), "part": (360, 365), "week": (51, 53), "fortnight": (25, 27), "year": (1, 1)}


def in_a_year(period: str, number: float, other: str, times: float) -> bool:
    """Whether so many in one period come over a year to about so many in another."""
    for of in (_IN_TERM, _ALL_YEAR):
        if period in of and other in of:
            (least, most), (low, high) = of[period], of[other]
            if number * least <= times * high and times * low <= number * most:
                return True
    return False


def refuse_said_twice(facts: Facts, pairs: Sequence[Paired]) -> None:
    """Go on only where every amount of a line is owed beside the others.

    Raises:
        Unclear: one comes to about another over a year, or its words join it to one.
    """
    for one, other in combinations(pairs, 2):
        if one.rhythm is None or other.rhythm is None:
            continue
        between = _between(facts, one, other)
        joined = _JOINED.search(between) or between.count("(") > between.count(")")
        differ = one.rhythm.period != other.rhythm.period
        if joined or (differ and (_NOTHING.fullmatch(between) or _alike(one, other))):
            raise Unclear(SEVERAL)


def _alike(one: Paired, other: Paired) -> bool:
    assert one.rhythm is not None and other.rhythm is not None
    assert one.length.minutes is not None and other.length.minutes is not None
    mine, theirs = one.length.minutes[0] * one.times[0], other.length.minutes[0] * other.times[0]
    return in_a_year(one.rhythm.period, mine, other.rhythm.period, theirs)


def _between(facts: Facts, one: Paired, other: Paired) -> str:
    """The words between two amounts: those from the end of the one to where the other begins."""
    assert one.rhythm is not None and other.rhythm is not None
    ends = sorted(
        (min(each.length.first, each.rhythm.first), max(each.length.last, each.rhythm.last))  # type: ignore[union-attr]
        for each in (one, other)
    )
    marks = facts.line.marks
    return facts.line.text[marks[ends[0][1]].end : marks[ends[1][0]].start]
