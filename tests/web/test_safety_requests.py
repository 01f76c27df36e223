"""What a stranger may try: forged forms, other hosts, other methods, long things, and ways out of the folder."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import get_resolver

from tests.web.pages import LATE_PLAN, names, pages, told
from upheld.web.sealed.models import Drawer

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.django_db
CHECK = sorted(
    {page.address for page in pages() if page.address.startswith(("/check/", "/plan/"))}
    | {"/check/answer/calendar/", "/check/letters/chase_final_plan/as/txt/", "/plan/take/plan.json"}
)
ALL = sorted({page.address for page in pages()} | {"/leave/", "/law/", "/law/search/", "/api/", "/api/health/"})


def strict() -> Client:
    client = Client(enforce_csrf_checks=True)
    told(client, LATE_PLAN)
    return client


# Forged forms


@pytest.mark.parametrize("address", CHECK)
def test_a_form_that_is_not_ours_changes_nothing(address: str) -> None:
    client = strict()
    before = [(one.place, bytes(one.body)) for one in Drawer.objects.all()]
    response = client.post(address, {"do": "save"})
    # Refused before it is read, whether or not the page takes a form at all.
    assert response.status_code in (403, 405)
    assert [(one.place, bytes(one.body)) for one in Drawer.objects.all()] == before


@pytest.mark.parametrize("address", CHECK)
def test_every_form_that_is_shown_holds_a_token(address: str) -> None:
    client = strict()
    page = client.get(address, follow=True).content.decode()
    for form in re.findall(r"<form\b[^>]*method=\"post\".*?</form>", page, re.S | re.I):
        assert 'name="csrfmiddlewaretoken"' in form


def test_a_token_without_its_cookie_or_of_another_is_refused() -> None:
    client, other = strict(), strict()
    page = client.get("/check/delete/").content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token
    assert other.post("/check/delete/", {"csrfmiddlewaretoken": token[1]}).status_code == 403
    assert Drawer.objects.count() == 2
    assert client.post("/check/delete/", {"csrfmiddlewaretoken": token[1]}).status_code == 302
    assert Drawer.objects.count() == 1


def test_nothing_that_changes_anything_is_excused_from_the_token() -> None:
    def views(resolver: object, space: str = "") -> list[str]:
        found = []
        for one in resolver.url_patterns:  # type: ignore[attr-defined]
            if hasattr(one, "url_patterns"):
                found += views(one, f"{one.namespace}:" if one.namespace else space)
            elif getattr(one.callback, "csrf_exempt", False):
                found.append(f"{space}{one.name}")
        return found

    excused = views(get_resolver())
    # Neither reads a session or changes anything: the API, and the search, whose words are kept out of the address. Nor
    # does the API of the ledger, which knows no cookie: a system bears its key in a header, which no page can send.
    apis = ("api:", "delivery_api:")
    assert {name for name in excused if not name.startswith(apis)} == {"library:search"}
    assert len(excused) > 10


# Ways to another place


@pytest.mark.parametrize(
    "target", ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
@pytest.mark.parametrize(
    "address", ["/", "/check/", "/check/delete/", "/check/timeline/", "/law/search/", "/leave/", "/about/"]
)
def test_no_address_leads_to_another_site(address: str, target: str) -> None:
    for name in ("next", "url", "return", "redirect", "r", "to", "back"):
        client = Client()
        for response in (
            client.get(address, {name: target}),
            client.post(f"{address}?{name}={target}", {name: target}),
        ):
            if 300 <= response.status_code < 400:
                assert address == "/leave/" or response["Location"].startswith("/check/"), response["Location"]
                assert "evil" not in response["Location"]
            assert "evil.example" not in response.get("Link", "")


def test_a_double_stroke_is_no_address() -> None:
    for path in ("//evil.example/", "//evil.example/%2e%2e", "/\\evil.example", "///evil.example"):
        # Given as it comes in: the client would take the first part for a host.
        response = Client().get("/", PATH_INFO=path)
        assert response.status_code in (301, 404)
        assert not response.get("Location", "/").startswith(("//", "http", "/\\"))


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "localhost@evil.example", "", "127.0.0.1:8765@x"]
)
def test_another_host_is_refused_and_never_repeated(host: str) -> None:
    for headers in ({"host": host}, {"host": "localhost", "x-forwarded-host": host}):
        response = Client().get("/", headers=headers)
        if headers["host"] == host:
            assert response.status_code == 400
        assert "evil" not in response.content.decode()


def test_the_hosts_are_those_of_the_environment(tmp_path: Path) -> None:
    env = os.environ | {
        "UPHELD_HOME": str(tmp_path),
        "UPHELD_HOSTS": "one.example two.example",
        "DJANGO_SETTINGS_MODULE": "upheld.web.settings",
    }
    program = (
        "from django.conf import settings; print(settings.ALLOWED_HOSTS, settings.DEBUG, settings.USE_X_FORWARDED_HOST)"
    )
    said = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=env, capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == "['one.example', 'two.example'] False False"


def test_no_page_writes_its_own_whole_address() -> None:
    for address in ("/", "/law/", "/api/", "/check/", "/about/"):
        page = Client().get(address, headers={"host": "localhost:4321"}).content.decode()
        assert "localhost" not in page


# Methods


@pytest.mark.parametrize("address", ALL)
def test_a_method_that_is_none_of_ours_is_refused(address: str) -> None:
    for method in ("PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"):
        response = Client().generic(method, address)
        assert response.status_code == 405
        assert method not in response["Allow"]


@pytest.mark.parametrize("address", [one for one in ALL if one != "/leave/"])
def test_a_page_can_be_asked_for_its_headers_alone(address: str) -> None:
    whole, head = Client().get(address), Client().head(address)
    assert head.status_code == whole.status_code
    assert head.content == b""


@pytest.mark.parametrize(
    "address", [one for one in ALL if not one.startswith(("/check/", "/plan/", "/law/search/", "/account/"))]
)
def test_what_is_only_read_takes_no_form(address: str) -> None:
    assert Client().post(address).status_code == 405


# Long things, and many of them


def test_too_many_fields_and_too_much_text_are_refused() -> None:
    client = Client()
    many = {f"field{number}": "x" for number in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)}
    assert client.post("/check/quick/", many).status_code == 413
    assert client.post("/check/quick/", {"x": "x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)}).status_code == 413


@pytest.mark.parametrize(
    "path", ["/" + "x" * 100_000, "/law/duty/" + "x" * 50_000 + "/", "/law/search/?q=" + "x" * 50_000]
)
def test_a_long_address_is_answered_shortly(path: str) -> None:
    response = Client().get(path)
    assert response.status_code in (200, 400, 404)
    assert len(response.content) < 200_000


def test_a_broken_or_endless_cookie_is_no_cookie() -> None:
    for value in ("x" * 100_000, "../../etc/passwd", "\x01\x02", "'; DROP TABLE sealed_drawer; --", "%00"):
        client = Client()
        client.cookies[settings.SESSION_COOKIE_NAME] = value
        client.cookies[settings.CSRF_COOKIE_NAME] = value
        assert client.get("/check/").status_code == 200
        assert client.get("/check/answer/").status_code in (200, 302)


# Ways out of the folder


@pytest.mark.parametrize("path", [
    "/static/../settings.py", "/static/%2e%2e/%2e%2e/settings.py", "/static/..%2f..%2fsettings.py", "/static/%00",
    "/static//etc/passwd", "/static/upheld/../../../../etc/passwd", "/static/..\\..\\settings.py",
    "/secret-key", "/upheld.sqlite3", "/limits.sqlite3",
])  # fmt: skip
def test_no_path_leads_out_of_the_static_files(path: str) -> None:
    response = Client().get(path)
    assert response.status_code in (400, 404)
    assert "SECRET" not in response.content.decode()


def test_every_name_is_an_address_that_was_thought_of() -> None:
    # A page nobody listed would be walked by none of these tests.
    spaces = {name.partition(":")[0].partition("_")[0] for name in names()}
    # What these show has the matrix of tests.web.cases; the empty page of a device and its worker hold nothing.
    theirs = {"account", "mfa", "accounts", "cases", "desk", "feed", "delivery", "offline"}
    assert spaces == {"home", "leave", "check", "plan", "library", "figures", "api", "about"} | theirs
