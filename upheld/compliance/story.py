"""The story of a case on a day: its events as the rules read them, and what is worked out from several.

`Story.moments` answers one question for every rule: when did this happen? Kinds of event are answered
from the log; the others (`t0`, `review_concluded`, ...) by the part of the process that knows them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import Any

from upheld.case import Case, Event
from upheld.compliance import (
    agreements,
    assessments,
    decisions,
    events_read,
    exemptions,
    moves,
    plans,
    reviews,
    schools,
)
from upheld.compliance.moment import Moment, moment
from upheld.compliance.person import Life
from upheld.dates import SchoolDays, Span
from upheld.law.duty import On

_NOTHING: list[Event] = []
_DERIVED: dict[str, Callable[[Story], list[Moment]]] = {}


class Story:
    """One case as it stands on `as_at`: later events have not happened yet."""

    def __init__(self, case: Case, as_at: date) -> None:
        """Read the case; nothing is worked out before it is asked for."""
        self.case = case
        self.as_at = as_at
        self.life = Life(case.person, as_at)
        self.warnings: list[str] = []
        self.clashes: list[tuple[Event, Event, tuple[str, ...]]] = []
        self.certified: dict[str, str] = {}
        self.events: tuple[Event, ...] = events_read.read(case, as_at, self.warnings)
        self._of: dict[str, list[Event]] = {}
        for event in self.events:
            self._of.setdefault(event.kind, []).append(event)
        self._derived: dict[str, list[Moment]] = {}
        self._found: dict[int, list[Moment]] = {}
        self._joined: dict[int, list[Moment]] = {}
        self._by_clock: dict[tuple[str, str], list[Moment]] = {}

    def of(self, *kinds: str) -> list[Event]:
        """The events of these kinds, in order of time."""
        if len(kinds) == 1:
            return self._of.get(kinds[0], _NOTHING)
        return [event for event in self.events if event.kind in kinds]

    def kinds(self, asked: Iterable[str]) -> Iterator[str]:
        """Those of the kinds that have happened, whether recorded or worked out."""
        for kind in asked:
            if self.moments(kind) if kind in _DERIVED else kind in self._of:
                yield kind

    @cached_property
    def has_directions(self) -> bool:
        """Whether the Tribunal gave directions."""
        return "ftt_direction" in self._of

    def moments(self, kind: str) -> list[Moment]:
        """What is worked out under that name, in order of time, up to `as_at`."""
        if kind not in self._derived:
            found = [one for one in _DERIVED[kind](self) if one.day.first <= self.as_at]
            self._derived[kind] = sorted(found, key=lambda one: one.day)
        return self._derived[kind]

    def find(self, pattern: On) -> list[Moment]:
        """The moments that fit a pattern, in order of time."""
        found = self._found.get(id(pattern))
        if found is None:
            found = self._found[id(pattern)] = self._find(pattern)
        return found

    def find_any(self, patterns: tuple[On, ...]) -> list[Moment]:
        """The moments that fit any of several patterns, in order of time."""
        if len(patterns) == 1:
            return self.find(patterns[0])
        found = self._joined.get(id(patterns))
        if found is None:
            found = [one for pattern in patterns for one in self.find(pattern)]
            if len(found) > 1:
                found.sort(key=lambda one: one.day)
            self._joined[id(patterns)] = found
        return found

    def _find(self, pattern: On) -> list[Moment]:
        found = self.moments(pattern.kind) if pattern.kind in _DERIVED else self._recorded(pattern.kind, pattern.clock)
        return [one for one in found if fits(pattern, one.fields)] if pattern.where else found

    def _recorded(self, kind: str, clock: str) -> list[Moment]:
        events = self._of.get(kind)
        if events is None:
            return []
        found = self._by_clock.get((kind, clock))
        if found is None:
            found = [moment(event, clock) for event in events]
            found = [one for one in found if one.day.first <= self.as_at]
            if len(found) > 1 and all(one.day.exact for one in found):
                found.sort(key=lambda one: one.day)
            self._by_clock[kind, clock] = found
        return found

    @cached_property
    def processes(self) -> list[assessments.Process]:
        """The ordinary assessments, oldest first."""
        return assessments.processes(self)

    @cached_property
    def abroad(self) -> list[tuple[date, date]]:
        """The days spent outside England, for which this law says nothing."""
        return moves.abroad(self) if "moved" in self._of else []

    @cached_property
    def exempting(self) -> bool:
        """Whether anything on record could prove an element of an exception."""
        return exemptions.has_facts(self)

    @cached_property
    def lives(self) -> list[plans.Life]:
        """The plans, oldest first."""
        return plans.lives(self)

    @cached_property
    def school(self) -> SchoolDays | None:
        """The days on which the school meets, from every setting that gives its terms; None if none does."""
        terms: list[tuple[date, date]] = []
        closed: list[date] = []
        for fact in self.case.facts:
            if fact.kind == "setting":
                terms += fact.fields.get("terms", ())
                closed += fact.fields.get("closed", ())
        return SchoolDays(terms, closed) if terms else None

    def setting_on(self, day: date) -> str | None:
        """The type of setting attended on a day; None if it is not recorded."""
        for fact in reversed(self.case.facts):
            if fact.kind == "setting" and fact.from_on.first <= day and (fact.to_on is None or day <= fact.to_on.last):
                kind = fact.fields.get("type")
                return None if kind is None else str(kind)
        return None

    @cached_property
    def detentions(self) -> list[tuple[Event, Event | None]]:
        """Each detention with its release, if there is one."""
        found: list[tuple[Event, Event | None]] = []
        releases = list(self.of("released"))
        for event in self.of("detained"):
            release = next((one for one in releases if one.on.first >= event.on.first), None)
            if release is not None:
                releases = [one for one in releases if one.on.first > release.on.first]
            found.append((event, release))
        return found

    def is_detained(self, day: Span) -> bool:
        """Whether the person was detained on that day."""
        return any(
            event.on.first <= day.last and (release is None or day.last < release.on.last)
            for event, release in self.detentions
        )

    def clash(self, one: Event, other: Event, duties: tuple[str, ...]) -> None:
        """Note two answers that exclude each other, and the duties that then cannot be told."""
        self.warn(f"{one.id} and {other.id} exclude each other: correct the one that is wrong with `replaces`.")
        if (one, other, duties) not in self.clashes:
            self.clashes.append((one, other, duties))

    def warn(self, sentence: str) -> None:
        """Say something once that a reader should check."""
        if sentence not in self.warnings:
            self.warnings.append(sentence)


def fits(pattern: On, fields: Any) -> bool:
    """Whether the fields hold, for each name the pattern asks for, one of the values it allows."""
    for name, wanted in pattern.where:
        value = fields.get(name)
        if value is None:
            return False
        if isinstance(value, tuple):
            if not any(one in wanted for one in value):
                return False
        elif str(value) not in wanted:
            return False
    return True


for _part in (assessments, reviews, plans, decisions, agreements, moves, schools):
    _DERIVED.update(_part.DERIVED)
