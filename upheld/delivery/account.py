"""One occasion, two accounts: what each side says of it, and where each of its minutes belongs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from upheld.delivery.entry import Entry
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


_SILENT = View()


def session(slot: Slot, entries: Sequence[Entry], as_at: date) -> Session:
    """What the entries about one occasion come to on a day.

    Args:
        entries: those that stand and name it, in the order they were said.
        as_at: what was given after that day is not given yet.
    """
    setting = view(slot, [one for one in entries if one.side == "setting"], as_at)
    family = view(slot, [one for one in entries if one.side == "family"], as_at)
    return Session(slot, setting, family, tally(slot.minutes, setting, family))


def view(slot: Slot, entries: Sequence[Entry], as_at: date) -> View:
    """One side's account: the newest of what it says of the time itself, and all it says was made up since."""
    in_time: int | None = None
    later: int | None = None
    reason, beyond = "", 0
    for one in entries:
        if one.outcome in ("delivered", "shorter", "not_delivered", "late"):
            given = 0 if one.outcome == "not_delivered" else slot.minutes if one.minutes is None else one.minutes
            is_late = one.outcome == "late" and one.given_on is not None and one.given_on > slot.due_on
            in_time, reason = (0 if is_late else given), one.reason
            if is_late:
                later = given if one.given_on is not None and one.given_on <= as_at else None
            elif one.outcome == "late":
                later = None
        elif one.outcome == "made_up":
            if one.given_on is not None and one.given_on <= as_at:
                later = (later or 0) + (one.minutes or 0)
            in_time, reason = (0, reason or one.reason) if in_time is None else (in_time, reason)
        elif one.outcome == "not_made_up":
            later = 0
    if not entries:
        return _SILENT
    if in_time is not None:
        beyond, in_time = max(0, in_time - slot.minutes), min(in_time, slot.minutes)
    if later is not None:
        room = slot.minutes - (in_time or 0)
        beyond, later = beyond + max(0, later - room), min(later, room)
    return View(in_time, later, beyond, reason, tuple(entries))


def tally(minutes: int, setting: View, family: View) -> Tally:
    """Where each minute of an occasion belongs.

    In its time: what both say was given is delivered; what one says and the other denies is disputed; what neither says
    was given is missing, explained where a reason explains it, disputed in its why where the two give reasons of which
    one does and one does not. What only one side speaks of is as that side says. Then what was made up is moved out of
    what is missing, or disputed; where the other side denies it, into disputed. A minute moves once.
    """
    said = [one for one in (setting, family) if one.in_time is not None]
    if not said:
        return Tally(owed=minutes, unconfirmed=minutes)
    least, most = min(one.in_time or 0 for one in said), max(one.in_time or 0 for one in said)
    missing, disputed = minutes - most, most - least
    plain, explained, why = _by_reason(missing, [one.reason for one in said if (one.in_time or 0) < minutes])
    denied, later = _later(setting, family)
    moved = 0
    left = [plain, explained, why, disputed]
    for at in range(4):
        step = min(later - moved, left[at])
        left[at] -= step
        moved += step
    plain, explained, why, disputed = left
    for_dispute = 0
    for take in (plain, explained, why):
        for_dispute += min(denied - for_dispute, take)
    rest = for_dispute
    plain, rest = plain - min(rest, plain), rest - min(rest, plain)
    explained, rest = explained - min(rest, explained), rest - min(rest, explained)
    why -= min(rest, why)
    gone = plain + explained
    both = len(said) == 2
    return Tally(
        owed=minutes,
        delivered=least + moved,
        not_delivered=plain,
        explained=explained,
        disputed=disputed + why + for_dispute,
        unconfirmed=0,
        later=moved,
        disputed_why=why,
        delivered_both=(least if both else 0) + (moved if None not in (setting.later, family.later) else 0),
        missing_both=gone if both else 0,
        missing_setting=gone if not both and setting.in_time is not None else 0,
        missing_family=gone if not both and family.in_time is not None else 0,
    )


def _by_reason(missing: int, reasons: list[str]) -> tuple[int, int, int]:
    """Missing minutes as not explained, explained, and disputed in their why."""
    given = [one in EXPLAINED for one in reasons if one not in NO_REASON]
    if not given or not any(given):
        return missing, 0, 0
    return (0, missing, 0) if all(given) else (0, 0, missing)


def _later(setting: View, family: View) -> tuple[int, int]:
    """The minutes made up that one side says and the other denies, and those that stand."""
    if setting.later is None or family.later is None:
        return 0, (setting.later if setting.later is not None else family.later) or 0
    return abs(setting.later - family.later), min(setting.later, family.later)
