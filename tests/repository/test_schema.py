"""The published shapes hold: every case file fits the one schema, every answer the other (design 6, 11.10)."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from upheld.case import case_schema, from_data, read
from upheld.compliance import as_data, reckon
from upheld.compliance.schema import reckoning_schema
from upheld.law import LAWS, law_named

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.toml"))
OLD = sorted(path for path in (ROOT / "tests" / "old_files").rglob("*") if path.suffix in (".toml", ".json"))
CASE = jsonschema.Draft202012Validator(case_schema())
ANSWER = jsonschema.Draft202012Validator(reckoning_schema())


def plain(value: Any) -> Any:
    """A TOML value as JSON has it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items()}
    return [plain(each) for each in value] if isinstance(value, list) else value


def entries(path: Path) -> Any:
    text = path.read_text(encoding="utf-8")
    return json.loads(text) if path.suffix == ".json" else plain(tomllib.loads(text))


def spec_cases() -> dict[str, list[dict[str, Any]]]:
    found = {}
    for path in sorted((ROOT / "tests" / "spec").glob("*.toml")):
        found[path.stem] = tomllib.loads(path.read_text(encoding="utf-8"))["example"]
    return found


SPEC = spec_cases()


@pytest.mark.parametrize("schema", [case_schema(), reckoning_schema()], ids=["case", "reckoning"])
def test_each_schema_is_a_schema_and_is_json(schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    assert json.loads(json.dumps(schema)) == schema


@pytest.mark.parametrize("path", [*EXAMPLES, *OLD], ids=lambda path: path.name)
def test_every_case_file_fits_the_schema(path: Path) -> None:
    CASE.validate(entries(path))


@pytest.mark.parametrize("every", [15, pytest.param(1, marks=pytest.mark.slow)])
@pytest.mark.parametrize("name", SPEC)
def test_the_cases_of_the_worked_examples_fit_the_schema(name: str, every: int) -> None:
    for example in SPEC[name][::every]:
        data = plain({key: example[key] for key in ("person", "fact", "event") if key in example})
        if data.get("event"):
            CASE.validate(data)


@pytest.mark.parametrize(
    "law", [law if law == "england" else pytest.param(law, marks=pytest.mark.slow) for law in LAWS]
)
@pytest.mark.parametrize("path", [*EXAMPLES, *OLD], ids=lambda path: path.name)
def test_the_answer_to_every_case_file_fits_the_schema(path: Path, law: str) -> None:
    for as_at in (date(2014, 8, 31), date(2025, 9, 1), date(2035, 1, 1)):
        answer = as_data(reckon(read(path), law_named(law), as_at))
        ANSWER.validate(answer)
        assert json.loads(json.dumps(answer)) == answer, "plain values only"


# A few from each page, and all that have intervals, unknown days, exceptions, limbs or readings among them.
@pytest.mark.parametrize("every", [40, pytest.param(12, marks=pytest.mark.slow)])
@pytest.mark.parametrize("name", SPEC)
def test_the_answers_of_worked_examples_fit_the_schema(name: str, every: int) -> None:
    for example in SPEC[name][::every]:
        data = {key: example[key] for key in ("person", "fact", "event") if key in example}
        if not data.get("event"):
            continue
        answer = as_data(reckon(from_data(data), law_named(example.get("law", "england")), example["as_at"]))
        ANSWER.validate(answer)
        ANSWER.validate({"file": "case.toml", **answer})


def refuses(change: dict[str, Any]) -> bool:
    data = {"event": [{"kind": "ehcna_request_received", "on": "2026-01-12"}]}
    answer = as_data(reckon(from_data(data), law_named("england"), date(2026, 2, 1)))
    return not ANSWER.is_valid({**answer, **change})


@pytest.mark.parametrize(
    "change", [{"more": 1}, {"as_at": "soon"}, {"obligations": {}}, {"warnings": [1]}, {"law": {"name": "england"}}]
)
def test_the_schema_refuses_what_is_not_an_answer(change: dict[str, Any]) -> None:
    assert refuses(change)
    assert not refuses({})


def test_every_key_that_design_6_prints_is_in_the_schema() -> None:
    obligation = reckoning_schema()["properties"]["obligations"]["items"]["properties"]
    assert {
        *("duty", "title", "bearer", "trigger", "due_on", "status", "discharged_on", "days_late"),
        *("as_soon_as_practicable", "readings", "exceptions", "remedies", "citations", "confidence", "force"),
        *("unknown", "steps", "key", "part", "shape", "binding", "events", "superseded_by", "last_working_day"),
        *("due_by", "by_time", "depends_on", "outstanding", "back_plan", "due_earliest", "due_latest"),
    } <= set(obligation)
    top = reckoning_schema()["properties"]
    assert {
        *("as_at", "law", "obligations", "family_deadlines", "routes", "not_covered", "warnings", "file"),
        *("rights_holder", "standing"),
    } <= set(top)
    route = top["routes"]["items"]["properties"]
    assert set(route) == {"route", "for", "open", "opens_on", "by", "order", "why", "not_for"}
