"""Making an account, signing in and out, and what a stranger cannot learn from it."""

import pytest
from django.core import mail
from django.test import Client
from pytest_django.fixtures import Settings

from tests.web.accounts.visits import PASSWORD, code, is_signed_in, person, signed_in, words
from tests.web.pages import LATE_PLAN, told
from upheld.web import settings as service
from upheld.web.accounts.models import Person
from upheld.web.sealed.models import Drawer
from upheld.web.sealed.session import SessionStore

pytestmark = pytest.mark.django_db

NEW = {"email": "Parent@example.org", "password1": PASSWORD}


def test_an_account_is_made_with_a_code_and_opens_the_cases() -> None:
    client = Client()
    answer = client.post("/account/signup/", NEW)
    assert answer["Location"] == "/account/confirm-email/"
    assert not is_signed_in(client)

    answer = client.post(answer["Location"], {"code": code()})

    assert answer["Location"] == "/cases/"
    assert is_signed_in(client)
    assert Person.objects.get().email == "parent@example.org"


def test_a_wrong_code_says_so_and_after_three_the_sign_up_begins_again() -> None:
    client = Client()
    client.post("/account/signup/", NEW)
    answer = client.post("/account/confirm-email/", {"code": "BBBB-BBBB"})
    assert answer.status_code == 422
    assert "That code is not right." in words(answer)
    client.post("/account/confirm-email/", {"code": "BBBB-BBBB"})
    answer = client.post("/account/confirm-email/", {"code": "BBBB-BBBB"}, follow=True)
    assert "Too many tries." in words(answer)
    right = code()
    client.post("/account/confirm-email/", {"code": right})
    assert not is_signed_in(client)


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("short-one", "at least 12"),
        ("qwertyqwerty", "too common"),
        ("parent@example.org", "too similar"),
        ("", "Enter a new password."),
    ],
)
def test_a_weak_password_is_refused_with_a_sentence(password: str, sentence: str) -> None:
    answer = Client().post("/account/signup/", NEW | {"password1": password})
    assert answer.status_code == 422
    assert sentence in words(answer)
    assert not Person.objects.exists()
    assert 'value="Parent@example.org"' in answer.content.decode()
    assert not password or f'value="{password}"' not in answer.content.decode().replace("Parent", "parent!")


def test_a_password_is_kept_by_argon2(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = service.PASSWORD_HASHERS
    assert person().password.startswith("argon2")


def test_a_wrong_password_and_an_unknown_address_have_the_same_answer() -> None:
    person()
    answers = [
        Client().post("/account/login/", {"login": address, "password": "a-wrong-password"})
        for address in ("parent@example.org", "nobody@example.org")
    ]
    assert [one.status_code for one in answers] == [422, 422]
    assert "That e-mail address and password do not belong together." in words(answers[0])
    assert words(answers[0]) == words(answers[1])


@pytest.mark.parametrize("address", ["/account/login/code/", "/account/password/reset/"])
def test_asking_for_a_code_has_the_same_answer_for_an_unknown_address(address: str) -> None:
    person()
    seen = []
    for email in ("parent@example.org", "nobody@example.org"):
        answer = Client().post(address, {"email": email}, follow=True)
        seen.append((answer.redirect_chain, words(answer).replace(email, "-")))
    assert seen[0] == seen[1]
    assert [one.to for one in mail.outbox] == [["parent@example.org"], ["nobody@example.org"]]
    assert "There is no account with it." in mail.outbox[1].body


def test_signing_up_with_an_address_that_has_an_account_has_the_same_answer_and_changes_nothing() -> None:
    known = person()
    seen = []
    for email in ("parent@example.org", "new@example.org"):
        answer = Client().post("/account/signup/", {"email": email, "password1": "other-words-of-length"}, follow=True)
        seen.append((answer.redirect_chain, words(answer).replace(email, "-")))
    assert seen[0] == seen[1]
    assert "There is one already." in mail.outbox[0].body
    known.refresh_from_db()
    assert known.check_password(PASSWORD)


def test_a_code_signs_in_and_cannot_be_used_twice() -> None:
    person()
    client = Client()
    client.post("/account/login/code/", {"email": "parent@example.org"})
    sent = code()
    answer = client.post("/account/login/code/confirm/", {"code": sent.lower()})
    assert answer["Location"] == "/cases/"
    assert is_signed_in(client)
    client.post("/account/logout/")
    client.post("/account/login/code/confirm/", {"code": sent})
    assert not is_signed_in(client)


def test_a_code_is_good_only_in_the_browser_that_asked_for_it() -> None:
    person()
    Client().post("/account/login/code/", {"email": "parent@example.org"})
    sent, other = code(), Client()
    other.post("/account/login/code/", {"email": "nobody@example.org"})
    other.post(
        "/account/login/code/confirm/",
        {"code": sent},
    )
    assert not is_signed_in(other)


def test_what_was_told_before_signing_in_is_there_afterwards_under_a_new_secret() -> None:
    person()
    client = Client()
    told(client, LATE_PLAN)
    before = client.cookies["upheld"].value
    client.post("/account/login/", {"login": "parent@example.org", "password": PASSWORD})
    after = client.cookies["upheld"].value
    assert after != before
    assert SessionStore(after)["check"]["entries"][0][1]["on"] == "2026-01-12"
    assert SessionStore(before).load() == {}


@pytest.mark.parametrize("way", ["/account/logout/", "/leave/"])
def test_to_sign_out_or_leave_deletes_the_session(way: str) -> None:
    person()
    client = signed_in()
    secret = client.cookies["upheld"].value
    if way == "/leave/":
        client.get(way, headers={"Sec-Fetch-Site": "same-origin"})
    else:
        client.post(way)
    assert not Drawer.objects.exists()
    client.cookies["upheld"] = secret
    assert not is_signed_in(client)


def test_signing_out_asks_first() -> None:
    person()
    client = signed_in()
    assert "Sign out" in words(client.get("/account/logout/"))
    assert is_signed_in(client)


def test_a_session_of_another_person_in_the_same_browser_is_not_taken_over() -> None:
    person()
    person("other@example.org")
    client = signed_in()
    session = SessionStore(client.cookies["upheld"].value)
    session["check"] = {"person": {}, "entries": [], "next": 1}
    session.save()
    client.post("/account/logout/")
    client.post("/account/login/", {"login": "other@example.org", "password": PASSWORD})
    assert "check" not in SessionStore(client.cookies["upheld"].value)


def test_after_signing_in_one_is_led_on_but_never_to_another_site() -> None:
    person()
    sent = {"login": "parent@example.org", "password": PASSWORD}
    assert Client().post("/account/login/", sent | {"next": "/account/name/"})["Location"] == "/account/name/"
    assert Client().post("/account/login/", sent | {"next": "https://example.org/"})["Location"] == "/cases/"


@pytest.mark.parametrize("address", ["/account/", "/account/login/", "/account/signup/", "/account/mfa/webauthn/"])
def test_no_page_of_the_account_is_kept_by_a_browser(address: str) -> None:
    assert Client().get(address)["Cache-Control"] == "no-store"


def test_no_mail_holds_a_link_with_a_secret_or_a_name() -> None:
    person(name="Somebody")
    client = Client()
    client.post("/account/login/code/", {"email": "parent@example.org"})
    client.post("/account/password/reset/", {"email": "parent@example.org"})
    for one in mail.outbox:
        assert "Somebody" not in one.body
        assert one.body.count("http") == 1
        assert one.body.rstrip().endswith(":8765")
