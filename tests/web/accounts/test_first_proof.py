"""A stranger who signs up with somebody's address keeps nothing once its owner has shown that it is theirs."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.test import Client, RequestFactory

from tests.web.accounts.visits import OTHER_PASSWORD, PASSWORD, code, is_signed_in, person, words
from upheld.web.accounts.adapter import Adapter
from upheld.web.accounts.models import Person

pytestmark = pytest.mark.django_db(databases="__all__")
ADDRESS = "owner@example.org"


def stranger() -> Client:
    """A browser in which somebody signed up with the address of another, and gave no code."""
    client = Client()
    client.post("/account/signup/", {"email": ADDRESS, "password1": PASSWORD})
    return client


def owner() -> Person:
    return Person.objects.get(email=ADDRESS)


def by_code() -> Client:
    """The owner, who signs in with a code."""
    client = Client()
    client.post("/account/login/code/", {"email": ADDRESS})
    assert client.post("/account/login/code/confirm/", {"code": code()})["Location"] == "/cases/"
    return client


def by_reset() -> Client:
    """The owner, who says that the password is forgotten, and has not chosen another yet."""
    client = Client()
    answer = client.post("/account/password/reset/", {"email": ADDRESS})
    client.post(answer["Location"], {"code": code()})
    return client


def password_works(password: str) -> bool:
    cache.clear()
    client = Client()
    client.post("/account/login/", {"login": ADDRESS, "password": password})
    return is_signed_in(client)


def test_a_password_alone_signs_nobody_in_whose_address_was_never_proved() -> None:
    client = stranger()
    cache.clear()
    again = Client()
    answer = again.post("/account/login/", {"login": ADDRESS, "password": PASSWORD})
    assert answer["Location"] == "/account/confirm-email/"
    for one in (client, again):
        for page in ("/account/", "/cases/", "/account/password/change/", "/account/mfa/webauthn/add/"):
            assert one.get(page)["Location"].startswith("/account/login/")


def test_nothing_signs_in_an_account_whose_address_was_never_proved() -> None:
    stranger()
    with pytest.raises(PermissionDenied):
        Adapter().login(RequestFactory().post("/account/login/"), owner())


@pytest.mark.parametrize("proves", [by_code, by_reset])
def test_once_the_owner_proves_the_address_the_strangers_password_ends(proves: object) -> None:
    before = stranger()
    inside = Client()
    inside.force_login(owner())
    Authenticator.objects.create(user=owner(), type=Authenticator.Type.TOTP, data={"secret": "x"})
    assert is_signed_in(inside)

    proves()  # type: ignore[operator]

    assert EmailAddress.objects.get(user=owner()).verified
    assert not owner().has_usable_password() and not password_works(PASSWORD)
    assert not is_signed_in(inside) and not is_signed_in(before)
    assert not Authenticator.objects.exists()


def test_the_owner_stays_signed_in_and_can_choose_a_password() -> None:
    stranger()
    client = by_code()
    assert is_signed_in(client)
    assert client.post("/account/password/set/", {"password1": OTHER_PASSWORD, "password2": OTHER_PASSWORD})
    assert password_works(OTHER_PASSWORD) and not password_works(PASSWORD)


def test_the_owner_who_says_that_the_password_is_forgotten_chooses_one() -> None:
    stranger()
    client = by_reset()
    chosen = {"password1": OTHER_PASSWORD, "password2": OTHER_PASSWORD}
    answer = client.post("/account/password/reset/complete/", chosen)
    assert answer.status_code == 302, words(answer)
    assert password_works(OTHER_PASSWORD) and not password_works(PASSWORD)


def test_what_the_stranger_had_begun_leads_nowhere_afterwards() -> None:
    client = stranger()
    right = code()
    by_code()
    client.post("/account/confirm-email/", {"code": right})
    assert not is_signed_in(client)


def test_the_code_of_the_own_sign_up_leaves_the_password() -> None:
    client = stranger()
    client.post("/account/confirm-email/", {"code": code()})
    assert is_signed_in(client) and password_works(PASSWORD)


def test_so_does_the_code_of_a_sign_up_that_was_broken_off() -> None:
    stranger()
    cache.clear()
    client = Client()
    client.post("/account/login/", {"login": ADDRESS, "password": PASSWORD})
    client.post("/account/confirm-email/", {"code": code()})
    assert is_signed_in(client) and password_works(PASSWORD)


def test_a_code_changes_no_account_whose_address_was_proved_before() -> None:
    person(ADDRESS)
    by_code()
    assert password_works(PASSWORD)


def test_whoever_is_locked_out_by_wrong_passwords_is_told_of_the_code_and_it_works() -> None:
    person(ADDRESS)
    sent = {"login": ADDRESS, "password": "a-wrong-password"}
    for number in range(8):
        Client(REMOTE_ADDR=f"192.0.2.{number}").post("/account/login/", sent)
    answer = Client(REMOTE_ADDR="198.51.100.1").post("/account/login/", sent | {"password": PASSWORD})
    assert answer.status_code == 422
    assert "You can still sign in with a code that we send to your e-mail address" in words(answer)
    assert 'href="/account/login/code/"' in answer.content.decode()
    client = Client(REMOTE_ADDR="198.51.100.1")
    client.post("/account/login/code/", {"email": ADDRESS})
    assert mail.outbox[-1].to == [ADDRESS]
    client.post("/account/login/code/confirm/", {"code": code()})
    assert is_signed_in(client)
