"""Sessions that a list says were given, or not, put to the occasions on which they were owed.

A session belongs to an occasion of its line in whose window its day lies. Where every one of them is spoken for, it
makes up the oldest that the same side said was missed; where none was, it is over and above, and is only told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from difflib import get_close_matches
from uuid import NAMESPACE_URL, UUID, uuid5

from upheld.delivery.entitlement import DeliveryError, Entitlement
from upheld.delivery.entry import Entry
from upheld.delivery.files.cells import plainly
from upheld.delivery.files.file import Ledger
from upheld.delivery.files.given import Beyond, Given, Placed
from upheld.delivery.files.occasions import Occasions
from upheld.delivery.files.table import Wrong
from upheld.delivery.slots import Slot
from upheld.plan.shape import short

_OURS = uuid5(NAMESPACE_URL, "upheld:delivery:session")
_AHEAD = timedelta(days=400)
_STEP = timedelta(microseconds=1)


def place(ledger: Ledger, given: Iterable[Given], *, said_at: datetime, by: str = "", correct: bool = False) -> Placed:
    """The sessions as entries; what is in the ledger already is not there again.

    Args:
        said_at: the moment at which they are said.
        correct: whether a row may speak again of an occasion its side has spoken of: then it replaces what was said.
    """
    rows = sorted(given, key=lambda one: (one.on, one.row))
    if not rows:
        return Placed()
    known = {one.id for one in ledger.entries}
    desk = _Desk(ledger, rows[-1].on + _AHEAD, correct=correct)
    placed = Placed()
    ids = _ids(rows)
    again = {str(id) for id in ids}
    desk.occasions.keep(one for one in ledger.entries if one.id in again)
    for number, one in enumerate(rows):
        id = ids[number]
        if str(id) in known:
            placed.here += 1
            continue
        try:
            desk.put(one, id, said_at + number * _STEP, by, placed)
        except DeliveryError as error:
            placed.wrong.append(Wrong(one.row, str(error)))
    placed.wrong.sort(key=lambda one: one.row)
    return placed


def _ids(rows: Sequence[Given]) -> list[UUID]:
    """An id for each row, made of what it says; of rows that say the same, each has its own."""
    seen: dict[str, int] = {}
    found = []
    for one in rows:
        said = repr((plainly(one.line), one.on, one.outcome, one.side, one.minutes, one.reason, one.given_on, one.note))
        seen[said] = seen.get(said, 0) + 1
        found.append(uuid5(_OURS, f"{said}#{seen[said]}"))
    return found


class _Desk:
    """The lines of a ledger by what they are called, and its occasions, while a list is placed."""

    def __init__(self, ledger: Ledger, until: date, *, correct: bool) -> None:
        self.lines = [*dict.fromkeys(one.line for one in ledger.entitlements)]
        self.by_name: dict[str, set[str]] = {}
        for one in ledger.entitlements:
            for name in (one.line, one.what, one.id):
                self.by_name.setdefault(plainly(name), set()).add(one.line)
        self.unknown = [one for one in ledger.entitlements if one.amount is None]
        self.occasions = Occasions(ledger, until, correct=correct)

    def put(self, one: Given, id: UUID, at: datetime, by: str, placed: Placed) -> None:
        line = self._line(one.line)
        entry = Entry(
            id=str(id), outcome="delivered", side=one.side, said_at=at, reason=one.reason, who=one.who, by=by,
            note=one.note, line=line, minutes=one.minutes, given_on=one.given_on, slots=("?",),
        )  # fmt: skip
        if unmeasured := self._unmeasured(line, one.on):
            if one.outcome not in ("delivered", "late", "made_up"):
                raise DeliveryError(_not_countable(unmeasured))
            self._add(replace(entry, slots=(), given_on=one.given_on or one.on), placed)
            return
        in_window = self.occasions.around(line, one.on)
        free = [slot for slot in in_window if self.occasions.is_free(slot, one.side)]
        if one.outcome == "made_up" or (one.outcome == "delivered" and not free):
            self._make_up(replace(entry, given_on=one.given_on or one.on), line, one, placed)
            return
        if not free:
            raise DeliveryError(self._none_left(one, in_window))
        slot = next((slot for slot in free if slot.day_on == one.on), free[0])
        self._add(_told(entry, one, slot), placed)
        over = (one.minutes or 0) - slot.minutes
        if over > 0:
            placed.beyond.append(Beyond(one.row, line, one.on, over))

    def _line(self, name: str) -> str:
        found = self.by_name.get(plainly(name), set())
        if len(found) == 1:
            return next(iter(found))
        if found:
            raise DeliveryError(f"{short(name)} is the name of {len(found)} lines: write the id of one of them.")
        near = get_close_matches(plainly(name)[:80], list(self.by_name), n=1)
        hint = (
            f"did you mean {short(near[0])}?" if near else f"the lines are {', '.join(self.lines[:12]) or 'none yet'}."
        )
        raise DeliveryError(f"The ledger has no line called {short(name)}: {hint}")

    def _unmeasured(self, line: str, on: date) -> Entitlement | None:
        return next((one for one in self.unknown if one.line == line and one.from_on <= on <= (one.to_on or on)), None)

    def _none_left(self, one: Given, in_window: list[Slot]) -> str:
        if in_window:
            return (
                f"All that was owed of {short(one.line)} around {one.on} has been spoken of already by this side: "
                "take the row out, or import with --correct to replace what was said."
            )
        return f"Nothing of {short(one.line)} was owed on or around {one.on}: check the day, and the term dates."

    def _make_up(self, entry: Entry, line: str, one: Given, placed: Placed) -> None:
        """Put the minutes to the oldest occasions their side said were missed; what is left is over and above."""
        left, part = self.occasions.usual(line, one.on) if one.minutes is None else one.minutes, 0
        day = entry.given_on or one.on
        for slot, lack in self.occasions.missed(line, one.side, day):
            if not left:
                break
            minutes = min(left, lack)
            id = entry.id if part == 0 else str(uuid5(UUID(entry.id), str(part)))
            self._add(replace(entry, id=id, slots=(slot.id,), line="", outcome="made_up", minutes=minutes), placed)
            left, part = left - minutes, part + 1
        if part:
            placed.made_up.append(one.row)
        elif one.outcome == "made_up":
            raise DeliveryError(f"Nothing of {short(one.line)} was said to be missed before {day}: say first what was.")
        if left:
            placed.beyond.append(Beyond(one.row, line, one.on, left))

    def _add(self, entry: Entry, placed: Placed) -> None:
        placed.entries.append(entry)
        self.occasions.note(entry)


def _not_countable(line: Entitlement) -> str:
    return (
        f"The plan does not say how much {short(line.what)} is owed, so no session of it can be counted as missed: "
        "leave the row out, and ask for the plan to say how much."
    )


def _told(entry: Entry, one: Given, slot: Slot) -> Entry:
    """The entry about that occasion; what lasted less than is owed was shorter, whatever the list calls it."""
    outcome, minutes = one.outcome, one.minutes
    if outcome == "delivered" and minutes is not None and minutes < slot.minutes:
        outcome = "shorter" if minutes else "not_delivered"
    if outcome == "not_delivered" or (outcome == "delivered" and minutes == slot.minutes):
        minutes = None
    return replace(entry, slots=(slot.id,), line="", outcome=outcome, minutes=minutes)
