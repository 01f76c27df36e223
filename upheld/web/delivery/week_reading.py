"""What the boxes of the form of a week say: sessions with what is said of each, and sentences about what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from upheld.delivery.entitlement import LONGEST_MINUTES
from upheld.delivery.reasons import REASONS
from upheld.web.delivery.week_rows import Asked, Choice, Row
from upheld.web.delivery.words import when
from upheld.web.ui import format

LONGEST_NOTE = 2000
BULKS = 2
_INDEX = re.compile(r"(?P<what>[su])-(?P<at>\d{1,3})-(?:id|line)\Z")
_MINUTES = re.compile(r"(\d{1,4})(?: ?min(?:ute)?s?)?\Z", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


class Said(NamedTuple):
    """What is said of one or more sessions.

    Args:
        outcome: as entries have it.
        is_rest: it was not said by itself, but with "everything else".
        line: for a session without an occasion.
    """

    outcome: str
    minutes: int | None = None
    given_on: date | None = None
    why: str = ""
    note: str = ""
    is_rest: bool = False
    line: str = ""


class Reading:
    """One form being read."""

    def __init__(self, sent: Mapping[str, str], asked: Asked) -> None:
        """Begin with nothing read."""
        self.sent, self.asked = sent, asked
        self.wrong: dict[str, str] = {}
        self.rows: tuple[Row, ...] = asked.rows
        self.groups: dict[Said, list[str]] = {}
        self._untouched: list[Row] = []

    def text(self, name: str, most: int = 200) -> str:
        """One box, without what no keyboard writes."""
        return _CONTROL.sub("", self.sent.get(name, ""))[:most].strip()

    def say(self, slot: str, said: Said) -> None:
        """Put one session with those of which the same is said."""
        self.groups.setdefault(said, []).extend([slot] if slot else [])

    def indexes(self, what: str) -> Iterator[int]:
        """The numbers of the rows that were sent."""
        for name in self.sent:
            found = _INDEX.match(name)
            if found and found["what"] == what:
                yield int(found["at"])

    def sessions(self) -> None:
        """Each session by itself."""
        sent_rows: dict[str, Row] = {}
        for at in self.indexes("s"):
            name = f"s-{at}-"
            choice = Choice(*(self.text(f"{name}{one}", 40) for one in ("what", "other", "minutes", "day", "why")))
            was, _bar, shown = self.text(f"{name}was").partition("|")
            note = self.text(f"{name}note", LONGEST_NOTE)
            is_touched = choice.plain.code != shown or bool(note)
            row = self.asked.row_of(self.text(f"{name}id", 120))
            if row is None or row.id in sent_rows:
                if is_touched and row is None:
                    self.wrong[f"{name}what"] = _(
                        "One of the sessions is no longer part of this week: the plan’s lines or the term dates were "
                        "changed. Open the week again."
                    )
                continue
            if is_touched:
                self._one(name, row, choice.plain, note)
            else:
                self._untouched.append(row)
                if was == "silent" and self.sent.get("do") == "all" and row.is_over and not row.is_open:
                    self.say(row.id, Said("delivered", is_rest=True))
            sent_rows[row.id] = row.filled(self.sent, at, self.wrong)
        here = {one.id for one in self.asked.rows}
        self.rows = (
            *(sent_rows.get(one.id, one) for one in self.asked.rows),
            *(one for id, one in sent_rows.items() if id not in here),
        )

    def _one(self, name: str, row: Row, choice: Choice, note: str) -> None:
        """One session of which something else is said than the form showed."""
        wrong, slot, about = self.wrong, row.session.slot, _name(row)
        if choice.what in ("", "wait") or (choice.what == "other" and choice.other == "unknown"):
            return
        if choice.what not in ("planned", "not", "other") or (choice.what == "other" and not choice.other):
            wrong[f"{name}{'other' if choice.what == 'other' else 'what'}"] = _(
                "%(session)s: choose what happened.") % {"session": about}  # fmt: skip
            return
        if not row.has_begun:
            wrong[f"{name}what"] = _("%(session)s: that day has not come yet.") % {"session": about}
            return
        if choice.what == "not" and row.is_open and not row.is_over:
            told = _("%(session)s: it can still be given until %(day)s. Leave it as it is until then.")
            wrong[f"{name}what"] = told % {"session": about, "day": format.short_day(slot.due_on)}
            return
        if choice.why and choice.why not in REASONS:
            wrong[f"{name}why"] = _("%(session)s: choose a reason from the list.") % {"session": about}
            return
        if choice.what == "planned":
            self.say(slot.id, Said("delivered", note=note))
        elif choice.what == "not":
            self.say(slot.id, Said("not_delivered", why=choice.why, note=note))
        else:
            self._other(name, row, choice, note)

    def _other(self, name: str, row: Row, choice: Choice, note: str) -> None:
        """A session of another length, or on another day."""
        slot, about = row.session.slot, _name(row)
        minutes = self.minutes(f"{name}minutes", about, slot.minutes if choice.other == "day" else None)
        if choice.other == "length":
            if minutes is not None:
                outcome = "delivered" if minutes >= slot.minutes else "shorter"
                given = None if minutes == slot.minutes else minutes
                self.say(slot.id, Said(outcome, given, why=choice.why, note=note))
            return
        day = _day(choice.day)
        if choice.other != "day" or day is None:
            self.wrong[f"{name}day"] = _("%(session)s: choose the day on which it was given.") % {"session": about}
        elif not slot.first_on <= day <= self.asked.today:
            told = _("%(session)s: it cannot have been given on %(day)s. Choose a day from %(first)s to today.")
            first = format.short_day(slot.first_on)
            self.wrong[f"{name}day"] = told % {"session": about, "day": format.short_day(day), "first": first}
        elif minutes is not None:
            self.say(slot.id, Said("late", minutes, day, choice.why, note))

    def minutes(self, name: str, about: str, otherwise: int | None = None) -> int | None:
        """A number of minutes that was typed; None, with a sentence, where it is none."""
        typed = self.text(name, 40)
        if not typed and otherwise is not None:
            return otherwise
        found = _MINUTES.match(typed)
        if found and 1 <= int(found[1]) <= LONGEST_MINUTES:
            return int(found[1])
        told = _("%(session)s: “%(typed)s” is no number of minutes. Write how many it was, such as 20.")
        if not typed:
            told = _("%(session)s: write how many minutes it was, such as 20.")
        self.wrong[name] = told % {"session": about, "typed": typed[:20]}
        return None

    def bulk(self) -> None:
        """The same said of every session of a day or of the week; what was chosen by itself stays."""
        for at in range(BULKS):
            why, on, of = (self.text(f"b-{at}-{one}", 120) for one in ("why", "day", "line"))
            if not why:
                continue
            if why not in REASONS:
                self.wrong[f"b-{at}-why"] = _("Choose a reason from the list.")
                continue
            meant = [one for one in self._untouched if one.is_over and not one.is_open and self._is_meant(one, on, of)]
            if not meant:
                self.wrong[f"b-{at}-day"] = _(
                    "There is no session on that day, or its day has not come yet. Choose another day, or all of the "
                    "week."
                )
            for one in meant:
                self._untouched.remove(one)
                for said, slots in self.groups.items():
                    if said.is_rest and one.id in slots:
                        slots.remove(one.id)
                self.say(one.id, Said("not_delivered", why=why))
        self.groups = {said: slots for said, slots in self.groups.items() if slots or said.line}

    def _is_meant(self, row: Row, on: str, of: str) -> bool:
        slot = row.session.slot
        if on and (slot.day_on is None or slot.day_on.isoformat() != on):
            return False
        if of.startswith("who:"):
            return of.removeprefix("who:") == self.asked.given_by.get(slot.entitlement, "")
        return not of or of == f"line:{slot.line}"


def _name(row: Row) -> str:
    return _("%(line)s, %(when)s") % {"line": row.title, "when": when(row.session.slot)}


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None
