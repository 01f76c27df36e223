"""The schemas of the answers; that of a check is made in its room and only named here."""

from __future__ import annotations

from typing import Any

from upheld.compliance.schema import reckoning_schema
from upheld.law.duty import FORCES, SHAPES
from upheld.letters.letter import SENDERS, STAGES

TEXT: dict[str, Any] = {"type": "string"}
MAYBE: dict[str, Any] = {"type": ["string", "null"]}
DAY: dict[str, Any] = {"type": "string", "format": "date"}
MAYBE_DAY: dict[str, Any] = {"type": ["string", "null"], "format": "date"}
FLAG: dict[str, Any] = {"type": "boolean"}
TABLE: dict[str, Any] = {"type": "object"}


def several(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def an_object(optional: tuple[str, ...] = (), /, **properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


WORDS = several(TEXT)
_CITATIONS = several(an_object(text=TEXT, url=MAYBE))
_CONFIDENCE = {"type": "string", "pattern": "^[ABC](/[ABC])?$"}
_ABOUT = an_object(("proposal",), name=TEXT, version=TEXT, jurisdiction=TEXT, proposal=TEXT)

RECKONING = {name: value for name, value in reckoning_schema().items() if name != "$schema"}
"""What a check answers: the schema the command publishes."""

_route = RECKONING["properties"]["routes"]["items"]
_more = {"title": TEXT, "about": WORDS, "limits": TEXT, "citations": _CITATIONS, "confidence": _CONFIDENCE}
ROUTES = an_object(
    as_at=DAY,
    law=RECKONING["properties"]["law"],
    routes=several(
        {**_route, "properties": {**_route["properties"], **_more}, "required": [*_route["required"], *_more]}
    ),
    warnings=WORDS,
)
OPEN_LETTERS = an_object(
    as_at=DAY,
    law=TEXT,
    letters=several(
        an_object(
            letter=TEXT,
            title=TEXT,
            stage={"enum": list(STAGES)},
            because=TEXT,
            unwise=WORDS,
            by=MAYBE_DAY,
            checked_by=TEXT,
            **{"for": WORDS},
        )
    ),
)
LETTER = an_object(
    letter=TEXT,
    title=TEXT,
    stage={"enum": list(STAGES)},
    serves=WORDS,
    open=TEXT,
    true=WORDS,
    enclose=WORDS,
    easy_read=FLAG,
    written_by=TEXT,
    checked_by=TEXT,
    review_by=DAY,
    **{"from": several({"enum": list(SENDERS)})},
)
LETTERS = several(LETTER)

_SHORT_DUTY = {
    "id": {"type": "string", "pattern": "^[a-z0-9_.-]+$"},
    "title": TEXT,
    "shape": {"enum": list(SHAPES)},
    "force": {"enum": list(FORCES)},
    "binding": FLAG,
    "confidence": _CONFIDENCE,
    "bearer": TEXT,
    "bearer_text": TEXT,
    "owed_to": TEXT,
    "citations": _CITATIONS,
}
_READING = an_object(name=TEXT, argued_by=TEXT, why=TEXT, shift_days={"type": "integer"}, within=MAYBE, on_sending=FLAG)
_ON = {"type": "object", "properties": {"kind": TEXT, "counts": TEXT}, "required": ["kind", "counts"]}
_LIMB = an_object(
    part=MAYBE,
    within=MAYBE,
    within_value={"type": ["object", "null"]},
    discharged_by={"type": ["object", "null"]},
    proved_by=several(_ON),
    ended_by=several(_ON),
    not_known_without=MAYBE,
    never_owed_if=several(_ON),
    must_not_come_first=several(_ON),
    as_soon_as_practicable=FLAG,
    order=MAYBE,
    readings=several(_READING),
)
_WHOLE_DUTY = an_object(
    **_SHORT_DUTY,
    basis=TEXT,
    in_force=an_object(to=MAYBE_DAY, **{"from": DAY}),
    trigger=several(_ON),
    trigger_text=MAYBE,
    when={"type": "object", "additionalProperties": TEXT},
    due_text=MAYBE,
    matching=TEXT,
    limbs=several(_LIMB),
    checklist=MAYBE,
    items=WORDS,
    exceptions=WORDS,
    exception_words=WORDS,
    remedies=WORDS,
    remedy_words=WORDS,
    depends_on=WORDS,
    family_deadline=MAYBE,
    by_time=MAYBE,
    absolute=FLAG,
    contested_before=MAYBE_DAY,
    readings=several(_READING),
    note=MAYBE,
    checked_by=TEXT,
)
DUTIES = an_object(law=_ABOUT, duties=several(an_object(**_SHORT_DUTY)))
DUTY = an_object(law=_ABOUT, duty=TEXT, versions={**several({"$ref": "#/components/schemas/duty"}), "minItems": 1})

EVENTS = an_object(events=several(an_object(kind=TEXT, title=TEXT)))
EVENT = an_object(
    kind=TEXT,
    title=TEXT,
    needs_a_date=FLAG,
    fields=several(an_object(name=TEXT, type=TEXT, required=FLAG, choices=WORDS)),
)
LAW = an_object(
    law=an_object(name=TEXT, version=TEXT, jurisdiction=TEXT, last_checked=MAYBE_DAY, proposal=MAYBE),
    duties=several({"$ref": "#/components/schemas/duty"}),
    tests=several(TABLE),
    institutions=TABLE,
    family_deadlines=several(TABLE),
    notices=several(TABLE),
    notice_items=TABLE,
    plan_rules=TABLE,
    grounds=several(TABLE),
    exceptions=several(TABLE),
    remedies=several(TABLE),
    overlays=several(TABLE),
    gaps=several(TABLE),
)
SCHEMA: dict[str, Any] = {"type": "object", "description": "A JSON Schema, draft 2020-12."}
DESCRIPTION: dict[str, Any] = {"type": "object", "description": "This description: OpenAPI 3.1."}
ERROR = an_object(error={"type": "string", "description": "What was wrong, with which value, and what to do."})
HEALTH = an_object(ready=FLAG)
SHARED = {"duty": _WHOLE_DUTY, "error": ERROR}
"""What several answers hold, by the name it has in the description."""
