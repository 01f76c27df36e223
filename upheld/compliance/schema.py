"""The JSON Schema of a reckoning: the public shape of design 6 and 11.10."""

from __future__ import annotations

from typing import Any

from upheld.compliance.obligation import STATUSES
from upheld.law.duty import FORCES, SHAPES

_DAY = {"type": ["string", "null"], "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_WORDS = {"type": "array", "items": {"type": "string"}}
_TEXT = {"type": ["string", "null"]}
_NUMBER = {"type": ["integer", "null"]}
_FLAG = {"type": "boolean"}


def _object(properties: dict[str, Any], optional: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


_READING = _object(
    {
        "name": {"type": "string"},
        "due_on": _DAY,
        "due_earliest": _DAY,
        "due_latest": _DAY,
        "status": {"enum": list(STATUSES)},
        "argued_by": {"type": "string"},
        "why": {"type": "string"},
    },
    ("due_earliest", "due_latest"),
)
_EXCEPTION = _object(
    {
        "code": {"type": "string", "pattern": "^EXC-"},
        "available": _FLAG,
        "claimed": _FLAG,
        "proved": _WORDS,
        "missing": _WORDS,
    }
)
_INTERVALS = ("due_earliest", "due_latest", "discharged_earliest", "discharged_latest", "back_plan",
              "days_late_least", "days_late_most")  # fmt: skip
_OBLIGATION: dict[str, Any] = {
    "key": {"type": "string", "description": "duty@event id, or duty/part@event id"},
    "duty": {"type": "string", "pattern": "^[a-z0-9_.-]+$"},
    "part": _TEXT,
    "title": {"type": "string"},
    "shape": {"enum": list(SHAPES)},
    "bearer": {"type": "string"},
    "bearer_text": {"type": "string"},
    "owed_to": {"type": "string"},
    "trigger": _object(
        {"kind": {"type": "string"}, "on": _DAY, "earliest": _DAY, "latest": _DAY, "id": {"type": "string"}},
        ("earliest", "latest"),
    ),
    "due_on": _DAY,
    "due_earliest": _DAY,
    "due_latest": _DAY,
    "due_by": _DAY,
    "by_time": _TEXT,
    "last_working_day": _DAY,
    "status": {"enum": list(STATUSES)},
    "discharged_on": _DAY,
    "discharged_earliest": _DAY,
    "discharged_latest": _DAY,
    "days_late": _NUMBER,
    "days_late_least": _NUMBER,
    "days_late_most": _NUMBER,
    "months_late": _NUMBER,
    "breach_on": _DAY,
    "is_breach": _FLAG,
    "superseded_by": _TEXT,
    "superseded_on": _DAY,
    "as_soon_as_practicable": _FLAG,
    "binding": _FLAG,
    "readings": {"type": "array", "items": _READING},
    "exceptions": {"type": "array", "items": _EXCEPTION},
    "exception_words": _WORDS,
    "remedies": _WORDS,
    "remedy_words": _WORDS,
    "citations": {
        "type": "array",
        "minItems": 1,
        "items": _object({"text": {"type": "string", "minLength": 1}, "url": _TEXT}),
    },
    "confidence": {"type": "string", "pattern": "^[ABC](/[ABC])?$"},
    "force": {"enum": list(FORCES)},
    "checked_by": _TEXT,
    "depends_on": _WORDS,
    "unknown": _WORDS,
    "outstanding": _WORDS,
    "events": _WORDS,
    "steps": _WORDS,
    "back_plan": _object(dict.fromkeys(("final_by", "notice_by", "meeting_by", "papers_by"), _DAY)),
}
_ROUTE = _object(
    {
        "route": {"type": "string"},
        "for": _WORDS,
        "open": _FLAG,
        "opens_on": _DAY,
        "by": _DAY,
        "order": {"type": "integer"},
        "why": {"type": "string"},
        "not_for": _TEXT,
    }
)


def reckoning_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of what `upheld check --format json` prints for one case."""
    family = {
        "id": {"type": "string"},
        **_OBLIGATION,
        "duty": {"type": ["string", "null"]},
        "if_late": {"type": "string"},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A reckoning",
        "description": "Every duty a case's events have brought alive, and what became of each, on one day.",
        **_object(
            {
                "file": {"type": "string", "description": "only where several files were given"},
                "as_at": _DAY,
                "law": _object(
                    {
                        "name": {"type": "string"},
                        "version": {"type": "string"},
                        "jurisdiction": {"type": "string"},
                        "proposal": {"type": "string"},
                    },
                    ("proposal",),
                ),
                "rights_holder": _object(
                    {"who": {"type": "string"}, "until": _DAY, "then": _TEXT, "why": {"type": "string"}}, ("why",)
                ),
                "obligations": {"type": "array", "items": _object(_OBLIGATION, _INTERVALS)},
                "family_deadlines": {"type": "array", "items": _object(family, (*_INTERVALS, "if_late"))},
                "routes": {"type": "array", "items": _ROUTE},
                "standing": _WORDS,
                "not_covered": _WORDS,
                "warnings": _WORDS,
            },
            ("file",),
        ),
    }
