"""The days that a text prints, as a British reader means them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
)
_MONTH += r"nov(?:ember)?|dec(?:ember)?)"
_DAY = re.compile(
    rf"(?<![\d.])(?:(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})"
    rf"|(?P<day>\d{{1,2}})\s*(?:st|nd|rd|"
    rf"th)?\s*(?:of\s+)?[-/ ]?\s*{_MONTH.format('month')}\.?[,\s/-]*(?P<year>\d{{4}}|\d{{2}})"
    rf"|{_MONTH.format('first')}\.?\s+(?P<second>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<third>\d{{4}})"
    rf"|(?P<d>\d{{1,2}})\s?[./-]\s?(?P<m>\d{{1,2}})\s?[./-]\s?(?P<y>\d{{4}}|\d{{2}}))(?!\d)",
    re.I,
)


def days_in(text: str) -> Iterator[tuple[int, int, date]]:
    """Each day with where its letters begin and end; a month without a day is none."""
    for found in _DAY.finditer(text):
        day = _day(found)
        if day is not None:
            yield found.start(), found.end(), day


def day_in(text: str) -> date | None:
    """The first day that a text prints."""
    return next((day for _, _, day in days_in(text)), None)


def _day(found: re.Match[str]) -> date | None:
    try:
        if found["iso"]:
            return date.fromisoformat(found["iso"])
        if found["month"]:
            return date(_year(found["year"]), _month(found["month"]), int(found["day"]))
        if found["first"]:
            return date(_year(found["third"]), _month(found["first"]), int(found["second"]))
        return date(_year(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return None


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) == 2 else 0)
