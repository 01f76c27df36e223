"""How often is it given, and where does the line say so?"""

from __future__ import annotations

import re
from typing import NamedTuple

from upheld.plan.check.provision.acts import is_content
from upheld.plan.check.provision.lexicon.empty import EMPTY_WORDS, NO_OCCASION
from upheld.plan.check.provision.line import Line

_COUNT = r"(?:n(?:[-t]n)?)"
_OFTEN = re.compile(
    rf"(?P<in_all>{_COUNT}F(?=f{{0,2}}V))"
    rf"|(?P<times_adverb>(?:{_COUNT}x?|o|x{_COUNT})(?:a|e|/)?f{{0,2}}F)"
    rf"|(?P<times_period>(?:{_COUNT}(?:x|f{{0,3}}V)|o|x{_COUNT})(?:a|e|/|fa|fe|ff)f{{0,2}}[WD])"
    rf"|(?P<adverb>F)"
    rf"|(?P<every_count>ef?n[WDmH])"
    rf"|(?P<every>ef{{0,3}}[WD])"
    rf"|(?P<weekdays>Y(?:[t,&-]{{1,2}}Y){{0,4}})"
    rf"|(?P<occasions>ef{{0,4}}n?[LV](?:[,&]{{1,2}}[LV]){{0,4}})"
    rf"|(?P<clocks>(?<=\.)[cn](?:[,&][cn](?!f{{0,2}}[mH])){{1,5}})"
    rf"|(?P<each>ef{{0,4}}n?[.TIXGAE])"
    rf"|(?P<dates>(?:n\\.?)?Mn?(?:[,&]{{1,2}}(?:n\\.?)?Mn?)+)"
    rf"|(?P<trigger>w)"
    rf"|(?P<during>(?<=[.~w])f{{0,2}}[LA](?:[,&]{{1,2}}[LA]){{0,3}})"
    rf"|(?P<days>n(?:f){{0,3}}D)"
    rf"|(?P<a_period>(?<=[nomHxVLDAyRTEIPsg.])[f]{{0,2}}af?[WD])"
    rf"|(?P<count>{_COUNT}f{{0,3}}V|nf{{0,2}}n(?:[-t]n)?f?[mH]f{{0,2}}[VL]|{_COUNT}x|x{_COUNT}|o)"
    rf"|(?P<full>u)"
)
_MAY_BE_A_WEEK = 7
_COUNTED = re.compile(r"[nom]")


class Often(NamedTuple):
    """How often a line says: the marks it goes from and to, how many times (the least and the most), and in what.

    `period` is "day", "week", "term" …; "occasion" where it is each time something happens, "full" where it is all
    the time, "total" where it is a number of times altogether.
    """

    first: int
    last: int
    times: tuple[float, float]
    period: str
    covers: bool = False


def often(line: Line) -> tuple[Often, ...]:
    """Every statement of how often in a line, in order."""
    found = [] if not line.kinds.startswith("e") else _all_of_them(line)
    for match in _OFTEN.finditer(line.kinds):
        first, last = match.start(), match.end() - 1
        how = match.lastgroup or ""
        if how == "a_period" and not _COUNTED.search(line.kinds, max(0, first - 14), first + 1):
            continue
        if how == "during" and not _at_a_known_time(line, first, last):
            continue
        if how == "clocks" and line.words(first - 1, first - 1).lower() != "at":
            continue
        if how == "each" and not _is_each_time(line, first, last):
            continue
        if how == "trigger" and not _has_an_event(line, last):
            continue
        one = _read(line, first, last, how)
        if one is not None:
            found.append(one)
    return tuple(found)


def _all_of_them(line: Line) -> list[Often]:
    """ "All videos are subtitled": every one of the things that the line begins with."""
    first_part = line.kinds[: sum(1 for part in line.part if part == line.part[0])]
    if re.match(r"e[f.]{0,4}[PIX]", first_part) and re.search(r"[XIT]", first_part):
        return [Often(0, 0, (1, 1), "occasion", covers=True)]
    return []


