"""The time a figure is of, and how it is said."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from upheld.measures.errors import FiguresError

At = Literal["calendar", "january", "academic", "financial", "day"]
"""What kind of time a measure is of: a calendar year, a count as at January, a school year, a financial year, a day."""

_SHAPES = {
    "calendar": re.compile(r"\d{4}"),
    "january": re.compile(r"\d{4}-01"),
    "academic": re.compile(r"\d{4}-\d{2}"),
    "financial": re.compile(r"\d{4}-\d{2}"),
    "day": re.compile(r"\d{4}-\d{2}-\d{2}"),
}


def from_published(text: str, at: At) -> str:
    """A publisher's period, such as "2024", "202425", "2024-25" or "2024/25", as this project writes it.

    Args:
        at: what kind it is; "202425" of a count as at January is January 2025.

    Raises:
        FiguresError: it is no such period.
    """
    digits = re.sub(r"[^0-9]", "", text)
    if at == "day":
        try:
            return date.fromisoformat(text.strip()).isoformat()
        except ValueError:
            digits = ""
    elif len(digits) == 4 and at in ("calendar", "january"):
        return digits if at == "calendar" else f"{digits}-01"
    elif len(digits) in (6, 8) and at != "calendar":
        first, last = int(digits[:4]), int(digits[4:][-2:])
        if (first + 1) % 100 == last:
            return f"{first + 1}-01" if at == "january" else f"{first}-{last:02}"
    raise FiguresError(f'"{text[:40]}" is no period that is known ({at}): it is written like 2024, 202425 or 2024-25.')


def is_period(text: str, at: At) -> bool:
    """Whether a text is written as a period of that kind."""
    return bool(_SHAPES[at].fullmatch(text))


def said(period: str, at: At) -> str:
    """How a reader is told it: "2024", "January 2025", "2023/24", "2023-24", "14 March 2025"."""
    if at == "january":
        return f"January {period[:4]}"
    if at == "academic":
        return period.replace("-", "/")
    if at == "day":
        day = date.fromisoformat(period)
        return f"{day.day} {day:%B %Y}"
    return period


def ends_on(period: str, at: At) -> date:
    """The last day a period takes in: 31 December of a calendar year, 31 January of a count as at January."""
    if at == "day":
        return date.fromisoformat(period)
    year = int(period[:4])
    if at == "calendar":
        return date(year, 12, 31)
    if at == "january":
        return date(year, 1, 31)
    return date(year + 1, 3, 31) if at == "financial" else date(year + 1, 8, 31)
