"""An appeal whose time ran out stands high on the desk, and says so."""

from datetime import timedelta

import pytest

from tests.web.cases.making import case_of, grant, organisation, person, signed_in
from upheld.web import clock
from upheld.web.cases.models import DueDay

pytestmark = pytest.mark.django_db(databases="__all__")


def test_a_missed_appeal_comes_before_what_is_late() -> None:
    worker = person("w")
    service = organisation("Service A", worker)
    late, missed, over = (case_of(person("a"), f"Child {name}") for name in "LMO")
    today = clock.today()
    for case, days in ((late, None), (missed, 3), (over, 90)):
        grant(case, organisation=service)
        DueDay.objects.filter(case=case, yours=True).delete()
        if days is not None:
            DueDay.objects.create(
                case=case, key="appeal", duty="appeal.deadline", step="fd.appeal", yours=True,
                due_on=today - timedelta(days=days), due_latest=today - timedelta(days=days),
                law_version="1", reckoned_at=clock.real(),
            )  # fmt: skip
    DueDay.objects.filter(case__in=[missed, over], yours=False).delete()
    page = signed_in(worker).get(f"/desk/{service.key}/").content.decode()
    assert page.index("Child M") < page.index("Child L") < page.index("Child O")
    assert page.count("Appeal time ran out") == 1


def test_an_appeal_limit_that_cannot_be_told_comes_first_and_is_never_called_missed() -> None:
    worker = person("w")
    service = organisation("Service A", worker)
    known = case_of(person("a"), "Child K")
    unknown = case_of(person("a"), "Child U", events=[{"kind": "ehcna_refused_notified", "on": "unknown"}])
    for case in (known, unknown):
        grant(case, organisation=service)
    soon = clock.today() + timedelta(days=1)
    DueDay.objects.filter(case=known, step="fd.appeal").update(due_on=soon, due_latest=soon)
    assert DueDay.objects.get(case=unknown, step="fd.appeal").unclear
    page = signed_in(worker).get(f"/desk/{service.key}/").content.decode()
    assert page.index("Child U") < page.index("Child K")
    assert page.count("Appeal limit not known") == 1 and "Appeal time ran out" not in page
