"""Who works on a case for a service, as long as the service may see it and they work there."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef

from upheld.web import clock
from upheld.web.accounts.models import Membership, Person
from upheld.web.cases.models import Case, Grant
from upheld.web.desk.models import Casework


def workers_of(cases: Iterable[Case]) -> dict[UUID, list[Person]]:
    """The workers of each case whose work is open; one query for any number of cases."""
    now = clock.real()
    granted = Grant.objects.holding(now).seeing().filter(case=OuterRef("case"), organisation=OuterRef("organisation"))
    here = Membership.objects.holding(now).filter(person=OuterRef("worker"), organisation=OuterRef("organisation"))
    open_work = Casework.objects.filter(Exists(granted), Exists(here), case__in=cases, closed_on=None)
    found: dict[UUID, list[Person]] = {}
    for one in open_work.select_related("worker"):
        if one.worker is not None:
            found.setdefault(one.case_id, []).append(one.worker)
    return found
