"""Term dates as somebody types or pastes them, a line each: "3 September 2026 to 23 October 2026"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise

from django.utils.translation import gettext as _

from upheld.dates import england_and_wales
from upheld.delivery.terms import MOST_TERMS
from upheld.web.ui.typed_date import quoted, typed_date

Terms = tuple[tuple[date, date], ...]
MOST_CLOSED = 1_000
LONGEST = 20_000
_DAY = timedelta(days=1)
_LONGEST_TERM, _LONGEST_CLOSED = timedelta(days=400), timedelta(days=60)
_TO = re.compile(r"\s*[\u2013\u2014\t]\s*|\s+(?:to|until|till|-)\s+", re.IGNORECASE)
_NAMED = re.compile(r"^.*:\s*")
_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_SHORT = re.compile(r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2}(?![0-9])")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip


class Unread(ValueError):
    """Lines that cannot be read; `sentences` says of each what is wrong with it."""

    def __init__(self, sentences: list[str]) -> None:
        """One sentence for each line."""
        super().__init__(" ".join(sentences))
        self.sentences = sentences


def terms_in(text: str) -> Terms:
    """The terms, in order.

    Raises:
        Unread: a line is no term, or two terms overlap.
    """
    found: list[tuple[int, tuple[date, date]]] = [*_each(text, MOST_TERMS, _term)]
    ordered = sorted(found, key=lambda one: one[1])
    wrong = [
        _("Line %(line)s: this term begins before the one in line %(other)s has ended. Check both.")
        % {"line": line, "other": other}
        for (other, before), (line, term) in pairwise(ordered)
        if term[0] <= before[1]
    ]
    if wrong:
        raise Unread(wrong)
    return tuple(term for _line, term in ordered)


def closed_in(text: str) -> tuple[date, ...]:
    """The days without school, each once and in order; a line may be one day, or from one to another.

    Raises:
        Unread: a line is no day.
    """
    days = {day for _line, span in _each(text, MOST_CLOSED, _span) for day in _between(*span)}
    return tuple(sorted(days))


def as_lines(terms: Terms) -> str:
    """The terms as somebody would type them."""
    return "\n".join(f"{_typed(first)} to {_typed(last)}" for first, last in terms)


def closed_as_lines(days: Iterable[date]) -> str:
    """The days as somebody would type them, days that follow one another in one line."""
    runs: list[list[date]] = []
    for day in sorted(days):
        if runs and day == runs[-1][-1] + _DAY:
            runs[-1].append(day)
        else:
            runs.append([day])
    return "\n".join(_typed(run[0]) if len(run) == 1 else f"{_typed(run[0])} to {_typed(run[-1])}" for run in runs)


def _typed(day: date) -> str:
    """English whatever language the page has, since these are the words that are read back."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _each(text: str, most: int, read: Callable[[str], tuple[date, date]]) -> Iterator[tuple[int, tuple[date, date]]]:
    """What each line that is not empty says, with its number.

    Raises:
        Unread: some say nothing that can be read, or there are too many.
    """
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if len(lines) > most:
        told = _("There are %(lines)s lines, and %(most)s is the most: leave out old ones.")
        raise Unread([told % {"lines": len(lines), "most": most}])
    found, wrong = [], []
    for number, line in lines:
        try:
            found.append((number, read(line)))
        except ValueError as error:
            wrong.append(_("Line %(line)s: %(what)s") % {"line": number, "what": error})
    if wrong:
        raise Unread(wrong)
    return iter(found)


def _term(line: str) -> tuple[date, date]:
    first, last = _ends(line)
    if last is None:
        told = _("“%(typed)s” has no last day: type a term like 3 September 2026 to 23 October 2026.")
        raise ValueError(told % {"typed": quoted(line)})
    return _in_order(line, first, last, _LONGEST_TERM)


def _span(line: str) -> tuple[date, date]:
    first, last = _ends(line)
    return (first, first) if last is None else _in_order(line, first, last, _LONGEST_CLOSED)


def _in_order(line: str, first: date, last: date, longest: timedelta) -> tuple[date, date]:
    if last < first:
        told = _("“%(typed)s” ends before it begins: put the first day first, and check the years.")
        raise ValueError(told % {"typed": quoted(line)})
    if last - first > longest:
        told = _("“%(typed)s” lasts more than %(days)s days: check the years.")
        raise ValueError(told % {"typed": quoted(line), "days": longest.days})
    return first, last


def _ends(line: str) -> tuple[date, date | None]:
    """The first and the last day of a line; a first day without a year has that of the last."""
    words = _ASIDE.sub("", _NAMED.sub("", line))
    parts = [one for one in _TO.split(words) if one.strip()]
    if len(parts) not in (1, 2):
        told = _("“%(typed)s” is not one day, and not from one day to another.")
        raise ValueError(told % {"typed": quoted(line)})
    last = _day(parts[-1])
    if len(parts) == 1:
        return last, None
    if _has_year(parts[0]):
        return _day(parts[0]), last
    first = _day(f"{parts[0]} {last.year}")
    return (first if first <= last else _day(f"{parts[0]} {last.year - 1}")), last


def _has_year(words: str) -> bool:
    return bool(_YEAR.search(words) or _SHORT.search(words))


def _day(words: str) -> date:
    bank = england_and_wales()
    if not _has_year(words):
        raise ValueError(_("“%(typed)s” has no year: type it like 3 September 2026.") % {"typed": quoted(words)})
    found = typed_date(words, date.max)
    if len(found) != len("2026-09-03"):
        raise ValueError(_("“%(typed)s” is no single day: type it like 3 September 2026.") % {"typed": quoted(words)})
    day = date.fromisoformat(found)
    if not bank.valid_from <= day <= bank.valid_until:
        told = _("“%(typed)s” is too far away: bank holidays are known from %(first)s to %(last)s.")
        raise ValueError(told % {"typed": quoted(words), "first": bank.valid_from.year, "last": bank.valid_until.year})
    return day


def _between(first: date, last: date) -> Iterator[date]:
    return (first + each * _DAY for each in range((last - first).days + 1))
