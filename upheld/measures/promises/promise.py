"""One thing that had to happen by a day, who said so, and what is known of it."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal, get_args

Kind = Literal["statement", "monitoring", "inspection", "decision"]
Status = Literal["kept", "partly", "not kept", "late", "missed", "ahead", "unknown"]

STATUSES: Final[Mapping[Status, str]] = MappingProxyType(
    {
        "kept": "Kept",
        "partly": "Kept in part",
        "not kept": "Not kept",
        "late": "Kept late",
        "missed": "Missed",
        "ahead": "Not due yet",
        "unknown": "Not known",
    }
)
"""What can be known of a promise, in words. "Not known" is never counted as broken."""

assert set(STATUSES) == set(get_args(Status))

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Promise:
    """One thing that had to happen.

    Args:
        area: the three digits of the council, as it stood then.
        kind: "statement", "monitoring", "inspection" or "decision".
        by: who had to do it.
        what: what had to happen, one sentence.
        said_on: the day it was said; None where it is not known.
        due: the last day, or the first of the month it was due in; None where no day was set.
        due_said: the due day in words; empty where none was set.
        status: what is known.
        because: how it is known, one sentence.
        on: the day that is known of; None for a status that nothing is known of.
        source: the publication.
        address: where it is found; empty where that was not seen.
    """

    area: str
    kind: Kind
    by: str
    what: str
    said_on: date | None
    due: date | None
    due_said: str
    status: Status
    because: str
    on: date | None
    source: str
    address: str


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one table of this folder, without the lines that say where it is from."""
    with (_FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def day(text: str) -> date | None:
    """A day as a table has it; None where it has none."""
    return date.fromisoformat(text) if text else None


def said(day: date) -> str:
    """A day in words."""
    return f"{day.day} {day:%B %Y}"
