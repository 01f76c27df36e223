"""The description for programs: whole, true to the addresses, and a case fits it as it fits the published schema."""

from __future__ import annotations

import json
import re
from typing import Any

import jsonschema
import pytest
from django.urls import get_resolver, resolve
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.web.api.asking import CASES, as_sent, get, post
from upheld.case import KINDS, case_schema
from upheld.web.api.openapi import document
from upheld.web.api.table import OPERATIONS

DOCUMENT = document(OPERATIONS)
SCHEMAS = DOCUMENT["components"]["schemas"]
PUBLISHED = jsonschema.Draft202012Validator(case_schema())


def validator(schema: Any) -> jsonschema.Draft202012Validator:
    """What holds an answer against a schema of the description."""
    return jsonschema.Draft202012Validator({**schema, "components": {"schemas": SCHEMAS}})


HERE = validator({"$ref": "#/components/schemas/case"})


def references(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["$ref"]] if isinstance(value.get("$ref"), str) else []
        return own + [one for each in value.values() for one in references(each)]
    return [one for each in value for one in references(each)] if isinstance(value, list) else []


@pytest.mark.slow
def test_every_reference_leads_somewhere_and_every_schema_is_one() -> None:
    found = references(DOCUMENT)
    assert len(found) > 1000
    assert {one.removeprefix("#/components/schemas/") for one in found} <= set(SCHEMAS)
    form = jsonschema.Draft202012Validator(jsonschema.Draft202012Validator.META_SCHEMA)
    for schema in SCHEMAS.values():
        form.validate(schema)


def test_every_address_of_the_api_is_described_and_every_described_address_is_there() -> None:
    described = {f"{path} {method.upper()}" for path, each in DOCUMENT["paths"].items() for method in each}
    assert described == {f"/api/{one.path} {one.method}" for one in OPERATIONS}
    for one in OPERATIONS:
        assert resolve(f"/api/{one.path.format(**one.example.path)}").namespace == "api"
    api = next(one for one in get_resolver().url_patterns if str(one.pattern) == "api/")
    routes = {"/api/" + re.sub(r"<[a-z]+:([a-z]+)>", r"{\1}", str(one.pattern)) for one in api.url_patterns}
    assert routes - set(DOCUMENT["paths"]) == {"/api/", "/api/health/", "/api/{rest}"}


def test_the_description_that_is_served_is_this_one() -> None:
    assert json.loads(get("openapi.json").content) == DOCUMENT


def test_every_status_is_described_with_what_it_holds() -> None:
    for path, methods in DOCUMENT["paths"].items():
        for method, operation in methods.items():
            statuses = set(operation["responses"])
            assert {"200", "400", "406", "429", "500"} <= statuses
            assert ({"413", "415"} <= statuses) is (method == "post")
            assert ("404" in statuses) is ("{" in path)
            assert operation["responses"]["429"]["headers"]["Retry-After"]["required"]


@pytest.mark.parametrize("one", OPERATIONS, ids=lambda one: f"{one.method} {one.path}")
def test_every_answer_is_of_the_shape_described(one: Any) -> None:
    path = f"{one.path.format(**one.example.path)}"
    schema = DOCUMENT["paths"][f"/api/{one.path}"][one.method.lower()]["responses"]["200"]["content"][
        "application/json"
    ]
    holds = validator(schema["schema"])
    if one.takes_case:
        for case in CASES:
            for as_at in ("2025-09-01", "2026-07-01"):
                holds.validate(json.loads(post(path, as_sent(case), as_at=as_at).content))
    else:
        data = json.loads(get(path, **one.example.query).content)
        holds.validate(data)
        # It says something: an answer with another name in it would not fit.
        assert schema["schema"].get("properties") is None or not holds.is_valid({**data, "more": 1})


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_example_fits_the_case_described(path: Any) -> None:
    HERE.validate(json.loads(as_sent(path)))


def test_each_kind_of_event_is_there_and_told_apart_by_its_name() -> None:
    items = SCHEMAS["case"]["properties"]["event"]["items"]
    assert items["discriminator"]["propertyName"] == "kind"
    assert list(items["discriminator"]["mapping"]) == list(KINDS)
    assert [one["$ref"] for one in items["oneOf"]] == list(items["discriminator"]["mapping"].values())
    for kind in KINDS:
        assert "kind" in SCHEMAS[f"event.{kind}"]["required"]


FIELDS = sorted({name for kind in KINDS.values() for name in kind.known})
SOME = st.sampled_from(
    ["2026-01-12", "2026-01", "soon", "unknown", "email", "a", "review", "keep", 5, True, ["a"], ["F"], {}]
)
EVENT = st.builds(
    lambda kind, entry: {**entry, "kind": kind},
    st.sampled_from([*KINDS, "nothing"]),
    st.dictionaries(st.sampled_from(["on", "sent_on", *FIELDS]), SOME, max_size=3),
)


@pytest.mark.slow
@given(st.fixed_dictionaries({"event": st.lists(EVENT, max_size=2)}))
@settings(max_examples=50, derandomize=True, deadline=None, database=None)
def test_a_case_fits_the_description_just_when_it_fits_the_published_schema(case: dict[str, Any]) -> None:
    assert HERE.is_valid(case) == PUBLISHED.is_valid(case)


def test_null_is_nothing_here_as_in_a_case_file() -> None:
    case = {"person": None, "fact": None, "event": [{"kind": "plan_final_sent", "on": "2026-01-12", "notes": None}]}
    HERE.validate(case)
    assert post("check", case, as_at="2026-07-01").status_code == 200
