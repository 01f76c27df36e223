"""Whether a limit was met: a certain answer only where every possible day agrees (design 11.2)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from upheld.compliance.due import Due
from upheld.dates import Span

if TYPE_CHECKING:
    from upheld.compliance.obligation import Status


def judge(due: Due, discharged: Span | None, as_at: date) -> Status:
    """The status of a limit that is due within `due` and was met within `discharged` (None: not met).

    A day is not late until it has ended: due on `as_at` is `running`.
    """
    first, last = due.first, due.last
    if first is None and last is None:
        return "unknown"
    if discharged is not None:
        if first is not None and discharged.last <= first:
            return "met"
        if last is not None and discharged.first > last:
            return "met_late"
        return "unknown"
    if last is not None and last < as_at:
        return "overdue"
    if first is not None and as_at <= first:
        return "running"
    return "unknown"


def days_late(due: Due, until: date | None) -> int | None:
    """Days from an exact due day to `until`; None where it is not late or not known."""
    if due.exact is None or until is None or until <= due.exact:
        return None
    return (until - due.exact).days
