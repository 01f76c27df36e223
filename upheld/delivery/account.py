"""One occasion, two accounts: what each side says of it, and where each of its minutes belongs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from upheld.delivery.entry import Entry, Side
from upheld.delivery.reasons import EXPLAINED, NO_REASON
from upheld.delivery.slots import Slot
from upheld.delivery.tally import Tally


@dataclass(frozen=True, slots=True)
class View:
    """What one side says of one occasion.

    Args:
        in_time: the minutes given in its time; None: said nothing of that.
        later: the minutes given late or made up; None: said nothing of that; 0: said that nothing was.
        beyond: minutes said to have been given over and above what the occasion owed: never counted.
        reason: why the rest was not given in its time; empty where not said.
        entries: the entries this rests on, in the order they were said.
    """

    in_time: int | None = None
    later: int | None = None
    beyond: int = 0
    reason: str = ""
    entries: tuple[Entry, ...] = ()

    @property
    def is_silent(self) -> bool:
        """Whether this side has said nothing of it."""
        return self.in_time is None and self.later is None


@dataclass(frozen=True, slots=True)
class Session:
    """One occasion with both accounts of it and where its minutes belong."""

    slot: Slot
    setting: View
    family: View
    tally: Tally


class Word(NamedTuple):
    """What one side says of one occasion, as numbers: as in a `View`."""

    in_time: int | None = None
    later: int | None = None
    beyond: int = 0
    reason: str = ""


SILENT = Word()
_SAID_NOTHING = View()


def session(slot: Slot, entries: Sequence[Entry], as_at: date) -> Session:
    """What the entries about one occasion come to on a day.

    Args:
        entries: those that stand and name it, in the order they were said.
        as_at: what was given after that day is not given yet.
    """
    return sessions((slot,), {slot.id: entries}, as_at)[0]


def sessions(slots: Iterable[Slot], about: Mapping[str, Sequence[Entry]], as_at: date) -> tuple[Session, ...]:
    """As `session`, for many occasions; `about` has the entries by the ids of those somebody spoke of."""
    found = []
    # What is said in bulk is said of many occasions alike: of those due on one day it comes to the same.
    alike: dict[tuple[object, ...], tuple[View, View, Tally]] = {}
    for slot in slots:
        entries = about.get(slot.id, ())
        key = (slot.minutes, slot.due_on, *map(id, entries)) if entries else (slot.minutes,)
        if key not in alike:
            setting, family = (view(slot, [one for one in entries if one.side == side], as_at) for side in _SIDES)
            alike[key] = setting, family, tally(slot.minutes, setting, family)
        found.append(Session(slot, *alike[key]))
    return tuple(found)


_SIDES: tuple[Side, ...] = ("setting", "family")


def view(slot: Slot, entries: Sequence[Entry], as_at: date) -> View:
    """One side's account of an occasion, with the entries it rests on; as `word`."""
    return View(*word(slot.minutes, slot.due_on, entries, as_at), tuple(entries)) if entries else _SAID_NOTHING


