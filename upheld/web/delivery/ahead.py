"""What comes next in a ledger: weeks nobody filled in, a start check, a review, a gap; reckoned once a day and kept.

Kept, so that whoever looks after hundreds of ledgers has one list by day; only days and numbers, nothing anybody told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from time import monotonic
from typing import Any

from django.db.models import F, Q, QuerySet

from upheld.dates import period_end
from upheld.delivery.action import gaps
from upheld.delivery.entitlement import Entitlement
from upheld.delivery.shortfall import Delivery, week_of
from upheld.delivery.start import Asked, Begin, checks
from upheld.delivery.terms import Setting
from upheld.errors import UpheldError
from upheld.plan.shape import shaped
from upheld.web import clock
from upheld.web.cases.access import access_to
from upheld.web.cases.audit import Gone
from upheld.web.cases.models import Case
from upheld.web.cases.walls import as_service
from upheld.web.delivery.kept import Ledger
from upheld.web.delivery.models import Ahead

AT_ONCE, AT_A_LOOK = 100, 40
"""How many ledgers one round of the job reckons, and how many whoever looks at the list waits for."""
SECONDS_OF_A_LOOK = 2.0
"""After which no more are begun while somebody waits."""
_REVIEW_MONTHS = 12
_DAYS = ("setting_from", "silent_from", "start_on", "review_on", "gap_on", "next_on")
_NOTHING: dict[str, Any] = {
    **dict.fromkeys(_DAYS), "setting_weeks": 0, "silent_weeks": 0, "missing": 0, "is_broken": False
}  # fmt: skip
_MOST_YEARS = 30


def look_ahead(now: datetime) -> int:
    """Reckon what is older than today, or than what was said since; how many ledgers."""
    with as_service():
        return _reckon(_stale(clock.today()), clock.today(), AT_ONCE)


def refresh(cases: QuerySet[Case], today: date) -> int:
    """Reckon some of these ledgers, where that is still to be done today; how many.

    What was said since the last reckoning comes first. Where hundreds are to be reckoned the job goes on with them.
    """
    with as_service():
        return _reckon(_stale(today).filter(case__in=cases), today, AT_A_LOOK, SECONDS_OF_A_LOOK)


def _reckon(rows: Any, today: date, most: int, seconds: float = float("inf")) -> int:
    done, until = 0, monotonic() + seconds
    for row in [*rows.select_related("case__holder")[:most]]:
        if monotonic() > until:
            break
        try:
            found = _found(row.case, today)
        except (Gone, UpheldError):
            # It comes first in the list, and its own pages say what is wrong with it.
            found = {"is_broken": True, "next_on": today}
        # What was said meanwhile makes it old again.
        mine = Ahead.objects.filter(pk=row.pk, version=row.version)
        mine.update(reckoned_on=today, **_NOTHING | found)
        done += 1
    return done


def begins(entitlements: Sequence[Entitlement], settings: Sequence[Setting]) -> Iterator[Begin]:
    """The days from which everything is to be given anew: the first plan, each amended one, and each move."""
    days = sorted({one.from_on for one in entitlements if one.section != "SEN"})
    for place, day in enumerate(days):
        yield Begin("amended_plan" if place else "plan", day)
    moves = sorted(one.from_on for one in settings)[1:]
    yield from (Begin("move", day) for day in moves if days and day > days[0])


def review_by(entitlements: Sequence[Entitlement], today: date) -> date | None:
    """The last day of the twelve months in which the plan is to be reviewed, worked out from the day its lines began.

    Nobody here knows when the plan was last reviewed, so this says no more than which day comes round each year.
    Law: Children and Families Act 2014 s.44(1).
    """
    first = min((one.from_on for one in entitlements if one.section != "SEN"), default=None)
    if first is None:
        return None
    years = range(1, _MOST_YEARS)
    return next((day for each in years if (day := period_end(first, _REVIEW_MONTHS * each)) >= today), None)


def _stale(today: date) -> Any:
    old = Q(reckoned_on=None) | Q(reckoned_on__lt=today)
    return Ahead.objects.filter(old, case__delete_after=None).order_by(F("reckoned_on").asc(nulls_first=True), "pk")


def _found(case: Case, today: date) -> dict[str, Any]:
    access = access_to(case.holder, case.pk)
    if access is None:
        raise Gone("This case has been deleted.")
    ledger = Ledger(access)
    lines, delivery = ledger.entitlements, ledger.reckoned(today)
    by_setting, by_nobody = _weeks(delivery, today)
    over = [one for one in gaps(delivery, lines, ledger.threshold) if not one.is_disputed]
    found: dict[str, Any] = {
        "setting_weeks": len(by_setting),
        "setting_from": min(by_setting, default=None),
        "silent_weeks": len(by_nobody),
        "silent_from": min(by_nobody, default=None),
        "start_on": _start_on(ledger, lines, delivery),
        "review_on": review_by(lines, today),
        "gap_on": min((one.opened_on for one in over if one.opened_on), default=None),
        "missing": sum(one.least for one in over),
    }
    days = [found[name] for name in ("setting_from", "start_on", "review_on", "gap_on")]
    return found | {"next_on": min((day for day in days if day is not None), default=None)}


def _weeks(delivery: Delivery, today: date) -> tuple[set[date], set[date]]:
    """The Mondays of the weeks that are over in which the setting has not spoken of everything, and in which nobody has
    spoken of something."""
    over = [(week, one) for one in delivery.sessions if (week := week_of(one)) + timedelta(days=6) < today]
    by_setting = {week for week, one in over if one.setting.is_silent}
    return by_setting, {week for week, one in over if one.setting.is_silent and one.family.is_silent}


def _start_on(ledger: Ledger, lines: Sequence[Entitlement], delivery: Delivery) -> date | None:
    """The day of the newest start check that is not answered for every line."""
    asked = [shaped(Asked, one.data) for one in ledger.said("asked")]
    newest = checks(begins(lines, ledger.calendar.settings), lines, delivery, asked)[:1]
    return next((one.begin.check_on for one in newest if one.of("unsaid")), None)
