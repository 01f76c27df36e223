"""To write down what is owed, and when school is open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils.translation import gettext as _

from upheld.delivery.action import Threshold
from upheld.delivery.entitlement import DeliveryError, Entitlement, versions
from upheld.delivery.terms import Calendar, Setting
from upheld.plan.shape import plain
from upheld.web import clock
from upheld.web.accounts.models import Person
from upheld.web.cases.audit import acting
from upheld.web.delivery.evidence import bring
from upheld.web.delivery.kept import Ledger, settings_data, write_parts
from upheld.web.delivery.terms_lost import may_take_away, refuse_loss
from upheld.web.ui.format import number

MOST_OCCASIONS = 20_000
"""About twice what twenty lines of three sessions a week come to in three school years."""
_PART_IN_TERM = {"day": 190 / 365, "week": 39 / 52}


def set_entitlements(ledger: Ledger, entitlements: Sequence[Entitlement], *, by: Person) -> None:
    """Write the lines, all their versions, in the place of those there were.

    Raises:
        DeliveryError: they cannot be told apart, or come to more sessions than a record holds.
        MayNot, Changed: as for all writing.
    """
    _refuse_too_many(versions(entitlements))
    _write(ledger, "entitlements", [plain(one) for one in entitlements], "delivery_lines_changed", by)


def set_settings(ledger: Ledger, settings: Sequence[Setting], *, by: Person) -> None:
    """Write the settings and their terms in the place of those there were.

    Raises:
        DeliveryError: a term ends before it begins.
        MayNot: also, whoever was given the ledger alone would take away what was owed.
        Changed: as for all writing.
    """
    Calendar(tuple(settings))
    if not may_take_away(ledger.access):
        refuse_loss(ledger, settings)
    _write(ledger, "settings", settings_data(settings), "delivery_terms_changed", by)


def set_threshold(ledger: Ledger, threshold: Threshold, *, by: Person) -> None:
    """Write from when on a shortfall is shown as one to act on.

    Raises:
        MayNot, Changed: as for all writing.
    """
    _write(ledger, "threshold", plain(threshold), "delivery_threshold", by)


def _refuse_too_many(lines: dict[str, tuple[Entitlement, ...]]) -> None:
    """Each page reckons every session: a ledger that nobody could fill in would only keep others waiting."""
    count = round(sum(_about(one) for each in lines.values() for one in each))
    if count > MOST_OCCASIONS:
        told = _("These lines come to about %(count)s sessions; %(most)s is the most. Put their days and times right.")
        raise DeliveryError(told % {"count": number(count), "most": number(MOST_OCCASIONS)})


def _about(one: Entitlement) -> float:
    """About how many sessions a line comes to until a year from now."""
    if one.amount is None:
        return 0
    last = min(one.to_on or date.max, clock.today() + timedelta(days=365))
    days = max((last - one.from_on).days + 1, 1)
    amount = one.amount
    a_year = {"day": 365, "week": 52 / amount.every, "half_term": 6, "term": 3, "year": 1, "once": 0}[amount.period]
    in_term = _PART_IN_TERM.get(amount.period, 1.0) if amount.weeks == "term" else 1.0
    return amount.times * max(a_year * in_term * days / 365, 1)


def _write(ledger: Ledger, name: str, value: object, act_name: str, by: Person) -> None:
    ledger.access.must_write_ledger()
    with acting(ledger.access.case.pk, by, needs="ledger") as act:
        data = ledger.data | {name: value}
        ledger.version = write_parts(act, data, ledger.version)
        ledger.data = data
        act.write(act_name, told={name: value})
        if name != "threshold":
            bring(act)
