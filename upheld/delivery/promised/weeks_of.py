"""In which weeks is a line of provision owed: those of term, or all of the year, and from when?"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from upheld.delivery.entitlement import Weeks
from upheld.delivery.promised.one_reading import Unclear

_ALL = re.compile(
    r"\ball (?:the )?year\b|\byear[- ]round\b|\b52[- ]weeks?\b|\b(?:including|and|and in|and during|as well as in"
    r"|also in|both in) (?:the )?(?:school )?holidays?\b|\bin term[- ]?time and\b[^.;]{0,24}\bholidays?\b"
    r"|\bseven days a week\b|\b7 days a week\b",
    re.IGNORECASE,
)
_TERM = re.compile(
    r"\bterm[- ]?time\b|\bweeks? (?:of|in|during) (?:the )?(?:school )?term\b|\bschool (?:week|day)s?\b|\bterm week"
    r"|\b3[89][- ]weeks?\b|\b(?:not|except|excluding|outside|apart from)\b[^.;]{0,30}\bholidays?\b"
    r"|\bon school days\b|\bat school\b",
    re.IGNORECASE,
)
_HOLIDAYS = re.compile(r"\b(?:in|during|throughout|over|every|for) (?:the |all )?(?:\w+ )?holidays?\b", re.IGNORECASE)


class Found(NamedTuple):
    """The weeks, and what was assumed: sentences."""

    weeks: Weeks
    assumed: tuple[str, ...] = ()


def weeks_of(text: str, section: str, period: str, rhythm: str = "") -> Found:
    """The weeks a line says, or those of its section where it says none.

    Social care (H1, H2) is owed in all weeks, all else in those of term: ours, where the plan does not say.
    """
    if period in ("half_term", "term", "year", "once"):
        return Found("term")
    if _TERM.search(f"{text} {rhythm}"):
        return Found("term")
    if _ALL.search(text):
        return Found("all")
    if section.startswith("H"):
        return Found("all", ("No words for which weeks were found here: social care is counted in all of them.",))
    return Found("term", ("No words for which weeks were found here: those of term are counted.",))


def in_holidays_only(text: str) -> bool:
    """Whether it is owed in the holidays and not in term."""
    return bool(_HOLIDAYS.search(text)) and not _ALL.search(text) and not _TERM.search(text)


_NUMBER = re.compile(r"\b(\d\d) weeks?\b", re.IGNORECASE)
_TERM_OR_YEAR = (38, 39, 40, 52)


def number_of_weeks(text: str) -> int:
    """In how many weeks of a year it is given, where that is neither term nor all of it; 0 where it is not said."""
    found = _NUMBER.search(text)
    number = int(found[1]) if found else 0
    return number if 20 <= number < 52 and number not in _TERM_OR_YEAR else 0


_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december")  # fmt: skip
_FROM = re.compile(
    rf"\b(?:from|starting|beginning|commencing|begins|starts|start)(?: on| from| in| by)? (?:the )?"
    rf"(?:(\d{{1,2}})(?:st|nd|rd|th)? )?({'|'.join(_MONTHS)})\b(?: (\d{{4}}))?",
    re.IGNORECASE,
)


def begins_on(text: str) -> date | None:
    """The day from which a line says it is given; None where it does not say.

    Raises:
        Unclear: it names a month, and not the day or the year.
    """
    found = _FROM.search(text)
    if found is None:
        return None
    day, month, year = found.groups()
    if day and year:
        try:
            return date(int(year), _MONTHS.index(month.lower()) + 1, int(day))
        except ValueError:
            pass
    raise Unclear(f"Read as beginning “{found[0]}”, and not the day.")
