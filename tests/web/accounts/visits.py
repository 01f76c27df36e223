"""What a person does in the pages of the account, as their browser would."""

import html
import re
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from django.test import Client

from upheld.web import clock
from upheld.web.accounts.models import Person

PASSWORD = "lantern-orbit-pickle"
OTHER_PASSWORD = "harbour-violin-moss"


def person(email: str = "parent@example.org", password: str = PASSWORD, **more: Any) -> Person:
    """Somebody with an account whose address is shown to be theirs."""
    made = Person.objects.create_user(email, password, **more)
    EmailAddress.objects.create(user=made, email=email, primary=True, verified=True)
    return made


def signed_in(email: str = "parent@example.org", password: str = PASSWORD) -> Client:
    """A browser that signed in with the password."""
    client = Client()
    answer = client.post("/account/login/", {"login": email, "password": password})
    assert answer.status_code == 302, words(answer)
    return client


def trusted(email: str = "parent@example.org", password: str = PASSWORD) -> Client:
    """A browser that signed in and showed once more who it is."""
    client = signed_in(email, password)
    answer = client.post("/account/reauthenticate/", {"password": password})
    assert answer.status_code == 302, words(answer)
    return client


def code() -> str:
    """The code in the last mail."""
    found = re.findall(r"^([A-Z]{4}-[A-Z]{4})$", str(mail.outbox[-1].body), re.MULTILINE)
    assert len(found) == 1, mail.outbox[-1].body
    return str(found[0])


def app_code(secret: str, *, steps: int = 0) -> str:
    """What an authenticator app would show, or would have shown some half minutes before or after."""
    return format_hotp_value(hotp_value(secret, int(clock.real().timestamp()) // 30 + steps))


def with_app(client: Client) -> str:
    """Set up an authenticator app; its key."""
    page = client.get("/account/mfa/totp/activate/")
    found = re.search(r"<code[^>]*>([A-Z2-7]{32})</code>", page.content.decode())
    assert found, words(page)
    answer = client.post("/account/mfa/totp/activate/", {"code": app_code(found[1], steps=-1)})
    assert answer.status_code == 302, words(answer)
    return found[1]


def words(response: Any) -> str:
    """What a reader sees of the main part of a page."""
    page = re.search(r"<main.*</main>", response.content.decode(), re.DOTALL)
    assert page, (response.status_code, response.headers)
    return " ".join(html.unescape(re.sub(r"<script.*?</script>|<[^>]+>", " ", page[0], flags=re.DOTALL)).split())


def is_signed_in(client: Client) -> bool:
    """Whether the page of the account shows itself."""
    return client.get("/account/").status_code == 200
