"""A ledger with what several files say added to it: terms first, then lines, then sessions; all or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from upheld.delivery.entitlement import DeliveryError, Entitlement, versions
from upheld.delivery.entry import Side
from upheld.delivery.files import from_csv, from_ics
from upheld.delivery.files.file import Ledger
from upheld.delivery.files.from_csv import Kind, kind_of
from upheld.delivery.files.given import Beyond, Given
from upheld.delivery.files.placing import place
from upheld.delivery.files.table import Wrong
from upheld.delivery.terms import Setting

_ORDER: tuple[Kind, ...] = ("terms", "timetable", "sessions")


@dataclass(frozen=True, slots=True)
class Source:
    """One file: its name and what it holds."""

    name: str
    content: bytes

    @property
    def is_calendar(self) -> bool:
        """Whether it is iCalendar, by its name or its beginning."""
        return self.name.casefold().endswith((".ics", ".ical")) or self.content[:15].upper() == b"BEGIN:VCALENDAR"


@dataclass
class Told:
    """What became of one file.

    Args:
        new, here: how many of its rows added something, and how many the ledger held already.
        unread: the columns that nobody here knows; `later` and `tentative`: sessions left out for that.
    """

    name: str
    kind: Kind
    new: int = 0
    here: int = 0
    made_up: list[int] = field(default_factory=list)
    beyond: list[Beyond] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)
    unread: tuple[str, ...] = ()
    later: int = 0
    tentative: int = 0


def take_in(
    ledger: Ledger, sources: Sequence[Source], *, kind: Kind | None, side: Side, now: datetime, today: date,
    correct: bool = False,
) -> tuple[Ledger, list[Told]]:  # fmt: skip
    """The ledger with the good rows of each file in it, and what became of each file, in the order they were taken.

    Args:
        kind: what the files are; None: as their columns say. A calendar does not say.

    Raises:
        DeliveryError: a file as a whole cannot be used.
    """
    found = [(kind or _kind(one), one) for one in sources]
    told = []
    for each, source in sorted(found, key=lambda pair: _ORDER.index(pair[0])):
        one = Told(source.name, each)
        if each == "terms":
            ledger = _terms(ledger, source, one)
        elif each == "timetable":
            ledger = _lines(ledger, source, one)
        else:
            ledger = _sessions(ledger, source, one, side, now, today, correct=correct)
        told.append(one)
    return ledger, told


def _kind(source: Source) -> Kind:
    if not source.is_calendar:
        return kind_of(source.content, source.name)
    raise DeliveryError(
        f"{source.name} is a calendar, which shows what was planned: say with --kind timetable that it is that, or "
        "with --kind sessions that whatever is not cancelled in it took place."
    )


def _terms(ledger: Ledger, source: Source, told: Told) -> Ledger:
    if source.is_calendar:
        raise DeliveryError(f"{source.name} is a calendar: term dates are read from CSV.")
    settings, told.wrong, table = from_csv.terms(source.content, source.name)
    told.unread = table.unread
    known = {one.name: one for one in ledger.settings}
    for one in settings:
        before = known.get(one.name)
        merged = one if before is None else _merged(before, one)
        told.new += merged != before
        told.here += merged == before
        known[one.name] = merged
    return replace(ledger, settings=tuple(known.values()))


def _merged(one: Setting, other: Setting) -> Setting:
    return replace(
        one,
        from_on=min(one.from_on, other.from_on),
        terms=tuple(sorted({*one.terms, *other.terms})),
        closed=tuple(sorted({*one.closed, *other.closed})),
    )


def _lines(ledger: Ledger, source: Source, told: Told) -> Ledger:
    lines: list[tuple[int, Entitlement]]
    if source.is_calendar:
        found = from_ics.timetable(source.content, source.name)
        lines, told.wrong = found.lines, found.wrong
    else:
        lines, told.wrong, table = from_csv.timetable(source.content, source.name)
        told.unread = table.unread
    known = {one.id: one for one in ledger.entitlements}
    for row, one in lines:
        before = known.get(one.id)
        if before == one:
            told.here += 1
            continue
        try:
            if before is not None:
                raise DeliveryError(
                    f"{one.what} from {one.from_on} is there already with other words or another amount: give the "
                    "change the day from which it holds, or put the ledger itself right."
                )
            versions([*known.values(), one])
        except DeliveryError as error:
            told.wrong.append(Wrong(row, str(error)))
            continue
        known[one.id] = one
        told.new += 1
    return replace(ledger, entitlements=tuple(known.values()))


def _sessions(
    ledger: Ledger, source: Source, told: Told, side: Side, now: datetime, today: date, *, correct: bool
) -> Ledger:
    given: Iterable[Given]
    if source.is_calendar:
        names = [name for one in ledger.entitlements for name in (one.line, one.what)]
        found = from_ics.sessions(source.content, source.name, side=side, today=today, known=names)
        given, told.wrong, told.later, told.tentative = found.given, found.wrong, found.later, found.tentative
    else:
        given, told.wrong, table = from_csv.sessions(source.content, source.name, side=side, today=today)
        told.unread = table.unread
    placed = place(ledger, given, said_at=now, correct=correct)
    told.new, told.here = len(placed.entries), placed.here
    told.made_up, told.beyond = placed.made_up, placed.beyond
    told.wrong = sorted([*told.wrong, *placed.wrong], key=lambda one: one.row)
    return replace(ledger, entries=(*ledger.entries, *placed.entries))
