"""The kinds of event that a case can hold, and what each may say."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from upheld.case import KINDS, EventKind, Field
from upheld.web.api import shapes
from upheld.web.api.asked import Asked, not_found
from upheld.web.api.operation import Example, Operation, Parameter

_KIND = Parameter("kind", _("A kind of event, as plan_final_sent."), {"type": "string", "minLength": 1}, "path")


def _events(asked: Asked) -> dict[str, Any]:
    return {"events": [{"kind": kind.name, "title": kind.title} for kind in KINDS.values()]}


def _event(asked: Asked) -> dict[str, Any]:
    name = asked.path["kind"]
    if name not in KINDS:
        raise not_found("kind of event", name, KINDS, "/api/events")
    return _whole(KINDS[name])


def _whole(kind: EventKind) -> dict[str, Any]:
    return {
        "kind": kind.name,
        "title": kind.title,
        "needs_a_date": not kind.is_span,
        "fields": [_field(field) for field in kind.known.values() if field.name != "kind"],
    }


def _field(field: Field) -> dict[str, Any]:
    return {"name": field.name, "type": field.type, "required": field.required, "choices": list(field.choices)}


OPERATIONS = (
    Operation("events", "events", _("Every kind of event a case can hold"), _events, shapes.EVENTS),
    Operation(
        "events/{kind}",
        "event",
        _("One kind of event: which fields it may have, which it must have, and what each may hold"),
        _event,
        shapes.EVENT,
        (_KIND,),
        example=Example(path={"kind": "plan_final_sent"}),
    ),
)
