"""The only place that asks what day it is, or what time."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def today() -> date:
    """Today in England, whatever the machine's own zone; the machine's day where it has no time zones."""
    try:
        return datetime.now(ZoneInfo("Europe/London")).date()
    except ZoneInfoNotFoundError:
        return date.today()


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)
