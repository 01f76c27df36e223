"""The law, the events and the letters as the API gives them: what the rooms hold."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest
from django.test import Client

from tests.web.api.asking import get, sentence
from upheld.case import KINDS, case_schema
from upheld.cli.__main__ import main
from upheld.compliance.schema import reckoning_schema
from upheld.law import LAWS, law_named
from upheld.law.as_data import duty_as_data
from upheld.letters.letter import letters


def found(address: str, **query: str) -> Any:
    response = get(address, **query)
    assert response.status_code == 200
    assert response["Cache-Control"] == "public, max-age=300"
    return json.loads(response.content)


@pytest.mark.parametrize("law", LAWS)
def test_every_duty_is_listed_once(law: str) -> None:
    data = found("duties", law=law)
    assert [one["id"] for one in data["duties"]] == list(law_named(law).by_id)
    assert data["law"]["version"] == law_named(law).version
    assert ("proposal" in data["law"]) is bool(law_named(law).proposal)


def test_each_duty_is_whole_with_all_its_versions() -> None:
    law = law_named("england")
    for id in law.by_id:
        assert found(f"duties/{id}")["versions"] == [duty_as_data(one) for one in law.of(id)]
    assert len(found("duties/excl.notify")["versions"]) == 3


def test_every_kind_of_event_is_listed_and_each_can_be_opened() -> None:
    assert [one["kind"] for one in found("events")["events"]] == list(KINDS)
    for kind in KINDS.values():
        data = found(f"events/{kind.name}")
        assert data["title"] == kind.title
        assert {one["name"] for one in data["fields"] if one["required"]} | {"kind"} == {
            name for name, field in kind.known.items() if field.required
        }
        assert data["needs_a_date"] is not kind.is_span


def test_every_letter_is_listed_as_the_command_does(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["letters", "--format", "json"])
    assert found("letters") == json.loads(capsys.readouterr().out)
    for id in letters():
        assert found(f"letters/{id}")["letter"] == id


@pytest.mark.parametrize("law", LAWS)
def test_the_law_is_what_the_command_exports(law: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["law", "export", "--law", law])
    assert found("law", law=law) == json.loads(capsys.readouterr().out)


def test_the_schemas_are_those_the_command_prints() -> None:
    assert found("schema/case") == case_schema()
    assert found("schema/reckoning") == reckoning_schema()


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("duties/plan.finall", "There is no duty 'plan.finall': did you mean 'plan.final'?"),
        ("duties/zzzzzz", "There is no duty 'zzzzzz': /api/duties lists them."),
        ("events/plan_final", "There is no kind of event 'plan_final': did you mean 'plan_final_sent'?"),
        ("letters/complaint", "There is no letter 'complaint': "),
        ("nothing", "There is no address '/api/nothing': /api/ lists them."),
        ("check/", "There is no address '/api/check/': /api/ lists them."),
        ("duties/../../etc/passwd", "There is no address '"),
        ("duties/" + "x" * 5000, "There is no duty 'xxxx"),
    ],
)
def test_what_is_not_there_is_one_sentence(address: str, told: str) -> None:
    response = get(address)
    assert response.status_code == 404
    assert sentence(response).startswith(told)
    assert len(sentence(response)) < 200


def test_what_is_fetched_can_be_had_small() -> None:
    whole = Client().get("/api/law")
    small = Client().get("/api/law", headers={"accept-encoding": "gzip"})
    assert small["Content-Encoding"] == "gzip"
    assert gzip.decompress(small.content) == whole.content
    assert len(small.content) * 5 < len(whole.content)
