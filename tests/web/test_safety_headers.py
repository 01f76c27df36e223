"""What every answer carries, and what no page may hold: looked for on every page there is."""

import json
import os
import re
import subprocess
import sys
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver, reverse

from tests.web.library.site import site
from tests.web.pages import CASES, Page, names, pages, told

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.django_db
NOTHING_ELSE = {
    "default-src": {"'none'"},
    "script-src": {"'self'"},
    "style-src": {"'self'"},
    "img-src": {"'self'"},
    "font-src": {"'self'"},
    "form-action": {"'self'"},
    "frame-ancestors": {"'none'"},
    "base-uri": {"'none'"},
    "object-src": {"'none'"},
}
# Where a page may lead; what it loads comes from here alone.
LOADS = {
    "script": ("src",), "link": ("href",), "img": ("src", "srcset"), "source": ("src", "srcset"), "iframe": ("src",),
    "audio": ("src",), "video": ("src", "poster"), "embed": ("src",), "object": ("data",), "input": ("src",),
    "form": ("action",), "button": ("formaction",), "use": ("href", "xlink:href"), "image": ("href", "xlink:href"),
}  # fmt: skip


class Held(HTMLParser):
    """What a page holds that it may not."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.forms = 0
        self.loads = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.forms += tag == "form"
        # What is said to be data is never run.
        is_data = given.get("type") == "application/json"
        if tag == "style" or (tag == "script" and not given.get("src") and not is_data):
            self.wrong.append(f"<{tag}> inside")
        if tag in ("iframe", "object", "embed", "base", "applet", "frame"):
            self.wrong.append(f"<{tag}>")
        if tag == "meta" and (given.get("http-equiv") or "").lower() == "refresh":
            self.wrong.append("a page that goes on by itself")
        for name, value in attrs:
            if name.startswith("on") or name == "style":
                self.wrong.append(f"{name} on <{tag}>")
            if (value or "").strip().lower().startswith(("javascript:", "data:", "vbscript:")):
                self.wrong.append(f"{name}={value} on <{tag}>")
            if name in LOADS.get(tag, ()):
                self.loads += 1
                if re.match(r"(?i)\s*([a-z]+:)?//|\s*[a-z]+:", value or ""):
                    self.wrong.append(f"{value} from elsewhere, by <{tag}>")
        if tag == "a" and given.get("target") and "noopener" not in (given.get("rel") or ""):
            self.wrong.append("a link that gives its window away")


def held(page: str) -> Held:
    found = Held()
    found.feed(page)
    return found


def policy(response: HttpResponse) -> dict[str, set[str]]:
    parts = (part.split() for part in response["Content-Security-Policy"].split(";"))
    return {name: set(values) for name, *values in parts}


def guarded(response: HttpResponse, private: bool) -> None:
    """Every header is there, and says what it must."""
    found = policy(response)
    assert NOTHING_ELSE.items() <= found.items()
    assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "data:", "https:", "http:"} & set().union(*found.values())
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] in ("no-referrer", "same-origin")
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    for device in ("camera", "microphone", "geolocation", "payment", "usb"):
        assert f"{device}=()" in response["Permissions-Policy"]
    if private:
        assert response["Cache-Control"] == "no-store"
    assert "Server" not in response and "X-Powered-By" not in response


@pytest.mark.parametrize(
    "html",
    [
        "<style>a{}</style>", "<script>1</script>", "<a onclick='x'>", "<p style='color:red'>", "<base href='/'>",
        "<a href='javascript:x'>", "<script src='//evil.example/x.js'></script>", "<img src='https://evil.example/'>",
        "<form action='https://evil.example/'>", "<iframe src='/x'>", "<meta http-equiv=Refresh content='0;url=/'>",
        "<a target=_blank href='https://elsewhere.example/'>", "<svg><use href='data:x'/></svg>",
    ],
)  # fmt: skip
def test_the_check_finds_what_may_not_be_there(html: str) -> None:
    assert held(html).wrong


# A chart for other sites' pages is the one thing that may be framed: tests.web.figures.shown.test_embedding.
GUARDED = [one for one in pages() if not one.address.startswith("/figures/embed/")]


@pytest.mark.parametrize("page", GUARDED, ids=str)
def test_each_page_of_the_check_and_about_is_guarded_and_holds_nothing_it_may_not(page: Page) -> None:
    client = Client()
    if page.case:
        told(client, CASES[page.case])
    response = client.get(page.address, follow=True)
    assert response.status_code == 200
    guarded(response, private=page.address.startswith(("/check/", "/plan/", "/account/")))
    found = held(response.content.decode())
    assert found.wrong == []
    assert found.loads > 0


@pytest.mark.slow
def test_every_page_of_the_law_holds_nothing_it_may_not() -> None:
    seen = site()
    assert len(seen) > 200
    for address, page in seen.items():
        assert held(page.body).wrong == [], address


@pytest.mark.parametrize("name", sorted(name for name in names() if name.startswith("library:")))
def test_a_page_of_each_kind_of_the_law_is_guarded(name: str) -> None:
    begins = _somewhere(name)
    address = next((one for one in site() if one.startswith(begins)), begins)
    guarded(Client().get(address), private=False)


@cache
def _somewhere(name: str) -> str:
    """The beginning that all addresses of that name have."""
    library = next(one for one in get_resolver().url_patterns if getattr(one, "namespace", None) == "library")
    pattern = next(str(one.pattern) for one in library.url_patterns if one.name == name.partition(":")[2])
    return f"/{library.pattern}{pattern.partition('<')[0]}"


@pytest.mark.parametrize("address", ["/api/", "/api/health/"])
def test_the_pages_of_the_api_are_guarded(address: str) -> None:
    response = Client().get(address)
    guarded(response, private=False)
    assert held(response.content.decode()).wrong == []


@pytest.mark.parametrize("address", ["/nothing/", "/check/nothing/", "/law/duty/nothing/", "/.env", "/admin/"])
def test_what_is_not_there_is_guarded_too(address: str) -> None:
    response = Client().get(address)
    assert response.status_code == 404
    guarded(response, private=address.startswith("/check/"))
    assert held(response.content.decode()).wrong == []


def test_a_fault_is_guarded_and_shows_nothing_of_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("Child A lives in Devon")

    monkeypatch.setattr("upheld.web.api.health.render", broken)
    response = Client(raise_request_exception=False).get("/api/health/")
    assert response.status_code == 500
    guarded(response, private=False)
    page = response.content.decode()
    assert held(page).wrong == []
    for word in ("Child A", "RuntimeError", "Traceback", "health.py", "Django"):
        assert word not in page


def test_no_cookie_is_set_by_reading_what_is_public() -> None:
    figures = ("/figures/map/within_20_weeks/", "/figures/embed/trend/plans/devon/", "/figures/download/plans.csv")
    for address in ("/", "/law/", "/api/", "/api/duties", reverse("about:privacy"), reverse("check:blank"), *figures):
        assert not Client().get(address).cookies, address


# Behind TLS the settings are other ones, and settings are read once: a process of its own

_ASKED = """
import django, json
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from django.test import Client
client = Client(headers={"host": "upheld.example"})
plain = client.get("/api/health/")
secure = client.get("/api/health/", secure=True)
form = client.get("/check/", secure=True)
print(json.dumps({
    "plain": [plain.status_code, plain.get("Location")],
    "hsts": secure["Strict-Transport-Security"],
    "cookies": {
        name: [one["secure"], one["httponly"], one["samesite"], one["path"], one["domain"]]
        for name, one in form.cookies.items()
    },
}))
"""


@pytest.mark.slow
def test_behind_tls_everything_is_secure(tmp_path: Path) -> None:
    env = {name: value for name, value in os.environ.items() if not name.startswith("UPHELD_")}
    env |= {"UPHELD_HOME": str(tmp_path), "UPHELD_HTTPS": "true", "UPHELD_HOSTS": "upheld.example"}
    env |= {"DJANGO_SETTINGS_MODULE": "upheld.web.settings"}
    command = [sys.executable, "-m", "upheld.web", "collectstatic", "--no-input", "-v0"]
    subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True)
    done = subprocess.run([sys.executable, "-c", _ASKED], cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert found["plain"] == [301, "https://upheld.example/api/health/"]
    assert re.match(r"max-age=(\d+)", found["hsts"])
    assert int(re.match(r"max-age=(\d+)", found["hsts"])[1]) >= 31_536_000  # type: ignore[index]
    assert found["cookies"]
    for name, (secure, httponly, samesite, path, domain) in found["cookies"].items():
        assert name.startswith("__Host-")
        assert (secure, httponly, samesite, path, domain) == (True, True, "Strict", "/", "")
