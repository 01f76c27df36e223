"""The days on which an event of a calendar repeats: by the day or by the week, which is how schools repeat."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain
from typing import Any

from upheld.delivery.entitlement import DeliveryError
from upheld.plan.shape import short

MOST = 2_000
"""The most sessions that one event is read as: five school years of one each day."""
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_KNOWN = frozenset(("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "WKST"))
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Rule:
    """How an event repeats. `days` are the weekdays, Monday 0; none for every day. `until` is a day, included."""

    weekly: bool
    every: int = 1
    days: tuple[int, ...] = ()
    count: int | None = None
    until: date | None = None
    week_begins: int = 0

    def days_from(self, first: date, last: date) -> Iterator[date]:
        """The days of it from the first to a last one, both included; the first is one of them, as in every calendar.

        Raises:
            DeliveryError: there are too many.
        """
        last = min(last, self.until or last)
        if self.count is not None and self.count < 1:
            return
        if first > last:
            return
        later = self._weekly(first, last) if self.weekly else self._daily(first, last)
        for found, day in enumerate(chain((first,), later), 1):
            yield day
            if found == self.count:
                return
            if found >= MOST:
                raise DeliveryError(f"It repeats over {MOST:,} times: give it an end, or split the calendar.")

    def _weekly(self, first: date, last: date) -> Iterator[date]:
        """Its days after the first, week by week."""
        weekdays = self.days or (first.weekday(),)
        places = sorted((one - self.week_begins) % 7 for one in weekdays)
        week = _week(first, self.week_begins)
        while week <= last:
            yield from (day for one in places if first < (day := week + one * _DAY) <= last)
            week += 7 * self.every * _DAY

    def _daily(self, first: date, last: date) -> Iterator[date]:
        """Its days after the first, one interval after another."""
        day = first + self.every * _DAY
        while day <= last:
            if not self.days or day.weekday() in self.days:
                yield day
            day += self.every * _DAY


def rule_of(given: Mapping[str, Any], first: date) -> Rule:
    """How it repeats, from what a calendar says.

    Raises:
        DeliveryError: it repeats by the month, the year or the hour, or in a way that is not read here.
    """
    told = {
        str(name).upper(): [*value] if isinstance(value, (list, tuple)) else [value] for name, value in given.items()
    }
    how = str(told.get("FREQ", [""])[0]).upper()
    odd = sorted(set(told) - _KNOWN)
    if how not in ("WEEKLY", "DAILY") or odd:
        raise DeliveryError(
            f"It repeats {short(how or 'in no known way')}{f' with {odd[0]}' if odd else ''}: only what repeats by the "
            "day or the week is read; give each session its own event."
        )
    days = [str(one).upper() for one in told.get("BYDAY", [])]
    if any(one not in _DAYS for one in days):
        raise DeliveryError(f"It repeats on {short(','.join(days))}: write weekdays, as MO,TH.")
    every, count = _number(told.get("INTERVAL", [1])), _number(told.get("COUNT", [None]))
    if every is None or not 1 <= every <= 52:
        raise DeliveryError(f"It repeats every {every}: from 1 to 52 is read.")
    weekdays = tuple(sorted({_DAYS.index(one) for one in days}))
    begins = str(told.get("WKST", ["MO"])[0]).upper()
    return Rule(how == "WEEKLY", every, weekdays, count, _until(told.get("UNTIL", [None])[0]),
                _DAYS.index(begins) if begins in _DAYS else 0)  # fmt: skip


def _number(values: list[Any]) -> int | None:
    return int(values[0]) if values and values[0] is not None else None


def _until(value: Any) -> date | None:
    return value.date() if isinstance(value, datetime) else value if isinstance(value, date) else None


def _week(day: date, begins: int) -> date:
    return day - timedelta(days=(day.weekday() - begins) % 7)
