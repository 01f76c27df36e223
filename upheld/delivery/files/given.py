"""Sessions as a list has them, and what became of the list."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from upheld.delivery.entry import Entry, Outcome, Side
from upheld.delivery.files.table import Wrong


@dataclass(frozen=True, slots=True)
class Given:
    """One session as a list has it.

    Args:
        row: its number in the list.
        line: the line as the list calls it: its short name, or its id.
        on: the day of the session, or for which it was planned.
        minutes: None: as many as are owed.
        given_on: for what was given late or made up, the day it was.
    """

    row: int
    line: str
    on: date
    outcome: Outcome
    side: Side
    minutes: int | None = None
    reason: str = ""
    given_on: date | None = None
    who: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Beyond:
    """Minutes of a session over and above what was owed: told, and never counted."""

    row: int
    line: str
    on: date
    minutes: int


@dataclass
class Placed:
    """What a list comes to.

    Args:
        entries: those that are new; `here` how many rows the ledger holds already.
        made_up: the rows that made up what was missed earlier.
    """

    entries: list[Entry] = field(default_factory=list)
    here: int = 0
    made_up: list[int] = field(default_factory=list)
    beyond: list[Beyond] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)
