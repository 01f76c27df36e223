"""What is owed, what came, what is missing: of a line, a week, a term, a year, and since which day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from upheld.delivery.account import Session, sessions
from upheld.delivery.cautions import cautions, owed_later, strays_of
from upheld.delivery.entitlement import Entitlement
from upheld.delivery.entry import Entry, said_of, standing
from upheld.delivery.slots import slots
from upheld.delivery.tally import Tally, total
from upheld.delivery.terms import Calendar, monday_of


@dataclass(frozen=True, slots=True)
class Unmeasured:
    """A line of which the plan does not say how much: counted as a line, never in minutes.

    `given` are the entries that say something of it was given.
    """

    entitlement: Entitlement
    given: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Delivery:
    """A ledger reckoned for a day.

    Args:
        sessions: every occasion that fell due, in the order of lines and days.
        unmeasured: the lines in force at some time until then of which nobody knows how much is owed.
        strays: entries that stand and name an occasion that is not owed (any more): what they say of it is not
            counted. What is yet to fall due is no stray.
        warnings: sentences to the reader.
        ahead: occasions yet to fall due of which somebody has spoken; none is counted.
    """

    as_at: date
    sessions: tuple[Session, ...]
    unmeasured: tuple[Unmeasured, ...]
    strays: tuple[Entry, ...]
    warnings: tuple[str, ...]
    ahead: tuple[Session, ...] = ()

    @property
    def tally(self) -> Tally:
        """All of it together."""
        return total(one.tally for one in self.sessions)


class Step(NamedTuple):
    """Where things stood at the end of a week: everything since the beginning, added up. `week` is its Monday."""

    week: date
    tally: Tally


def deliveries(
    entitlements: Iterable[Entitlement], calendar: Calendar, entries: Iterable[Entry], as_at: date
) -> Delivery:
    """The ledger as it stood on a day: what had happened by then, as known today.

    Raises:
        DeliveryError: lines or entries that cannot be told apart.
    """
    lines = [*entitlements]
    stand = standing(entries)
    about = said_of(stand)
    owed = slots(lines, calendar, as_at)
    known = {one.id for one in owed}
    ahead = sessions(owed_later(lines, calendar, stand, known), about, as_at)
    strays = strays_of(lines, calendar, stand, known.union(one.slot.id for one in ahead))
    return Delivery(
        as_at=as_at,
        sessions=sessions(owed, about, as_at),
        unmeasured=_unmeasured(lines, stand, as_at),
        strays=strays,
        warnings=cautions(lines, calendar, strays, as_at, ahead),
        ahead=ahead,
    )


def by(sessions: Iterable[Session], what: Callable[[Session], object]) -> dict[object, Tally]:
    """The tally of each slice, by what a session belongs to; in the order the slices are met."""
    found: dict[object, list[Tally]] = {}
    for one in sessions:
        found.setdefault(what(one), []).append(one.tally)
    return {name: total(each) for name, each in found.items()}


def line_of(one: Session) -> str:
    """The line of a session, over all versions of the plan."""
    return one.slot.line


def week_of(one: Session) -> date:
    """The Monday of the week in which a session fell due."""
    return monday_of(one.slot.due_on)


def gap_opened_on(sessions: Iterable[Session]) -> date | None:
    """The day from which something has been missing ever since, by both accounts; None where nothing is.

    Of a session, the day it was timetabled for; else the last day on which it could have been given.
    """
    return min((one.slot.day_on or one.slot.due_on for one in sessions if one.tally.missing), default=None)


def running(sessions: Iterable[Session]) -> tuple[Step, ...]:
    """Week by week, everything since the beginning; a week in which nothing fell due is not listed."""
    found, sums = [], Tally()
    weeks = by(sessions, week_of)
    for week in sorted(weeks, key=str):
        assert isinstance(week, date)
        sums = total((sums, weeks[week]))
        found.append(Step(week, sums))
    return tuple(found)


def _unmeasured(lines: Sequence[Entitlement], stand: Sequence[Entry], as_at: date) -> tuple[Unmeasured, ...]:
    given = [one for one in stand if not one.slots and one.outcome in ("delivered", "late", "made_up")]
    return tuple(
        Unmeasured(one, tuple(each for each in given if each.line == one.line and _while(one, each, as_at)))
        for one in lines
        if one.amount is None and one.from_on <= as_at
    )


def _while(one: Entitlement, entry: Entry, as_at: date) -> bool:
    day = entry.given_on
    return day is not None and day <= as_at and one.from_on <= day and (one.to_on is None or day <= one.to_on)
