"""The worker of a case is reminded of it while the service may see it and they work there."""

import pytest

from tests.web.cases.making import case_of, grant, organisation, person
from upheld.web import clock
from upheld.web.accounts.models import Membership
from upheld.web.cases.models import Grant
from upheld.web.cases.reminders import reminded_of
from upheld.web.desk.models import Casework

pytestmark = pytest.mark.django_db(databases="__all__")


def test_the_worker_until_access_or_work_ends() -> None:
    holder, worker, other = person("a"), person("b"), person("c")
    service = organisation("Service A", worker, other)
    case = case_of(holder)
    grant(case, organisation=service)
    work = Casework.objects.create(case=case, organisation=service, worker=worker)
    assert reminded_of(case) == [holder, worker]
    work.closed_on = clock.today()
    work.save()
    assert reminded_of(case) == [holder]
    Casework.objects.update(closed_on=None)
    Membership.objects.filter(person=worker).update(to_at=clock.real())
    assert reminded_of(case) == [holder]
    Membership.objects.update(to_at=None)
    Grant.objects.update(to_at=clock.real())
    assert reminded_of(case) == [holder]
