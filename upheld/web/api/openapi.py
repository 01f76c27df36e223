"""The description of the API (OpenAPI 3.1), made from the operations and from the schemas that are published."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import translation

from upheld import __version__
from upheld.case import FACT_KINDS, KINDS, case_schema
from upheld.web.api import shapes
from upheld.web.api.asked import LONGEST_ID, LONGEST_TEXT, MOST_ENTRIES
from upheld.web.api.operation import Operation, Parameter

_ABOUT = (
    "What each duty in the law of special educational needs in England asks, and what became of it in a case; and the "
    "official figures of every council. "
    "This is information, not legal advice. Nothing that is sent is kept. No key is needed; only so many calls may be "
    "made in a minute. Any page may read what is fetched with GET; the answer about a case is for the program alone."
)
_STATUSES = {
    400: "The request cannot be read: the sentence names the value and says what to do.",
    404: "There is nothing of that name; the nearest is named.",
    406: "Only JSON can be had.",
    413: "The case is over 1 MB.",
    415: "The case was not sent as JSON.",
    429: "Too many calls in this minute from this address.",
    500: "Something went wrong here; nothing of it is shown.",
    503: "This service holds no official figures yet.",
}
_REFS = "#/components/schemas/"


def document(operations: Iterable[Operation]) -> dict[str, Any]:
    """The whole description; in English, whatever the reader's language."""
    paths: dict[str, dict[str, Any]] = {}
    with translation.override(None):
        for one in operations:
            paths.setdefault(f"/api/{one.path}", {})[one.method.lower()] = _operation(one)
    return {
        "openapi": "3.1.0",
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "info": {"title": "Upheld", "version": __version__, "description": _ABOUT, "license": _LICENCE},
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {"schemas": {**_case(), **shapes.SHARED}},
    }


_LICENCE = {"name": "MIT", "identifier": "MIT"}


def _operation(one: Operation) -> dict[str, Any]:
    data: dict[str, Any] = {
        "operationId": one.name,
        "summary": f"{one.summary}.",
        "parameters": [_parameter(each, one) for each in one.parameters],
        "responses": {"200": {"description": "The answer.", "content": _json(one.answer)}},
    }
    if one.takes_case:
        case = {**_json({"$ref": f"{_REFS}case"})["application/json"], "example": one.example.body}
        data["requestBody"] = {"required": True, "content": {"application/json": case}}
    for status in one.statuses:
        data["responses"][str(status)] = _error(status)
    return data


def _parameter(parameter: Parameter, one: Operation) -> dict[str, Any]:
    data = {
        "name": parameter.name,
        "in": parameter.place,
        "required": parameter.place == "path",
        "description": str(parameter.told),
        "schema": parameter.schema,
    }
    shown = {**one.example.path, **one.example.query}.get(parameter.name)
    return data if shown is None else {**data, "example": shown}


def _error(status: int) -> dict[str, Any]:
    data: dict[str, Any] = {"description": _STATUSES[status], "content": _json({"$ref": f"{_REFS}error"})}
    if status == 429:
        wait = {"description": "Seconds to wait.", "required": True, "schema": {"type": "integer", "minimum": 1}}
        data["headers"] = {"Retry-After": wait}
    return data


def _json(schema: Any) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


def _case() -> dict[str, Any]:
    """The schema of a case, cut into named ones: each kind of event its own, told apart by `kind`.

    The published schema says the same with `if` and `then`, which programs that make code or requests cannot follow.
    """
    whole = case_schema()
    known = whole.pop("$defs")
    whole.pop("$schema")
    for table, kinds in (("fact", FACT_KINDS), ("event", KINDS)):
        whole["properties"][table]["maxItems"] = MOST_ENTRIES
        whole["properties"][table]["items"] = {
            "oneOf": [{"$ref": f"{_REFS}{table}.{kind}"} for kind in kinds],
            "discriminator": {
                "propertyName": "kind",
                "mapping": {kind: f"{_REFS}{table}.{kind}" for kind in kinds},
            },
        }
    named = {"case": whole, "day": known["day"]}
    named |= {f"{table}.{kind}": known[table][kind] for table in ("fact", "event") for kind in known[table]}
    return {name: _here(schema) for name, schema in named.items()}


def _here(schema: Any) -> Any:
    """A schema with its references turned to this document, the lengths that are read here, and null for nothing."""
    if isinstance(schema, list):
        return [_here(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return {**schema, "$ref": schema["$ref"].replace("#/$defs/", _REFS)}
    found = {name: _here(value) for name, value in schema.items()}
    if found.get("type") == "string" and "pattern" not in found:
        found["maxLength"] = LONGEST_TEXT
    properties = found.get("properties")
    if isinstance(properties, dict):
        if "id" in properties:
            properties["id"] = {**properties["id"], "maxLength": LONGEST_ID}
        required = found.get("required", ())
        found["properties"] = {
            name: value if name in required else _or_nothing(value) for name, value in properties.items()
        }
    return found


def _or_nothing(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema, or null: in a case file, null says that a thing is not recorded."""
    if "enum" in schema:
        return {**schema, "enum": [*schema["enum"], None]}
    if "const" in schema:
        rest = {name: value for name, value in schema.items() if name != "const"}
        return {**rest, "enum": [schema["const"], None]}
    if isinstance(schema.get("type"), str):
        return {**schema, "type": [schema["type"], "null"]}
    if isinstance(schema.get("type"), list):
        return {**schema, "type": [*schema["type"], "null"]}
    if "anyOf" in schema:
        return {**schema, "anyOf": [*schema["anyOf"], {"type": "null"}]}
    return {"anyOf": [schema, {"type": "null"}]}
