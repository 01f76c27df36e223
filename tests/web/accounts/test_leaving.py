"""Deleting an account: what stands in its way, and what is left."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.test import Client

from tests.web.accounts.visits import PASSWORD, is_signed_in, person, signed_in, trusted, with_app, words
from tests.web.cases.making import case_of, grant
from tests.web.cases.making import person as somebody
from upheld.web import clock
from upheld.web.accounts import leaving, roles
from upheld.web.accounts.models import Membership, Person
from upheld.web.cases.access import access_to, must_see
from upheld.web.cases.actions.feeds import make_feed
from upheld.web.cases.audit import first_broken
from upheld.web.cases.models import Action, Case, Feed, Grant
from upheld.web.cases.walls import as_service
from upheld.web.keyring.case_key import destroy_key

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
    assert "You keep cases. Delete your cases or hand them over first" in words(client.get("/account/delete/"))
    assert client.post("/account/delete/").status_code == 422
    with as_service():
        case.delete()
    assert client.post("/account/delete/").status_code == 302


def test_what_others_let_them_into_ends_with_the_account_and_so_do_their_calendars() -> None:
    made = person()
    own, through, gone = (case_of(somebody("a"), label) for label in ("Child A", "Child B", "Child C"))
    service = roles.found_organisation(made, "Service A", "charity")
    grant(own, to=made)
    ended = grant(own, to=made, to_at=clock.real())
    grant(gone, to=made)
    others = [grant(own, to=somebody("b")), grant(through, organisation=service)]
    for case in (own, through):
        make_feed(must_see(made, case.pk), by=made)
    kept = make_feed(must_see(somebody("b"), own.pk), by=somebody("b"))
    destroy_key(gone.pk)

    assert trusted().post("/account/delete/").status_code == 302

    assert kept and [one.person for one in Feed.objects.filter(ended_at=None)] == [somebody("b")]
    assert {*Grant.objects.holding().exclude(case=gone).values_list("pk", flat=True)} == {one.pk for one in others}
    assert ended.to_at == Grant.objects.get(pk=ended.pk).to_at
    assert access_to(made, own.pk) is None and access_to(made, through.pk) is None
    for case, acts in ((own, ["access_left", "feed_ended"]), (through, ["feed_ended"])):
        written = Action.objects.filter(case=case.pk, act__in=("access_left", "feed_ended")).order_by("seq")
        assert [one.act for one in written] == acts and {one.by for one in written} == {str(made.key)}
        assert first_broken(case.pk) is None
