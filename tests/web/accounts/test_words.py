"""Every word of the pages of the account, and of its mails, can be translated; every page has its heading."""

import re
from pathlib import Path

import pytest
from django.core.cache import cache
from django.template.loader import render_to_string
from django.test import Client

from tests.web.accounts.visits import PASSWORD, app_code, person, trusted, with_app
from tests.web.ui.test_language import catalogues, language, plain_english  # noqa: F401
from upheld.web import accounts
from upheld.web.accounts import inviting, roles
from upheld.web.accounts.models import Membership, Person

pytestmark = [pytest.mark.django_db(databases="__all__"), pytest.mark.slow]
# What somebody typed, or a machine made: no word of ours.
_GIVEN = re.compile(r"\S+@example\.org|[A-Z2-7]{32}|[A-Z]{4}-[A-Z]{4}|Šëřṽíćë A|http://\S+|Ƥšéüđø")


def _own(text: str) -> list[str]:
    return plain_english(_GIVEN.sub("", text))


def _manager() -> tuple[Client, list[str]]:
    """Somebody with all that an account can have, and every page that they can open."""
    client = trusted("manager@example.org")
    manager = Person.objects.get(email="manager@example.org")
    made = roles.found_organisation(manager, "Šëřṽíćë A", "charity")
    reader = Membership.objects.create(person=person("reader@example.org"), organisation=made, role="reader")
    sent = inviting.invite(manager, made, "new@example.org", "adviser")
    other = roles.found_organisation(reader.person, "Šëřṽíćë A", "council")
    asked = inviting.invite(reader.person, other, "manager@example.org", "reader")
    base = f"/account/organisations/{made.key}/"
    return client, [
        "/account/", "/account/name/", "/account/delete/", "/account/email/", "/account/password/change/",
        "/account/mfa/webauthn/", "/account/mfa/webauthn/add/", "/account/mfa/totp/activate/", "/account/logout/",
        "/account/reauthenticate/", "/account/organisations/new/", base, f"{base}leave/",
        f"{base}members/{reader.pk}/", f"{base}members/{reader.pk}/end/", f"{base}invitations/{sent.pk}/",
        f"/account/invitations/{asked.pk}/", "/account/password/reset/done/", "/account/inactive/",
    ]  # fmt: skip


def test_no_word_of_the_account_is_left_in_plain_english(language: str) -> None:  # noqa: F811
    person("manager@example.org")
    client, addresses = _manager()
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200, address
        html = answer.content.decode()
        assert f'lang="{language}"' in html
        assert _own(html) == [], address
        assert html.count("<h1") == 1, address
    with_app(client)
    for address in (
        "/account/", "/account/mfa/recovery-codes/", "/account/mfa/recovery-codes/generate/",
        "/account/mfa/totp/deactivate/", "/account/mfa/reauthenticate/",
    ):  # fmt: skip
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert _own(answer.content.decode()) == [], address


def test_no_word_on_the_way_in_and_of_no_mail_is_left_in_plain_english(language: str) -> None:  # noqa: F811
    person("manager@example.org")
    secret = with_app(trusted("manager@example.org"))
    wrong = {"login": "manager@example.org", "password": "not-the-password"}
    sent = {"login": "manager@example.org", "password": PASSWORD}
    client, fresh = Client(), Client()
    first = [
        client.post("/account/login/", wrong),
        client.post("/account/login/", {}),
        client.post("/account/login/", sent, follow=True),
        client.post("/account/mfa/authenticate/", {"code": "123"}),
        client.post("/account/mfa/authenticate/", {}),
        fresh.post("/account/signup/", {"email": "new@example.org", "password1": PASSWORD}, follow=True),
        fresh.post("/account/confirm-email/", {"code": "BBBB-BBBB"}),
    ]
    cache.clear()
    answers = [
        *first,
        Client().post("/account/signup/", {"email": "new@example.org", "password1": PASSWORD}, follow=True),
        Client().post("/account/login/code/", {"email": "manager@example.org"}, follow=True),
        Client().post("/account/login/code/", {"email": "nobody@example.org"}, follow=True),
        Client().post("/account/password/reset/", {"email": "manager@example.org"}, follow=True),
    ]
    for answer in answers:
        assert _own(answer.content.decode()) == [], answer.request["PATH_INFO"]
    client.post("/account/mfa/authenticate/", {"code": app_code(secret)})
    answer = client.get("/account/password/change/")
    assert answer.status_code == 200
    assert _own(answer.content.decode()) == []


def test_no_word_of_a_mail_is_left_in_plain_english(language: str) -> None:  # noqa: F811
    folder = Path(accounts.__file__).parent / "templates"
    names = [one.relative_to(folder).as_posix() for one in sorted(folder.glob("*/email/[!_]*.txt"))]
    assert len(names) > 30
    given = {"code": "BBBB-BBBB", "address": "http://127.0.0.1:8765", "name": "Šëřṽíćë A"}
    for name in names:
        text = render_to_string(name, given)
        assert text.strip(), name
        assert _own(text) == [], name
        assert not re.search(r"[&<>]|%\(", text), name
