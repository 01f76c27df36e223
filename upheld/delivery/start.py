"""Four weeks after a plan or a move: which lines have started, which have not, and who was asked?

Practice, not law: the duty to secure what the plan says runs from the day it is made, and knows no four weeks
(Children and Families Act 2014 s.42).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from upheld.delivery.account import View
from upheld.delivery.entitlement import DeliveryError, Entitlement
from upheld.delivery.shortfall import Delivery
from upheld.delivery.slots import Slot

AFTER = timedelta(days=28)
Why = Literal["plan", "amended_plan", "move"]
Answer = Literal["started", "not_started", "no_answer"]
Standing = Literal["started", "disputed", "not_started", "unsaid"]
"""Disputed: of each session that one side says was given the other says that it was not."""


@dataclass(frozen=True, slots=True)
class Begin:
    """A day from which everything the plan says is to be given: a final plan, an amended plan, or a new setting."""

    why: Why
    on: date

    @property
    def check_on(self) -> date:
        """The day of the check."""
        return self.on + AFTER


@dataclass(frozen=True, slots=True)
class Asked:
    """That somebody was asked whether a line has started.

    Args:
        line: the line.
        who: whom; free words.
        on: the day they were asked.
        answer: what they said; "no_answer": nothing so far.
        side, role: of whoever wrote it down: it is no more than their word. Empty where it is not known.
    """

    line: str
    who: str
    on: date
    answer: Answer = "no_answer"
    side: str = ""
    role: str = ""

    def __post_init__(self) -> None:
        """Refuse a question to nobody."""
        if not self.who.strip():
            raise DeliveryError("Who was asked? Write their name or what they are.")


@dataclass(frozen=True, slots=True)
class LineStart:
    """Where one line stands: `on` and `by` say from when it is said to have been given and who says so first.

    `by` is a side of the ledger: of an answer that of whoever wrote it down, else what they are, else `Asked.who`;
    `asked` everybody who was, in order. `on` of what has not started is the first day on which somebody said so.
    """

    entitlement: Entitlement
    standing: Standing
    on: date | None = None
    by: str = ""
    asked: tuple[Asked, ...] = ()


@dataclass(frozen=True, slots=True)
class StartCheck:
    """One check. `is_due`: its day has come; before that it only shows where things stand."""

    begin: Begin
    is_due: bool
    lines: tuple[LineStart, ...]

    def of(self, standing: Standing) -> tuple[LineStart, ...]:
        """The lines that stand so."""
        return tuple(one for one in self.lines if one.standing == standing)


def checks(
    begins: Iterable[Begin], entitled: Sequence[Entitlement], delivery: Delivery, asked: Iterable[Asked]
) -> tuple[StartCheck, ...]:
    """Every check, the newest first, as of the day of the reckoning; one that begins after that day is left out."""
    every = sorted({one for one in begins if one.on <= delivery.as_at}, key=lambda one: (one.on, one.why), reverse=True)
    given, differ, denied = _said(delivery)
    questions = sorted((one for one in asked if one.on <= delivery.as_at), key=lambda one: one.on)
    found = []
    for place, begin in enumerate(every):
        # What happened after the next plan or move says nothing of whether this one started.
        until = every[place - 1].on if place else date.max
        current = {
            one.line: one
            for one in sorted(entitled, key=lambda one: one.from_on)
            if one.section != "SEN" and one.from_on <= begin.check_on and one.from_on < until
            and (one.to_on is None or one.to_on >= begin.on)
        }  # fmt: skip
        lines = tuple(
            _line(
                one,
                begin,
                until,
                [each.get(line, ()) for each in (given, differ, denied)],
                [q for q in questions if q.line == line],
            )
            for line, one in current.items()
        )
        found.append(StartCheck(begin, begin.check_on <= delivery.as_at, lines))
    return tuple(found)


_Said = dict[str, list[tuple[date, str]]]


def _said(delivery: Delivery) -> tuple[_Said, _Said, _Said]:
    """The days on which each line is said to have been given, given as one side says and not as the other, and not
    given; each with the side.
    """
    given: _Said = {}
    differ: _Said = {}
    denied: _Said = {}
    for one in (*delivery.sessions, *delivery.ahead):
        line = one.slot.line
        for side, own, other in (("setting", one.setting, one.family), ("family", one.family, one.setting)):
            day = _day_of(one.slot, own, delivery.as_at)
            if own.in_time or own.later:
                is_denied = other.in_time == 0 and not other.later and (bool(own.in_time) or other.denied == own.later)
                (differ if is_denied else given).setdefault(line, []).append((day, side))
            elif own.in_time == 0:
                denied.setdefault(line, []).append((day, side))
    for unmeasured in delivery.unmeasured:
        for entry in unmeasured.given:
            assert entry.given_on is not None
            given.setdefault(entry.line, []).append((entry.given_on, entry.side))
    return given, differ, denied


def _day_of(slot: Slot, own: View, as_at: date) -> date:
    """The day of what one side says: its own, where it names one; of what is not due yet, the day it was said."""
    if not own.in_time and own.later:
        return min(each.given_on for each in own.entries if each.given_on is not None)
    if slot.due_on <= as_at or not own.entries:
        return slot.day_on or slot.due_on
    last = own.entries[-1]
    return last.given_on or last.said_at.date()


def _line(
    one: Entitlement, begin: Begin, until: date, said: Sequence[Sequence[tuple[date, str]]], asked: Sequence[Asked],
) -> LineStart:  # fmt: skip
    mine = tuple(each for each in asked if begin.on <= each.on < until)
    yes, differ, no = ([each for each in those if begin.on <= each[0] < until] for those in said)
    yes += [(each.on, _writer(each)) for each in mine if each.answer == "started"]
    if yes:
        day, by = min(yes)
        return LineStart(one, "started", day, by, mine)
    if differ:
        day, by = min(differ)
        return LineStart(one, "disputed", day, by, mine)
    no += [(each.on, _writer(each)) for each in mine if each.answer == "not_started"]
    if no:
        day, by = min(no)
        return LineStart(one, "not_started", day, by, mine)
    return LineStart(one, "unsaid", asked=mine)


def _writer(one: Asked) -> str:
    """By whose word an answer stands: of whoever wrote it down, not of whoever is said to have given it."""
    return one.side or one.role or one.who
