"""Organisations: who may do what there, how a colleague joins, and how it ends."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client

from tests.web.accounts.visits import person, signed_in, words
from upheld.errors import UpheldError
from upheld.web import clock
from upheld.web.accounts import inviting
from upheld.web.accounts.models import Membership, Organisation, OrganisationInvitation, Person

pytestmark = pytest.mark.django_db

MANAGER = "manager@example.org"
ADVISER = "adviser@example.org"


def _founded() -> tuple[Client, Organisation]:
    person(MANAGER)
    client = signed_in(MANAGER)
    answer = client.post("/account/organisations/new/", {"name": "Service A", "kind": "sendiass"})
    made = Organisation.objects.get()
    assert answer["Location"] == f"/account/organisations/{made.key}/"
    return client, made


def _with_adviser() -> tuple[Client, Client, Organisation]:
    client, made = _founded()
    person(ADVISER)
    client.post(f"/account/organisations/{made.key}/invite/", {"email": "Adviser@example.org", "role": "adviser"})
    adviser = signed_in(ADVISER)
    number = OrganisationInvitation.objects.get().pk
    adviser.post(f"/account/invitations/{number}/", {"answer": "accept"})
    return client, adviser, made


def _roles() -> dict[str, str]:
    return dict(Membership.objects.holding().values_list("person__email", "role"))


def test_who_makes_an_organisation_manages_it_and_it_is_not_checked() -> None:
    client, _made = _founded()
    assert _roles() == {MANAGER: "manager"}
    assert "Not checked by whoever runs this service" in words(client.get("/account/"))


@pytest.mark.parametrize("name", ["", "See https://example.org now", "mail me at a@example.org"])
def test_a_name_that_is_an_advertisement_is_refused(name: str) -> None:
    person(MANAGER)
    answer = signed_in(MANAGER).post("/account/organisations/new/", {"name": name, "kind": "charity"})
    assert answer.status_code == 422
    assert not Organisation.objects.exists()


def test_whoever_runs_the_service_confirms_an_organisation() -> None:
    client, made = _founded()
    said = StringIO()
    call_command("organisation", "list", stdout=said)
    call_command("organisation", "confirm", "service a", stdout=said)
    call_command("organisation", "list", stdout=said)
    first, _told, last = said.getvalue().splitlines()
    assert "not checked" in first and str(made.key) in first
    assert "confirmed" in last
    assert "Not checked" not in words(client.get("/account/"))
    with pytest.raises(UpheldError, match="no organisation of that name"):
        call_command("organisation", "confirm", "Service B")
    Organisation.objects.create(name="Service A", kind="other")
    with pytest.raises(UpheldError, match="more than one"):
        call_command("organisation", "confirm", "Service A")
    call_command("organisation", "confirm", str(made.key), stdout=said)


def test_a_colleague_joins_by_signing_in_and_saying_yes() -> None:
    client, made = _founded()
    answer = client.post(
        f"/account/organisations/{made.key}/invite/", {"email": ADVISER, "role": "adviser"}, follow=True
    )
    assert ADVISER in words(answer)
    assert mail.outbox[-1].to == [ADVISER]
    assert "Service A" not in mail.outbox[-1].body
    assert OrganisationInvitation.objects.get().key not in mail.outbox[-1].body
    person(ADVISER)
    adviser = signed_in(ADVISER)
    assert "Service A" in words(adviser.get("/account/"))
    number = OrganisationInvitation.objects.get().pk
    assert "Join Service A?" in words(adviser.get(f"/account/invitations/{number}/"))
    assert ADVISER not in _roles()
    adviser.post(f"/account/invitations/{number}/", {"answer": "accept"})
    assert _roles() == {MANAGER: "manager", ADVISER: "adviser"}
    assert adviser.get(f"/account/invitations/{number}/").status_code == 404


def test_the_mail_names_an_organisation_only_once_it_was_checked() -> None:
    client, made = _founded()
    call_command("organisation", "confirm", str(made.key), stdout=StringIO())
    client.post(f"/account/organisations/{made.key}/invite/", {"email": ADVISER, "role": "reader"})
    assert "Service A" in mail.outbox[-1].body


def test_an_invitation_is_for_its_address_alone() -> None:
    client, made = _founded()
    client.post(f"/account/organisations/{made.key}/invite/", {"email": ADVISER, "role": "manager"})
    number = OrganisationInvitation.objects.get().pk
    person("other@example.org")
    other = signed_in("other@example.org")
    assert other.get(f"/account/invitations/{number}/").status_code == 404
    assert other.post(f"/account/invitations/{number}/", {"answer": "accept"}).status_code == 404
    assert "Service A" not in words(other.get("/account/"))
    assert _roles() == {MANAGER: "manager"}


def test_a_no_and_an_old_invitation_and_one_taken_back_let_nobody_in() -> None:
    client, made = _founded()
    person(ADVISER)
    adviser = signed_in(ADVISER)
    manager = Person.objects.get(email=MANAGER)

    number = inviting.invite(manager, made, ADVISER, "adviser").pk
    adviser.post(f"/account/invitations/{number}/", {"answer": "no"})
    assert adviser.post(f"/account/invitations/{number}/", {"answer": "accept"}).status_code == 404

    number = inviting.invite(manager, made, ADVISER, "adviser").pk
    address = f"/account/organisations/{made.key}/invitations/{number}/"
    assert "Take this invitation back?" in words(client.get(address))
    client.post(address)
    assert adviser.post(f"/account/invitations/{number}/", {"answer": "accept"}).status_code == 404

    old = inviting.invite(manager, made, ADVISER, "adviser")
    OrganisationInvitation.objects.filter(pk=old.pk).update(invited_at=clock.real() - timedelta(days=31))
    assert adviser.post(f"/account/invitations/{old.pk}/", {"answer": "accept"}).status_code == 404
    assert _roles() == {MANAGER: "manager"}


def test_nobody_sends_a_flood_of_invitations() -> None:
    client, made = _founded()
    manager = Person.objects.get(email=MANAGER)
    for number in range(inviting.MOST_IN_A_DAY):
        inviting.invite(manager, made, f"a{number}@example.org", "reader")
    answer = client.post(f"/account/organisations/{made.key}/invite/", {"email": ADVISER, "role": "reader"})
    assert answer.status_code == 422
    assert ADVISER in answer.content.decode()
    assert len(mail.outbox) == inviting.MOST_IN_A_DAY


@pytest.mark.parametrize("role", ["adviser", "reader", None])
def test_only_a_manager_sees_or_changes_who_works_there(role: str | None) -> None:
    _client, made = _founded()
    somebody = person(ADVISER)
    if role:
        Membership.objects.create(person=somebody, organisation=made, role=role)
    manager = Membership.objects.get(person__email=MANAGER).pk
    invitation = inviting.invite(Person.objects.get(email=MANAGER), made, "new@example.org", "reader").pk
    client, before = signed_in(ADVISER), _roles()
    for path, sent in (
        ("", None),
        ("invite/", {"email": "x@example.org", "role": "manager"}),
        (f"invitations/{invitation}/", {}),
        (f"members/{manager}/", {"role": "reader"}),
        (f"members/{manager}/end/", {}),
    ):
        address = f"/account/organisations/{made.key}/{path}"
        answer = client.get(address) if sent is None else client.post(address, sent)
        assert answer.status_code == 404, path
    assert _roles() == before
    assert len(inviting.waiting_of(made)) == 1


def test_a_manager_of_one_organisation_has_no_say_in_another() -> None:
    client, made = _founded()
    other = Organisation.objects.create(name="Service B", kind="charity")
    theirs = Membership.objects.create(person=person(ADVISER), organisation=other, role="manager")
    for key in (made.key, other.key):
        answer = client.post(f"/account/organisations/{key}/members/{theirs.pk}/", {"role": "reader"})
        assert answer.status_code == 404
        assert client.post(f"/account/organisations/{key}/members/{theirs.pk}/end/").status_code == 404
    theirs.refresh_from_db()
    assert (theirs.role, theirs.to_at) == ("manager", None)


def test_another_role_ends_the_old_membership_and_keeps_it() -> None:
    client, _adviser, made = _with_adviser()
    old = Membership.objects.get(person__email=ADVISER)
    client.post(f"/account/organisations/{made.key}/members/{old.pk}/", {"role": "manager"})
    assert _roles() == {MANAGER: "manager", ADVISER: "manager"}
    old.refresh_from_db()
    assert old.role == "adviser" and old.to_at is not None


def test_a_membership_ends_after_asking_and_at_once() -> None:
    client, adviser, made = _with_adviser()
    number = Membership.objects.get(person__email=ADVISER).pk
    address = f"/account/organisations/{made.key}/members/{number}/end/"
    assert "End this membership?" in words(client.get(address))
    assert ADVISER in _roles()
    client.post(address)
    assert _roles() == {MANAGER: "manager"}
    assert "Service A" not in words(adviser.get("/account/"))


def test_the_last_manager_cannot_be_ended_leave_or_become_less() -> None:
    client, _adviser, made = _with_adviser()
    number = Membership.objects.get(person__email=MANAGER).pk
    base = f"/account/organisations/{made.key}/"
    answers = [
        client.post(f"{base}members/{number}/", {"role": "reader"}),
        client.post(f"{base}members/{number}/end/"),
        client.post(f"{base}leave/"),
    ]
    assert [one.status_code for one in answers] == [422, 422, 422]
    assert all("last manager" in words(one) for one in answers)
    assert _roles()[MANAGER] == "manager"


def test_a_member_leaves_after_asking() -> None:
    _client, adviser, made = _with_adviser()
    address = f"/account/organisations/{made.key}/leave/"
    assert "Leave Service A?" in words(adviser.get(address))
    adviser.post(address)
    assert _roles() == {MANAGER: "manager"}
    assert adviser.get(address).status_code == 404
