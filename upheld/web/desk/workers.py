"""Who works on a case for a service, as long as the service may see it and they work there."""

from __future__ import annotations

from collections.abc import Iterable

from upheld.web import clock
from upheld.web.accounts.models import Membership, Person
from upheld.web.cases.models import Case, Grant
from upheld.web.desk.models import Casework


def workers_of(case: Case) -> Iterable[Person]:
    """The workers of a case whose work is open."""
    now = clock.real()
    granted = Grant.objects.holding(now).filter(case=case, organisation__isnull=False).values("organisation")
    for one in Casework.objects.filter(case=case, closed_on=None, organisation__in=granted).select_related("worker"):
        here = Membership.objects.holding(now).filter(person=one.worker, organisation=one.organisation_id)
        if one.worker is not None and here.exists():
            yield one.worker
