"""What somebody said happened: one entry of the ledger, never changed and never taken out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from upheld.delivery.entitlement import LONGEST_MINUTES, DeliveryError
from upheld.delivery.reasons import REASONS

Side = Literal["setting", "family"]
"""Whose account it is: of those who give the provision, or of those who are to have it. Advisers are of no side, and
say what one of the two told them."""
Outcome = Literal["delivered", "shorter", "late", "not_delivered", "made_up", "not_made_up", "withdrawn"]
MOST_SLOTS = 500
_NEEDS_SLOTS = frozenset(("shorter", "late", "not_delivered", "not_made_up"))


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing said of one or more occasions.

    Args:
        id: its own, made where it is written, so that what is sent twice is there once.
        slots: the ids of the occasions it is about; each alike. Empty only for a session of a line of unknown amount.
        line: for that, the line.
        outcome: "delivered" as planned; "shorter" for `minutes`; "late": given after its time, on `given_on`;
            "not_delivered"; "made_up": what was missed was given on `given_on`, for `minutes`; "not_made_up": nothing
            was made up of it; "withdrawn": what `replaces` names was said by mistake.
        minutes: how many were given on each of the occasions; None: all of them.
        said_at: when it was written, in UTC or with its zone; the newest of a side stands.
        who: what they are: "school", "therapist", "parent", "young_person", "adviser" …; `by` the key of the person.
        reason: one of `REASONS`; empty: not said.
        replaces: the id of an entry of the same side that this one corrects.
        evidence: the ids of documents that show it.
    """

    id: str
    outcome: Outcome
    side: Side
    said_at: datetime
    slots: tuple[str, ...] = ()
    line: str = ""
    minutes: int | None = None
    given_on: date | None = None
    reason: str = ""
    who: str = ""
    by: str = ""
    note: str = ""
    evidence: tuple[str, ...] = ()
    replaces: str = ""

    def __post_init__(self) -> None:
        """Refuse what cannot be meant."""
        if self.said_at.tzinfo is None:
            raise DeliveryError(f"The entry {self.id[:60]} does not say in which time zone {self.said_at} is: add it.")
        if len(self.slots) > MOST_SLOTS:
            raise DeliveryError(f"One entry is about {len(self.slots)} sessions; {MOST_SLOTS} is the most: split it.")
        if self.minutes is not None and not 0 <= self.minutes <= LONGEST_MINUTES:
            raise DeliveryError(f"{self.minutes} minutes: write a whole number from 0 to {LONGEST_MINUTES}.")
        if self.outcome in ("shorter", "made_up") and self.minutes is None:
            raise DeliveryError(f"How many minutes were given? The entry {self.id[:60]} needs a number.")
        if self.outcome in ("late", "made_up") and self.given_on is None:
            raise DeliveryError(f"On which day was it given? The entry {self.id[:60]} needs it.")
        if self.outcome in _NEEDS_SLOTS and not self.slots:
            raise DeliveryError(f"Which session is the entry {self.id[:60]} about? Name it.")
        if self.outcome != "withdrawn" and not self.slots:
            if not self.line:
                raise DeliveryError(f"Which session or line is the entry {self.id[:60]} about? Name it.")
            if self.given_on is None:
                raise DeliveryError(f"On which day was it given? The entry {self.id[:60]} needs it.")
        if self.outcome == "withdrawn" and not self.replaces:
            raise DeliveryError(f"What does the entry {self.id[:60]} take back? Name it.")
        if self.reason and self.reason not in REASONS:
            raise DeliveryError(f"“{self.reason[:40]}” is no reason that is known: use one of {', '.join(REASONS)}.")


def standing(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries that stand, in the order they were said; the same whatever order they come in.

    An entry that comes twice is one. What its own side replaced does not stand; where several correct one entry, or
    its corrections, each without knowing of the others, the newest of those that nothing replaces does. Nobody can
    replace what the other side said.

    Raises:
        DeliveryError: two different entries have one id.
    """
    by_id: dict[str, Entry] = {}
    replacing = []
    for one in entries:
        if by_id.setdefault(one.id, one) != one:
            raise DeliveryError(f"Two different entries have the id {one.id[:60]}: send the second with its own.")
        if one.replaces:
            replacing.append(one)
    ordered = sorted(by_id.values(), key=_when)
    gone = _replaced(by_id, replacing) if replacing else frozenset[str]()
    return tuple(one for one in ordered if one.id not in gone and one.outcome != "withdrawn")


def said_of(stand: Iterable[Entry]) -> dict[str, list[Entry]]:
    """The entries that name each occasion, in the order they stand."""
    about: dict[str, list[Entry]] = {}
    for one in stand:
        for slot in one.slots:
            about.setdefault(slot, []).append(one)
    return about


def _when(one: Entry) -> tuple[datetime, str]:
    return one.said_at, one.id


def _replaced(by_id: Mapping[str, Entry], replacing: Iterable[Entry]) -> frozenset[str]:
    """The ids of what does not stand: of all that correct one another, all but one."""
    links = {}
    for one in replacing:
        before = by_id.get(one.replaces)
        if before is not None and before.side == one.side and before.id != one.id:
            links[one.id] = before.id
    first_of: dict[str, str] = {}
    for name in links:
        path = {name: None}
        while name in links and name not in first_of and links[name] not in path:
            name = links[name]
            path[name] = None
        # Where entries replace one another in a ring none came first; any one of it names them all.
        first = first_of.get(name, name)
        first_of |= dict.fromkeys(path, first)
    families: dict[str, set[str]] = {}
    for name, first in first_of.items():
        families.setdefault(first, set()).add(name)
    replaced = frozenset(links.values())
    stand = {max(each - replaced or each, key=lambda name: _when(by_id[name])) for each in families.values()}
    return frozenset(name for each in families.values() for name in each) - stand
