"""Calendars made for a test, and read as another program reads them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import vobject

from upheld.case import from_data
from upheld.compliance import Reckoning, reckon
from upheld.law import law_named
from upheld.letters.calendar import to_calendar

Entry = dict[str, Any]
REQUEST = {"kind": "ehcna_request_received", "on": "2026-01-12"}  # a Monday; 23 February, 4 May, 1 June
AGREED = {"kind": "ehcna_agreed_notified", "on": "2026-02-20"}
DRAFT = {"kind": "draft_served", "on": "2026-04-24"}
FINAL = {"kind": "plan_final_sent", "on": "2026-06-30"}
REFUSED = {"kind": "ehcna_refused_notified", "on": "2026-02-20"}


def case(*events: Entry, as_at: str, law: str = "england", **more: Any) -> Reckoning:
    return reckon(from_data({"event": list(events), **more}), law_named(law), date.fromisoformat(as_at))


def made(*events: Entry, as_at: str, previous: str | bytes | None = None, label: str = "", **more: Any) -> bytes:
    return to_calendar(case(*events, as_at=as_at, **more), case_id="child-a", label=label, previous=previous)


def read(calendar: bytes) -> list[Any]:
    """The events as another program reads them, once that program has found the file valid."""
    whole = vobject.readOne(calendar.decode("utf-8"))
    assert whole.validate(raiseException=True)
    assert all(one.validate(raiseException=True) for one in whole.vevent_list)
    return list(whole.vevent_list)


def days(calendar: bytes) -> list[tuple[str, str]]:
    return [(one.dtstart.value.isoformat(), one.summary.value) for one in read(calendar)]


def only(calendar: bytes, words: str) -> Any:
    found = [one for one in read(calendar) if words in one.summary.value]
    assert len(found) == 1, days(calendar)
    return found[0]


def number(event: Any) -> int:
    return int(event.sequence.value)


def rings(event: Any) -> list[timedelta]:
    return [alarm.trigger.value for alarm in getattr(event, "valarm_list", [])]


def hours_before(*pairs: tuple[int, int]) -> list[timedelta]:
    return [timedelta(days=days, hours=hours) for days, hours in pairs]
