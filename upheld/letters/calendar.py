"""A reckoning as an iCalendar file that any calendar program takes in, and that can be brought up to date."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from icalendar import Alarm, Calendar, Event
from icalendar.prop import vText

from upheld.compliance import Reckoning
from upheld.compliance.family import steps
from upheld.compliance.words import day_words
from upheld.errors import UpheldError
from upheld.letters.calendar_earlier import ABOUT, KEY, MAKER, Kept, kept, mark, of_case, uids
from upheld.letters.calendar_entries import REMINDERS, Entry, entries, nothing
from upheld.letters.calendar_words import ADVICE

_NO_LONGER = "No longer needed: "
_OVER = timedelta(days=365)
_LONGEST = 60
_DAILY = timedelta(days=1)


def to_calendar(reckoning: Reckoning, *, case_id: str, label: str = "", previous: str | bytes | None = None) -> bytes:
    """The calendar of a reckoned case: one whole-day event for each due day, deadline, last day and reminder.

    The same arguments always give the same bytes. An event keeps its UID while the duty and what began it stay, and
    also where the date of what began it is put right. A summary names nobody but what `label` says.

    Args:
        case_id: tells this case's calendar from every other; it is hashed, never written down.
        label: what stands before every summary, such as "A"; it is seen wherever the calendar is.
        previous: the calendar as it was made before. What changed gets a higher SEQUENCE, what is over becomes
            CANCELLED and is left out a year later, and the rest stays as it was.

    Raises:
        UpheldError: the case has no id, the label is too long, or `previous` is no calendar of this case.
    """
    if not case_id.strip():
        raise UpheldError("A calendar needs an id for its case, to be known again by: give any word of your own.")
    label = " ".join(_printable(label).split())
    if len(label) > _LONGEST:
        raise UpheldError(f"The label is {len(label)} letters long: give a short one, such as A.")
    space = of_case(case_id)
    old = kept(previous, space) if previous is not None else {}
    wanted, names = _wanted(reckoning, old, space)
    stamp = datetime.combine(reckoning.as_at, time(), UTC)
    now: dict[str, Kept] = {}
    for entry, uid in zip(wanted, names, strict=True):
        marks = [mark(space, key) for key in entry.keys]
        event = _event(uid, marks, entry, label, reckoning.law.proposal)
        now[uid] = _version(event, old.get(uid), stamp)
    for uid, one in old.items():
        if uid not in now and (rest := _over(one, stamp)) is not None:
            now[uid] = rest
    whole = _head(reckoning, str(space), label)
    for one in sorted(now.values(), key=lambda one: (one.day, str(one.event["UID"]))):
        whole.add_component(one.written())
    return bytes(whole.to_ical())


@dataclass(frozen=True, slots=True)
class Changes:
    """How many events are new, changed or no longer needed since a calendar was made before; and how many stand."""

    new: int
    changed: int
    gone: int
    standing: int


def changes(before: str | bytes | None, after: bytes, *, case_id: str) -> Changes:
    """What differs between two calendars of one case; `before` is None where there was none.

    Raises:
        UpheldError: one of them is no calendar of this case.
    """
    space = of_case(case_id)
    old = kept(before, space) if before is not None else {}
    now = kept(after, space)
    both = [(one, old[uid]) for uid, one in now.items() if uid in old and one.sequence != old[uid].sequence]
    gone = sum(one.is_cancelled for one, _ in both)
    return Changes(
        new=sum(uid not in old for uid in now),
        changed=len(both) - gone,
        gone=gone,
        standing=sum(not one.is_cancelled for one in now.values()),
    )


def _wanted(reckoning: Reckoning, old: dict[str, Kept], space: UUID) -> tuple[list[Entry], list[str]]:
    """The entries the calendar must hold now, and the UID of each."""
    chased = {
        one.about.partition(" ")[2]: one.day for one in old.values() if one.name == "chase" and not one.is_cancelled
    }
    alive = {one.key for one in (*reckoning.obligations, *(step for _, _, step in steps(reckoning)))}
    found = entries(reckoning, chased)
    names = uids(found, old, space, alive)
    pairs = [
        (entry, uid)
        for entry, uid in zip(found, names, strict=True)
        # A reminder that comes too late is not made; one that was made before stays.
        if entry.name not in REMINDERS or entry.day >= reckoning.as_at or (uid in old and not old[uid].is_cancelled)
    ]
    if not pairs:
        days = [one.day for one in old.values() if one.name == "none"]
        empty = [nothing(days[0] if days else reckoning.as_at)]
        return empty, uids(empty, old, space, alive)
    return [entry for entry, _ in pairs], [uid for _, uid in pairs]


def _version(event: Event, before: Kept | None, stamp: datetime) -> Kept:
    """The event with its number: the one it had if nothing about it changed."""
    one = Kept(event, 0, stamp, stamp)
    if before is None:
        return one
    return before if one.same_as(before) else replace(one, sequence=before.sequence + 1)


def _over(before: Kept, stamp: datetime) -> Kept | None:
    """What becomes of an event that is no longer wanted; None where it has been kept for long enough."""
    if before.is_cancelled or (before.name in REMINDERS and before.day < stamp.date()):
        # Told already; or a reminder whose day is over, which need not be taken back.
        return before if max(before.day, before.modified.date()) >= (stamp - _OVER).date() else None
    event = Event(before.event)
    event["STATUS"] = vText("CANCELLED")
    event["SUMMARY"] = vText(_NO_LONGER + str(before.event["SUMMARY"]))
    return Kept(event, before.sequence + 1, stamp, stamp)


def _head(reckoning: Reckoning, uid: str, label: str) -> Calendar:
    law = reckoning.law
    proposal = f" ({law.proposal})" if law.proposal else ""
    name = (f"{label}: " if label else "") + "SEND dates" + proposal
    told = f"Reckoned for {day_words(reckoning.as_at)} by the law {law.name}{proposal}, version {law.version}. {ADVICE}"
    whole = Calendar()
    whole.add("VERSION", "2.0")
    whole.add("PRODID", MAKER)
    whole.add("UID", uid)
    whole.add("NAME", name)
    whole.add("DESCRIPTION", told)
    # The same again as programs older than RFC 7986 read it.
    whole.add("X-WR-CALNAME", vText(name))
    whole.add("X-WR-CALDESC", vText(told))
    whole.add("REFRESH-INTERVAL", _DAILY, parameters={"VALUE": "DURATION"})
    whole.add("X-PUBLISHED-TTL", vText("P1D"))
    return whole


def _event(uid: str, marks: list[str], entry: Entry, label: str, proposal: str) -> Event:
    mark = f"[{proposal.partition(' (')[0]}] " if proposal else ""
    summary = _printable((f"{label}: " if label else "") + mark + entry.summary)
    event = Event()
    event.add("UID", uid)
    event.add("DTSTART", entry.day)
    event.add("DTEND", entry.day + timedelta(days=1))
    event.add("SUMMARY", summary)
    event.add("DESCRIPTION", "\n".join(map(_printable, _told(entry, proposal))))
    event.add("CATEGORIES", [entry.category])
    event.add("CLASS", "PRIVATE")
    event.add("TRANSP", "TRANSPARENT")
    event.add("STATUS", "CONFIRMED")
    event.add(ABOUT, vText(f"{entry.name} {entry.about}"))
    for each in marks:
        event.add(KEY, vText(each))
    for before in entry.alarms:
        alarm = Alarm()
        alarm.add("ACTION", "DISPLAY")
        alarm.add("DESCRIPTION", summary)
        alarm.add("TRIGGER", before)
        event.add_component(alarm)
    return event


def _told(entry: Entry, proposal: str) -> Iterator[str]:
    if proposal:
        yield f"{proposal[0].upper()}{proposal[1:]}."
    yield from entry.told


def _printable(words: str) -> str:
    """The words without what a calendar file cannot hold."""
    if words.isprintable():
        return words
    return "".join(" " if unicodedata.category(letter)[0] == "C" else letter for letter in words)
