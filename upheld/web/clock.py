"""The only place of the service that asks what time it is: always in England, whatever the server's zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from upheld.web.environment import environment

ENGLAND = ZoneInfo("Europe/London")
_TRIBUNAL_CLOSES = time(17)


def real() -> datetime:
    """This moment, whatever the settings pretend: for files, which bear their own time."""
    return datetime.now(UTC).astimezone(ENGLAND)


def now() -> datetime:
    """This moment in England; on another day where the settings pretend one."""
    moment = real()
    pretended = environment().today
    return moment if pretended is None else datetime.combine(pretended, moment.timetz())


def today() -> date:
    """Today in England."""
    return now().date()


def is_pretended() -> bool:
    """Whether the day is one the settings pretend."""
    return environment().today is not None


def after_tribunal_hours() -> bool:
    """Whether the Tribunal's day is over: what reaches it after 5 pm counts as the next day.

    Law: Tribunal Procedure (HESC Chamber) Rules 2008 r.12(1).
    """
    return now().time() >= _TRIBUNAL_CLOSES
