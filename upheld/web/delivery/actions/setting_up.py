"""To write down what is owed, and when school is open."""

from __future__ import annotations

from collections.abc import Sequence

from upheld.delivery.action import Threshold
from upheld.delivery.entitlement import Entitlement, versions
from upheld.delivery.terms import Calendar, Setting
from upheld.plan.shape import plain
from upheld.web.accounts.models import Person
from upheld.web.cases.audit import acting
from upheld.web.delivery.evidence import bring
from upheld.web.delivery.kept import Ledger, settings_data, write_parts


def set_entitlements(ledger: Ledger, entitlements: Sequence[Entitlement], *, by: Person) -> None:
    """Write the lines, all their versions, in the place of those there were.

    Raises:
        DeliveryError: they cannot be told apart.
        MayNot, Changed: as for all writing.
    """
    versions(entitlements)
    _write(ledger, "entitlements", [plain(one) for one in entitlements], "delivery_lines_changed", by)


def set_settings(ledger: Ledger, settings: Sequence[Setting], *, by: Person) -> None:
    """Write the settings and their terms in the place of those there were.

    Raises:
        DeliveryError: a term ends before it begins.
        MayNot, Changed: as for all writing.
    """
    Calendar(tuple(settings))
    _write(ledger, "settings", settings_data(settings), "delivery_terms_changed", by)


def set_threshold(ledger: Ledger, threshold: Threshold, *, by: Person) -> None:
    """Write from when on a shortfall is shown as one to act on.

    Raises:
        MayNot, Changed: as for all writing.
    """
    _write(ledger, "threshold", plain(threshold), "delivery_threshold", by)


def _write(ledger: Ledger, name: str, value: object, act_name: str, by: Person) -> None:
    ledger.access.must_write_ledger()
    with acting(ledger.access.case.pk, by, needs="ledger") as act:
        data = ledger.data | {name: value}
        ledger.version = write_parts(act, data, ledger.version)
        ledger.data = data
        act.write(act_name, told={name: value})
        if name != "threshold":
            bring(act)
