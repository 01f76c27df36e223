"""Deleting an account: what stands in its way, and what is left."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.test import Client

from tests.web.accounts.visits import PASSWORD, is_signed_in, person, signed_in, trusted, with_app, words
from upheld.web.accounts import leaving, roles
from upheld.web.accounts.models import Membership, Person
from upheld.web.cases.models import Case
from upheld.web.cases.walls import as_service

pytestmark = pytest.mark.django_db(databases="__all__")


def test_it_asks_who_it_is_and_whether_it_is_meant() -> None:
    person()
    answer = signed_in().get("/account/delete/")
    assert answer["Location"].startswith("/account/reauthenticate/")
    assert "Delete your account?" in words(trusted().get("/account/delete/"))
    assert Person.objects.get().is_active


def test_what_tells_who_it_was_is_gone_and_the_key_stays() -> None:
    made = person(name="Parent A")
    client, elsewhere = trusted(), signed_in()
    with_app(client)
    answer = client.post("/account/delete/")
    assert answer["Location"] == "/"
    assert "cookies" in answer["Clear-Site-Data"]
    left = Person.objects.get()
    assert left.key == made.key
    assert (left.name, left.is_active, left.has_usable_password()) == ("", False, False)
    assert "parent" not in left.email
    assert not EmailAddress.objects.exists()
    assert not Authenticator.objects.exists()
    assert not is_signed_in(elsewhere)
    refused = Client().post("/account/login/", {"login": "parent@example.org", "password": PASSWORD})
    assert refused.status_code == 422


def test_the_address_can_make_a_new_account_afterwards() -> None:
    person()
    trusted().post("/account/delete/")
    Client().post("/account/signup/", {"email": "parent@example.org", "password1": PASSWORD})
    assert Person.objects.filter(email="parent@example.org", is_active=True).exists()


def test_what_another_part_holds_stands_in_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaving, "_asked", [])
    leaving.ask_before_leaving(lambda one: "Delete your cases first." if one.name == "Parent A" else "")
    person(name="Parent A")
    client = trusted()
    assert "Delete your cases first." in words(client.get("/account/delete/"))
    answer = client.post("/account/delete/")
    assert answer.status_code == 422
    assert "Delete your cases first." in words(answer)
    assert is_signed_in(client)


def test_memberships_end_but_nobody_is_left_without_a_manager() -> None:
    made = person()
    alone = roles.found_organisation(made, "Service A", "charity")
    shared = roles.found_organisation(made, "Service B", "charity")
    other = Membership.objects.create(person=person("other@example.org"), organisation=shared, role="adviser")
    client = trusted()
    answer = client.post("/account/delete/")
    assert answer.status_code == 422
    assert "last manager of Service B" in words(answer)
    assert "Service A" not in words(answer)
    roles.change_role(other, "manager")
    client.post("/account/delete/")
    assert not Membership.objects.holding().filter(person=made).exists()
    assert Membership.objects.filter(person=made, organisation=alone, to_at__isnull=False).exists()


def test_an_account_that_keeps_a_case_stays_until_the_case_is_gone() -> None:
    made = person()
    with as_service():
        case = Case.objects.create(holder=made)
    client = trusted()
    assert "You keep cases." in words(client.get("/account/delete/"))
    assert client.post("/account/delete/").status_code == 422
    with as_service():
        case.delete()
    assert client.post("/account/delete/").status_code == 302
