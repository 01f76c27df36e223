"""What a reader is told of a case, as data: what is late, what comes next, what can be done.

The doors make sentences of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from upheld.compliance.breach import breaches
from upheld.compliance.due import Due
from upheld.compliance.explain import in_words
from upheld.compliance.family import steps as family_steps
from upheld.compliance.group import Group, together
from upheld.compliance.obligation import Obligation
from upheld.compliance.routes import Route, routes
from upheld.law.family import FamilyStep
from upheld.law.remedies import REMEDIES, Remedy

if TYPE_CHECKING:
    from upheld.compliance.reckon import Reckoning


@dataclass(frozen=True, slots=True)
class Late:
    """Duties that were broken.

    Args:
        since: the first day of the breach; None where it is known only to the month.
        late_between: the least and the most days late; None where that cannot be told, or it was done wrongly.
        goes_on: whether it is still not done.
        left_out: what it left out, of a duty done wrongly.
    """

    group: Group
    since: date | None
    late_between: tuple[int, int] | None
    goes_on: bool
    left_out: tuple[str, ...]


def late(reckoning: Reckoning) -> tuple[Late, ...]:
    """The duties that were broken: those that go on first, then by the day they began."""
    found = breaches(reckoning)
    by_key = {breach.obligation.key: breach for breach in found}
    return tuple(
        Late(
            group,
            by_key[group.first.key].since,
            group.first.late_between(reckoning.as_at),
            by_key[group.first.key].goes_on,
            group.first.outstanding if group.first.status == "breached" else (),
        )
        for group in together(breach.obligation for breach in found)
    )


@dataclass(frozen=True, slots=True)
class Coming:
    """What is due next.

    Args:
        day: the last day it may fall due, by which the list is in order; `due` has both ends.
        yours: whether the family must do it; `step` its words, None for a duty that has none of its own.
        titles: what is to be done, one each.
        by_time: the hour of the day by which it must be done, or "".
        binding: False for guidance or practice.
    """

    day: date
    due: Due
    group: Group
    yours: bool
    step: FamilyStep | None
    titles: tuple[str, ...]
    by_time: str
    binding: bool


def coming(reckoning: Reckoning) -> tuple[Coming, ...]:
    """What is due next, the family's own steps among it, by day."""
    found = []
    running = (one for one in reckoning.obligations if one.status == "running" and one.shape != "not_before")
    for group in together(one for one in running if one.due.last is not None):
        found.append(_coming(group, group.titles, yours=False, step=None))
    for _, step, one in family_steps(reckoning):
        if one.status == "running" and one.due.last is not None:
            group = Group((one,))
            found.append(_coming(group, (step.title,) if step is not None else group.titles, yours=True, step=step))
    return tuple(sorted(found, key=lambda each: each.day))


def _coming(group: Group, titles: tuple[str, ...], *, yours: bool, step: FamilyStep | None) -> Coming:
    one = group.first
    assert one.due.last is not None
    return Coming(one.due.last, one.due, group, yours, step, titles, one.duty.by_time if yours else "",
                  one.duty.binding)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Passed:
    """A step of the family whose time has run out; `step.late` says what can still be done."""

    step: FamilyStep
    obligation: Obligation


def passed(reckoning: Reckoning) -> tuple[Passed, ...]:
    """The steps of the family whose time has run out with nothing recorded."""
    return tuple(
        Passed(step, one)
        for _, step, one in family_steps(reckoning)
        if one.status == "overdue" and step is not None and one.shape != "not_before"
    )


@dataclass(frozen=True, slots=True)
class Way:
    """One way to challenge, for all it is for.

    Args:
        routes: the way for each thing it is for, with its own last day; never empty.
        first, last: the earliest and the latest of those days; None where no day is set or known.
        why: what is said of it, each text once.
        not_for: what it cannot be used for, or None.
    """

    code: str
    remedy: Remedy
    routes: tuple[Route, ...]
    first: date | None
    last: date | None
    why: tuple[str, ...]
    not_for: str | None


def ways(reckoning: Reckoning, *, closed: bool = False) -> tuple[Way, ...]:
    """The ways open (or closed), in the order to try them; one that serves several breaches is told once."""
    grouped: dict[str, list[Route]] = {}
    for route in routes(reckoning):
        if route.open is not closed:
            grouped.setdefault(route.route, []).append(route)
    return tuple(_way(code, tuple(several)) for code, several in grouped.items())


def _way(code: str, several: tuple[Route, ...]) -> Way:
    ends = sorted(route.by for route in several if route.by is not None)
    why = tuple(dict.fromkeys(route.why for route in several))
    first, last = (ends[0], ends[-1]) if ends else (None, None)
    return Way(code, REMEDIES[code], several, first, last, why, several[0].not_for)


@dataclass(frozen=True, slots=True)
class Unknown:
    """What cannot be told; `missing` holds the facts that would settle it, each a sentence, perhaps none."""

    obligation: Obligation
    missing: tuple[str, ...]


def unknown(reckoning: Reckoning) -> tuple[Unknown, ...]:
    """What cannot be told, and which fact would settle it."""
    return tuple(
        Unknown(one, tuple(as_sentence(reckoning, each) for each in dict.fromkeys(one.unknown)))
        for one in reckoning.obligations
        if one.status == "unknown"
    )


def as_sentence(reckoning: Reckoning, words: str) -> str:
    """A note of the reckoning (an unknown fact, a warning) as a whole sentence, with no id of an event in it."""
    told = in_words(reckoning, words)
    return told[0].upper() + told[1:] + ("" if told.endswith(".") else ".")
