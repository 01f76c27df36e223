"""The sums alone: each line's minutes without its sessions, for many ledgers at once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date
from operator import attrgetter

from upheld.delivery.account import SILENT, against, tally, word
from upheld.delivery.due import stretches
from upheld.delivery.entitlement import Entitlement
from upheld.delivery.entry import Entry, said_of, standing
from upheld.delivery.slots import numbered, stem_of
from upheld.delivery.tally import Tally, total
from upheld.delivery.terms import Calendar

_ends_on = attrgetter("ends_on")


def totals(
    entitlements: Iterable[Entitlement], calendar: Calendar, entries: Iterable[Entry], as_at: date,
    since: date = date.min,
) -> dict[str, Tally]:  # fmt: skip
    """The tally of each line on a day: the same as that of `deliveries`, slice by slice, for a part of the cost.

    Lines of which nothing has fallen due, and those of unknown amount, are not in it.

    Args:
        since: what fell due before that day is left out.

    Raises:
        DeliveryError: lines or entries that cannot be told apart.
    """
    about = said_of(standing(entries))
    found: dict[str, list[Tally]] = {}
    # What is said in bulk is said of many occasions alike: of those due on one day it comes to the same.
    alike: dict[tuple[object, ...], Tally] = {}
    for one, windows in stretches(entitlements, calendar, as_at):
        amount, stem = one.amount, stem_of(one)
        windows = windows[bisect_left(windows, since, key=_ends_on) :]
        assert amount is not None
        every = range(1, amount.times + 1)
        if windows:
            each = found.setdefault(one.line, [])
        silent = Tally(amount.minutes, unconfirmed=amount.minutes)
        for window in windows:
            name, due_on = f"{stem}{window.first_on.isoformat()}:", window.ends_on
            for number in [each for each, _ in numbered(amount, window, calendar)] if amount.days else every:
                said = about.get(f"{name}{number}")
                if not said:
                    each.append(silent)
                    continue
                key = (amount.minutes, due_on, *map(id, said))
                if key not in alike:
                    alike[key] = _tally(amount.minutes, due_on, said, as_at)
                each.append(alike[key])
    return {line: total(each) for line, each in found.items()}


def _tally(minutes: int, due_on: date, said: Sequence[Entry], as_at: date) -> Tally:
    setting = [one for one in said if one.side == "setting"]
    if len(setting) == len(said):
        return tally(minutes, word(minutes, due_on, said, as_at), SILENT)
    family = word(minutes, due_on, [one for one in said if one.side == "family"], as_at)
    return tally(minutes, *against(minutes, word(minutes, due_on, setting, as_at), family))
