"""One week: which sessions were planned in it, which longer times run through it, and what was missed before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from upheld.delivery.account import Session, session
from upheld.delivery.entitlement import Entitlement
from upheld.delivery.entry import Entry, standing
from upheld.delivery.shortfall import Delivery, deliveries
from upheld.delivery.slots import Slot, slots
from upheld.delivery.terms import Calendar, monday_of

_LONGEST_WINDOW = timedelta(days=370)


@dataclass(frozen=True, slots=True)
class Open:
    """A line that is owed in a longer time than a week: its next occasion of which nothing is said yet.

    `said` of the `times` occasions in that time have been spoken of. `next` is None once all have. `occasions` are all
    of them.
    """

    line: str
    entitlement: str
    first_on: date
    due_on: date
    minutes: int
    said: int
    times: int
    next: Session | None
    occasions: tuple[Slot, ...] = ()


@dataclass(frozen=True, slots=True)
class Week:
    """What a week asks about.

    Args:
        sessions: owed in this week alone, by the days they are planned for, then those of no known day.
        open: the longer times that run through it.
        unmeasured: the lines in force of which the plan does not say how much; with what was said of this week.
        missing: the sessions of which something is missing by one account at least, the oldest first.
        delivery: the ledger that all this was read from.
    """

    monday: date
    sessions: tuple[Session, ...]
    open: tuple[Open, ...]
    unmeasured: tuple[tuple[Entitlement, tuple[Entry, ...]], ...]
    missing: tuple[Session, ...]
    delivery: Delivery

    @property
    def days(self) -> tuple[date, ...]:
        """Its seven days."""
        return tuple(self.monday + timedelta(days=at) for at in range(7))


def week(
    entitlements: Sequence[Entitlement], calendar: Calendar, entries: Sequence[Entry], day: date, today: date
) -> Week:
    """The week a day lies in.

    Raises:
        DeliveryError: lines or entries that cannot be told apart.
    """
    monday = monday_of(day)
    sunday = monday + timedelta(days=6)
    found = deliveries(entitlements, calendar, entries, max(sunday, today))
    long = {one.id for one in entitlements if _is_long(one)}
    here = [
        one
        for one in found.sessions
        if monday <= one.slot.first_on and one.slot.due_on <= sunday and one.slot.entitlement not in long
    ]
    return Week(
        monday=monday,
        sessions=tuple(sorted(here, key=lambda one: one.slot.day_on or date.max)),
        open=_open([one for one in entitlements if one.id in long or _has_long(one, entitlements)], calendar, entries,
                   monday, found.as_at),
        unmeasured=tuple(
            (one.entitlement, tuple(each for each in one.given if each.given_on and monday <= each.given_on <= sunday))
            for one in found.unmeasured
            if one.entitlement.from_on <= sunday and (one.entitlement.to_on is None or one.entitlement.to_on >= monday)
        ),
        missing=tuple(sorted((one for one in found.sessions if _is_missing(one)), key=lambda one: one.slot.due_on)),
        delivery=found,
    )  # fmt: skip


def _is_long(one: Entitlement) -> bool:
    return one.amount is not None and (one.amount.period not in ("day", "week") or one.amount.every > 1)


def _has_long(one: Entitlement, all: Sequence[Entitlement]) -> bool:
    """Whether another version of the line is owed in longer times: its versions must be cut together."""
    return any(each.line == one.line and _is_long(each) for each in all)


def _is_missing(one: Session) -> bool:
    tally = one.tally
    return tally.not_delivered + tally.explained + tally.disputed > 0


def _open(
    lines: Sequence[Entitlement], calendar: Calendar, entries: Sequence[Entry], monday: date, as_at: date
) -> tuple[Open, ...]:
    if not lines:
        return ()
    long = {one.id for one in lines if _is_long(one)}
    sunday = monday + timedelta(days=6)
    windows: dict[tuple[str, date], list[Slot]] = {}
    for one in slots(lines, calendar, sunday + _LONGEST_WINDOW):
        if one.entitlement in long and one.first_on <= sunday and one.due_on >= monday:
            windows.setdefault((one.line, one.first_on), []).append(one)
    about: dict[str, list[Entry]] = {one.id: [] for each in windows.values() for one in each}
    for entry in standing(entries):
        for name in entry.slots:
            if name in about:
                about[name].append(entry)
    return tuple(_of_window(each, about, as_at) for each in windows.values())


def _of_window(each: Sequence[Slot], about: dict[str, list[Entry]], as_at: date) -> Open:
    silent = [one for one in each if not about[one.id]]
    first = each[0]
    return Open(
        line=first.line,
        entitlement=first.entitlement,
        first_on=first.first_on,
        due_on=first.due_on,
        minutes=first.minutes,
        said=len(each) - len(silent),
        times=len(each),
        next=session(silent[0], (), as_at) if silent else None,
        occasions=tuple(each),
    )
