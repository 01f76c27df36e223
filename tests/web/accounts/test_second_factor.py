"""An authenticator app, recovery codes, and how their secrets lie in the database."""

import re

import pytest
from allauth.mfa.models import Authenticator
from cryptography.exceptions import InvalidTag
from django.conf import settings
from django.test import Client

from tests.web.accounts.visits import PASSWORD, app_code, code, is_signed_in, person, trusted, with_app, words
from upheld.web.accounts import secrets_at_rest
from upheld.web.environment import environment
from upheld.web.keyring import rotation
from upheld.web.keyring.service_key import as_text, key_file, new_key

pytestmark = pytest.mark.django_db(databases="__all__")
SIGN_IN = {"login": "parent@example.org", "password": PASSWORD}


def _after_password() -> Client:
    client = Client()
    answer = client.post("/account/login/", SIGN_IN)
    assert answer["Location"] == "/account/mfa/authenticate/"
    assert not is_signed_in(client)
    return client


def _recovery_codes(client: Client) -> list[str]:
    return re.findall(r"<code>(\d{8})</code>", client.get("/account/mfa/recovery-codes/").content.decode())


def test_with_an_app_the_password_alone_does_not_sign_in() -> None:
    person()
    secret = with_app(trusted())
    client = _after_password()
    answer = client.post("/account/mfa/authenticate/", {"code": "000000"})
    assert answer.status_code == 422
    assert "That code is not right." in words(answer)
    answer = client.post("/account/mfa/authenticate/", {"code": app_code(secret)})
    assert answer["Location"] == "/cases/"
    assert is_signed_in(client)


def test_a_sign_in_code_by_email_does_not_go_round_the_app() -> None:
    person()
    with_app(trusted())
    client = Client()
    client.post("/account/login/code/", {"email": "parent@example.org"})
    answer = client.post("/account/login/code/confirm/", {"code": code()})
    assert answer["Location"] == "/account/mfa/authenticate/"
    assert not is_signed_in(client)


def test_a_code_of_the_app_is_taken_once() -> None:
    person()
    secret = with_app(trusted())
    shown = app_code(secret, steps=1)
    _after_password().post("/account/mfa/authenticate/", {"code": shown})
    again = _after_password()
    answer = again.post("/account/mfa/authenticate/", {"code": f"{shown[:3]} {shown[3:]}"})
    assert answer.status_code == 422
    assert not is_signed_in(again)


def test_a_recovery_code_signs_in_once() -> None:
    person()
    client = trusted()
    with_app(client)
    codes = _recovery_codes(client)
    assert len(codes) == 10
    first = _after_password()
    first.post("/account/mfa/authenticate/", {"code": codes[0]})
    assert is_signed_in(first)
    second = _after_password()
    second.post("/account/mfa/authenticate/", {"code": codes[0]})
    assert not is_signed_in(second)
    assert _recovery_codes(client) == codes[1:]


def test_the_codes_can_be_saved_and_made_anew() -> None:
    person()
    client = trusted()
    with_app(client)
    codes = _recovery_codes(client)
    saved = client.get("/account/mfa/recovery-codes/download/")
    assert saved.content.decode().split() == codes
    client.post("/account/mfa/recovery-codes/generate/")
    assert not set(codes) & set(_recovery_codes(client))


def test_the_app_is_turned_off_after_asking() -> None:
    person()
    client = trusted()
    with_app(client)
    assert "Turn off the authenticator app" in words(client.get("/account/mfa/totp/deactivate/"))
    assert Authenticator.objects.exists()
    client.post("/account/mfa/totp/deactivate/")
    assert not Authenticator.objects.exists()
    assert Client().post("/account/login/", SIGN_IN)["Location"] == "/cases/"


def test_the_picture_to_scan_stands_in_the_page_and_is_fetched_from_nowhere() -> None:
    person()
    page = trusted().get("/account/mfa/totp/activate/").content.decode()
    assert "<path d=" in page
    assert "data:image" not in page


def test_no_secret_and_no_seed_lies_open_in_the_database() -> None:
    person()
    client = trusted()
    secret = with_app(client)
    codes = _recovery_codes(client)
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in kept
    assert not [one for one in codes if one in kept]
    seed = Authenticator.objects.get(type="recovery_codes").data["seed"]
    assert re.fullmatch(r"[0-9a-f]{80}", secrets_at_rest.opened(seed))
    assert settings.SECRET_KEY not in kept


def test_after_the_services_key_was_changed_twice_the_app_still_signs_in() -> None:
    person()
    secret = with_app(trusted())
    for _each in range(2):
        assert rotation.rotate()["second factors"] == 2
        rotation.forget_old()
    client = _after_password()
    client.post("/account/mfa/authenticate/", {"code": app_code(secret)})
    assert is_signed_in(client)


def test_another_key_opens_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    sealed = secrets_at_rest.sealed("something")
    assert secrets_at_rest.opened(sealed) == "something"
    monkeypatch.setenv("UPHELD_SERVICE_KEY", as_text(new_key()))
    environment.cache_clear()
    try:
        with pytest.raises(InvalidTag):
            secrets_at_rest.opened(sealed)
    finally:
        monkeypatch.undo()
        environment.cache_clear()
    assert key_file().exists()
