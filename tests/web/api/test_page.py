"""What is shown of the API, on its page and in its guide, is what it does."""

from __future__ import annotations

import html
import json
import re
import shlex

import pytest
from django.test import Client

from tests.web.api.asking import ROOT, SMALL, get
from upheld.web.api.page import shown
from upheld.web.api.table import OPERATIONS

GUIDE = (ROOT / "docs" / "guides" / "api.md").read_text(encoding="utf-8")
SHOWN = shown()


def test_every_operation_is_on_the_page() -> None:
    page = html.unescape(Client().get("/api/").content.decode())
    assert len(SHOWN) == len(OPERATIONS)
    for one in SHOWN:
        assert f"{one.operation.method} {one.address}" in page
        assert str(one.operation.summary) in page
        assert one.answer in page
        assert one.sent in page


@pytest.mark.parametrize("one", SHOWN, ids=lambda one: f"{one.operation.method} {one.operation.path}")
def test_each_example_is_answered_as_it_is_shown(one: object) -> None:
    client = Client()
    response = (
        client.post(one.address, one.sent, content_type="application/json") if one.sent else client.get(one.address)
    )
    assert response.status_code == 200
    told = json.dumps(json.loads(response.content), ensure_ascii=False, indent=1)
    assert told.startswith(one.answer)
    assert one.more is (told != one.answer)


def test_the_page_needs_nothing_from_elsewhere_and_no_script_of_its_own() -> None:
    page = Client().get("/api/").content.decode()
    assert "swagger" not in page.lower()
    assert not re.search(r"<script(?![^>]*\bsrc=\"/static/)", page)


# The guide

COMMANDS = [text.replace("\\\n", " ") for text in re.findall(r"^```sh\n(curl .*?)^```$", GUIDE, re.M | re.S)]
ANSWERS = re.findall(r"^```json\n(.*?)^```$", GUIDE, re.M | re.S)


def asked(command: str) -> tuple[str, str | None]:
    """The address a curl command of the guide asks, and what it sends."""
    words = shlex.split(command)
    address = next(word for word in words if word.startswith("http://127.0.0.1:8765/"))
    sent = words[words.index("--data") + 1] if "--data" in words else None
    assert sent is None or "Content-Type: application/json" in words
    return address.removeprefix("http://127.0.0.1:8765"), sent


def test_the_guide_shows_some() -> None:
    assert len(COMMANDS) >= 4


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_of_the_guide_is_answered(command: str) -> None:
    address, sent = asked(command)
    if sent == "@case.json":
        sent = ANSWERS[0]
    client = Client()
    response = client.post(address, sent, content_type="application/json") if sent is not None else client.get(address)
    assert response.status_code == 200


def test_the_answers_in_the_guide_are_real() -> None:
    check, refusal = json.loads(ANSWERS[1]), json.loads(ANSWERS[2])
    client = Client()
    real = json.loads(
        client.post("/api/check?as_at=2026-07-01&only=breaches", ANSWERS[0], content_type="application/json").content
    )
    assert check["as_at"] == real["as_at"]
    assert len(check["obligations"]) == len(real["obligations"])
    for told, one in zip(check["obligations"], real["obligations"], strict=True):
        assert told == {name: one[name] for name in told}
    bad = {"event": [{**SMALL["event"][0], "on": "12 January"}]}
    response = client.post("/api/check", json.dumps(bad), content_type="application/json")
    assert json.loads(response.content) == refusal


def test_every_operation_is_in_the_guide() -> None:
    for one in OPERATIONS:
        assert f"`{one.method} /api/{one.path}`" in GUIDE
        for parameter in one.parameters:
            assert f"`{parameter.name}`" in GUIDE
    for status in {status for one in OPERATIONS for status in one.statuses} | {405}:
        assert f"| {status} |" in GUIDE
    assert get("openapi.json").status_code == 200
