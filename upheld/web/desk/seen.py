"""Which cases a service sees: those granted to it now, and of each no more than was granted."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from upheld.web.accounts.models import Membership, Organisation, Person
from upheld.web.cases.models import Case, Grant


def cases_of(organisation: Organisation) -> QuerySet[Case]:
    """The cases that were granted to the service and are still; none that waits to be deleted."""
    granted = Grant.objects.holding().filter(organisation=organisation).values("case")
    found: QuerySet[Case] = Case.objects.filter(delete_after=None, pk__in=granted)
    return found


def with_council(organisation: Organisation, cases: QuerySet[Case]) -> QuerySet[Case]:
    """Those of the cases whose council the service may know: it tells where the family lives."""
    open_ = Grant.objects.holding().filter(organisation=organisation, hides_addresses=False).values("case")
    return cases.filter(pk__in=open_)


def shows_council(organisation: Organisation, cases: list[Any]) -> set[Any]:
    """Which of these ids are of cases whose council the service may know; one query."""
    found = Grant.objects.holding().filter(organisation=organisation, hides_addresses=False, case__in=cases)
    return set(found.values_list("case", flat=True))


def members_of(organisation: Organisation) -> list[Person]:
    """Who works there now and may have cases, by name."""
    found = Membership.objects.holding().filter(organisation=organisation).exclude(role="reader")
    return sorted((one.person for one in found.select_related("person")), key=lambda one: one.called.casefold())
