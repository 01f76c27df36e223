"""How much does the line promise: how many minutes a week, or hours a year?

Only what is written is reckoned with. Assumed, and said: five school days a week, three terms and six half terms a
year, and 38 weeks of term where a line of section F or G gives an amount a week and does not say in which weeks.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from upheld.plan.check.provision.duration import Length
from upheld.plan.check.provision.facts import Facts
from upheld.plan.check.provision.frequency import Often
from upheld.plan.check.provision.judgement import Amount

TERM_WEEKS = 38
SCHOOL_DAYS = 5
_A_WEEK = {"day": float(SCHOOL_DAYS), "weekday": 5.0, "part": 5.0, "morning": 5.0, "week": 1.0, "fortnight": 0.5}
_A_YEAR = {"term": 3.0, "half_term": 6.0, "year": 1.0}
_NEAR = 9
_REACH = 20
_BESIDE = 2
_EITHER = re.compile(r"\bor\b", re.IGNORECASE)
_WEEKS = re.compile(r"\b(\d\d) weeks\b", re.IGNORECASE)
_TERM_TIME = re.compile(r"\bterm[ -]?time\b|\bweek of (?:the )?(?:school )?term\b|\bschool week", re.IGNORECASE)
_ALL_YEAR = re.compile(r"\ball year|year round|\bholidays?\b", re.IGNORECASE)
Pair = tuple[float, float]


def amounts(facts: Facts, section: str) -> tuple[Amount, ...]:
    """Every amount that the line states in full, in the order of the line."""
    found: list[Amount] = []
    used: set[int] = set()
    timed = [one for one in facts.lengths if one.minutes is not None]
    ended = -1
    starts = [one.first for one in facts.often]
    for at, length in enumerate(timed):
        near = facts.often[bisect_left(starts, length.first - _REACH) : bisect_left(starts, length.last + _REACH)]
        rhythm = _rhythm(facts, length, timed[max(0, at - 1) : at + 2], near, used)
        if rhythm is None:
            continue
        one = _amount(facts, length, rhythm, section)
        if one is None:
            continue
        if found and _EITHER.search(
            facts.line.text[facts.line.marks[ended].end : facts.line.marks[length.first].start]
        ):
            one = _either(found.pop(), one)
        found.append(one)
        ended = length.last
    return tuple(found)


def _rhythm(
    facts: Facts, length: Length, timed: list[Length], around: Sequence[Often], used: set[int]
) -> tuple[Pair, str] | None:
    """How many times, in which period, goes with this length of time: what stands nearest in its sentence."""
    line = facts.line
    sentence = line.sentence[length.first]
    times: Pair | None = None
    period: str | None = None
    near = sorted(around, key=lambda one: _apart(length, one))
    for one in near:
        if one.first in used or line.sentence[one.first] != sentence or _apart(length, one) > _NEAR:
            continue
        if one.covers or any(_apart(other, one) < _apart(length, one) for other in timed if other is not length):
            continue
        count_only = one.period in ("total", "days")
        if count_only and (times is not None or _apart(length, one) > _BESIDE):
            continue
        if not count_only and period is not None:
            continue
        if not count_only:
            period = one.period
        if times is None and (count_only or one.times != (1, 1)):
            times = one.times
        used.add(one.first)
    return None if period is None else (times or (1.0, 1.0), period)


def _apart(length: Length, one: Often) -> int:
    if one.first > length.last:
        return one.first - length.last
    return max(0, length.first - one.last)


def _amount(facts: Facts, length: Length, rhythm: tuple[Pair, str], section: str) -> Amount | None:
    times, period = rhythm
    assert length.minutes is not None
    least, most = length.minutes[0] * times[0], length.minutes[1] * times[1]
    if _may_be_none(facts, length):
        least = 0.0
    number, _, unit = period.rpartition(" ")
    if number:
        if unit != "week":
            return None
        a_week = 1 / float(number) if float(number) else None
    else:
        a_week = _A_WEEK.get(unit)
        if unit in ("day", "part", "morning") and section.startswith("H"):
            a_week = None
    if a_week is not None:
        weekly = (round(least * a_week, 2), round(most * a_week, 2))
        weeks, how = _weeks(facts.line.text, section)
        assumed = (
            f"{SCHOOL_DAYS} school days a week assumed" if unit in ("day", "part", "morning") and not number else None
        )
        yearly = (round(weekly[0] * weeks / 60, 2), round(weekly[1] * weeks / 60, 2)) if weeks else None
        return Amount(weekly, yearly, "; ".join(one for one in (how, assumed) if one) or None)
    a_year = _A_YEAR.get(unit)
    if a_year is None:
        return None
    how = None if unit == "year" else f"{a_year:g} {unit.replace('_', ' ')}s a year assumed"
    return Amount(None, (round(least * a_year / 60, 2), round(most * a_year / 60, 2)), how)


def _may_be_none(facts: Facts, length: Length) -> bool:
    return facts.dead[length.first] or any(
        weak.kind.code == "provision.minimum_zero" and 0 < length.first - weak.index <= 3 for weak in facts.weak
    )


def _weeks(text: str, section: str) -> tuple[float | None, str | None]:
    printed = _WEEKS.search(text)
    if printed is not None and 30 <= int(printed[1]) <= 52:
        return float(printed[1]), f"{printed[1]} weeks printed"
    if _ALL_YEAR.search(text) or section.startswith("H"):
        return None, None
    printed_term = "term time printed" if _TERM_TIME.search(text) else "term time assumed"
    return float(TERM_WEEKS), f"{printed_term}, {TERM_WEEKS} weeks"


def _either(one: Amount, other: Amount) -> Amount:
    """Two amounts either of which may be given: the least of both and the most of both."""
    return Amount(
        _span(one.minutes_a_week, other.minutes_a_week),
        _span(one.hours_a_year, other.hours_a_year),
        other.reckoned_with,
    )


def _span(one: Pair | None, other: Pair | None) -> Pair | None:
    if one is None or other is None:
        return None
    return min(one[0], other[0]), max(one[1], other[1])
