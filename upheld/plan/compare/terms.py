"""What does a line of provision fix, as values that can be set against those of another line?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from upheld.plan.check.provision.numbers import in_digits, in_words

What = Literal["duration", "frequency", "count", "weeks", "term_time", "group", "start"]
Value = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that is fixed: what it is, its value, and its words with where they begin and end.

    The value of a duration is the least and the most in minutes; of a frequency, times in a year; of a count, sessions;
    of weeks, their number; of a group, the most children in it; of a start, the day or the number of days to it.
    """

    what: What
    value: Value
    words: str
    start: int
    end: int


_ONES = "one|two|three|four|five|six|seven|eight|nine"
_N = (
    rf"(?:\d+(?:\.\d+)?[½¼¾]?|½|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\s-](?:{_ONES}))?|{_ONES}"
    "|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
)
_UNIT = r"(?:minutes?|mins?|hours?|hrs?)"
_TO = r"\s*(?:-|–|to|and|or)\s*"
_DURATION = re.compile(
    rf"\b(?:(?P<low>{_N}){_TO})?(?P<number>{_N})[\s-]*(?P<unit>{_UNIT})\b(?:(?:\s+and)?\s+(?P<more>{_N})\s*(?:minutes?|mins?)\b)?"
    r"|\b(?P<half>half[\s-]an[\s-]hour)\b|\b(?P<hour>an\s+hour(?!\s+(?:a|per|each|every)\s+hour))\b",
    re.IGNORECASE,
)
_YEAR: dict[str, float] = {
    "hour": 950, "lesson": 950, "day": 190, "morning": 190, "afternoon": 190, "lunchtime": 190, "weekday": 190,
    "night": 190, "week": 38, "fortnight": 19, "month": 10, "half term": 6, "term": 3, "year": 1, "annum": 1,
}  # fmt: skip
_ADVERBS = {
    "hourly": 950.0, "daily": 190.0, "weekly": 38.0, "fortnightly": 19.0, "monthly": 10.0, "half-termly": 6.0,
    "half termly": 6.0, "termly": 3.0, "annually": 1.0, "annual": 1.0, "yearly": 1.0, "p/w": 38.0, "pw": 38.0,
}  # fmt: skip
_DAYS_OF_WEEK = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_MONTHS = (
    "january february march april may june july august september october november december".split()
)  # fmt: skip
_PERIOD = (
    r"(?:(?:school|academic|calendar|working|other|half)[\s-]+)?"
    r"(?P<period>hour|(?:[\w-]+\s+)?lesson|day|weekday|morning|afternoon|lunchtime|night|week|fortnight|month|term|year|"
    rf"annum|(?<=each\s|very\s)(?:{_DAYS_OF_WEEK}|{'|'.join(_MONTHS)}))\b"
)
_TIMES = (
    rf"(?:(?P<once>once|twice|thrice)|x\s*(?P<by>\d+)"
    rf"|(?P<times>{_N})\s*(?:times|x|days|sessions|visits|lessons|meetings|occasions))"
)
_FREQUENCY = re.compile(
    rf"(?:\b{_TIMES}[\s-]*)?(?:(?:\b(?:in|on|of|for)\s+)?(?:\b(?:a|an|per|each|every|in every|in the)\s+|/\s*){_PERIOD}"
    rf"|\b(?P<adverb>{'|'.join(_ADVERBS)})\b)",
    re.IGNORECASE,
)
_COUNT = re.compile(
    rf"\b(?P<number>{_N})\s*(?:x\b|(?:(?P<adverb>weekly|daily|fortnightly|monthly|termly)\s+)?(?:[\w-]+\s+){{0,3}}?"
    r"(?:sessions|visits|lessons|meetings|appointments|assessments)\b)",
    re.IGNORECASE,
)
_WEEKS = re.compile(rf"\b(?P<number>{_N})[\s-]+weeks?\b(?:\s+(?:a|per|each|of the)\s+year)?", re.IGNORECASE)
_TERM_TIME = re.compile(r"\bterm[\s-]+time\b|\b(?:in|of)\s+term\b(?![\s-]+time)", re.IGNORECASE)
_PEOPLE = r"(?:pupils?|children|learners?|students?|peers?|young people)"
_MOST = r"(?:no more than|not more than|up to|at most|a maximum of|maximum of|maximum|fewer than)"
_GROUP = re.compile(
    r"\b(?P<alone>one[\s-]to[\s-]one|1\s*:\s*1|1\s*-\s*(?:to\s*-\s*)?1|1 to 1|individually|individual)\b"
    r"|\b(?P<pair>in (?:a pair|pairs)|paired)\b"
    rf"|\b(?:ratio\s+(?:of\s+)?)1\s*:\s*(?P<ratio>\d+)"
    rf"|\b(?:an?\s+)?(?:small\s+)?(?:group|class)\s+(?:size\s+)?(?:of\s+)?(?:{_MOST}\s+)?(?P<number>{_N})\b(?![\s-]+{_UNIT})(?:\s+{_PEOPLE})?"
    rf"|\b{_MOST}\s+(?P<most>{_N})\s+(?:other\s+)?{_PEOPLE}"
    r"|\b(?P<small>(?:a\s+)?small(?:er)?\s+(?:group|class)(?:es|s)?)\b",
    re.IGNORECASE,
)
SMALL = 999.0
MOST_LETTERS = 6_000
_DAY = rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+)?(?P<month>{'|'.join(_MONTHS)})\s+(?P<year>20\d\d)"
_START = re.compile(
    rf"\b(?:by|before|from|starting|beginning)\s+(?:the\s+(?:end|start)\s+of\s+)?{_DAY}"
    rf"|\bwithin\s+(?P<number>{_N})\s+(?P<unit>(?:working\s+|school\s+)?(?:days?|weeks?|months?))",
    re.IGNORECASE,
)
_UNTIL = {"day": 1, "wee": 7, "mon": 30}
_REVIEWED = re.compile(
    r"\b(?:review|monitor|supervis|oversee|check|evaluat|updat|report|measur|train)\w*[^.;,]*$", re.IGNORECASE
)
_MOST_A_WEEK = 5


