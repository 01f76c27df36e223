"""Which duties were broken: who, which, since when and by how long. A fact about days, never about blame."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from upheld.compliance.obligation import Obligation

if TYPE_CHECKING:
    from upheld.compliance.reckon import Reckoning


@dataclass(frozen=True, slots=True)
class Breach:
    """One binding duty that was not done in time, or not done as it must be.

    `since` is the first day of the breach: the day after the due day, or the day of the wrong act; None where
    the day is known only to the month. `days` is how long it lasted, or has lasted; None where that is not known.
    """

    obligation: Obligation
    since: date | None
    days: int | None
    goes_on: bool


def breaches(reckoning: Reckoning) -> tuple[Breach, ...]:
    """The breaches of a reckoning, those that go on first, then by the day they began."""
    found = [_breach(one) for one in reckoning.obligations if one.is_breach]
    found.sort(key=lambda one: (not one.goes_on, one.since or date.max, one.obligation.key))
    return tuple(found)


def _breach(one: Obligation) -> Breach:
    if one.status == "breached":
        return Breach(one, one.breach_on, None, False)
    exact = one.due.exact
    since = exact + timedelta(days=1) if exact is not None else None
    return Breach(one, since, one.days_late, one.status == "overdue")
