"""What a case is answered with: the same as the command prints, and nothing of it kept.

None of these tests may use the database: pytest-django refuses it, and so proves that no session is read.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.web.api.asking import CASES, SMALL, as_sent, post, sentence
from upheld.cli.__main__ import main
from upheld.web.environment import environment


def command(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    """What the command prints, as JSON."""
    capsys.readouterr()
    with pytest.raises(SystemExit) as ended:
        main([*words, "--format", "json"])
    assert ended.value.code == 0
    return json.loads(capsys.readouterr().out)


@pytest.fixture
def sent(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, str]:
    """An example as a program sends it, and the file with the same in it."""
    text = as_sent(request.param)
    file = tmp_path / "case.json"
    file.write_text(text, encoding="utf-8")
    return text, str(file)


EVERY = pytest.mark.parametrize("sent", CASES, ids=lambda path: path.stem, indirect=True)


@EVERY
@pytest.mark.parametrize("as_at", ["2024-06-01", "2026-07-01", "2030-01-01"])
def test_a_check_is_what_the_command_prints(
    sent: tuple[str, str], as_at: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text, file = sent
    response = post("check", text, as_at=as_at)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/json"
    assert json.loads(response.content) == command(capsys, "check", file, "--as-at", as_at)


@pytest.mark.parametrize("law", ["england", "england-bare", "reform-wp-2026"])
@pytest.mark.parametrize("only", ["all", "breaches", "open"])
@pytest.mark.parametrize("sent", CASES[:2], ids=lambda path: path.stem, indirect=True)
def test_a_check_under_each_law_and_of_each_part_is_what_the_command_prints(
    sent: tuple[str, str], law: str, only: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text, file = sent
    found = json.loads(post("check", text, as_at="2026-07-01", law=law, only=only).content)
    assert found == command(capsys, "check", file, "--as-at", "2026-07-01", "--law", law, "--only", only)
    assert ("proposal" in found["law"]) is (law == "reform-wp-2026")


@EVERY
@pytest.mark.parametrize("what", ["letters", "routes"])
def test_letters_and_routes_are_what_the_command_prints(
    sent: tuple[str, str], what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text, file = sent
    found = json.loads(post(what, text, as_at="2026-07-01").content)
    assert found == command(capsys, what, file, "--as-at", "2026-07-01")
    assert found[what]


def test_today_holds_where_no_day_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    environment.cache_clear()
    monkeypatch.setenv("UPHELD_TODAY", "2026-02-24")
    try:
        found = json.loads(post("check", SMALL).content)
    finally:
        environment.cache_clear()
    assert found["as_at"] == "2026-02-24"
    assert {one["key"]: one["status"] for one in found["obligations"]}[
        "ehcna.decide@ehcna_request_received@2026-01-12"
    ] == "overdue"


def test_nothing_is_kept_and_no_cookie_is_set_or_read() -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies["upheld"] = "x" * 43
    response = post("check", SMALL, client)
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


BAD: dict[str, tuple[Any, str]] = {
    "not JSON": ("{", "The case, line 1: this is not JSON that can be read"),
    "not text": (b"\xff\xfe\x00", "The case is not UTF-8 text: send it as UTF-8."),
    "TOML": ('[[event]]\nkind = "x"', "this is not JSON that can be read"),
    "nothing": (b"", "Nothing was sent"),
    "blank": (b"  \n", "Nothing was sent"),
    "no events": ({"event": []}, "nothing has been recorded"),
    "a list": ([], "The case: "),
    "a number": ("5", "The case: "),
    "a name that is none": ({"events": []}, "'events' is not a name at the top of a case file"),
    "a kind that is none": ({"event": [{"kind": "plan_final", "on": "2026-01-01"}]}, "the nearest is plan_final_sent"),
    "no date": ({"event": [{"kind": "plan_final_sent"}]}, "event 1 (plan_final_sent): "),
    "no day": ({"event": [{"kind": "plan_final_sent", "on": "2026-02-30"}]}, "on = '2026-02-30'"),
    "the same name twice": ('{"event": [], "event": []}', "'event' is given twice"),
    "not a number": ('{"event": [{"kind": "ap_hours", "on": "2026-01-01", "hours": NaN}]}', "NaN"),
    "a broken letter": ('{"event": [{"kind": "plan_final_sent", "on": "2026-01-01", "notes": "\\ud800"}]}', "broken"),
    "too deep": ("[" * 100_000, "nested"),
    "too many": ({"event": SMALL["event"] * 1001}, "has 1,001 entries and at most 1,000 are read here"),
    "too many things agreed": (
        {"event": [{"kind": "mediation_agreement_signed", "on": "2026-01-01", "items": [{"what": "x"}] * 1000}]},
        "has 1,001 entries",
    ),
    "a long id": ({"event": [{**SMALL["event"][0], "id": "x" * 201}]}, "its id has over 200 letters"),
    "a long text": ({"event": [{**SMALL["event"][0], "notes": "x" * 5001}]}, "over 5,000 letters in one place"),
    "a long text in a list": ({"event": [{**SMALL["event"][0], "evidence": ["x" * 5001]}]}, "over 5,000 letters"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("what", ["check", "letters", "routes"])
def test_a_case_that_cannot_be_read_is_one_sentence(name: str, what: str) -> None:
    body, told = BAD[name]
    response = post(what, body)
    assert response.status_code == 400
    assert told in sentence(response)


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"as_at": "soon"}, "as_at 'soon' is not a day: write it as 2026-07-01."),
        ({"as_at": "2026-02-30"}, "as_at '2026-02-30' is not a day: write it as 2026-07-01."),
        ({"as_at": "20260701"}, "as_at '20260701' is not a day: write it as 2026-07-01."),
        ({"as_at": ""}, "as_at '' is not a day: write it as 2026-07-01."),
        ({"as_at": "1979-12-31"}, "as_at 1979-12-31 is outside 1980 to 2100: give the day to reckon for."),
        ({"as_at": "2101-01-01"}, "as_at 2101-01-01 is outside 1980 to 2100: give the day to reckon for."),
        ({"law": "wales"}, "There is no law called 'wales': choose england, england-bare, reform-wp-2026."),
        ({"only": "late"}, "only 'late' is not known: use all, breaches, open."),
        ({"asat": "2026-07-01"}, "There is no parameter 'asat': use as_at, law, only."),
    ],
)  # fmt: skip
def test_what_is_asked_and_cannot_be_is_one_sentence(query: dict[str, str], told: str) -> None:
    response = post("check", SMALL, **query)
    assert (response.status_code, sentence(response)) == (400, told)


def test_a_parameter_given_twice_is_refused() -> None:
    response = Client().post("/api/check?law=england&law=england-bare", SMALL, content_type="application/json")
    assert (response.status_code, sentence(response)) == (400, "law is given 2 times: give it once.")


def test_a_fault_of_ours_shows_nothing_of_it(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("Child A lives in Devon")

    monkeypatch.setattr("upheld.web.api.asked.reckon", broken)
    response = post("check", SMALL)
    assert response.status_code == 500
    assert sentence(response) == "Something went wrong here: try again later, or tell whoever runs this service."
