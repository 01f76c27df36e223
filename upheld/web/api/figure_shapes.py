"""The schemas of the answers that tell official figures and what stands beside them."""

from __future__ import annotations

from typing import Any, get_args

from upheld.measures.figure import MARKS
from upheld.measures.measure import GROUPS
from upheld.measures.promises.promise import STATUSES, Kind
from upheld.web.api.shapes import DAY, MAYBE, MAYBE_DAY, TEXT, WORDS, an_object, several

_NUMBER: dict[str, Any] = {"type": ["number", "null"]}
_WORDS_BY_NAME: dict[str, Any] = {"type": "object", "additionalProperties": TEXT}
_COUNT: dict[str, Any] = {"type": "integer", "minimum": 0}
_RELEASE = an_object(
    id=TEXT,
    publisher=TEXT,
    title=TEXT,
    published_on=MAYBE_DAY,
    licence=TEXT,
    address=MAYBE,
    file=TEXT,
    sha256=TEXT,
    read_on=DAY,
    attribution=TEXT,
    note=TEXT,
    citation=TEXT,
)
_MEASURE = an_object(
    id=TEXT,
    title=TEXT,
    short=TEXT,
    group={"enum": list(GROUPS)},
    form={"enum": ["count", "share", "rate", "ratio", "published", "choice"]},
    period_kind={"enum": ["calendar", "january", "academic", "financial", "day"]},
    unit=TEXT,
    better={"enum": ["high", "low", "neither"]},
    counted=TEXT,
    numerator=TEXT,
    denominator=TEXT,
    why=TEXT,
    duties=WORDS,
    caveats=WORDS,
    breaks=several(an_object(period=TEXT, why=TEXT)),
    topic=TEXT,
    parts=WORDS,
    answers=_WORDS_BY_NAME,
    written_by=TEXT,
    checked_by=TEXT,
    review_by=DAY,
)
MEASURES = an_object(measures=several(_MEASURE))
MEASURE = an_object(measure=_MEASURE, topics=several(an_object(topic=TEXT, periods=WORDS)))
AREAS = an_object(
    areas=several(
        an_object(
            code=TEXT,
            gss_code=TEXT,
            name=TEXT,
            level={"enum": ["england", "region", "council", "former"]},
            slug=TEXT,
            region=MAYBE,
            successors=WORDS,
        )
    )
)
RELEASES = an_object(releases=several(_RELEASE))
GAPS = an_object(
    gaps=several(
        an_object(
            id=TEXT,
            title=TEXT,
            where=TEXT,
            missing=TEXT,
            published=TEXT,
            why=TEXT,
            holder=TEXT,
            duties=WORDS,
            measures=WORDS,
            asks=WORDS,
        )
    )
)
FIGURES = an_object(
    count=_COUNT,
    after=_COUNT,
    next={"type": ["integer", "null"]},
    figures=several(
        an_object(
            measure=TEXT,
            area=TEXT,
            gss_code=TEXT,
            area_name=TEXT,
            period=TEXT,
            topic=TEXT,
            part=TEXT,
            value=_NUMBER,
            unit=TEXT,
            numerator=_NUMBER,
            denominator=_NUMBER,
            interval_low=_NUMBER,
            interval_high=_NUMBER,
            mark={"enum": ["", *MARKS]},
            release=TEXT,
        )
    ),
    releases=several(_RELEASE),
)
CONSTITUENCIES = an_object(
    constituencies=several(
        an_object(
            code=TEXT,
            name=TEXT,
            slug=TEXT,
            councils=several(an_object(code=TEXT, name=TEXT, wards={"type": "integer", "minimum": 1})),
        )
    )
)
PROMISES = an_object(
    as_at=DAY,
    promises=several(
        an_object(
            area=TEXT,
            area_name=TEXT,
            kind={"enum": list(get_args(Kind))},
            by=TEXT,
            what=TEXT,
            said_on=MAYBE_DAY,
            due=MAYBE_DAY,
            due_said=TEXT,
            status={"enum": list(STATUSES)},
            because=TEXT,
            known_on=MAYBE_DAY,
            source=TEXT,
            address=TEXT,
        )
    ),
)
