"""A date as somebody types it, day first as in Britain: "12/1/26", "12 Jan", "jan 2026", "yesterday", "?".

Every way the words can be read is tried. One possible reading is the answer; none, or two, is a question back.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _

from upheld.dates import EARLIEST
from upheld.web import clock

LONGEST = 40
"""The most characters a date may have, and the most of what was typed that a message says back."""

_UNKNOWN = frozenset({
    "?", "unknown", "unsure", "dont know", "do not know", "don't know", "i dont know", "i do not know",
    "i don't know", "not known", "not sure", "no idea", "n/k", "nk",
})  # fmt: skip
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december")  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SMALL = re.compile(r"\b(?:the|of|on|in)\b")
_PART = re.compile(r"[0-9]+|[a-z']+")
_ORDINAL = re.compile(r"\b([0-9]{1,2})(?:st|nd|rd|th)\b")
_AGO = re.compile(r"([0-9]{1,3}|a|one|two|three) (day|week)s? ago")
_JOINS = re.compile(r"[\s/.,-]*")
_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3}


def typed_date(text: str, today: date | None = None) -> str:
    """The date as a case file writes it: "2026-01-12", "2026-01", "2026" or "unknown".

    Two figures of a year are 2000 to 2099. Where the year is left out it is the latest such day that has come.

    Args:
        today: the day it is; left out, the clock is asked.

    Raises:
        ValueError: one sentence, in the visitor's language, that says back what was typed.
    """
    today = today or clock.today()
    words = _words(text)
    if not words:
        raise ValueError(_("Type a date, or a question mark if you do not know it."))
    if words.strip(" .!") in _UNKNOWN or set(words) == {"?"}:
        return "unknown"
    if len(words) > LONGEST:
        raise _refused(text)
    said = _said(words, today)
    if said is not None:
        return said
    words, weekday = _without_weekday(words)
    found = _one(text, dict.fromkeys(_readings(text, words, today)), today)
    if weekday is not None and (len(found) < 10 or date.fromisoformat(found).weekday() != weekday):
        raise ValueError(
            _("“%(typed)s” does not fall on that day of the week: check the date.") % {"typed": quoted(text)}
        )
    return found


def quoted(text: str) -> str:
    """What was typed, as a message can say it back: one short line without hidden or direction characters."""
    shown = " ".join("".join(_seen(text[: 20 * LONGEST])).split())
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 1]}…"


def _seen(text: str) -> Iterator[str]:
    for letter in text:
        kind = unicodedata.category(letter)
        if letter.isspace() or kind in ("Cc", "Zl", "Zp"):
            yield " "
        elif kind[0] != "C":
            yield letter


def _words(text: str) -> str:
    """The text in small letters and plain figures, its spaces single; longer than `LONGEST` if it was far too long."""
    folded = unicodedata.normalize("NFKC", text[: 20 * LONGEST]).replace("’", "'").casefold()
    plain = "".join(str(unicodedata.decimal(each)) if each.isdecimal() else each for each in _seen(folded))
    return " ".join(plain.split())


def _refused(text: str) -> ValueError:
    return ValueError(
        _("“%(typed)s” is not a date we can read: type it like 12/1/2026, Jan 2026 or 2026, or ? if you do not know.")
        % {"typed": quoted(text)}
    )


def _said(words: str, today: date) -> str | None:
    """A day said by its distance from today."""
    ago = _AGO.fullmatch(words)
    if ago:
        number = _COUNTS.get(ago[1]) or int(ago[1])
        return (today - timedelta(days=number * (7 if ago[2] == "week" else 1))).isoformat()
    if words in ("today", "yesterday"):
        return (today - timedelta(days=words == "yesterday")).isoformat()
    if words in ("this month", "last month"):
        day = today.replace(day=1) - timedelta(days=words == "last month")
        return f"{day:%Y-%m}"
    if words in ("this year", "last year"):
        return str(today.year - (words == "last year"))
    last = words.startswith("last ")
    weekday = _named(words.removeprefix("last ").removeprefix("on "), _WEEKDAYS)
    if weekday is None:
        return None
    back = (today.weekday() - weekday) % 7
    return (today - timedelta(days=back or (7 if last else 0))).isoformat()


def _named(word: str, names: tuple[str, ...]) -> int | None:
    """The place of the one name that begins with the word, which has at least three letters."""
    found = [place for place, name in enumerate(names) if len(word) > 2 and name.startswith(word)]
    return found[0] if len(found) == 1 else None


def _without_weekday(words: str) -> tuple[str, int | None]:
    first, _space, rest = words.removeprefix("on ").partition(" ")
    weekday = _named(first.rstrip(",."), _WEEKDAYS)
    return (rest, weekday) if weekday is not None and rest else (words, None)


def _readings(text: str, words: str, today: date) -> Iterator[str | None]:
    """Every date the words may stand for; None for one that is not in the calendar."""
    ordinal = _ORDINAL.search(words) is not None
    words = _SMALL.sub(" ", _ORDINAL.sub(r"\1 ", words))
    parts = _PART.findall(words)
    if not _JOINS.fullmatch(_PART.sub("", words)):
        raise _refused(text)
    months = [_named(part, _MONTHS) for part in parts]
    shape = "".join(_letter(part, month) for part, month in zip(parts, months, strict=True))
    orders = _SHAPES.get(shape, ())
    if not orders:
        raise _refused(text)
    figures = [str(month + 1) if month is not None else part for part, month in zip(parts, months, strict=True)]
    for order in orders:
        if order.isupper():
            yield _written(_split(parts[0], order), today)
        elif not (ordinal and order == "my"):
            yield _written(dict(zip(order, figures, strict=True)), today)


def _letter(part: str, month: int | None) -> str:
    """What a part can be: M a month by name, n one or two figures, Y four, S six, E eight; x anything else."""
    if month is not None:
        return "M"
    return {1: "n", 2: "n", 4: "Y", 6: "S", 8: "E"}.get(len(part), "x") if part.isdigit() else "x"


# shape of the parts -> the orders in which day, month and year may stand
_SHAPES: dict[str, tuple[str, ...]] = {
    "Y": ("y",),
    "M": ("m",),
    "MY": ("my",),
    "YM": ("ym",),
    "Mn": ("md", "my"),
    "nM": ("dm",),
    "nn": ("dm",),
    "nY": ("my",),
    "Yn": ("ym",),
    "nnn": ("dmy",),
    "nnY": ("dmy",),
    "Ynn": ("ymd",),
    "nMn": ("dmy",),
    "nMY": ("dmy",),
    "MnY": ("mdy",),
    "YMn": ("ymd",),
    "E": ("DDMMYYYY", "YYYYMMDD"),
    "S": ("DDMMYY", "YYYYMM"),
}


def _split(figures: str, order: str) -> dict[str, str]:
    """Figures written without a gap, by what each of them belongs to."""
    split: dict[str, str] = {}
    for figure, place in zip(figures, order.lower(), strict=True):
        split[place] = split.get(place, "") + figure
    return split


def _written(at: dict[str, str], today: date) -> str | None:
    """The date of those figures as a case file writes it; None if it is not in the calendar.

    Without a year it is the latest such date that has begun; a 29 February may lie eight years back.
    """
    day, month = (int(at[each]) if each in at else None for each in "dm")
    if "y" in at:
        return _in_year(int(at["y"]) + (2000 if len(at["y"]) == 2 else 0), month, day)
    found = (_in_year(year, month, day) for year in range(today.year, today.year - 9, -1))
    return next((each for each in found if each is not None and _first_day(each) <= today), None)


def _in_year(year: int, month: int | None, day: int | None) -> str | None:
    try:
        first = date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    written = first.isoformat()
    return written if day is not None else written[:7] if month is not None else written[:4]


def _first_day(written: str) -> date:
    return date.fromisoformat(f"{written}-01-01"[:10])


def _one(text: str, found: dict[str | None, None], today: date) -> str:
    """The one reading that has come and is not too long ago.

    Raises:
        ValueError: there is none, or more than one.
    """
    typed = {"typed": quoted(text)}
    days = [each for each in found if each is not None]
    possible = [each for each in days if EARLIEST <= _first_day(each) <= today]
    if len(possible) == 1:
        return possible[0]
    if possible:
        raise ValueError(_("“%(typed)s” could be two dates: type the month as a word and all of the year.") % typed)
    if not days:
        raise ValueError(_("“%(typed)s” is not in the calendar: check the day and the month.") % typed)
    if any(_first_day(each) > today for each in days):
        raise ValueError(_("“%(typed)s” has not come yet: type a date up to today, with all of the year.") % typed)
    raise ValueError(_("“%(typed)s” is before 1980: check the year.") % typed)
