"""Which cases a service sees: those granted to it now, and of each no more than was granted.

A case of which a service was given the ledger of provision alone is not on its desk.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from upheld.web.accounts.models import Membership, Organisation, Person
from upheld.web.cases.models import Case, Grant


def granted(organisation: Organisation, case: str = "pk", **more: Any) -> Exists:
    """Whether the case that a row names was granted to the service and is still.

    Args:
        case: the name of the row's field that holds the case.
        more: what the grant must say besides.
    """
    return Exists(Grant.objects.holding().seeing().filter(organisation=organisation, case=OuterRef(case), **more))


def cases_of(organisation: Organisation) -> QuerySet[Case]:
    """The cases that were granted to the service and are still; none that waits to be deleted."""
    found: QuerySet[Case] = Case.objects.filter(granted(organisation), delete_after=None)
    return found


def with_council(organisation: Organisation, cases: list[UUID]) -> set[UUID]:
    """Which of these cases are ones whose council the service may know: it tells where the family lives."""
    found = Grant.objects.holding().seeing().filter(organisation=organisation, hides_addresses=False, case__in=cases)
    return set(found.values_list("case", flat=True))


def members_of(organisation: Organisation) -> list[Person]:
    """Who works there now and may have cases, by name."""
    found = Membership.objects.holding().filter(organisation=organisation).exclude(role="reader")
    return sorted((one.person for one in found.select_related("person")), key=lambda one: one.called.casefold())
