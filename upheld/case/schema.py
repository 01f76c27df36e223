"""The JSON Schema of a case file, made from the vocabulary so that the two cannot differ."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from upheld.case.build import MOST_EVENTS
from upheld.case.case import FILE_FORMAT
from upheld.case.fields import EVENT_DATES, GROUNDS, ITEM, PERSON, Field
from upheld.case.kinds import FACT_KINDS, KINDS, EventKind, FactKind

_DAY: dict[str, Any] = {
    "type": "string",
    "pattern": r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|unknown)$",
    "description": 'A day, a month or a year from 1980 to 2100, or "unknown".',
}
_EXACT_DAY: dict[str, Any] = {"type": "string", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "description": "One day."}
_TEXT: dict[str, Any] = {"type": "string"}
_FIXED: dict[str, dict[str, Any]] = {
    "text": _TEXT,
    "texts": {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]},
    "la": {
        "anyOf": [{"type": "string", "minLength": 1}, {"type": "integer", "minimum": 100, "maximum": 999}],
        "description": "The name of an authority, or its three-digit code.",
    },
    "flag": {"type": "boolean"},
    "number": {"type": "integer"},
    "quantity": {"type": ["number", "string"]},
    "day": {"$ref": "#/$defs/day"},
    "stamp": {**_TEXT, "description": "When it was learned: a day, or a day and time. Never counted from."},
    "event": {**_TEXT, "description": "The id of an earlier event."},
    "answers": {**_TEXT, "description": "The id of an event, or the key of an obligation (duty@event id)."},
    "kind": {"enum": list(KINDS)},
    "duty": {**_TEXT, "description": "The id of a duty, as plan.final."},
    "exception": {"type": "string", "pattern": r"^EXC-[A-Z0-9]+(-[A-Z0-9]+)*$"},
    "terms": {
        "type": "array",
        "items": {
            "type": "object",
            "properties": {"first": _EXACT_DAY, "last": _EXACT_DAY},
            "required": ["first", "last"],
            "additionalProperties": False,
        },
    },
    "days": {"type": "array", "items": _EXACT_DAY},
}


def case_schema() -> dict[str, Any]:
    """The schema (JSON Schema, draft 2020-12) of a case file in JSON, or of a TOML one read as JSON.

    References between events, impossible days and the order of dates are beyond a schema; `loads` checks them.
    """
    kinds = {name: _event(kind) for name, kind in KINDS.items()}
    facts = {name: _fact(kind) for name, kind in FACT_KINDS.items()}
    person = {**_properties(PERSON), "date_of_birth": _EXACT_DAY}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "upheld case file",
        "description": "What happened to one child or young person: an append-only log of dated events.",
        "type": "object",
        "properties": {
            "format": {"const": FILE_FORMAT, "description": "The format of the file."},
            "person": {
                "type": "object",
                "description": "What is known of the child or young person; all of it optional.",
                "properties": person,
                "additionalProperties": False,
            },
            "fact": {
                "type": "array",
                "description": "What holds over a time; both days belong to it, and no `to` means still so.",
                "maxItems": MOST_EVENTS,
                "items": _by_kind(facts, "fact"),
            },
            "event": {
                "type": "array",
                "description": "What happened, in the order it was recorded.",
                "minItems": 1,
                "maxItems": MOST_EVENTS,
                "items": _by_kind(kinds, "event"),
            },
        },
        "required": ["event"],
        "additionalProperties": False,
        "$defs": {"day": _DAY, "event": kinds, "fact": facts},
    }


def _by_kind(kinds: Iterable[str], table: str) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {"kind": {"enum": list(kinds)}},
        "required": ["kind"],
        "allOf": [
            {
                "if": {"properties": {"kind": {"const": name}}, "required": ["kind"]},
                "then": {"$ref": f"#/$defs/{table}/{name}"},
            }
            for name in kinds
        ],
    }


def _event(kind: EventKind) -> dict[str, Any]:
    known = kind.known.values()
    schema: dict[str, Any] = {
        "type": "object",
        "description": f"{kind.title}.",
        "properties": {**_properties(known), "kind": {"const": kind.name}},
        "required": [field.name for field in known if field.required],
        "additionalProperties": False,
    }
    if not kind.is_span:
        schema["anyOf"] = [{"required": [name]} for name in EVENT_DATES]
    return schema


def _fact(kind: FactKind) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "type": "object",
        "description": f"{kind.title}.",
        "properties": {**_properties(kind.fields), "kind": {"const": kind.name}},
        "required": [field.name for field in kind.fields if field.required],
        "additionalProperties": False,
    }
    either = {"disabled": ("from", "since"), "residence": ("la", "local_authority")}.get(kind.name, ())
    if either:
        schema["anyOf"] = [{"required": [name]} for name in either]
    return schema


def _properties(fields: Iterable[Field]) -> dict[str, Any]:
    return {field.name: _value(field) for field in fields}


def _value(field: Field) -> dict[str, Any]:
    choices = list(field.choices)
    if field.type == "choice":
        return {"enum": choices}
    if field.type == "choices":
        accepted = [*choices, "c"] if field.choices == GROUNDS else choices
        return {"type": "array", "items": {"enum": accepted}, "minItems": int(field.required)}
    if field.type in ("contents", "dates"):
        each = _FIXED["flag" if field.type == "contents" else "day"]
        return {"type": "object", "properties": dict.fromkeys(choices, each), "additionalProperties": False}
    if field.type == "items":
        item = {
            "type": "object",
            "properties": _properties(ITEM),
            "additionalProperties": False,
        }
        return {"type": "array", "items": item}
    return _FIXED[field.type]
