"""Does the judging of provision reckon as much of a line as was read in it?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from upheld.delivery.promised.one_reading import SEVERAL, UNREAD, Paired, Unclear
from upheld.plan.check.provision.facts import Facts
from upheld.plan.check.provision.frequency import Often
from upheld.plan.check.provision.quantity import amounts

_PERIODS = {"day": "day", "weekday": "day", "part": "day", "morning": "day", "week": "week", "fortnight": "week",
            "half_term": "half_term", "term": "term", "year": "year"}  # fmt: skip
_ORDINALS = ("third", "fourth", "fifth", "sixth", "seventh", "eighth")
_CARDINALS = ("three", "four", "five", "six", "seven", "eight")
_NUMBER = "|".join((*_ORDINALS, *_CARDINALS))
_EVERY = re.compile(
    rf"\b(?:every|each)\s+(?:(\d{{1,2}})(?:rd|th|nd)?|({_NUMBER}))\s+(?:school\s+)?weeks?\b", re.IGNORECASE
)
_TWO_PARTS = re.compile(r"\band\b|\bboth\b", re.IGNORECASE)
_A_WEEK = {"day": 5.0, "week": 1.0}
_A_YEAR = {"half_term": 6.0, "term": 3.0, "year": 1.0}


def period_of(facts: Facts, rhythm: Often) -> tuple[str, int]:
    """The period of an amount that a rhythm counts in, and of how many weeks one is.

    Raises:
        Unclear: it counts in something else.
    """
    said = facts.line.words(rhythm.first, rhythm.last)
    weeks = every_so_many_weeks(said)
    if weeks:
        return "week", weeks
    number, _, unit = rhythm.period.rpartition(" ")
    if (number and unit != "week") or unit not in _PERIODS:
        raise Unclear(f"Read as “{said}”, which this record cannot count: write it by the week, the term or the year.")
    if unit in ("part", "morning") and _TWO_PARTS.search(said):
        raise Unclear(SEVERAL)
    return _PERIODS[unit], 2 if unit == "fortnight" else int(float(number or 1))


def every_so_many_weeks(said: str) -> int:
    """Of how many weeks one period is, where the words count weeks by a number from two; else 0.

    >>> every_so_many_weeks("every third week"), every_so_many_weeks("every week")
    (3, 0)
    """
    found = _EVERY.search(said)
    if found is None:
        return 0
    word = (found[2] or "").lower()
    number = int(found[1]) if found[1] else (_ORDINALS if word in _ORDINALS else _CARDINALS).index(word) + 3
    return number if 2 <= number <= 52 else 0


def agree(facts: Facts, section: str, pairs: Sequence[Paired]) -> None:
    """Go on only where the judging of provision reckons as much, if it reckons such at all.

    Raises:
        Unclear: it reckons otherwise.
    """
    if any(one.finer or one.rhythm is None for one in pairs):
        return
    said = [facts.line.words(one.rhythm.first, one.rhythm.last) for one in pairs if one.rhythm is not None]
    if any(every_so_many_weeks(one) for one in said):
        return
    mine = [(one.length.minutes[0] * one.times[0], *period_of(facts, one.rhythm))  # type: ignore[index]
            for one in pairs if one.rhythm is not None]  # fmt: skip
    if section.startswith("H") and any(period == "day" for _, period, _ in mine):
        return
    theirs = amounts(facts, section)
    if len(mine) != len(theirs):
        raise Unclear(SEVERAL)
    for (least, period, every), other in zip(mine, theirs, strict=True):
        told = other.minutes_a_week if period in _A_WEEK else other.hours_a_year
        reckoned = least * _A_WEEK[period] / every if period in _A_WEEK else least * _A_YEAR[period] / 60
        if told is None or abs(told[0] - reckoned) > 0.02:
            raise Unclear(UNREAD)
