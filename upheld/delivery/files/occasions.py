"""The occasions of a ledger by line and day, with what each side has said of them, while more is being said."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from upheld.delivery.account import view
from upheld.delivery.entry import Entry, Side, standing
from upheld.delivery.files.file import Ledger
from upheld.delivery.slots import Slot, slots
from upheld.delivery.terms import monday_of

_NEVER = timedelta(0)


class Occasions:
    """Every occasion of a ledger until a day."""

    def __init__(self, ledger: Ledger, until: date, *, correct: bool) -> None:
        """Read the ledger.

        Args:
            correct: whether a side may speak again, once, of what it has spoken of before.
        """
        by_on = [one.amount.by_on for one in ledger.entitlements if one.amount is not None and one.amount.by_on]
        self._by_line: dict[str, list[Slot]] = {}
        self._by_id: dict[str, Slot] = {}
        for slot in slots(ledger.entitlements, ledger.calendar, max([until, *by_on])):
            self._by_line.setdefault(slot.line, []).append(slot)
            self._by_id[slot.id] = slot
        self._firsts, self._longest = {}, {}
        for line, each in self._by_line.items():
            each.sort(key=lambda one: (one.first_on, one.number))
            self._firsts[line] = [one.first_on for one in each]
            self._longest[line] = max(_last(one) - one.first_on for one in each)
        self._about: dict[tuple[str, Side], list[Entry]] = {}
        self._lacking: dict[tuple[str, Side], dict[str, int]] = {}
        self._again: set[tuple[str, Side]] = set()
        for entry in standing(ledger.entries):
            self.note(entry)
        if correct:
            self._again = set(self._about)

    def around(self, line: str, on: date) -> list[Slot]:
        """The occasions of a line that may be given on a day; a Saturday belongs to its week."""
        each, at, found = self._by_line.get(line, []), self._began(line, on), []
        longest = self._longest.get(line, _NEVER)
        while at > 0 and each[at - 1].first_on >= on - longest:
            at -= 1
            if on <= _last(each[at]):
                found.append(each[at])
        return found[::-1]

    def usual(self, line: str, on: date) -> int:
        """How many minutes an occasion of a line has on a day; those of its first where it had not begun."""
        each = self._by_line.get(line, [])
        return each[max(0, self._began(line, on) - 1)].minutes if each else 0

    def is_free(self, slot: Slot, side: Side) -> bool:
        """Whether a side may speak of it: for the first time, or once more."""
        key = (slot.id, side)
        return key in self._again or not self._about.get(key)

    def missed(self, line: str, side: Side, day: date) -> Iterator[tuple[Slot, int]]:
        """What a side says it did not give of a line, the oldest first, with the minutes; begun by that day."""
        lacking = [(self._by_id[id], minutes) for id, minutes in self._lacking.get((line, side), {}).items()]
        for slot, minutes in sorted(lacking, key=lambda pair: (pair[0].due_on, pair[0].number)):
            if slot.first_on <= day:
                yield slot, minutes

    def keep(self, entries: Iterable[Entry]) -> None:
        """What these say stands: it is said once more as it was."""
        self._again.difference_update((slot, one.side) for one in entries for slot in one.slots)

    def note(self, entry: Entry) -> None:
        """From now on this was said."""
        for id in entry.slots:
            key = (id, entry.side)
            if entry.outcome != "made_up":
                self._again.discard(key)
            self._about.setdefault(key, []).append(entry)
            if slot := self._by_id.get(id):
                self._reckon(slot, entry.side)

    def _reckon(self, slot: Slot, side: Side) -> None:
        account = view(slot, self._about[slot.id, side], date.max)
        lacking = self._lacking.setdefault((slot.line, side), {})
        lack = 0 if account.in_time is None else slot.minutes - account.in_time - (account.later or 0)
        if lack > 0:
            lacking[slot.id] = lack
        else:
            lacking.pop(slot.id, None)

    def _began(self, line: str, on: date) -> int:
        """How many of a line's occasions have begun by a day."""
        return bisect_right(self._firsts.get(line, []), on)


def _last(slot: Slot) -> date:
    """The last day on which it may be given: the end of the week in which it falls due."""
    return max(slot.due_on, monday_of(slot.due_on) + timedelta(days=6))
