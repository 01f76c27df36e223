"""What the form of a week asks of each session, and what it shows before anything is chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from upheld.delivery.account import Session, View, session
from upheld.delivery.entitlement import Entitlement
from upheld.delivery.entry import Side
from upheld.delivery.week import Open, Week

OF_THE_TIME = ("delivered", "shorter", "late", "not_delivered")


class Choice(NamedTuple):
    """What is chosen of one session.

    Args:
        what: "planned", "not", "other", or "wait": nothing yet.
        other: for "other": "length", "day", or "unknown": I do not know.
        minutes, day, why: as typed; a day is ISO.
    """

    what: str
    other: str = ""
    minutes: str = ""
    day: str = ""
    why: str = ""

    @property
    def plain(self) -> Choice:
        """Without what its answer does not ask for, so that what was left in a hidden box changes nothing."""
        if self.what == "not":
            return Choice("not", why=self.why)
        if self.what != "other":
            return Choice(self.what)
        if self.other == "length":
            return self._replace(day="")
        return self if self.other == "day" else Choice("other", self.other)

    @property
    def code(self) -> str:
        """In one line, for a hidden box."""
        return "|".join(self.plain)


@dataclass(frozen=True, slots=True)
class Row:
    """One session as the form asks about it.

    Args:
        is_open: it belongs to a longer time than the week, and is never taken to have been planned for this week.
        is_over: its time has passed, so that "everything else as planned" can mean it.
        has_begun: something can be said of it.
        was: what the form showed of it when it was opened, and whether this side had said anything of it.
        wrong: what is wrong in it, by the name of the box.
    """

    number: int
    session: Session
    title: str
    is_open: bool
    is_over: bool
    has_begun: bool
    mine: View
    theirs: View
    choice: Choice
    was: str
    note: str = ""
    about: Open | None = None
    wrong: Mapping[str, str] | None = None

    @property
    def id(self) -> str:
        """The id of the session."""
        return self.session.slot.id

    def filled(self, sent: Mapping[str, str], at: int, wrong: Mapping[str, str]) -> Row:
        """The row as somebody sent it, so that nothing is lost where something is wrong."""
        name = f"s-{at}-"
        choice = Choice(*(sent.get(f"{name}{one}", "")[:40] for one in ("what", "other", "minutes", "day", "why")))
        mine = {field.removeprefix(name): told for field, told in wrong.items() if field.startswith(name)}
        return replace(self, choice=choice, note=sent.get(f"{name}note", "")[:2000],
                       was=sent.get(f"{name}was", "")[:200], wrong=mine)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything that the form of a week asks."""

    week: Week
    side: Side
    today: date
    rows: tuple[Row, ...]
    names: Mapping[str, str]
    given_by: Mapping[str, str]

    def row_of(self, slot: str) -> Row | None:
        """The row of a session; also of one in a longer time that somebody has spoken of since a form asked."""
        found = next((one for one in self.rows if one.id == slot), None)
        if found is not None:
            return found
        for each in self.week.open:
            for one in each.occasions:
                if one.id == slot:
                    about = session(one, (), self.week.delivery.as_at)
                    return _row(len(self.rows), about, self.side, self.today, self.names, each)
        return None

    @property
    def deliverers(self) -> tuple[str, ...]:
        """Who gives the sessions of this week, as the plan says."""
        here = {one.session.slot.entitlement for one in self.rows}
        return tuple(dict.fromkeys(by for id, by in self.given_by.items() if id in here and by))

    @property
    def said(self) -> int:
        """How many of the sessions that are over this side has spoken of."""
        return sum(1 for one in self.rows if one.is_over and not one.is_open and not one.mine.is_silent)

    @property
    def over(self) -> int:
        """How many of the sessions of this week are over."""
        return sum(1 for one in self.rows if one.is_over and not one.is_open)


def asked(week: Week, entitlements: Sequence[Entitlement], side: Side, today: date) -> Asked:
    """What the form of a week asks one side on a day."""
    names = {one.id: one.what for one in entitlements}
    rows = [_row(number, one, side, today, names) for number, one in enumerate(week.sessions)]
    for one in week.open:
        if one.next is not None:
            rows.append(_row(len(rows), one.next, side, today, names, one))
    return Asked(week, side, today, tuple(rows), names, {one.id: one.deliverer for one in entitlements})


def _row(number: int, one: Session, side: Side, today: date, names: Mapping[str, str], open: Open | None = None) -> Row:
    slot = one.slot
    mine, theirs = (one.setting, one.family) if side == "setting" else (one.family, one.setting)
    is_over = (slot.day_on or slot.due_on) <= today
    choice = said_so_far(one, mine)
    was = "said"
    if choice is None:
        was, choice = "silent", Choice("planned" if is_over and open is None else "wait")
    return Row(
        number=number,
        session=one,
        title=names.get(slot.entitlement, slot.line),
        is_open=open is not None,
        is_over=is_over,
        has_begun=(slot.day_on or slot.first_on) <= today,
        mine=mine,
        theirs=theirs,
        choice=choice,
        was=f"{was}|{choice.code}",
        about=open,
    )


def said_so_far(one: Session, account: View) -> Choice | None:
    """What one side has said of the time of a session, as the form would show it; None where it has said nothing."""
    newest = next((each for each in reversed(account.entries) if each.outcome in OF_THE_TIME), None)
    if newest is None:
        return None if account.in_time is None else Choice("not", why=account.reason)
    minutes = one.slot.minutes if newest.minutes is None else newest.minutes
    if newest.outcome == "late":
        day = newest.given_on.isoformat() if newest.given_on else ""
        return Choice("other", "day", str(minutes), day, newest.reason)
    if newest.outcome == "not_delivered" or not minutes:
        return Choice("not", why=newest.reason)
    if minutes == one.slot.minutes:
        return Choice("planned")
    return Choice("other", "length", str(minutes), why=newest.reason)
