"""How long does it last, each time or altogether, and where does the line say so?"""

from __future__ import annotations

import re
from typing import NamedTuple

from upheld.plan.check.provision.line import Line

MINUTES_IN_HOUR = 60
_NUMBER = r"n(?:/n)?"
_RANGED = rf"(?:b{{0,1}}{_NUMBER}[-t&]{_NUMBER}|{_NUMBER})"
_LENGTH = re.compile(
    rf"(?P<minutes>{_RANGED}f{{0,2}}m)"
    rf"|(?P<hours_range>b?{_NUMBER}H?[-t&]{_NUMBER}f{{0,2}}H)"
    rf"|(?P<hours>{_NUMBER}f{{0,2}}H(?:[&,]{{0,2}}nm?|&ah|&ha|&h)?)"
    rf"|(?P<number_and_half>n&ah(?P<unit>H))"
    rf"|(?P<half_hour>a?ha?H)"
    rf"|(?P<quarter>a?qf?a?H|nqf{{0,2}}a?H)"
    rf"|(?P<hour>aH(?:&ah|&ha|&h)?)"
    rf"|(?P<clocks>[cn][-t.]c|c[-t.][cn]|n[-t]n)"
    rf"|(?P<post>{_NUMBER}f{{0,2}}y|y|nfa?f?R|nR)"
    rf"|(?P<full>u)"
    rf"|(?P<days>(?:n|a|ah|h|ha|a?ha|nh|n&ah)f?D)"
)
_NOT_BEFORE = re.compile(r"[A-Za-z]")
_SCHOOL_WEEK = re.compile(r"\b(?:school week|timetable|waiting|aged?|old|within|notice|of seizure|curriculum)\b", re.I)


class Length(NamedTuple):
    """A length of time in a line: the marks it goes from and to, and the least and most minutes, where they are known.

    `how` is how it is written: "minutes", "full", "post", "days", "clocks". Days are not minutes: their length is not
    said.
    """

    first: int
    last: int
    how: str
    minutes: tuple[float, float] | None


def lengths(line: Line) -> tuple[Length, ...]:
    """Every length of time of a line, in order. An age, a waiting time or the length of the school week is none."""
    found = []
    for match in _LENGTH.finditer(line.kinds):
        first, last = match.start(), match.end() - 1
        how = match.lastgroup or ""
        if how == "unit":
            how = "number_and_half"
        if how == "days" and line.kinds[first : last + 1] == "aD" and not _is_length(line, first, last):
            continue
        if _is_no_length(line, first, last) or (how == "clocks" and not _are_clocks(line, first, last)):
            continue
        if how == "post" and line.kinds[last] == "R" and not 0 < line.marks[first].value < 1:
            continue
        found.append(Length(first, last, how, _minutes(line, first, last, how)))
    return tuple(found)


def _are_clocks(line: Line, first: int, last: int) -> bool:
    both = (line.words(first, first), line.words(last, last))
    return "c" in line.kinds[first : last + 1] or all(re.fullmatch(r"\d{1,2}[.:]\d\d", one) for one in both)


def _is_length(line: Line, first: int, last: int) -> bool:
    """Whether "a day" or "a morning" is how long, and not how often: nothing counted stands before it."""
    before = line.kinds[max(0, first - 4) : first]
    after = line.kinds[last + 1 : last + 3]
    return not re.search(r"[nomHxVLA]", before) and bool(re.match(r"[aeF]", after))


def _is_no_length(line: Line, first: int, last: int) -> bool:
    marks, text = line.marks, line.text
    after = text[marks[last].end : marks[last].end + 28].lower()
    before = text[max(0, marks[first].start - 22) : marks[first].start].lower().rstrip()
    if after.startswith((" of seizure", " early", " later", " old", " waiting", " notice", "' notice", " behind")):
        return True
    if re.match(r"[\s-]*(?:\w+ )?(?:school week|curriculum|timetable|teaching week|waking|provision|helpline)", after):
        return True
    if re.match(r"[\s-]*(?:training|course|modification|inset|awareness|cpd)\b", after):
        return True
    return before.endswith(
        ("within", "aged", "age", "for every", "waiting", "waits", "after", "every", "open", "lasted", "takes")
    )


def _minutes(line: Line, first: int, last: int, how: str) -> tuple[float, float] | None:
    kinds = line.kinds[first : last + 1]
    values = _values(line, first, last)
    if how == "minutes":
        return _pair(values, 1)
    if how in ("hours_range", "hours"):
        return _hours(kinds, values, how)
    if how == "number_and_half":
        return _pair([values[0] + 0.5], MINUTES_IN_HOUR)
    if how == "half_hour":
        return (30.0, 30.0)
    if how == "quarter":
        quarters = values[0] if values else 1.0
        return _pair([quarters * 15], 1)
    if how == "hour":
        return _pair([60.0 + (30.0 if "h" in kinds else 0.0)], 1)
    if how == "clocks":
        return _between(line.words(first, first), line.words(last, last))
    return None


def _hours(kinds: str, values: list[float], how: str) -> tuple[float, float]:
    if how == "hours_range":
        return _pair(values, MINUTES_IN_HOUR)
    least = values[0] * MINUTES_IN_HOUR
    if len(values) > 1:
        least += values[-1]
    elif "h" in kinds:
        least += 30
    return least, least


def _values(line: Line, first: int, last: int) -> list[float]:
    """The numbers among these marks; "1/2" is one of them."""
    values: list[float] = []
    for index in range(first, last + 1):
        mark = line.marks[index]
        if mark.kind != "n":
            continue
        if index > first and line.kinds[index - 1] == "/" and values and mark.value:
            values[-1] /= mark.value
        else:
            values.append(mark.value)
    return values


def _pair(values: list[float], by: float) -> tuple[float, float]:
    return min(values) * by, max(values) * by


def _between(start: str, end: str) -> tuple[float, float] | None:
    minutes = []
    for clock in (start, end):
        digits = re.match(r"(\d{1,2})(?:[:.](\d\d))?", clock)
        if digits is None:
            return None
        hour = int(digits[1]) + (12 if "p" in clock.lower() and int(digits[1]) < 12 else 0)
        minutes.append(hour * MINUTES_IN_HOUR + int(digits[2] or 0))
    lasts = minutes[1] - minutes[0]
    if lasts <= 0:
        lasts += 12 * MINUTES_IN_HOUR
    return (float(lasts), float(lasts)) if 0 < lasts <= 12 * MINUTES_IN_HOUR else None
