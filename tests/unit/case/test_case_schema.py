"""The schema of a case file says what the reader takes."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

from upheld.case import FACT_KINDS, KINDS, case_schema

SCHEMA = case_schema()


def test_it_is_json_and_names_every_kind() -> None:
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert list(SCHEMA["$defs"]["event"]) == list(KINDS)
    assert list(SCHEMA["$defs"]["fact"]) == list(FACT_KINDS)
    assert all(each["description"] == f"{KINDS[name].title}." for name, each in SCHEMA["$defs"]["event"].items())


def test_each_entry_closes_its_names() -> None:
    for part in ("event", "fact"):
        assert all(each["additionalProperties"] is False for each in SCHEMA["$defs"][part].values())


def test_a_span_needs_no_other_date() -> None:
    events = SCHEMA["$defs"]["event"]
    assert "anyOf" not in events["absent_from_area"]
    assert {"required": ["sent_on"]} in events["plan_final_sent"]["anyOf"]


@cache
def validator() -> Any:
    """What holds data against the schema, which is held against the schema of schemas first."""
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    return jsonschema.Draft202012Validator(SCHEMA)


MOVED = {"kind": "moved", "on": "2026-01-05"}


@pytest.mark.parametrize(
    ("data", "fits"),
    [
        ({"event": [MOVED]}, True),
        ({"format": 1, "person": {"date_of_birth": "2017-05-02"}, "event": [MOVED]}, True),
        ({"fact": [{"kind": "disabled", "since": "2020", "disabled": "yes"}], "event": [MOVED]}, True),
        ({"fact": [{"kind": "residence", "from": "2020", "la": 878}], "event": [MOVED]}, True),
        ({"event": [{"kind": "ftt_order_sent", "on": "2026", "orders": ["assess"]}]}, True),
        ({"event": [{"kind": "appeal_received_by_ftt", "on": "2026", "grounds": ["c"]}]}, True),
        ({"event": []}, False),
        ({}, False),
        ({"event": [MOVED], "events": []}, False),
        ({"format": 2, "event": [MOVED]}, False),
        ({"event": [{"kind": "moved"}]}, False),
        ({"event": [{"on": "2026"}]}, False),
        ({"event": [{"kind": "has_plan", "on": "2026"}]}, False),
        ({"event": [{**MOVED, "colour": "red"}]}, False),
        ({"event": [{**MOVED, "on": "soon"}]}, False),
        ({"event": [{"kind": "ftt_order_sent", "on": "2026", "orders": []}]}, False),
        ({"event": [{"kind": "ftt_order_sent", "on": "2026"}]}, False),
        ({"fact": [{"kind": "residence", "from": "2020"}], "event": [MOVED]}, False),
        ({"fact": [{"kind": "disabled"}], "event": [MOVED]}, False),
    ],
)
def test_it_takes_and_refuses_as_the_reader_does(data: dict[str, Any], fits: bool) -> None:
    assert validator().is_valid(data) is fits
