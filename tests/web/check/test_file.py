"""A case as a file: saved, opened again, and refused where it is no case."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from tests.web.pages import CASES, LATE_PLAN, told
from upheld.case import dump_json, loads
from upheld.cli.given import details_of
from upheld.letters.asks import ASKS, LONGEST
from upheld.web.check.case_file import details_as_toml
from upheld.web.check.record import Record
from upheld.web.sealed.session import SessionStore

pytestmark = pytest.mark.django_db
ADDRESS = "/check/file/"
DETAILS = {"child_name": 'Child "A" \\ é\u0628', "wanted": "One.\nTwo."}


def record_of(client: Client) -> Record:
    request = RequestFactory().get("/")
    request.session = SessionStore(client.cookies["upheld"].value)
    return Record.of(request)


def opened(client: Client, content: bytes | str, name: str = "upheld-case.toml", **more: Any) -> Any:
    raw = content.encode() if isinstance(content, str) else content
    return client.post(ADDRESS, {"do": "open", "case": SimpleUploadedFile(name, raw), **more})


@pytest.mark.parametrize("events", CASES.values(), ids=list(CASES))
def test_a_saved_case_opens_in_the_command_and_here_and_is_the_same(
    client: Client, events: tuple[dict[str, Any], ...]
) -> None:
    told(client, events, facts=[{"kind": "residence", "la": "Devon", "from": "2019-01"}])
    saved = client.post(ADDRESS, {"do": "save"})
    assert saved["Content-Disposition"] == 'attachment; filename="upheld-case.toml"'
    assert saved["Cache-Control"] == "no-store" and saved["X-Content-Type-Options"] == "nosniff"
    text = saved.content.decode()
    assert loads(text, name="saved", format="toml") == record_of(client).case()

    other = Client()
    assert opened(other, text).status_code == 302
    again = record_of(other)
    assert again.case() == record_of(client).case()
    assert again.as_toml() == text
    assert other.post(ADDRESS, {"do": "save"}).content == saved.content


def test_a_case_in_json_opens_too(client: Client) -> None:
    told(client, LATE_PLAN)
    case = record_of(client).case()
    other = Client()
    assert opened(other, dump_json(case), "case.json").status_code == 302
    assert record_of(other).case() == case


def test_names_are_saved_only_where_asked_for_and_apart(client: Client, tmp_path: Path) -> None:
    told(client, LATE_PLAN, details=DETAILS)
    assert "Child" not in client.post(ADDRESS, {"do": "save"}).content.decode()
    saved = client.post(ADDRESS, {"do": "save-details"})
    assert saved["Content-Disposition"] == 'attachment; filename="letter-details.toml"'
    assert tomllib.loads(saved.content.decode()) == DETAILS
    file = tmp_path / "details.toml"
    file.write_bytes(saved.content)
    assert details_of(file, []) == DETAILS

    other = Client()
    names = SimpleUploadedFile("letter-details.toml", saved.content)
    assert opened(other, client.post(ADDRESS, {"do": "save"}).content, details=names).status_code == 302
    assert record_of(other).details == DETAILS


@given(st.dictionaries(st.sampled_from(sorted(ASKS)), st.text(st.characters(codec="utf-8"), max_size=60)))
def test_any_names_are_read_back_as_they_were(details: dict[str, str]) -> None:
    kept = {name: said for name, said in details.items() if said.strip()}
    assert tomllib.loads(details_as_toml(details)) == kept


def test_a_file_takes_the_place_of_what_is_there_only_with_leave(client: Client) -> None:
    told(client, LATE_PLAN, details=DETAILS)
    before = record_of(client).as_toml()
    text = '[[event]]\nkind = "plan_final_sent"\non = 2026-06-30\n'
    response = opened(client, text)
    assert response.status_code == 422
    assert b"or save that first" in response.content
    assert record_of(client).as_toml() == before and record_of(client).details == DETAILS
    assert opened(client, text, replace="on").status_code == 302
    assert len(record_of(client).entries) == 1 and record_of(client).details == {}


LONG = "x" * 1_000_001
EVENT = '[[event]]\nkind = "plan_final_sent"\non = 2026-06-30\n'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (LONG, "larger than 1 MB"),
        (EVENT * 1_001, "at most"),
        ("", "nothing has been recorded"),
        (b"%PDF-1.7\x00\xff\xfe", "holds no text"),
        (b"PK\x03\x04" + b"\x00" * 50, "holds no text"),
        (b"\xff\xfe" + EVENT.encode("utf-16-le"), "holds no text"),
        (EVENT + "\0", "holds no text"),
        ("<html><script>alert(1)</script></html>", "this is not TOML"),
        ('{"event": ' + "[" * 50_000, "nested more than 20 deep"),
        ("[" * 50_000, "this is not TOML"),
        ("a." * 50_000 + "b = 1", "nested more than 20 deep"),
        ('[[event]]\nkind = "no_such_kind"\non = 2026-06-30\n', "is not a kind of event"),
        ('[[event]]\nkind = "plan_final_sent"\non = "sometime"\n', "sometime"),
        ('[[event]]\nkind = "plan_final_sent"\non = 2026-06-30\n[rubbish]\nx = 1\n', "rubbish"),
        ('{"event": [{"kind": "plan_final_sent", "on": "\\ud800"}]}', "broken character"),
        ('{"event": [{"kind": "plan_final_sent", "on": "2026-06-30", "days": 1e999}]}', "number"),
    ],
    ids=range(16),
)  # fmt: skip
def test_what_is_no_case_is_refused_in_one_sentence_and_changes_nothing(
    client: Client, content: bytes | str, said: str
) -> None:
    told(client, LATE_PLAN)
    before = record_of(client).as_toml()
    response = opened(client, content, replace="on")
    assert response.status_code == 422
    assert said in response.content.decode().replace("&#39;", "'")
    assert "<script>alert" not in response.content.decode()
    assert record_of(client).as_toml() == before


def test_an_english_sentence_of_the_rooms_is_marked_as_such(client: Client) -> None:
    page = opened(client, "[rubbish]").content.decode()
    assert "&lt;span" not in page
    assert '<span lang="en-GB">The file' in page


@pytest.mark.parametrize(
    "content",
    [b'shoe_size = "44"', b"your_name = 44", b"not toml", b"\x00", f'your_name = "{"x" * (LONGEST + 1)}"'.encode()],
)
def test_a_file_of_names_that_is_none_is_refused_and_the_case_not_opened(client: Client, content: bytes) -> None:
    response = opened(client, EVENT, details=SimpleUploadedFile("names.toml", content))
    assert response.status_code == 422
    assert b"You have told us nothing yet" in client.get("/check/letters/").content


def test_a_name_of_a_file_is_never_used(client: Client) -> None:
    for name in ("../../etc/passwd", "x" * 300, 'a"b\r\nSet-Cookie: x=1', "\u202etxt.exe"):
        response = opened(client, "[rubbish]", name)
        assert response.status_code == 422
        assert "passwd" not in response.content.decode() and "xxxxxxxxxx" not in response.content.decode()


def test_no_file_and_nothing_to_save(client: Client) -> None:
    assert b"Choose the file you saved" in client.post(ADDRESS, {"do": "open"}).content
    for do in ("save", "save-details", "else"):
        response = client.post(ADDRESS, {"do": do})
        assert response.status_code == 302 and response["Location"] == ADDRESS
    assert b"there is nothing to save" in client.get(ADDRESS).content


def test_a_case_that_cannot_be_read_is_not_saved_and_the_page_says_why(client: Client) -> None:
    told(client, ({"kind": "no_such_kind", "on": "2026-01-01"},))
    response = client.post(ADDRESS, {"do": "save"})
    assert response.status_code == 422
    assert b"is not a kind of event" in response.content
