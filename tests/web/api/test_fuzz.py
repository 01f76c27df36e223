"""The API asked for what nobody would ask: it answers as it is described, or refuses as it is described."""

from __future__ import annotations

import json
from collections import Counter
from copy import deepcopy
from typing import Any
from urllib.parse import quote

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import given, settings
from hypothesis import strategies as st
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema

from tests.web.api.asking import CASES, SMALL, as_sent, get, post
from upheld.case import FACT_KINDS, KINDS

CONFIG = {
    "seed": 1,
    "workers": 1,
    "generation": {"max-examples": 3, "deterministic": True},
    # The reader of answers here does not unpack what a browser would.
    "headers": {"Accept-Encoding": "identity"},
    # A schema cannot say that a day exists or that an event refers to an earlier one: such a case is refused with 400.
    # Nor can it say which duties there are: another id is refused with 404.
    "checks": {
        "positive_data_acceptance": {"expected-statuses": ["2xx", "400", "404"]},
        # What is over 1 MB is refused before it is read.
        "negative_data_rejection": {"expected-statuses": ["400", "404", "405", "413", "415"]},
    },
    # Every edge of the schema of a case is tried once: the three that take one read it in the same place.
    "operations": [
        {"include-name": f"POST /api/{name}", "phases": {"coverage": {"enabled": False}}}
        for name in ("letters", "routes")
    ],
}


def few(document: dict[str, Any]) -> dict[str, Any]:
    """The description with as few kinds of event as it takes to have every type of field once.

    With all of them a run takes a quarter of an hour; the kinds differ in nothing but which of those fields they know.
    What every kind knows stands in the first of them alone, but for the day.
    """
    types = {kind.name: {field.type for field in kind.fields} for kind in KINDS.values()}
    left = set().union(*types.values())
    wanted: list[str] = []
    while left:
        wanted.append(max(types, key=lambda name: len(types[name] & left)))
        left -= types[wanted[-1]]
    found = deepcopy(document)
    items = found["components"]["schemas"]["case"]["properties"]["event"]["items"]
    items["oneOf"] = [one for one in items["oneOf"] if one["$ref"].rpartition(".")[2] in wanted]
    items["discriminator"]["mapping"] = {kind: items["discriminator"]["mapping"][kind] for kind in wanted}
    for kind in set(KINDS) - set(wanted):
        del found["components"]["schemas"][f"event.{kind}"]
    for kind in wanted[1:]:
        schema, own = found["components"]["schemas"][f"event.{kind}"], {field.name for field in KINDS[kind].fields}
        schema["properties"] = {name: one for name, one in schema["properties"].items() if name in own | {"kind", "on"}}
        schema["anyOf"] = [{"required": ["on"]}]
    assert len(FACT_KINDS) + len(wanted) < 20
    return found


@pytest.mark.slow
def test_no_answer_is_other_than_described() -> None:
    config = SchemathesisConfig.from_dict(CONFIG)
    schema = schemathesis.openapi.from_dict(few(json.loads(get("openapi.json").content)), config=config)
    schema.app, schema.location = get_wsgi_application(), "/api/openapi.json"
    wrong, sent, checked = [], Counter[str](), Counter[str]()
    for event in from_schema(schema).execute():
        assert not isinstance(event, events.FatalError | events.NonFatalError), event
        if isinstance(event, events.ScenarioFinished):
            sent[event.recorder.label] += len(event.recorder.interactions)
            for check in (one for several in event.recorder.checks.values() for one in several):
                checked[check.name] += 1
                if check.failure_info is not None:
                    failure = check.failure_info.failure
                    wrong.append(
                        f"{event.recorder.label}: {check.name}: {failure.message}: {check.failure_info.code_sample}"
                    )
    assert wrong == []
    assert sum(sent.values()) > 300
    assert {"not_a_server_error", "status_code_conformance", "content_type_conformance"} <= set(checked)
    assert {"response_schema_conformance", "negative_data_rejection", "positive_data_acceptance"} <= set(checked)
    assert {"response_headers_conformance", "unsupported_method"} <= set(checked)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.dates().map(str),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
NAMES = sorted({field for kind in KINDS.values() for field in kind.known} | {"terms", "closed", "la"})
VALUES = ANYTHING | st.sampled_from(
    ["2026-01-12", "2026-01", "2026", "unknown", "", "a", ["c"], {"reasons": True}, *KINDS]
)
ENTRY = st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=5)
EVENT = st.builds(
    lambda entry, kind, on: {"on": on, **entry, "kind": kind}, ENTRY, st.sampled_from(list(KINDS)), VALUES
)
FACT = st.builds(lambda entry, kind: {**entry, "kind": kind}, ENTRY, st.sampled_from(list(FACT_KINDS)))
CASE = st.fixed_dictionaries(
    {"event": st.lists(EVENT, max_size=5) | ANYTHING},
    optional={"fact": st.lists(FACT, max_size=3) | ANYTHING, "person": ENTRY | ANYTHING, "format": ANYTHING},
)


@pytest.mark.slow
@given(ANYTHING | CASE, st.sampled_from(["check", "letters", "routes"]))
@settings(max_examples=300, derandomize=True, deadline=None, database=None)
def test_nothing_that_is_sent_is_a_fault_of_ours(body: Any, what: str) -> None:
    response = post(what, json.dumps(body), as_at="2026-07-01")
    assert response.status_code in (200, 400)
    assert list(json.loads(response.content)) == ["error"] or response.status_code == 200


@given(st.binary(max_size=200), st.sampled_from(["check", "letters", "routes"]))
@settings(max_examples=100, derandomize=True, deadline=None, database=None)
def test_no_bytes_are_a_fault_of_ours(body: bytes, what: str) -> None:
    assert post(what, body).status_code in (200, 400)


@pytest.mark.slow
@given(st.data())
@settings(max_examples=60, derandomize=True, deadline=None, database=None)
def test_a_real_case_with_one_thing_changed_is_answered_or_refused(data: st.DataObject) -> None:
    case = json.loads(as_sent(data.draw(st.sampled_from(CASES))))
    event = data.draw(st.sampled_from(case["event"]))
    event[data.draw(st.sampled_from([*event, *NAMES]))] = data.draw(VALUES)
    assert post("check", json.dumps(case), as_at="2026-07-01").status_code in (200, 400)


@pytest.mark.slow
@given(st.text(max_size=40), st.sampled_from(["as_at", "law", "only", "x"]))
@settings(max_examples=150, derandomize=True, deadline=None, database=None)
def test_nothing_that_is_asked_is_a_fault_of_ours(text: str, name: str) -> None:
    text = text.encode("utf-8", "replace").decode()
    for response in (post("check", SMALL, **{name: text}), get("duties", **{name: text}), get(f"duties/{quote(text)}")):
        assert response.status_code in (200, 400, 404)