def word(minutes: int, due_on: date, entries: Sequence[Entry], as_at: date) -> Word:
    """One side's account.

    The newest thing it says of the time itself stands. What it says was made up is added to that, day by day; of one
    day the newest stands, so that two people who write down the same make-up session count it once. "Nothing was made
    up" takes away what they said of that before. Neither says anything of the time itself.
    """
    if not entries:
        return SILENT
    if len(entries) == 1 and entries[0].outcome in _PLAIN:
        given = _given(entries[0], minutes)
        return Word(min(given, minutes), None, max(0, given - minutes), entries[0].reason)
    in_time: int | None = None
    late: tuple[date, int] | None = None
    made_up: dict[date, int] = {}
    is_denied, reason = False, ""
    for one in entries:
        day, outcome = one.given_on, one.outcome
        if outcome == "made_up" and day is not None:
            made_up[day], is_denied = one.minutes or 0, False
            late = None if late is not None and late[0] == day else late
            reason = one.reason or reason if in_time is None else reason
        elif outcome == "not_made_up":
            made_up, late, is_denied = {}, None, True
        elif outcome == "late" and day is not None and day > due_on:
            late, is_denied, in_time, reason = (day, _given(one, minutes)), False, 0, one.reason
        elif outcome == "late" or outcome in _PLAIN:
            late, in_time, reason = None, _given(one, minutes), one.reason
    since = {**made_up, late[0]: late[1]} if late else made_up
    given_since = [given for day, given in since.items() if day <= as_at]
    later = sum(given_since) if given_since or is_denied else None
    room = minutes - min(in_time or 0, minutes)
    beyond = max(0, (in_time or 0) - minutes) + max(0, (later or 0) - room)
    kept = None if in_time is None else min(in_time, minutes)
    return Word(kept, None if later is None else min(later, room), beyond, reason)


_PLAIN = ("delivered", "shorter", "not_delivered")


def _given(one: Entry, minutes: int) -> int:
    return 0 if one.outcome == "not_delivered" else minutes if one.minutes is None else one.minutes


def tally(minutes: int, setting: View | Word, family: View | Word) -> Tally:
    """Where each minute of an occasion belongs.

    Each side's account comes to a number of minutes given, in its time or later; where one side has said nothing of
    either part, it is taken not to deny what the other says of it. Where neither has said anything of the time itself,
    who says that something was made up says that it was not given then. What the lesser account has is delivered; what
    only the greater has is disputed; what neither has is missing: explained where a reason explains it, disputed in its
    why where of two reasons one explains it and one does not. So a minute made up leaves what is missing, then what is
    disputed; and one that the other side denies is disputed.
    """
    in_setting, in_family = setting.in_time, family.in_time
    if in_setting is None and in_family is None:
        in_setting, in_family = 0 if setting.later else None, 0 if family.later else None
        if in_setting is None and in_family is None:
            return Tally(minutes, unconfirmed=minutes)
    return _tally(minutes, in_setting, setting.later, _explains(in_setting, setting.reason),
                  in_family, family.later, _explains(in_family, family.reason))  # fmt: skip


# A plan has few numbers of minutes, so few of these differ.
@lru_cache(maxsize=4096)
def _tally(
    minutes: int, setting: int | None, setting_later: int | None, setting_explains: bool | None,
    family: int | None, family_later: int | None, family_explains: bool | None,
) -> Tally:  # fmt: skip
    in_setting, in_family = _spoken(setting, family), _spoken(family, setting)
    by_setting = min(minutes, in_setting + _spoken(setting_later, family_later))
    by_family = min(minutes, in_family + _spoken(family_later, setting_later))
    delivered, most = min(by_setting, by_family), max(by_setting, by_family)
    reasons = {one for one in (setting_explains, family_explains) if one is not None}
    why = minutes - most if len(reasons) == 2 else 0
    missing = minutes - most - why
    return Tally(
        owed=minutes,
        delivered=delivered,
        not_delivered=0 if reasons == {True} else missing,
        explained=missing if reasons == {True} else 0,
        disputed=most - delivered + why,
        later=delivered - min(in_setting, in_family),
        disputed_why=why,
        delivered_both=min((setting or 0) + (setting_later or 0), (family or 0) + (family_later or 0)),
        missing_both=missing if setting is not None and family is not None else 0,
        missing_setting=missing if family is None else 0,
        missing_family=missing if setting is None else 0,
    )


def _spoken(one: int | None, other: int | None) -> int:
    """What one side says, or else the other."""
    return one if one is not None else other or 0


def _explains(in_time: int | None, reason: str) -> bool | None:
    """Whether the reason a side gives explains what was not given in its time; None where it gives none."""
    return None if in_time is None or reason in NO_REASON else reason in EXPLAINED
