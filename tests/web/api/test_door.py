"""Methods, formats, sizes, and who may read an answer."""

from __future__ import annotations

import json
from io import BytesIO
from urllib.parse import urlencode

import pytest
from django.test import Client, RequestFactory

from tests.web.api.asking import SMALL, get, post, sentence
from upheld.web.api.operation import Operation
from upheld.web.api.table import OPERATIONS

ADDRESSES = sorted(
    {
        f"/api/{one.path.format(**one.example.path)}" + (f"?{urlencode(one.example.query)}" if one.of_figures else "")
        for one in OPERATIONS
    }
)
BY_ADDRESS = {f"/api/{one.path}" for one in OPERATIONS if one.takes_case}
EVIL = {"origin": "https://elsewhere.example"}


def test_each_operation_has_a_name_of_its_own_and_each_method_one_operation() -> None:
    assert len({one.name for one in OPERATIONS}) == len(OPERATIONS)
    assert len({(one.path, one.method) for one in OPERATIONS}) == len(OPERATIONS)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])
def test_another_method_is_refused_and_told_which_may_be_used(address: str, method: str) -> None:
    response = Client().generic(method, address)
    assert response.status_code == 405
    allowed = response["Allow"].split(", ")
    assert "OPTIONS" in allowed and ("GET" in allowed) == ("HEAD" in allowed)
    assert ("POST" in allowed) is (address in BY_ADDRESS)
    assert response["Allow"] in sentence(response)


@pytest.mark.parametrize("address", [one for one in ADDRESSES if one not in ("/api/check", "/api/routes")])
def test_what_can_be_fetched_can_be_asked_for_its_headers_alone(address: str) -> None:
    whole, head = Client().get(address), Client().head(address)
    assert (head.status_code, head.content) == (200, b"")
    assert head["Content-Length"] == whole["Content-Length"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_of_another_site_may_read_what_is_fetched_and_nothing_else(address: str) -> None:
    client = Client(headers=EVIL)
    asked = client.options(address, headers={"access-control-request-method": "GET"})
    assert (asked.status_code, asked.content) == (204, b"")
    fetched = client.get(address)
    if fetched.status_code == 200:
        assert fetched["Access-Control-Allow-Origin"] == "*"
        assert fetched["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert asked["Access-Control-Allow-Origin"] == "*"
        assert asked["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    else:
        assert fetched.status_code == 405
        assert "Access-Control-Allow-Origin" not in asked
    for response in (asked, fetched):
        assert "Access-Control-Allow-Credentials" not in response
        assert "Access-Control-Allow-Headers" not in response


@pytest.mark.parametrize("what", ["check", "letters", "routes"])
def test_the_answer_about_a_case_cannot_be_read_by_another_site(what: str) -> None:
    for body in (SMALL, "{"):
        response = post(what, body, Client(headers=EVIL))
        assert "Access-Control-Allow-Origin" not in response
        assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    # What a form or a script can send without asking first is not taken at all.
    for simple in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
        response = Client(headers=EVIL).generic("POST", f"/api/{what}", json.dumps(SMALL), content_type=simple)
        assert response.status_code == 415


@pytest.mark.parametrize(
    "kind", ["", "text/plain", "text/json", "application/json; charset=utf-16", "application/x-yaml", "a" * 999]
)
def test_a_case_that_is_not_sent_as_json_is_not_taken(kind: str) -> None:
    response = Client().generic("POST", "/api/check", json.dumps(SMALL), content_type=kind)
    assert response.status_code == 415
    assert sentence(response) == "Send the case as JSON: with Content-Type: application/json, in UTF-8."


@pytest.mark.parametrize(
    "kind", ["application/json", "application/json; charset=utf-8", "Application/JSON;charset=UTF-8"]
)
def test_json_is_taken_however_its_name_is_written(kind: str) -> None:
    assert Client().generic("POST", "/api/check", json.dumps(SMALL), content_type=kind).status_code == 200


def test_a_case_that_is_compressed_is_not_taken() -> None:
    response = Client(headers={"content-encoding": "gzip"}).generic(
        "POST", "/api/check", b"\x1f\x8b", content_type="application/json"
    )
    assert (response.status_code, sentence(response)) == (415, "Send the case as it is, not compressed.")


@pytest.mark.parametrize(("accept", "status"), [
    ("*/*", 200), ("application/json", 200), ("text/html, application/*;q=0.5", 200), ("", 200),
    ("text/html", 406), ("application/xml", 406), ("nonsense", 406),
])  # fmt: skip
def test_only_json_can_be_had(accept: str, status: int) -> None:
    for response in (
        Client(headers={"accept": accept}).get("/api/events"),
        post("check", SMALL, Client(headers={"accept": accept})),
    ):
        assert response.status_code == status
        assert status == 200 or sentence(response) == "Answers are JSON only: accept application/json."


def test_a_case_of_a_megabyte_is_read_and_more_is_not() -> None:
    text = json.dumps(SMALL).encode()
    assert post("check", text.ljust(1_000_000), as_at="2026-07-01").status_code == 200
    response = post("check", text.ljust(1_000_001), as_at="2026-07-01")
    assert (response.status_code, sentence(response)) == (
        413,
        "The case is over 1 MB: send one case, without attachments.",
    )


def test_what_says_that_it_is_large_is_refused_before_it_is_read() -> None:
    class Unread(BytesIO):
        def read(self, *_: object) -> bytes:
            raise AssertionError("it was read")

    request = RequestFactory().post("/api/check", b"{}", content_type="application/json")
    request.META["CONTENT_LENGTH"] = "5000000"
    request._stream = Unread()
    from upheld.web.api.door import view

    response = view([one for one in OPERATIONS if one.name == "check"])(request)
    assert response.status_code == 413


def test_every_error_of_an_address_is_declared() -> None:
    by_name = {one.name: one for one in OPERATIONS}
    expected = {
        "check": (400, 406, 413, 415, 429, 500),
        "duty": (400, 404, 406, 429, 500),
        "events": (400, 406, 429, 500),
    }
    assert {name: by_name[name].statuses for name in expected} == expected
    assert isinstance(by_name["check"], Operation)


def test_no_page_of_the_service_is_asked_for_by_a_trick_of_the_path() -> None:
    for address in ("%2e%2e/check/", "..%2fcheck/", "duties/%00", "duties/%ff", "duties/a%0d%0aX: 1"):
        response = get(address)
        assert response.status_code == 404
        assert "X" not in response.headers
