"""A calendar as it was made before: what stood in it, and which of its events are those of now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count
from uuid import UUID, uuid5

from icalendar import Calendar, Event

from upheld.errors import UpheldError
from upheld.letters.calendar_entries import Entry

MAKER = "-//upheld//SEND dates//EN"
KEY, ABOUT = "X-UPHELD-KEY", "X-UPHELD-ABOUT"
_SPACE = UUID("6f0d9f5e-6b0b-5b5c-9a43-5b6f1f0c7d21")
_APART = ("SEQUENCE", "DTSTAMP", "LAST-MODIFIED")
_NEEDED = ("UID", "STATUS", "SUMMARY", ABOUT)


@dataclass(frozen=True, slots=True)
class Kept:
    """One event of a calendar, with what tells its versions apart held beside it, so that two can be compared."""

    event: Event
    sequence: int
    stamped: datetime
    modified: datetime

    @property
    def day(self) -> date:
        """The day it stands on."""
        day: date = self.event.decoded("DTSTART")
        return day

    @property
    def is_cancelled(self) -> bool:
        """Whether it is kept only to tell calendars that it is over."""
        return bool(self.event["STATUS"] == "CANCELLED")

    @property
    def name(self) -> str:
        """What it was to its duties (`Entry.name`)."""
        return str(self.event[ABOUT]).partition(" ")[0]

    @property
    def about(self) -> str:
        """The duty and limb it was about (`Entry.about`), after the name."""
        return str(self.event[ABOUT])

    @property
    def keys(self) -> tuple[str, ...]:
        """The marks of the obligations it was about."""
        found = self.event[KEY]
        return tuple(map(str, found)) if isinstance(found, list) else (str(found),)

    def same_as(self, other: Kept) -> bool:
        """Whether a reader would see no difference."""
        return bool(self.event.content_lines() == other.event.content_lines())

    def written(self) -> Event:
        """The event with its version."""
        whole = Event(self.event)
        whole.subcomponents = list(self.event.subcomponents)
        for name, value in zip(_APART, (self.sequence, self.stamped, self.modified), strict=True):
            whole.add(name, value)
        return whole


def of_case(case_id: str) -> UUID:
    """The space in which the marks of one case are made; the id cannot be read back from it."""
    return uuid5(_SPACE, case_id)


def mark(space: UUID, words: str) -> str:
    """What stands in the file for a key, which may hold a family's own words."""
    return str(uuid5(space, words))


def kept(previous: str | bytes, space: UUID) -> dict[str, Kept]:
    """The events of an earlier calendar by UID.

    Raises:
        UpheldError: it cannot be read, was made by another program, or is of another case.
    """
    try:
        text = previous.decode("utf-8") if isinstance(previous, bytes) else previous
        calendar = Calendar.from_ical(text)
        events = [one for one in calendar.walk("VEVENT") if isinstance(one, Event)]
        maker, case = str(calendar.get("PRODID", "")), str(calendar.get("UID", ""))
        found = [_kept(one) for one in events] if maker == MAKER else []
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        raise UpheldError(
            "The earlier calendar is damaged, or is no calendar: nothing was changed. Give the name of a new file."
        ) from None
    if maker != MAKER:
        raise UpheldError(
            "The earlier calendar was made by another program, or saved by one: nothing was changed. Give the name of "
            "a new file."
        )
    if case != str(space):
        raise UpheldError(
            "The earlier calendar is that of another case, or of a case file that had another name then: nothing was "
            "changed. Give the name of a new file, or the id (--case-id) that the calendar was made with."
        )
    return {str(one.event["UID"]): one for one in found}


def _kept(event: Event) -> Kept:
    """One event of the file, if it is whole."""
    if event.errors or any(one.errors for one in event.subcomponents):
        raise ValueError
    sequence = int(event.pop("SEQUENCE"))
    stamped, modified = event.pop("DTSTAMP").dt, event.pop("LAST-MODIFIED").dt
    one = Kept(event, sequence, stamped, modified)
    whole = isinstance(stamped, datetime) and isinstance(modified, datetime) and type(one.day) is date
    if not (
        whole and sequence >= 0 and one.keys and one.name and all(isinstance(event[name], str) for name in _NEEDED)
    ):
        raise ValueError
    return one


def uids(found: Sequence[Entry], old: dict[str, Kept], space: UUID, alive: Iterable[str]) -> list[str]:
    """The UID of each entry: the one it had, by what it is about; else a new one.

    Where the date of an event was put right, its key is another one. Then the entry takes the UID of the one of its
    duty whose event is no longer in the case, if there is just one of each.

    Args:
        alive: the key of every obligation and step of the case, whatever its status.
    """
    marks = [tuple(mark(space, key) for key in entry.keys) for entry in found]
    # One that stands is put over one that is over.
    known = sorted(old.items(), key=lambda pair: not pair[1].is_cancelled)
    by_mark = {(one.name, each): uid for uid, one in known for each in one.keys}
    given: list[str | None] = []
    taken: set[str] = set()
    for entry, mine in zip(found, marks, strict=True):
        had = (by_mark.get((entry.name, each)) for each in mine)
        uid = next((uid for uid in had if uid is not None and uid not in taken), None)
        given.append(uid)
        taken |= {uid} if uid is not None else set()
    living = {mark(space, key) for key in alive}
    lost: dict[str, list[str]] = {}
    for uid, one in old.items():
        if uid not in taken and not one.is_cancelled and living.isdisjoint(one.keys):
            lost.setdefault(one.about, []).append(uid)
    alone = Counter(_about(entry) for entry, uid in zip(found, given, strict=True) if uid is None)
    settled = []
    for entry, had_one in zip(found, given, strict=True):
        same = lost.get(_about(entry), []) if alone[_about(entry)] == 1 else []
        uid = had_one or (same[0] if len(same) == 1 else _new(entry, space, old, taken))
        taken.add(uid)
        settled.append(uid)
    return settled


def _new(entry: Entry, space: UUID, *used: Collection[str]) -> str:
    uids = (mark(space, f"{entry.name} {number} {entry.keys[0]}") for number in count(1))
    return next(uid for uid in uids if not any(uid in each for each in used))


def _about(entry: Entry) -> str:
    return f"{entry.name} {entry.about}"
