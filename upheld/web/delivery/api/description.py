"""The description of the ledger for school systems (OpenAPI 3.1), made from the types that read what is sent."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from upheld import __version__
from upheld.delivery.entitlement import Entitlement
from upheld.delivery.files.report import FIVE
from upheld.delivery.reasons import REASONS
from upheld.plan.shape import schema_of
from upheld.web.api import shapes
from upheld.web.delivery.actions.saying import MOST_AT_ONCE
from upheld.web.delivery.api.sent import MOST_BYTES, Sent

_ABOUT = (
    "The record of provision, for the system of a school, college, health body or council: what each pupil is owed in "
    "a week, and what was given. A manager of the organisation makes a key; it opens the records that families shared "
    "with the organisation to write, and ends when whoever made it leaves. What is said is the account of those who "
    "give the provision; that of the family is beside it and cannot be changed here. Nothing that was said is ever "
    "changed: a correction is a new entry that names the one it replaces."
)
_STATUSES = {
    400: "The request cannot be used: the sentence names the value and says what to do. Nothing was written.",
    401: "There is no key, or it does not hold any more.",
    403: "The record may only be read.",
    404: "There is no such pupil for this organisation.",
    409: "The first request with this Idempotency-Key is still being worked on.",
    413: f"More than {MOST_BYTES // 1_000_000} MB was sent.",
    415: "It was not sent as JSON.",
    422: "The Idempotency-Key was sent before with another request.",
    429: "Too many calls in this minute from this address.",
    500: "Something went wrong here; nothing of it is shown.",
}
_TEXT, _DAY, _WHOLE = {"type": "string"}, {"type": "string", "format": "date"}, {"type": "integer", "minimum": 0}
_MAYBE_WHOLE, _MAYBE_DAY = {"type": ["integer", "null"], "minimum": 0}, {"type": ["string", "null"], "format": "date"}
_ID = {"type": "string", "format": "uuid"}


def description() -> dict[str, Any]:
    """The whole description, in English."""
    pupil = {"name": "pupil", "in": "path", "required": True, "schema": _ID, "description": "The id of the pupil."}
    monday = {"name": "monday", "in": "path", "required": True, "schema": _DAY, "description": "The week’s Monday."}
    key = {
        "name": "Idempotency-Key", "in": "header", "required": True, "schema": {"type": "string", "maxLength": 200},
        "description": "Made by the caller, such as a UUID; the same when this very request is sent again. The first "
        "answer is kept for two days and given again, with Idempotency-Replayed: true.",
    }  # fmt: skip
    return {
        "openapi": "3.1.0",
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "info": {"title": "Upheld: the record of provision", "version": __version__, "description": _ABOUT,
                 "license": {"name": "MIT", "identifier": "MIT"}},
        "servers": [{"url": "/delivery/api/v1"}],
        "security": [{"key": []}],
        "paths": {
            "/pupils": {"get": _operation("pupils", "The pupils whose record the organisation may write", "pupils")},
            "/pupils/{pupil}/lines": {
                "get": _operation("lines", "What the plan promises, line by line; amount null: nobody knows how much",
                                  "lines", pupil)},
            "/pupils/{pupil}/weeks/{monday}": {
                "get": _operation("week", "What may be given in a week, and what each side has said of it", "week",
                                  pupil, monday)},
            "/pupils/{pupil}/entries": {
                "post": _operation("say", "Say what was given; all of it is written, or nothing", "said", pupil, key,
                                   sent=True)},
        },
        "components": {
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
            "schemas": _schemas(),
        },
    }  # fmt: skip


@csrf_exempt
@require_safe
def described(request: HttpRequest) -> HttpResponse:
    """The description, for whoever asks: no key is needed to read it."""
    from upheld.web.delivery.api.door import answer

    return answer(description())


def _operation(id: str, summary: str, answer: str, *parameters: dict[str, Any], sent: bool = False) -> dict[str, Any]:
    statuses = [400, 401, 429, 500] + ([404] if parameters else []) + ([403, 409, 413, 415, 422] if sent else [])
    schema = {"$ref": f"#/components/schemas/{answer}"}
    data: dict[str, Any] = {
        "operationId": id,
        "summary": f"{summary}.",
        "parameters": [*parameters],
        "responses": {"200": {"description": "The answer.", "content": {"application/json": {"schema": schema}}}},
    }
    if sent:
        content = {"schema": {"$ref": "#/components/schemas/entries"}, "example": EXAMPLE}
        data["requestBody"] = {"required": True, "content": {"application/json": content}}
    for status in sorted(statuses):
        error = {"application/json": {"schema": {"$ref": "#/components/schemas/error"}}}
        data["responses"][str(status)] = {"description": _STATUSES[status], "content": error}
    return data


EXAMPLE = {
    "entries": [
        {"id": "7f1d7a3e-6a0e-4f0e-9a55-3f0a2f1f7c01", "outcome": "delivered",
         "slots": ["speech-therapy:w:2026-09-07:1"]},
        {"id": "7f1d7a3e-6a0e-4f0e-9a55-3f0a2f1f7c02", "outcome": "not_delivered",
         "slots": ["speech-therapy:w:2026-09-14:1"], "reason": "staff_absent"},
    ]
}  # fmt: skip
"""What a system sends after two weeks."""


def _schemas() -> dict[str, Any]:
    sent = schema_of(Sent)
    sent["properties"]["entries"] |= {"minItems": 1, "maxItems": MOST_AT_ONCE}
    entry = sent["properties"]["entries"]["items"]
    entry["properties"]["id"] = _ID
    entry["properties"]["reason"] = {"enum": ["", *REASONS]}
    entry["properties"]["note"] = {"type": "string", "maxLength": 2_000}
    account = {"anyOf": [_object(in_time=_MAYBE_WHOLE, later=_MAYBE_WHOLE, reason=_TEXT), {"type": "null"}]}
    session = _object(
        slot=_TEXT, line=_TEXT, what=_TEXT, first_on=_DAY, due_on=_DAY, day_on=_MAYBE_DAY, minutes=_WHOLE,
        setting=account, family=account, tally=_object(**dict.fromkeys(FIVE, _WHOLE)),
    )  # fmt: skip
    return {
        "entries": sent,
        "pupils": _object(pupils=_several(_object(id=_ID, label=_TEXT))),
        "lines": _object(lines=_several(schema_of(Entitlement))),
        "week": _object(week=_DAY, sessions=_several(session)),
        "said": _object(new=_WHOLE, there_already=_WHOLE),
        "error": shapes.ERROR,
    }


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": [*properties], "additionalProperties": False}


def _several(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}
