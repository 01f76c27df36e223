"""One occasion, two accounts: what each side says of it, and where each of its minutes belongs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date
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
        denied: so many of the minutes that the other side has as given later it denies: it said that nothing was given
            after the day on which the other says it was.
    """

    in_time: int | None = None
    later: int | None = None
    beyond: int = 0
    reason: str = ""
    entries: tuple[Entry, ...] = ()
    denied: int = 0

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
    """What one side says of one occasion, as numbers: as in a `View`.

    `since` has the minutes of each day on which something was given later; `not_said_on` the day on which it said that
    nothing was given, where that is what stands of the time itself and it says nothing of later.
    """

    in_time: int | None = None
    later: int | None = None
    beyond: int = 0
    reason: str = ""
    denied: int = 0
    since: tuple[tuple[date, int], ...] = ()
    not_said_on: date | None = None


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
            alike[key] = _both(slot, entries, as_at)
        found.append(Session(slot, *alike[key]))
    return tuple(found)


_SIDES: tuple[Side, ...] = ("setting", "family")


def _both(slot: Slot, entries: Sequence[Entry], as_at: date) -> tuple[View, View, Tally]:
    said = [[one for one in entries if one.side == side] for side in _SIDES]
    setting, family = against(slot.minutes, *(word(slot.minutes, slot.due_on, each, as_at) for each in said))
    found = tally(slot.minutes, setting, family)
    return _seen(setting, said[0]), _seen(family, said[1]), found


def view(slot: Slot, entries: Sequence[Entry], as_at: date) -> View:
    """One side's account of an occasion, with the entries it rests on; as `word`."""
    return _seen(word(slot.minutes, slot.due_on, entries, as_at), entries)


def _seen(one: Word, entries: Sequence[Entry]) -> View:
    if not entries:
        return _SAID_NOTHING
    return View(one.in_time, one.later, one.beyond, one.reason, tuple(entries), one.denied)


def against(minutes: int, setting: Word, family: Word) -> tuple[Word, Word]:
    """The two accounts, each with what it denies of the other's: who says after a day that nothing was given denies
    what the other side has as given on that day. What was given later than they said so, they do not deny.
    """
    return _denying(minutes, setting, family), _denying(minutes, family, setting)


def _denying(minutes: int, one: Word, other: Word) -> Word:
    said_on = one.not_said_on
    if said_on is None or not other.later:
        return one
    left = sum(given for day, given in other.since if day >= said_on)
    return one._replace(denied=other.later - min(other.later, left))


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
        return Word(min(given, minutes), None, max(0, given - minutes), entries[0].reason, 0, (), _not_on(entries[0]))
    in_time: int | None = None
    late: tuple[date, int] | None = None
    made_up: dict[date, int] = {}
    is_denied, reason = False, ""
    of_time: Entry | None = None
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
            of_time = one
        elif outcome == "late" or outcome in _PLAIN:
            late, in_time, reason, of_time = None, _given(one, minutes), one.reason, one
    since = {**made_up, late[0]: late[1]} if late else made_up
    given_since = tuple((day, given) for day, given in sorted(since.items()) if day <= as_at)
    later = sum(given for _, given in given_since) if given_since or is_denied else None
    room = minutes - min(in_time or 0, minutes)
    beyond = max(0, (in_time or 0) - minutes) + max(0, (later or 0) - room)
    kept = None if in_time is None else min(in_time, minutes)
    not_on = _not_on(of_time) if later is None else None
    return Word(kept, None if later is None else min(later, room), beyond, reason, 0, given_since, not_on)


_PLAIN = ("delivered", "shorter", "not_delivered")


def _not_on(one: Entry | None) -> date | None:
    """The day on which it was said that nothing was given; None where that is not what was said."""
    return one.said_at.astimezone(UTC).date() if one is not None and one.outcome == "not_delivered" else None


def _given(one: Entry, minutes: int) -> int:
    return 0 if one.outcome == "not_delivered" else minutes if one.minutes is None else one.minutes


def tally(minutes: int, setting: View | Word, family: View | Word) -> Tally:
    """Where each minute of an occasion belongs.

    Each side's account comes to a number of minutes given, in its time or later; where one side has said nothing of
    either part, it is taken not to deny what the other says of it, but for what `against` found it to deny. Where
    neither has said anything of the time itself, who says that something was made up says that it was not given then.
    What the lesser account has is delivered; what only the greater has is disputed; what neither has is missing:
    explained where a reason explains it, disputed in its why where of two reasons one explains it and one does not.
    So a minute made up leaves what is missing, then what is disputed; and one that the other side denies is disputed.
    """
    in_setting, in_family = setting.in_time, family.in_time
    if in_setting is None and in_family is None:
        in_setting, in_family = 0 if setting.later else None, 0 if family.later else None
        if in_setting is None and in_family is None:
            return Tally(minutes, unconfirmed=minutes)
    return _tally(minutes, in_setting, setting.later, _explains(in_setting, setting.reason), setting.denied,
                  in_family, family.later, _explains(in_family, family.reason), family.denied)  # fmt: skip


# A plan has few numbers of minutes, so few of these differ.
@lru_cache(maxsize=4096)
def _tally(
    minutes: int, setting: int | None, setting_later: int | None, setting_explains: bool | None,
    setting_denied: int, family: int | None, family_later: int | None, family_explains: bool | None, family_denied: int,
) -> Tally:  # fmt: skip
    in_setting, in_family = _spoken(setting, family), _spoken(family, setting)
    by_setting = min(minutes, in_setting + _spoken(setting_later, family_later, setting_denied))
    by_family = min(minutes, in_family + _spoken(family_later, setting_later, family_denied))
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


def _spoken(one: int | None, other: int | None, denied: int = 0) -> int:
    """What one side says, or else the other, but for what the one denies."""
    return one if one is not None else (other or 0) - denied


def _explains(in_time: int | None, reason: str) -> bool | None:
    """Whether the reason a side gives explains what was not given in its time; None where it gives none."""
    return None if in_time is None or reason in NO_REASON else reason in EXPLAINED
