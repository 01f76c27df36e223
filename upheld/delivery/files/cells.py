"""What one cell of a table means: a day, a number, a choice; every doubt is one sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches

from upheld.delivery.entitlement import DeliveryError
from upheld.delivery.reasons import REASONS
from upheld.plan.shape import short

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FIGURES = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})\Z")
_ISO = re.compile(r"\d{4}-\d\d-\d\d\Z", re.ASCII)
_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9})[ -,]*(\d{4})\Z")
_TIME_AFTER = re.compile(r"[ T]\d{1,2}:\d\d(:\d\d(\.\d+)?)?Z?\Z")


def day_of(text: str, what: str) -> date:
    """A day: 2026-09-14, 14/09/2026 (the day first, as in England), or 14 September 2026.

    Raises:
        DeliveryError: it is none.
    """
    plain = _TIME_AFTER.sub("", text.strip())
    try:
        if found := _FIGURES.match(plain):
            day = date(int(found[3]), int(found[2]), int(found[1]))
        elif found := _WORDS.match(plain):
            day = date(int(found[3]), _MONTHS.index(found[2][:3].casefold()) + 1, int(found[1]))
        else:
            day = date.fromisoformat(plain if _ISO.match(plain) else "")
    except ValueError:
        told = "write it as 2026-09-14, or as 14/09/2026"
        raise DeliveryError(f"The {what} {short(text)} is not a day: {told}.") from None
    if not 1980 <= day.year <= 2100:
        raise DeliveryError(f"The {what} {day} is outside 1980 to 2100: put it right.")
    return day


_LENGTH = re.compile(r"(?:(\d{1,2})\s*(?:h|hrs?|hours?)\s*)?(?:(\d{1,4})\s*(?:m|mins?|minutes?)?)?\Z", re.ASCII)
_CLOCK = re.compile(r"(\d{1,2}):(\d\d)(?::00)?\Z", re.ASCII)


def number_of(text: str, what: str) -> int:
    """A whole number; for minutes also 1:30 and 1h 30m.

    Raises:
        DeliveryError: it is none.
    """
    plain = text.strip().casefold()
    if what == "minutes":
        found = _CLOCK.match(plain) or _LENGTH.match(plain)
        if plain and found:
            return int(found[1] or 0) * 60 + int(found[2] or 0)
    elif re.match(r"\d{1,4}\Z", plain, re.ASCII):
        return int(plain)
    raise DeliveryError(f"The {what} {short(text)} is not a whole number: write it in figures.")


def one_of(text: str, what: str, known: Mapping[str, str]) -> str:
    """Which of the known words it is, without regard to case, spaces and dashes.

    Raises:
        DeliveryError: it is none of them.
    """
    plain = plainly(text)
    if plain in known:
        return known[plain]
    near = get_close_matches(plain[:60], list(known), n=1)
    hint = f"did you mean {near[0]}?" if near else f"write {', '.join(dict.fromkeys(known.values()))}."
    raise DeliveryError(f"The {what} {short(text)} is not known: {hint}")


def plainly(text: str) -> str:
    """Words as they are compared."""
    return " ".join(re.sub(r"[_\-/]", " ", text).casefold().split())


def weekdays_of(text: str) -> tuple[int, ...]:
    """The weekdays named in a cell, Monday 0, as `Tue, Thu` or `Tuesday and Thursday`.

    Raises:
        DeliveryError: a word in it is no weekday.
    """
    words = [one for one in re.split(r"[\s,;/+&]+", text.casefold()) if one and one != "and"]
    for one in words:
        if one[:3] not in _DAYS:
            told = "which is no weekday: write Mon, Tue, …"
            raise DeliveryError(f"In the days {short(text)} stands {short(one)}, {told}.")
    return tuple(sorted(_DAYS.index(one[:3]) for one in words))


REASON_WORDS = {plainly(word): code for code, one in REASONS.items() for word in (code, one.words)}
"""Each reason by its code and by its words."""
