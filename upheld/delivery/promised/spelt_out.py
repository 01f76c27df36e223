"""Which ways of writing does the judging of provision not know, and how is the same said in words that it does?"""

from __future__ import annotations

import re

_DAYS = {"mon": "Monday", "tue": "Tuesday", "wed": "Wednesday", "thu": "Thursday", "fri": "Friday", "sat": "Saturday",
         "sun": "Sunday"}  # fmt: skip
_DAY = r"\b(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)(?:days?|nesdays?|rsdays?|sdays?|urdays?)?\b\.?"
_SEVERAL_DAYS = re.compile(rf"{_DAY}(?:(?:\s?[,/&+–-]\s?|\s)(?:and\s|&\s)?{_DAY})+", re.IGNORECASE)
_SHORT_DAY = re.compile(r"\b(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?", re.IGNORECASE)
_TIMES = re.compile(r"\b(\d{1,2})\s?[x×]\s?(?:(?:per|a|each)\s)?(?=(?:day|week|fortnight|term|year)\b)", re.IGNORECASE)
_WEEKS_A_YEAR = re.compile(
    r"\b(\d\d) (?:school |term[- ]?time )?weeks (?:per|each|every|in (?:the|a|each|every)|of (?:the|each|every))"
    r" (?:(?:school|academic) )?year\b",
    re.IGNORECASE,
)
_COST = re.compile(r"\s?\((?:[a-z]+ ){0,6}£\s?[\d,.]+k?(?: [a-z]+){0,4}\)", re.IGNORECASE)


def spelt_out(text: str) -> str:
    """The words of a line, with short forms written out and without what it costs in brackets.

    >>> spelt_out("Mon, Wed: 15 minutes, for 36 weeks per year (equivalent to £900)")
    'Monday, Wednesday: 15 minutes, for 36 weeks a year'
    """
    text = _SEVERAL_DAYS.sub(lambda found: _SHORT_DAY.sub(_whole_day, found[0]), text)
    return _COST.sub("", _WEEKS_A_YEAR.sub(r"\1 weeks a year", _TIMES.sub(r"\1 times a ", text)))


def _whole_day(found: re.Match[str]) -> str:
    return _DAYS[found[0][:3].lower()]
