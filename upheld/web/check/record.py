"""What somebody has told us: a case in the making, held in their sealed session or in a kept case."""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest

from upheld.case import Case, dump_json, dump_toml, from_data, loads
from upheld.case.file import Format
from upheld.compliance import Reckoning, reckon
from upheld.errors import CaseError
from upheld.law import law_named
from upheld.web import clock
from upheld.web.ui.held import Held, held_by

_PLACE = "check"
_NAME = "What you told us"
MOST_EVENTS = 1_000
MOST_PARTS = 300
"""The most facts and things agreed at mediation: each of these is a paragraph in every letter."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One event: its number, which stays its own, and what a case file would say of it."""

    number: int
    data: dict[str, Any]


class Record:
    """What somebody has told us so far. Nothing is written until `save`.

    `person`, `facts` and the data of entries are as a case file has them, with dates as text. `answers` holds the
    guided questions by id, `details` what letters ask for, `edits` the visitor's own words in letters, and `notes`
    small things of one part of the check.
    """

    def __init__(self, request: HttpRequest) -> None:
        """What is held of this visitor; empty if nothing is."""
        self._open(held_by(request))

    @classmethod
    def held_in(cls, held: Held) -> Record:
        """What is held there; empty if nothing is."""
        record = cls.__new__(cls)
        record._open(held)
        return record

    @classmethod
    def of(cls, request: HttpRequest) -> Record:
        """What this visitor has told us."""
        return cls(request)

    def _open(self, place: Held) -> None:
        self._place = place
        held = deepcopy(place.get(_PLACE)) or {}
        self.person: dict[str, Any] = held.get("person", {})
        self.facts: list[dict[str, Any]] = held.get("facts", [])
        self.entries: list[Entry] = [Entry(number, data) for number, data in held.get("entries", [])]
        self.answers: dict[str, str] = held.get("answers", {})
        self.details: dict[str, str] = held.get("details", {})
        self.edits: dict[str, dict[str, str]] = held.get("edits", {})
        self.notes: dict[str, Any] = held.get("notes", {})
        self._next: int = held.get("next", 1)
        day = held.get("as_at")
        self.as_at: date | None = date.fromisoformat(day) if day else None

    @property
    def is_empty(self) -> bool:
        """Whether nothing has happened yet."""
        return not self.entries

    def entry(self, number: int) -> Entry | None:
        """The entry of that number."""
        return next((one for one in self.entries if one.number == number), None)

    def add(self, data: Mapping[str, Any]) -> int:
        """Put an event at the end; its number."""
        number = self._next
        self._next += 1
        self.entries.append(Entry(number, dict(data)))
        return number

    def change(self, number: int, data: Mapping[str, Any]) -> None:
        """Put another event in the place of one; nothing where there is none of that number."""
        self.entries = [Entry(number, dict(data)) if one.number == number else one for one in self.entries]

    def remove(self, number: int) -> None:
        """Take an event out."""
        self.entries = [one for one in self.entries if one.number != number]

    def try_add(self, data: Mapping[str, Any]) -> int:
        """Put an event at the end if the case can still be read.

        Raises:
            CaseError: it cannot, in one sentence; nothing is changed.
        """
        if len(self.entries) >= MOST_EVENTS:
            raise CaseError(f"There are {MOST_EVENTS:,} events already: save the case and use the command for more.")
        self._read([*self.entries, Entry(self._next, dict(data))])
        return self.add(data)

    def try_change(self, number: int, data: Mapping[str, Any]) -> None:
        """Put another event in the place of one if the case can still be read.

        Raises:
            CaseError: it cannot, in one sentence; nothing is changed.
        """
        self._read([Entry(number, dict(data)) if one.number == number else one for one in self.entries])
        self.change(number, data)

    def case(self) -> Case:
        """The case as a room reads it.

        Raises:
            CaseError: nothing has happened yet, or an event cannot be read.
        """
        return self._read(self.entries)

    def reckoned(self, as_at: date | None = None) -> Reckoning:
        """The case reckoned under the law of England, for the day asked for, the day chosen, or today.

        Raises:
            CaseError: as `case`.
        """
        return reckon(self.case(), law_named("england"), as_at or self.as_at or clock.today())

    def as_toml(self) -> str:
        """The case as a file.

        Raises:
            CaseError: as `case`.
        """
        return dump_toml(self.case())

    def take(self, text: str, format: Format) -> None:
        """Put the case of a file in the place of all that was there.

        Raises:
            CaseError: the file cannot be read, in one sentence; nothing is changed.
        """
        case = loads(text, name="The file", format=format)
        if len(case.log) > MOST_EVENTS:
            raise CaseError(f"The file has {len(case.log):,} events: at most {MOST_EVENTS:,} are read here.")
        parts = len(case.facts) + sum(len(event.given.get("items") or ()) for event in case.log)
        if parts > MOST_PARTS:
            raise CaseError(f"The file has {parts:,} facts and things agreed: at most {MOST_PARTS:,} are read here.")
        data = json.loads(dump_json(case))
        self.person, self.facts = data.get("person", {}), data.get("fact", [])
        # Other numbers than before: a page of the old case that is still open must not change the new one.
        self.entries = [Entry(number, one) for number, one in enumerate(data["event"], self._next)]
        self._next += len(self.entries)
        self.answers, self.details, self.edits, self.notes, self.as_at = {}, {}, {}, {}, None

    def save(self) -> Mapping[int, int]:
        """Write it back to where it is held; which new entries have another number now, since theirs was taken.

        Raises:
            Changed, MayNotWrite: as `Held.put`.
        """
        moved = self._place.put(_PLACE, self.held())
        if moved is not None:
            self._open(self._place)
        return moved or {}

    def held(self) -> dict[str, Any]:
        """Everything told, as it is held."""
        return {
            "person": self.person,
            "facts": self.facts,
            "entries": [[one.number, one.data] for one in self.entries],
            "answers": self.answers,
            "details": self.details,
            "edits": self.edits,
            "notes": self.notes,
            "next": self._next,
            "as_at": self.as_at.isoformat() if self.as_at else None,
        }

    def _read(self, entries: list[Entry]) -> Case:
        data: dict[str, Any] = {"event": [one.data for one in entries]}
        if self.person:
            data["person"] = self.person
        if self.facts:
            data["fact"] = self.facts
        return from_data(data, _NAME)
