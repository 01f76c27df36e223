"""A case: one child or young person, what holds over a time, and the log of what happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from upheld.case.event import Event
from upheld.dates import Span

FILE_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of the child or young person; None is not recorded, which is not the same as no."""

    date_of_birth: date | None = None
    local_authority: str | None = None
    year_group: int | None = None
    capacity: bool | None = None
    looked_after: bool | None = None
    armed_forces_parent: bool | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that holds from one day to another, both included; `to_on` None is still so.

    Args:
        fields: what the kind of fact says, by name; a setting's `terms` and `closed` are tuples of days.
    """

    kind: str
    from_on: Span
    to_on: Span | None
    fields: Mapping[str, Any] = field(hash=False)
    line: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Case:
    """A case as recorded: nothing is ever taken out of `log`, and `events` are those of it that stand."""

    person: Person
    facts: tuple[Fact, ...]
    log: tuple[Event, ...]
    file_format: int = FILE_FORMAT
    events: tuple[Event, ...] = field(init=False, compare=False)
    _by_id: Mapping[str, Event] = field(init=False, compare=False, repr=False)
    _by_kind: Mapping[str, tuple[Event, ...]] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Work out what stands, once."""
        by_kind: dict[str, list[Event]] = {}
        events = standing(self.log)
        for event in events:
            by_kind.setdefault(event.kind, []).append(event)
        object.__setattr__(self, "events", events)
        object.__setattr__(self, "_by_id", {event.id: event for event in self.log})
        object.__setattr__(self, "_by_kind", {kind: tuple(found) for kind, found in by_kind.items()})

    def of(self, kind: str) -> tuple[Event, ...]:
        """The events of one kind that stand, in the order they were recorded."""
        return self._by_kind.get(kind, ())

    def by_id(self, id: str) -> Event | None:
        """The event of that id, whether or not it stands; None if there is none."""
        return self._by_id.get(id)


def standing(log: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events of a log that are neither replaced nor withdrawn, without the withdrawals themselves.

    A correction that was itself withdrawn corrects nothing: what it replaced stands again.
    """
    replaced: set[str] = set()
    withdrawn: set[str] = set()
    for event in reversed(log):
        if event.id in withdrawn:
            continue
        if event.replaces is not None:
            if event.replaces in replaced and event.kind != "withdrawn":
                # A later correction of the same entry took the place of this one.
                replaced.add(event.id)
            replaced.add(event.replaces)
        if event.kind == "withdrawn" and event.id not in replaced:
            withdrawn.add(event.fields["event"])
    gone = replaced | withdrawn
    return tuple(event for event in log if event.id not in gone and event.kind != "withdrawn")