def terms_of(text: str) -> tuple[Term, ...]:
    """Everything that the first 6,000 letters of a line fix, in their order; no two of a kind lie over one another."""
    text = text[:MOST_LETTERS]
    starts = list(_starts(text))
    groups = list(_groups(text))
    taken = [(one.start, one.end) for one in (*starts, *groups)]
    durations = [one for one in _durations(text) if _free(one, taken)]
    counts = [one for one in _counts(text) if _free(one, [*taken, *((d.start, d.end) for d in durations)])]
    weeks = [one for one in _weeks(text) if _free(one, taken)]
    elsewhere = [*taken, *((one.start, one.end) for one in (*durations, *weeks))]
    frequencies = [one for one in _frequencies(text) if _free(one, elsewhere)]
    frequencies = [one for one in frequencies if one is frequencies[0] or not _of_review(text, one)]
    frequencies, counts = _multiplied(text, frequencies, counts)
    found = (*starts, *groups, *durations, *frequencies, *counts, *weeks, *_term_times(text))
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))


def _free(term: Term, taken: list[tuple[int, int]]) -> bool:
    return all(term.end <= start or end <= term.start for start, end in taken)


def number(written: str | None) -> float:
    """The number that is written in digits or words; 0 where there is none."""
    if not written:
        return 0.0
    found = in_words(tuple(re.split(r"[\s-]+", written.casefold())))
    return found[0] if found else in_digits(written) or 0.0


def _durations(text: str) -> Iterator[Term]:
    for found in _DURATION.finditer(text):
        if found["number"]:
            each = 60 if found["unit"][0] in "hH" else 1
            most = number(found["number"]) * each + number(found["more"])
            least = number(found["low"]) * each if found["low"] else most
            if least > most:  # "five and 20 minutes" is two things
                least = most
        else:
            least = most = 30 if found["half"] else 60
        yield _term("duration", (least, most), found)


def _frequencies(text: str) -> Iterator[Term]:
    for found in _FREQUENCY.finditer(text):
        times = number(found["times"] or found["by"]) or {"twice": 2, "thrice": 3}.get((found["once"] or "").lower(), 1)
        yield _term("frequency", (times * _in_a_year(found),), found)


def _of_review(text: str, frequency: Term) -> bool:
    """Whether it says how often a thing is reviewed or supervised, and not how often it is done."""
    return bool(_REVIEWED.search(text[max(0, frequency.start - 60) : frequency.start]))


def _in_a_year(found: re.Match[str]) -> float:
    if found["adverb"]:
        return _ADVERBS[found["adverb"].casefold()]
    period = found["period"].casefold().split()[-1]
    before = found.group().casefold()
    if period == "term" and re.search(r"half[\s-]+term", before):
        return _YEAR["half term"]
    if period == "week" and "other" in before:
        return _YEAR["fortnight"]
    return 1.0 if period in _MONTHS else _YEAR.get(period, _YEAR["week"])


def _counts(text: str) -> Iterator[Term]:
    for found in _COUNT.finditer(text):
        yield _term("count", (number(found["number"]),), found)


def _multiplied(text: str, frequencies: list[Term], counts: list[Term]) -> tuple[list[Term], list[Term]]:
    """The frequencies, each with its count of sessions: "two sessions of 30 minutes a week" is twice a week."""
    left: list[Term] = []
    for count in counts:
        own = next((f for f in frequencies if f.start >= count.start and "." not in text[count.end : f.start]), None)
        alone = own is not None and own.end <= count.end and count.value[0] > _MOST_A_WEEK
        if alone:  # "a block of 12 weekly sessions" is not twelve in a week
            left.append(count)
            continue
        if own is None or re.search(_TIMES, own.words, re.IGNORECASE) or not count.value[0]:
            if own is None or own.start >= count.end:
                left.append(count)
            continue
        words = count.words if own.end <= count.end else f"{count.words} {own.words}"
        joined = Term("frequency", (count.value[0] * own.value[0],), words, count.start, max(own.end, count.end))
        frequencies = [joined if one is own else one for one in frequencies]
    return frequencies, left


def _weeks(text: str) -> Iterator[Term]:
    for found in _WEEKS.finditer(text):
        yield _term("weeks", (number(found["number"]),), found)


def _term_times(text: str) -> Iterator[Term]:
    for found in _TERM_TIME.finditer(text):
        yield _term("term_time", (1.0,), found)


def _groups(text: str) -> Iterator[Term]:
    for found in _GROUP.finditer(text):
        written = found["number"] or found["most"] or found["ratio"]
        size = 1.0 if found["alone"] else 2.0 if found["pair"] else SMALL if found["small"] else number(written)
        yield _term("group", (size,), found)


def _starts(text: str) -> Iterator[Term]:
    for found in _START.finditer(text):
        if found["number"]:
            days = number(found["number"]) * _UNTIL[found["unit"].casefold().split()[-1][:3]]
        else:
            days = _ordinal(int(found["year"]), _MONTHS.index(found["month"].casefold()) + 1, int(found["day"] or 1))
        yield _term("start", (days,), found)


def _ordinal(year: int, month: int, day: int) -> float:
    try:
        return float(date(year, month, day).toordinal())
    except ValueError:
        return float(date(year, month, 1).toordinal())


def _term(what: What, value: Value, found: re.Match[str]) -> Term:
    words = found.group().strip()
    return Term(what, value, words, found.start(), found.end())
