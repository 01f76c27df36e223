"""What an iCalendar file says: a timetable of what repeats, or the sessions that took place or were called off.

A calendar shows what was planned. Whoever gives one as sessions says with it that what is not cancelled took place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date

from upheld.delivery.entitlement import Amount, DeliveryError, Entitlement
from upheld.delivery.entry import Side
from upheld.delivery.files.cells import plainly
from upheld.delivery.files.from_csv import line_id
from upheld.delivery.files.given import Given
from upheld.delivery.files.ics_events import Event, events_of
from upheld.delivery.files.table import MOST_ROWS, Wrong
from upheld.delivery.terms import monday_of


@dataclass
class Found:
    """What a calendar comes to: the rows are the numbers of its events.

    Args:
        later: how many events are yet to come, and were left out; `tentative` how many nobody has confirmed.
    """

    given: list[Given] = field(default_factory=list)
    lines: list[tuple[int, Entitlement]] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)
    later: int = 0
    tentative: int = 0


def sessions(content: bytes, name: str, *, side: Side, today: date, known: Collection[str] = ()) -> Found:
    """The sessions of a calendar until today: given, or cancelled. Minutes are those that passed, over clock changes.

    Args:
        known: what lines are called; an event is of the line its summary names, or else one of its categories.

    Raises:
        DeliveryError: the file as a whole cannot be used.
    """
    found = Found()
    names = {plainly(one) for one in known}
    events = [*events_of(content, name, found.wrong)]
    moved = {(one.uid, one.instead_of) for one in events if one.instead_of is not None}
    for event in events:
        line = next((one for one in event.names if plainly(one) in names), event.names[0])
        cancelled = event.status == "CANCELLED"
        try:
            for day in _days(event, today):
                if event.instead_of is None and (event.uid, day) in moved:
                    continue
                if day > today:
                    found.later += 1
                elif event.status == "TENTATIVE":
                    found.tentative += 1
                elif event.minutes is None and not cancelled:
                    raise DeliveryError("It takes the whole day: give it a beginning and an end, or delete it.")
                else:
                    found.given.append(_given(event, line, event.instead_of or day if cancelled else day, side))
                if len(found.given) > MOST_ROWS:
                    raise DeliveryError(f"{name} has more than {MOST_ROWS:,} sessions: send it in parts.")
        except DeliveryError as error:
            if len(found.given) > MOST_ROWS:
                raise
            found.wrong.append(Wrong(event.row, str(error)))
    return found


def timetable(content: bytes, name: str) -> Found:
    """The lines of a calendar: what repeats by the week under one name, for as long, from one week on, is one line.

    Raises:
        DeliveryError: the file as a whole cannot be used.
    """
    found = Found()
    groups: dict[tuple[object, ...], list[Event]] = {}
    for one in events_of(content, name, found.wrong):
        if one.instead_of is not None or one.status == "CANCELLED":
            continue
        if one.rule is None or not one.rule.weekly or not one.minutes:
            found.wrong.append(
                Wrong(one.row, "A line of a timetable repeats by the week and has a beginning and an end.")
            )
            continue
        until = one.rule.until
        key = (plainly(one.names[0]), one.minutes, one.rule.every, monday_of(one.on), until and monday_of(until))
        groups.setdefault(key, []).append(one)
    taken: set[str] = set()
    for each in groups.values():
        first = min(each, key=lambda one: one.start)
        try:
            found.lines.append((first.row, _line(first, each, taken)))
        except DeliveryError as error:
            found.wrong.append(Wrong(first.row, str(error)))
    return found


def _line(first: Event, each: list[Event], taken: set[str]) -> Entitlement:
    assert first.rule is not None and first.minutes is not None
    days = tuple(sorted(day for one in each if one.rule for day in (one.rule.days or (one.on.weekday(),))))
    base = line = line_id(first.names[0])
    while line in taken:
        number = int(line.rpartition("-")[2]) + 1 if line != base else 2
        line = f"{base}-{number}"
    taken.add(line)
    return Entitlement(
        id=f"{line}.{first.on:%Y%m%d}",
        line=line,
        section="F",
        text=first.names[0],
        what=first.names[0],
        amount=Amount(first.minutes, len(days), every=first.rule.every, days=days),
        from_on=first.on,
        to_on=max((one.rule.until for one in each if one.rule and one.rule.until), default=None),
    )


def _given(event: Event, line: str, on: date, side: Side) -> Given:
    who = "school" if side == "setting" else "parent"
    if event.status == "CANCELLED":
        return Given(event.row, line, on, "not_delivered", side, reason="cancelled", who=who)
    return Given(event.row, line, on, "delivered", side, minutes=event.minutes, who=who)


def _days(event: Event, today: date) -> Iterator[date]:
    if event.rule is None:
        yield event.on
    else:
        yield from (day for day in event.rule.days_from(event.on, today) if day not in event.without)
    yield from (day for day in event.also if day not in event.without)
