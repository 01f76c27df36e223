"""The events of an iCalendar file: what each is called, its day in England, and the minutes that passed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from upheld.delivery.entitlement import DeliveryError
from upheld.delivery.files.repeats import Rule, rule_of
from upheld.delivery.files.table import MOST_BYTES, MOST_ROWS, Wrong
from upheld.plan.shape import short

_HERE = ZoneInfo("Europe/London")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Event:
    """One event of a calendar; `names` are its summary and its categories, `minutes` is None for a whole day.

    Args:
        without: days of its repeating that were taken out; `also` days that were put in.
        instead_of: the day of a repeating event in whose place it stands.
    """

    row: int
    uid: str
    names: tuple[str, ...]
    start: datetime
    minutes: int | None
    status: str
    rule: Rule | None
    without: frozenset[date]
    also: tuple[date, ...]
    instead_of: date | None

    @property
    def on(self) -> date:
        """Its day in England."""
        return self.start.date()


def events_of(content: bytes, name: str, wrong: list[Wrong]) -> Iterator[Event]:
    """The events of a calendar, numbered from 1; those that cannot be read are put to what is wrong.

    Raises:
        DeliveryError: the file as a whole cannot be used.
    """
    from icalendar import Calendar

    if len(content) > MOST_BYTES:
        raise DeliveryError(f"{name} is over {MOST_BYTES / 1e6:.0f} MB: send it in parts.")
    try:
        calendars = Calendar.from_ical(content, multiple=True)
        events = [one for each in calendars for one in each.walk("VEVENT")]
    except (ValueError, KeyError, IndexError, AttributeError, TypeError, RecursionError):
        raise DeliveryError(
            f"{name} is not a calendar that can be read: export it again as iCalendar (.ics)."
        ) from None
    if not events:
        raise DeliveryError(f"{name} has no events: give a calendar with some.")
    if len(events) > MOST_ROWS:
        raise DeliveryError(f"{name} has more than {MOST_ROWS:,} events: send it in parts.")
    for number, one in enumerate(events, 1):
        try:
            yield _event(number, one)
        except DeliveryError as error:
            wrong.append(Wrong(number, str(error)))
        except (ValueError, KeyError, AttributeError, TypeError, OverflowError):
            wrong.append(Wrong(number, "A part of it cannot be read: delete it, and write it again in the calendar."))


def _event(number: int, one: Any) -> Event:
    names = tuple(text for text in (_text(one.get("SUMMARY")), *_categories(one)) if text)
    if not names:
        raise DeliveryError("It has no summary: write the name of the line.")
    if one.get("DTSTART") is None:
        raise DeliveryError(f"{short(names[0])} has no beginning: give it one.")
    start, end = one.decoded("DTSTART"), one.decoded("DTEND", None)
    minutes = None
    if isinstance(start, datetime):
        length = _passed(start, end) if isinstance(end, datetime) else one.decoded("DURATION", None)
        if not isinstance(length, timedelta):
            raise DeliveryError(f"{short(names[0])} has no end: give it one.")
        minutes = int(length.total_seconds() // 60)
        if not 1 <= minutes <= 1440:
            raise DeliveryError(f"{short(names[0])} lasts {minutes} minutes: put its end after its beginning.")
    begun = _local(start)
    rules = one.get("RRULE")
    if isinstance(rules, list):
        raise DeliveryError(f"{short(names[0])} repeats in two ways: give it one.")
    return Event(
        row=number,
        uid=str(one.get("UID", f"#{number}")),
        names=names,
        start=begun,
        minutes=minutes,
        status=str(one.get("STATUS", "")).upper(),
        rule=rule_of(rules, begun.date()) if rules is not None else None,
        without=frozenset(_dates(one.get("EXDATE"))),
        also=tuple(_dates(one.get("RDATE"))),
        instead_of=_local(one.decoded("RECURRENCE-ID")).date() if one.get("RECURRENCE-ID") is not None else None,
    )


def _passed(start: datetime, end: datetime) -> timedelta:
    """How long it lasted by a clock that is never changed."""
    return _zoned(end).astimezone(UTC) - _zoned(start).astimezone(UTC)


def _zoned(moment: datetime) -> datetime:
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=_HERE)


def _local(moment: date) -> datetime:
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time(), _HERE)
    local = _zoned(moment).astimezone(_HERE)
    if not 1980 <= local.year <= 2100:
        raise DeliveryError(f"It is on {local.date()}, outside 1980 to 2100: put the day right.")
    return local


def _dates(value: Any) -> Iterator[date]:
    for each in value if isinstance(value, list) else [value] if value is not None else []:
        for one in each.dts:
            moment = one.dt[0] if isinstance(one.dt, tuple) else one.dt
            yield _local(moment).date()


def _categories(one: Any) -> Iterator[str]:
    value = one.get("CATEGORIES")
    for each in value if isinstance(value, list) else [value] if value is not None else []:
        yield from (_text(name) for name in each.cats)


def _text(value: Any) -> str:
    return " ".join(str(value or "").split())[:_LONGEST]
