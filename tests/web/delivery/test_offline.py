"""What a device keeps, and what it is told: half of a key for one person, and an empty page for everybody."""

import json
import re
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.test import Client

from tests.web.cases.making import case_of, grant, person, signed_in
from upheld.web import clock
from upheld.web.delivery.views import offline
from upheld.web.ui import errors

pytestmark = pytest.mark.django_db(databases="__all__")
UI = Path(errors.__file__).parent
SOURCES = sorted((UI / "look" / "js" / "offline").glob("*.mjs"))
BUILT = {name: (UI / "static" / "upheld" / f"{name}.js").read_text(encoding="utf-8") for name in ("offline", "worker")}


def told(client: Client) -> dict[str, Any]:
    answer = client.get("/delivery/device/")
    assert answer.status_code == 200 and answer["Cache-Control"] == "no-store"
    found: dict[str, Any] = answer.json()
    return found


def parts() -> dict[str, object]:
    source = Client().get("/delivery/worker.js").content.decode()
    found = re.match(r"const PARTS = (\{.*\});\n", source)
    assert found and source.endswith(BUILT["worker"])
    made: dict[str, object] = json.loads(found[1])
    return made


# What the service tells a device ----------------------------------------------------------------------------------


def test_a_device_is_told_one_persons_half_of_the_key_and_nobody_elses() -> None:
    first, again, other = (told(signed_in(person(who))) for who in ("a", "a", "b"))
    assert (first["owner"], first["secret"]) == (again["owner"], again["secret"])
    assert len({first["owner"], first["secret"], other["owner"], other["secret"]}) == 4
    assert first["days"] == 8


def test_who_is_not_signed_in_is_told_nothing() -> None:
    for path in ("/delivery/device/", "/delivery/waiting/"):
        answer = Client().get(path)
        assert answer.status_code == 302 and answer["Location"] == f"/account/login/?next={path}"


def test_what_a_device_is_told_depends_on_the_services_key(settings: Any) -> None:
    before = told(signed_in(person("a")))
    settings.SECRET_KEY = "another"
    after = told(signed_in(person("a")))
    assert {before["owner"], before["secret"]}.isdisjoint({after["owner"], after["secret"]})


def test_a_device_is_told_no_name_and_no_address() -> None:
    somebody = person("a")
    page = json.dumps(told(signed_in(somebody)))
    assert not any(one in page for one in (somebody.email, somebody.name, str(somebody.key)))


def test_a_device_is_told_of_which_cases_a_week_may_stay_on_it() -> None:
    family, school = person("family"), person("school")
    case, _ = case_of(family, label="Child Qz"), case_of(person("other"), label="Child Qx")
    given = grant(case, to=school, right="ledger", role="school")
    assert told(signed_in(family))["cases"] == told(signed_in(school))["cases"] == [str(case.pk)]
    given.to_at = clock.real()
    given.save()
    assert told(signed_in(school))["cases"] == [] and told(signed_in(family))["cases"] == [str(case.pk)]


# What it shows without a connection -------------------------------------------------------------------------------


def test_the_page_without_a_connection_is_the_same_for_everybody_and_sets_no_cookie() -> None:
    somebody = person("a")
    case_of(somebody, label="Child Qz")
    nobodys = Client().get("/delivery/offline/")
    assert nobodys.content == signed_in(somebody).get("/delivery/offline/").content
    assert not nobodys.cookies and b"csrf" not in nobodys.content
    assert b'data-shell="yes"' in nobodys.content


def test_the_page_of_what_waits_holds_nothing_of_anybody() -> None:
    somebody = person("a")
    case = case_of(somebody, label="Child Qz")
    page = signed_in(somebody).get("/delivery/waiting/")
    assert page["Cache-Control"] == "no-store"
    assert not any(one in page.content.decode() for one in ("Child Qz", str(case.pk), somebody.email))


def test_the_worker_keeps_the_empty_page_and_public_files_alone() -> None:
    found = parts()
    assert found["shell"] == "/delivery/offline/"
    files = found["files"]
    assert isinstance(files, list) and len(files) == 6
    assert all(one.startswith("/static/upheld/") and finders.find(one.removeprefix("/static/")) for one in files)


def test_the_worker_is_another_once_what_it_keeps_is(monkeypatch: pytest.MonkeyPatch) -> None:
    before = parts()["version"]
    assert parts()["version"] == before
    monkeypatch.setattr(offline, "__version__", "another")
    assert parts()["version"] != before


def test_a_browser_may_run_the_worker_for_the_pages_of_the_record() -> None:
    answer = Client().get("/delivery/worker.js")
    assert answer["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer["Cache-Control"] == "no-cache"
    assert "connect-src 'self'" in answer["Content-Security-Policy"]


# Signing out ------------------------------------------------------------------------------------------------------


def wiped(answer: HttpResponse) -> bool:
    return answer.get("Clear-Site-Data") == '"cache", "storage"'


def test_signing_out_empties_the_device() -> None:
    client = signed_in(person("a"))
    assert not wiped(client.get("/account/logout/"))
    assert wiped(client.post("/account/logout/"))


def test_whoever_is_not_signed_in_empties_no_device() -> None:
    assert not wiped(Client().post("/account/logout/"))


def test_a_page_that_another_site_had_sent_empties_no_device() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person("a"))
    answer = client.post("/account/logout/")
    assert answer.status_code == 403 and not wiped(answer)


# The script -------------------------------------------------------------------------------------------------------


def test_every_sentence_of_the_script_is_there_and_none_is_left_over() -> None:
    page = Client().get("/delivery/offline/").content.decode()
    words = re.search(r'id="offline-words">(\{.*?\})</script>', page)
    assert words
    used = {name for path in SOURCES for name in re.findall(r"say\('(\w+)'", path.read_text(encoding="utf-8"))}
    assert used == {*json.loads(words[1])}


@pytest.mark.parametrize(
    "word", ["innerHTML", "outerHTML =", "insertAdjacentHTML", "document.write", "localStorage", "sessionStorage",
             "document.cookie", "eval(", "console.", "http://", "https://", "sendBeacon"],
)  # fmt: skip
def test_the_script_writes_no_unread_page_keeps_nothing_open_and_calls_nobody_else(word: str) -> None:
    assert not any(word in source for source in BUILT.values())


def test_the_script_was_made_of_its_sources_as_they_are() -> None:
    mark = sha256(b"".join(path.read_bytes() for path in SOURCES)).hexdigest()
    for built in BUILT.values():
        assert mark in built.partition("\n")[0], "build it again: see upheld/web/ui/look/README.md"