def _read(line: Line, first: int, last: int, how: str) -> Often | None:
    marks = line.marks
    if how == "full":
        return Often(first, last, (1, 1), "full", covers=True)
    if how in ("occasions", "during", "each", "trigger"):
        return Often(first, last, (1, 1), "occasion", covers=True)
    if how == "dates":
        count = float(line.kinds.count("M", first, last + 1))
        return Often(first, last, (count, count), "year")
    if how == "clocks":
        count = float(len(re.findall(r"[cn]", line.kinds[first : last + 1])))
        return Often(first, last, (count, count), "day")
    if how == "weekdays":
        days = _weekdays(line, first, last)
        return Often(first, last, (days, days), "week")
    if how == "days":
        if line.kinds[last + 1 : last + 2] not in ("a", "e", "F", "/", "f"):
            return None
        count = marks[first].value
        return Often(first, last, (count, count), "days")
    values = [mark.value for mark in marks[first : last + 1] if mark.kind in "no"]
    times = (min(values), max(values)) if values else (1.0, 1.0)
    period = marks[last].tag.partition("+")[0]
    if how == "every_count":
        return Often(first, last, (1, 1), f"{values[-1]:g} {period}")
    if how == "in_all":  # "16 weekly sessions" are one a week; "3 weekly sessions" may be three, and are not guessed
        return Often(first, last, (1.0, times[1] if times[1] <= _MAY_BE_A_WEEK else 1.0), period)
    if how == "count":
        if re.search(r"[mH]", line.kinds[first:last]):
            times = (values[0], values[0])
        return Often(first, last, times, "total")
    return Often(first, last, times, period)


_EACH = frozenset(("each", "every", "all"))


def _is_each_time(line: Line, first: int, last: int) -> bool:
    """Whether "every worksheet" or "all print" says of what it holds, and is not "all pupils" or "every effort"."""
    if line.low(first) not in _EACH:
        return False
    word = line.low(last)
    if line.kinds[last] != ".":
        return line.kinds[last] != "E" or word in _EVERY_THING
    return len(word) > 2 and word not in NO_OCCASION and (word in _EVERY_THING or word not in EMPTY_WORDS)


_EVERY_THING = frozenset(
    """
    step visit question topic item occasion session activity task lesson room classroom word text change start end
    move stage's report work resources materials
    """.split()
)


def _has_an_event(line: Line, at: int) -> bool:
    """Whether "when", "before" or "after" is followed in its part by something that happens."""
    here = line.part[at]
    after = at + 1
    if line.kinds[after : after + 1] == "t":
        return False
    while after < len(line.kinds) and line.part[after] == here and after < at + 6:
        kind = line.kinds[after]
        if kind in "KB":
            return False
        if kind in "CRrLATIXGVDe" or (kind == "." and is_content(line.marks[after].tag)):
            return True
        after += 1
    return False


_WHEN = frozenset(("spends", "spend", "at", "during", "before", "after", "in", "on"))
_ANY_TIME = re.compile(r"activit|tasks?$|instruction|turn$|class(?:es)?$|question|step", re.IGNORECASE)


def _at_a_known_time(line: Line, first: int, last: int) -> bool:
    """Whether it is at lunch, in tests, during PE lessons: a time that the timetable knows."""
    before = line.words(first - 1, first - 1).lower()
    if before not in _WHEN and not (
        before == "for" and line.words(last, last).lower().endswith(("lessons", "subjects"))
    ):
        return False
    if line.kinds[last] == "A" and not line.words(last, last).lower().endswith("lessons"):
        return False
    return not _ANY_TIME.search(line.words(last, last))


_ORDER = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _weekdays(line: Line, first: int, last: int) -> float:
    """How many days a week: "Monday to Thursday" is four, "Tuesday and Thursday" two."""
    named = [
        line.text[mark.start : mark.start + 3].lower() for mark in line.marks[first : last + 1] if mark.kind == "Y"
    ]
    if len(named) == 2 and re.search(r"[t-]", line.kinds[first : last + 1]):
        start, end = (_ORDER.index(day) if day in _ORDER else 0 for day in named)
        return float((end - start) % 7 + 1)
    return float(len(set(named)))
