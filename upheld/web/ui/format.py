"""Days and numbers as a page shows them, in the visitor's language: the only place that decides how."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import Any

from django.utils.dateformat import format as date_format
from django.utils.formats import number_format
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from upheld.compliance.due import Due
from upheld.dates import EARLIEST, LATEST, Span


def day(value: date) -> str:
    """A day with its weekday: Tuesday 10 February 2026."""
    return _written(value, pgettext("how a day is written", "l j F Y"), get_language())


def short_day(value: date) -> str:
    """A day without its weekday, for tables: 10 February 2026."""
    return _written(value, pgettext("how a day is written", "j F Y"), get_language())


def month(value: date) -> str:
    """A month: February 2026."""
    return _written(value, pgettext("how a month is written", "F Y"), get_language())


@lru_cache(maxsize=4096)
def _written(value: date, form: str, language: str | None) -> str:
    """A day in a form; the same days come up again and again on a page."""
    return date_format(value, form)


def span(value: Span) -> str:
    """The day something happened, or as much of it as is known."""
    first, last = value
    if value.exact:
        return day(first)
    if first == EARLIEST and last == LATEST:
        return _("day not known")
    if last == LATEST:
        return _("%(day)s or later") % {"day": day(first)}
    if first == EARLIEST:
        return _("no later than %(day)s") % {"day": day(last)}
    if first.day == 1 and last == first.replace(day=monthrange(first.year, first.month)[1]):
        return month(first)
    if first == date(first.year, 1, 1) and last == date(first.year, 12, 31):
        return str(first.year)
    return between(first, last)


def due(value: Due) -> str:
    """When something falls due, as far as it is known."""
    if value.exact is not None:
        return day(value.exact)
    if value.first is not None and value.last is not None:
        return between(value.first, value.last)
    if value.last is not None:
        return _("%(day)s at the latest") % {"day": day(value.last)}
    return _("a day that cannot be told yet")


def between(first: date, last: date) -> str:
    """Two days and all between."""
    return _("between %(first)s and %(last)s") % {"first": day(first), "last": day(last)}


def number(value: Any) -> str:
    """A whole number with its thousands parted: 1,234."""
    return number_format(value, decimal_pos=0, use_l10n=True, force_grouping=True)
