"""The schemas of the answers; that of a check is made in its room and only named here."""

from __future__ import annotations

from typing import Any

from upheld.compliance.schema import reckoning_schema
from upheld.law.duty import FORCES, SHAPES
from upheld.letters.letter import SENDERS, STAGES
from upheld.measures.figure import MARKS
from upheld.measures.measure import GROUPS

_TEXT: dict[str, Any] = {"type": "string"}
_MAYBE: dict[str, Any] = {"type": ["string", "null"]}
_DAY: dict[str, Any] = {"type": "string", "format": "date"}
_MAYBE_DAY: dict[str, Any] = {"type": ["string", "null"], "format": "date"}
_FLAG: dict[str, Any] = {"type": "boolean"}
_TABLE: dict[str, Any] = {"type": "object"}


def _several(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _object(optional: tuple[str, ...] = (), /, **properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


_WORDS = _several(_TEXT)
_CITATIONS = _several(_object(text=_TEXT, url=_MAYBE))
_CONFIDENCE = {"type": "string", "pattern": "^[ABC](/[ABC])?$"}
_ABOUT = _object(("proposal",), name=_TEXT, version=_TEXT, jurisdiction=_TEXT, proposal=_TEXT)

RECKONING = {name: value for name, value in reckoning_schema().items() if name != "$schema"}
"""What a check answers: the schema the command publishes."""

_route = RECKONING["properties"]["routes"]["items"]
_more = {"title": _TEXT, "about": _WORDS, "limits": _TEXT, "citations": _CITATIONS, "confidence": _CONFIDENCE}
ROUTES = _object(
    as_at=_DAY,
    law=RECKONING["properties"]["law"],
    routes=_several(
        {**_route, "properties": {**_route["properties"], **_more}, "required": [*_route["required"], *_more]}
    ),
    warnings=_WORDS,
)
OPEN_LETTERS = _object(
    as_at=_DAY,
    law=_TEXT,
    letters=_several(
        _object(
            letter=_TEXT,
            title=_TEXT,
            stage={"enum": list(STAGES)},
            because=_TEXT,
            unwise=_WORDS,
            by=_MAYBE_DAY,
            checked_by=_TEXT,
            **{"for": _WORDS},
        )
    ),
)
LETTER = _object(
    letter=_TEXT,
    title=_TEXT,
    stage={"enum": list(STAGES)},
    serves=_WORDS,
    open=_TEXT,
    true=_WORDS,
    enclose=_WORDS,
    easy_read=_FLAG,
    written_by=_TEXT,
    checked_by=_TEXT,
    review_by=_DAY,
    **{"from": _several({"enum": list(SENDERS)})},
)
LETTERS = _several(LETTER)

_SHORT_DUTY = {
    "id": {"type": "string", "pattern": "^[a-z0-9_.-]+$"},
    "title": _TEXT,
    "shape": {"enum": list(SHAPES)},
    "force": {"enum": list(FORCES)},
    "binding": _FLAG,
    "confidence": _CONFIDENCE,
    "bearer": _TEXT,
    "bearer_text": _TEXT,
    "owed_to": _TEXT,
    "citations": _CITATIONS,
}
_READING = _object(
    name=_TEXT, argued_by=_TEXT, why=_TEXT, shift_days={"type": "integer"}, within=_MAYBE, on_sending=_FLAG
)
_ON = {"type": "object", "properties": {"kind": _TEXT, "counts": _TEXT}, "required": ["kind", "counts"]}
_LIMB = _object(
    part=_MAYBE,
    within=_MAYBE,
    within_value={"type": ["object", "null"]},
    discharged_by={"type": ["object", "null"]},
    proved_by=_several(_ON),
    ended_by=_several(_ON),
    not_known_without=_MAYBE,
    never_owed_if=_several(_ON),
    must_not_come_first=_several(_ON),
    as_soon_as_practicable=_FLAG,
    order=_MAYBE,
    readings=_several(_READING),
)
_WHOLE_DUTY = _object(
    **_SHORT_DUTY,
    basis=_TEXT,
    in_force=_object(to=_MAYBE_DAY, **{"from": _DAY}),
    trigger=_several(_ON),
    trigger_text=_MAYBE,
    when={"type": "object", "additionalProperties": _TEXT},
    due_text=_MAYBE,
    matching=_TEXT,
    limbs=_several(_LIMB),
    checklist=_MAYBE,
    items=_WORDS,
    exceptions=_WORDS,
    exception_words=_WORDS,
    remedies=_WORDS,
    remedy_words=_WORDS,
    depends_on=_WORDS,
    family_deadline=_MAYBE,
    by_time=_MAYBE,
    absolute=_FLAG,
    contested_before=_MAYBE_DAY,
    readings=_several(_READING),
    note=_MAYBE,
    checked_by=_TEXT,
)
DUTIES = _object(law=_ABOUT, duties=_several(_object(**_SHORT_DUTY)))
DUTY = _object(law=_ABOUT, duty=_TEXT, versions={**_several({"$ref": "#/components/schemas/duty"}), "minItems": 1})

EVENTS = _object(events=_several(_object(kind=_TEXT, title=_TEXT)))
EVENT = _object(
    kind=_TEXT,
    title=_TEXT,
    needs_a_date=_FLAG,
    fields=_several(_object(name=_TEXT, type=_TEXT, required=_FLAG, choices=_WORDS)),
)
LAW = _object(
    law=_object(name=_TEXT, version=_TEXT, jurisdiction=_TEXT, last_checked=_MAYBE_DAY, proposal=_MAYBE),
    duties=_several({"$ref": "#/components/schemas/duty"}),
    tests=_several(_TABLE),
    institutions=_TABLE,
    family_deadlines=_several(_TABLE),
    notices=_several(_TABLE),
    notice_items=_TABLE,
    plan_rules=_TABLE,
    grounds=_several(_TABLE),
    exceptions=_several(_TABLE),
    remedies=_several(_TABLE),
    overlays=_several(_TABLE),
    gaps=_several(_TABLE),
)
_NUMBER: dict[str, Any] = {"type": ["number", "null"]}
_WORDS_BY_NAME: dict[str, Any] = {"type": "object", "additionalProperties": _TEXT}
_COUNT: dict[str, Any] = {"type": "integer", "minimum": 0}
_RELEASE = _object(
    id=_TEXT,
    publisher=_TEXT,
    title=_TEXT,
    published_on=_MAYBE_DAY,
    licence=_TEXT,
    address=_MAYBE,
    file=_TEXT,
    sha256=_TEXT,
    read_on=_DAY,
    attribution=_TEXT,
    note=_TEXT,
    citation=_TEXT,
)
_MEASURE = _object(
    id=_TEXT,
    title=_TEXT,
    short=_TEXT,
    group={"enum": list(GROUPS)},
    form={"enum": ["count", "share", "rate", "ratio", "published", "choice"]},
    period_kind={"enum": ["calendar", "january", "academic", "financial", "day"]},
    unit=_TEXT,
    better={"enum": ["high", "low", "neither"]},
    counted=_TEXT,
    numerator=_TEXT,
    denominator=_TEXT,
    why=_TEXT,
    duties=_WORDS,
    caveats=_WORDS,
    breaks=_several(_object(period=_TEXT, why=_TEXT)),
    topic=_TEXT,
    parts=_WORDS,
    answers=_WORDS_BY_NAME,
    written_by=_TEXT,
    checked_by=_TEXT,
    review_by=_DAY,
)
MEASURES = _object(measures=_several(_MEASURE))
MEASURE = _object(measure=_MEASURE, topics=_several(_object(topic=_TEXT, periods=_WORDS)))
AREAS = _object(
    areas=_several(
        _object(
            code=_TEXT,
            gss_code=_TEXT,
            name=_TEXT,
            level={"enum": ["england", "region", "council", "former"]},
            slug=_TEXT,
            region=_MAYBE,
            successors=_WORDS,
        )
    )
)
RELEASES = _object(releases=_several(_RELEASE))
GAPS = _object(
    gaps=_several(
        _object(
            id=_TEXT,
            title=_TEXT,
            where=_TEXT,
            missing=_TEXT,
            published=_TEXT,
            why=_TEXT,
            holder=_TEXT,
            duties=_WORDS,
            measures=_WORDS,
            asks=_WORDS,
        )
    )
)
FIGURES = _object(
    count=_COUNT,
    after=_COUNT,
    next={"type": ["integer", "null"]},
    figures=_several(
        _object(
            measure=_TEXT,
            area=_TEXT,
            gss_code=_TEXT,
            area_name=_TEXT,
            period=_TEXT,
            topic=_TEXT,
            part=_TEXT,
            value=_NUMBER,
            unit=_TEXT,
            numerator=_NUMBER,
            denominator=_NUMBER,
            interval_low=_NUMBER,
            interval_high=_NUMBER,
            mark={"enum": ["", *MARKS]},
            release=_TEXT,
        )
    ),
    releases=_several(_RELEASE),
)
SCHEMA: dict[str, Any] = {"type": "object", "description": "A JSON Schema, draft 2020-12."}
DESCRIPTION: dict[str, Any] = {"type": "object", "description": "This description: OpenAPI 3.1."}
ERROR = _object(error={"type": "string", "description": "What was wrong, with which value, and what to do."})
HEALTH = _object(ready=_FLAG)
SHARED = {"duty": _WHOLE_DUTY, "error": ERROR}
"""What several answers hold, by the name it has in the description."""
