"""Dates as a case file writes them: a day, a month, a year, or "unknown"."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime

from upheld.case.problem import Problem
from upheld.dates import EARLIEST, EVER, LATEST, Span, on

_WRITTEN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_HOW = 'write a day as 2026-01-31, or "2026-01", "2026" or "unknown" in quotes if that is all you know'


def read_day(value: object) -> Span:
    """The days a written date may stand for: one day, a month, a year, or all of them if it is "unknown".

    Raises:
        Problem: not a date, an impossible day, a time of day, or a day outside 1980 to 2100.
    """
    if isinstance(value, datetime):
        raise Problem("has a time of day; write the day alone, as 2026-01-31", value=value)
    if isinstance(value, date):
        return _covered(on(value), value)
    if value == "unknown":
        return EVER
    written = _WRITTEN.fullmatch(value) if isinstance(value, str) else None
    if written is None:
        raise Problem(f"is not a date; {_HOW}", value=value)
    year, month, of_month = written.groups()
    try:
        first = date(int(year), int(month or 1), int(of_month or 1))
    except ValueError:
        raise Problem(f"is not a day in the calendar; {_HOW}", value=value) from None
    if of_month:
        return _covered(on(first), value)
    last_month = first.month if month else 12
    return _covered(Span(first, date(first.year, last_month, calendar.monthrange(first.year, last_month)[1])), value)


def read_exact_day(value: object) -> date:
    """The one day a written date stands for.

    Raises:
        Problem: as `read_day`, and also for a month, a year or "unknown".
    """
    span = read_day(value)
    if not span.exact:
        raise Problem("must be one known day, as 2026-01-31; leave it out if the day is not known", value=value)
    return span.first


def written_day(span: Span) -> date | str:
    """The shortest way to write a day, a month, a year or every day, so that `read_day` reads it back."""
    first, last = span
    if span == EVER:
        return "unknown"
    if span.exact:
        return first
    return f"{first:%Y-%m}" if first.month == last.month else f"{first:%Y}"


def _covered(span: Span, value: object) -> Span:
    if span.first < EARLIEST or span.last > LATEST:
        raise Problem("is outside the years 1980 to 2100; check the year", value=value)
    return span
