"""A law: a set of duties, those in force on a day, and what else its name promises."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from typing import Any

from upheld.errors import LawError
from upheld.law.duty import Duty, On

# The first day of Part 3 of the Children and Families Act 2014, and the day the law was last read through.
START = date(2014, 9, 1)
LAST_CHECKED = date(2026, 6, 15)


@dataclass(frozen=True, slots=True)
class Gap:
    """Days on which a duty id has no version, and why."""

    duty: str
    from_on: date
    to_on: date | None
    why: str


@dataclass(frozen=True, slots=True)
class Overlay:
    """A dated change to duties: case law, temporary regulations, or a proposal.

    Args:
        from_on, to_on: the days on which the changed versions are in force; `to_on` None while they last.
        changes: duty id to the fields that differ; `added`: duties that rest on it alone.
        declared_on: where a judgment says what the law always was, the day it said so.
    """

    id: str
    title: str
    cite: str
    url: str
    from_on: date
    to_on: date | None
    changes: Mapping[str, Mapping[str, Any]]
    confidence: str
    condition: str = ""
    effect: str = ""
    declared_on: date | None = None
    added: tuple[Duty, ...] = ()


class Entry:
    """The versions of one duty, oldest first, with what a reckoning asks of them all."""

    __slots__ = ("differ", "newest", "one_condition", "triggers", "versions")

    def __init__(self, versions: tuple[Duty, ...]) -> None:
        """Gather what the versions have in common."""
        self.versions = versions
        self.newest = versions[-1]
        self.triggers = tuple(dict.fromkeys(version.trigger for version in versions))
        self.one_condition = len({version.when for version in versions}) == 1
        self.differ = len(self.triggers) > 1 or not self.one_condition


@dataclass(frozen=True)
class Law:
    """Every duty of one law, by id and version.

    `name` is how it is asked for; `proposal` holds the words to print on every line if it is not law.
    """

    name: str
    duties: tuple[Duty, ...]
    gaps: tuple[Gap, ...] = ()
    overlays: tuple[Overlay, ...] = ()
    jurisdiction: str = "England"
    proposal: str = ""
    last_checked: date = LAST_CHECKED
    extras: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for versions in self.by_id.values():
            for earlier, later in pairwise(versions):
                if earlier.to_on is None or earlier.to_on >= later.from_on:
                    raise LawError(
                        f"{self.name}: two versions of {later.id} are in force on {later.from_on}: end the first."
                    )

    @cached_property
    def by_id(self) -> Mapping[str, tuple[Duty, ...]]:
        """The versions of each duty, oldest first."""
        found: dict[str, list[Duty]] = {}
        for duty in self.duties:
            found.setdefault(duty.id, []).append(duty)
        return {name: tuple(sorted(versions, key=lambda one: one.from_on)) for name, versions in found.items()}

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The duties that can become an obligation of a case, each with its versions."""
        return tuple(Entry(versions) for versions in self.by_id.values() if versions[-1].trigger)

    @cached_property
    def by_trigger(self) -> Mapping[str, tuple[int, ...]]:
        """For each kind of event, the places in `entries` of the duties it can bring alive."""
        found: dict[str, list[int]] = {}
        for place, entry in enumerate(self.entries):
            for kind in dict.fromkeys(one.kind for trigger in entry.triggers for one in trigger):
                found.setdefault(kind, []).append(place)
        return {kind: tuple(places) for kind, places in found.items()}

    @cached_property
    def asked_of(self) -> frozenset[str]:
        """Every kind of event some duty looks for, as trigger or as discharge."""
        return frozenset(pattern.kind for duty in self.duties for pattern in patterns(duty))

    def of(self, duty: str) -> tuple[Duty, ...]:
        """The versions of a duty, oldest first.

        Raises:
            LawError: no duty has that id.
        """
        if duty not in self.by_id:
            raise LawError(f"There is no duty {duty!r} in {self.name}: `upheld duties` lists them.")
        return self.by_id[duty]

    def in_force(self, duty: str, day: date) -> Duty | None:
        """The version of a duty in force on a day; None where there is a gap."""
        for version in self.of(duty):
            if version.from_on <= day and (version.to_on is None or day <= version.to_on):
                return version
        return None

    def standing(self, day: date) -> tuple[str, ...]:
        """The ids of the duties owed all the time, to everyone, that are in force on a day."""
        return tuple([duty for duty in self._standing if self.in_force(duty, day) is not None])

    @cached_property
    def _standing(self) -> tuple[str, ...]:
        return tuple(duty for duty, versions in self.by_id.items() if versions[0].shape == "standing")

    @cached_property
    def version(self) -> str:
        """The day the law was last checked, and a short hash of everything in it."""
        from upheld.law.as_data import duty_as_data

        text = json.dumps([duty_as_data(duty) for duty in self.duties], sort_keys=True, ensure_ascii=False)
        return f"{self.last_checked.isoformat()}+{hashlib.sha256(text.encode()).hexdigest()[:8]}"

    def with_overlay(self, overlay: Overlay) -> Law:
        """This law with the overlay's versions in force for its days, and the others before and after."""
        duties: list[Duty] = []
        for duty in self.duties:
            changes = overlay.changes.get(duty.id)
            duties.extend([duty] if changes is None else _split(duty, overlay, changes))
        unknown = sorted(set(overlay.changes) - set(self.by_id))
        if unknown:
            raise LawError(f"{overlay.id} changes {unknown[0]!r}, which is no duty of {self.name}.")
        return replace(self, duties=(*duties, *overlay.added), overlays=(*self.overlays, overlay))

    def without_unverified(self) -> Law:
        """This law without the duties whose mark is C: those that rest on memory alone."""
        kept = tuple(duty for duty in self.duties if duty.mark != "C")
        return replace(self, name=f"{self.name} without C", duties=kept)

    def with_changes(
        self, *, name: str, added: Iterable[Duty] = (), ended: Mapping[str, date] | None = None, proposal: str = ""
    ) -> Law:
        """A law of another name with duties added (as later versions, if the id exists) and others ended."""
        stops = dict(ended or {})
        new = tuple(added)
        for duty in new:
            stops.setdefault(duty.id, duty.from_on)
        kept = tuple(
            replace(duty, to_on=stops[duty.id] - timedelta(days=1))
            if duty.id in stops and (duty.to_on is None or duty.to_on >= stops[duty.id])
            else duty
            for duty in self.duties
            if duty.id not in stops or duty.from_on < stops[duty.id]
        )
        gaps = [
            Gap(duty.id, START, duty.from_on - timedelta(days=1), f"{name} would begin it")
            for duty in new
            if duty.id not in self.by_id and duty.from_on > START
        ]
        return replace(self, name=name, duties=kept + new, gaps=(*self.gaps, *gaps), proposal=proposal)


def patterns(duty: Duty) -> Iterable[On]:
    """Every event pattern a duty looks for."""
    yield from duty.trigger
    for limb in duty.limbs:
        for step in limb.discharged_by.steps:
            yield from step
        yield from limb.proved_by
        yield from limb.ended_by
        yield from limb.precedes
        yield from limb.unless


def _split(duty: Duty, overlay: Overlay, changes: Mapping[str, Any]) -> list[Duty]:
    first = max(duty.from_on, overlay.from_on)
    ends = [day for day in (duty.to_on, overlay.to_on) if day is not None]
    last = min(ends) if ends else None
    if last is not None and last < first:
        return [duty]
    parts = []
    if duty.from_on < first:
        parts.append(replace(duty, to_on=first - timedelta(days=1)))
    parts.append(replace(duty, from_on=first, to_on=last, **changes))
    if last is not None and (duty.to_on is None or last < duty.to_on):
        parts.append(replace(duty, from_on=last + timedelta(days=1)))
    return parts
