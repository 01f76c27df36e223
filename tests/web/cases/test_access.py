"""What one person may do in one case, which agrees with the list of the cases they see."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.web.cases.making import case_of, grant, organisation, person
from upheld.web import clock
from upheld.web.accounts.models import Membership
from upheld.web.cases.access import access_to
from upheld.web.cases.models import Case

pytestmark = pytest.mark.django_db(databases="__all__")
MINUTE = timedelta(minutes=1)


def _through_a_service(case: Case, **ended: object) -> None:
    grant(case, organisation=organisation("Service A", person("b")), right="write")
    Membership.objects.update(**ended)


def _waits(case: Case) -> None:
    grant(case, to=person("b"))
    Case.objects.filter(pk=case.pk).update(delete_after=clock.real())


@pytest.mark.parametrize(
    ("let_in", "right"),
    [
        (lambda case: None, None),
        (lambda case: grant(case, to=person("b")), "read"),
        (lambda case: grant(case, to=person("b"), right="write"), "write"),
        (lambda case: grant(case, to=person("c")), None),
        (lambda case: grant(case, to=person("b"), to_at=clock.real() - MINUTE), None),
        (lambda case: grant(case, to=person("b"), from_at=clock.real() + MINUTE), None),
        (lambda case: grant(case, organisation=organisation("Service A", person("c"))), None),
        (_through_a_service, "write"),
        (lambda case: _through_a_service(case, role="reader"), "read"),
        (lambda case: _through_a_service(case, to_at=clock.real() - MINUTE), None),
        (_waits, None),
    ],
)
def test_somebody_sees_what_the_list_shows_them(let_in: Callable[[Case], object], right: str | None) -> None:
    case = case_of(person("a"))
    let_in(case)
    found = access_to(person("b"), case.pk)
    assert Case.objects.visible_to(person("b")).filter(pk=case.pk).exists() == (found is not None)
    assert (None if found is None else "write" if found.may_write else "read") == right
    assert found is None or not found.is_holder


@pytest.mark.parametrize("waits", [False, True])
def test_the_holder_sees_it_always_and_writes_unless_it_waits_to_be_deleted(waits: bool) -> None:
    case = case_of(person("a"))
    Case.objects.filter(pk=case.pk).update(delete_after=clock.real() if waits else None)
    found = access_to(person("a"), case.pk)
    assert found is not None and found.is_holder and found.may_write is not waits
    assert Case.objects.visible_to(person("a")).filter(pk=case.pk).exists()


def test_there_is_nothing_for_whoever_is_signed_out_and_of_a_case_that_is_none() -> None:
    assert access_to(AnonymousUser(), case_of(person("a")).pk) is None
    assert access_to(person("a"), uuid4()) is None
