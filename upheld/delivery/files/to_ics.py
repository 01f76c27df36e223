"""A ledger as a calendar: each occasion that was or is owed, on its day or through the days in which it must come."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5

from upheld.delivery.entitlement import Entitlement
from upheld.delivery.slots import Slot
from upheld.delivery.words import how_long

_OURS = uuid5(NAMESPACE_URL, "upheld:delivery:calendar")


def occasions_ics(owed: Iterable[Slot], entitlements: Iterable[Entitlement], made_on: date) -> bytes:
    """The occasions as whole-day events; each keeps its UID. It says what is owed, and nothing of what came.

    Args:
        made_on: the day it is made on.
    """
    from icalendar import Calendar, Event

    names = {one.id: one.what for one in entitlements}
    calendar = Calendar()
    calendar.add("prodid", "-//Upheld//Delivery//EN")
    calendar.add("version", "2.0")
    stamp = datetime.combine(made_on, time(), UTC)
    for one in owed:
        event = Event()
        first = one.day_on or one.first_on
        last = one.day_on or max(one.due_on, one.first_on)
        event.add("uid", f"{uuid5(_OURS, one.id)}@upheld")
        event.add("dtstamp", stamp)
        event.add("dtstart", first)
        event.add("dtend", last + timedelta(days=1))
        event.add("summary", f"{names[one.entitlement]}: {how_long(one.minutes)}")
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    made: bytes = calendar.to_ical()
    return made
