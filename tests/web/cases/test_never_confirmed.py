"""An account that nobody confirmed goes after two days; one that holds anything, or was ever used, stays."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from tests.web.cases.making import case_of, grant, organisation, person, signed_in
from upheld.web import clock
from upheld.web.accounts.models import Membership, Person
from upheld.web.cases.never_confirmed import KEPT, delete_accounts
from upheld.web.post.tick import tick

pytestmark = pytest.mark.django_db(databases="__all__")
PASSWORD = "lantern-orbit-pickle"


def signed_up(age: timedelta = KEPT + timedelta(minutes=1)) -> Person:
    """Somebody who typed an address and never gave the code, so long ago."""
    Client().post("/account/signup/", {"email": "z@example.org", "password1": PASSWORD})
    made = person("z")
    Person.objects.filter(pk=made.pk).update(joined_at=clock.real() - age)
    assert not EmailAddress.objects.get(user=made).verified
    return made


def is_there() -> bool:
    return Person.objects.filter(email="z@example.org").exists()


def test_it_goes_by_itself_and_the_address_is_free_again() -> None:
    signed_up()
    assert tick(clock.now()).jobs["delete accounts never confirmed"] == 1
    assert not is_there() and not EmailAddress.objects.exists()
    signed_up(timedelta(0))
    assert delete_accounts(clock.now()) == 0 and is_there()


def test_it_stays_while_the_code_can_still_be_given() -> None:
    signed_up(KEPT - timedelta(minutes=1))
    assert delete_accounts(clock.now()) == 0 and is_there()


def _forgotten(one: Person) -> None:
    one.forget()


def _member(one: Person) -> None:
    organisation("Service A", one)
    Membership.objects.update(to_at=clock.real())


@pytest.mark.parametrize(
    "holds",
    [
        lambda one: EmailAddress.objects.filter(user=one).update(verified=True),
        lambda one: case_of(one),
        lambda one: grant(case_of(person("a")), to=one, to_at=clock.real()),
        _member,
        _forgotten,
        signed_in,
    ],
    ids=["confirmed", "case", "grant", "member", "deleted", "signed in"],
)
def test_one_that_holds_or_held_something_stays(holds: Callable[[Person], object]) -> None:
    made = signed_up()
    holds(made)
    assert delete_accounts(clock.now()) == 0
    assert Person.objects.filter(pk=made.pk).exists()
