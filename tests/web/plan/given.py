"""A made-up plan that a visitor has given, with another version of it, a report, and what was decided."""

from dataclasses import replace
from typing import Any

from upheld.documents.reading.found import Place
from upheld.documents.reading.limits import LIMITS
from upheld.documents.reading.plain import read_plain
from upheld.plan.advice import recommendations, trace
from upheld.plan.check.check import check
from upheld.plan.document import Need, Outcome, Piece, Plan, Provision, Section
from upheld.plan.file import to_data

VAGUE = "Access to speech and language therapy as required."
PARTLY = "A teaching assistant will practise his speech targets with him."
SPECIFIC = (
    "A qualified speech and language therapist will give him direct speech and language therapy, one to one, for "
    "45 minutes every week in term time, in a quiet room at school, from 1 September 2026."
)
NEED = "Child A finds it hard to say what he means to people whom he does not know."
LOST = "The bus leaves at half past seven."
REPORT = b"""Report of Therapist S, speech and language therapist, 2 March 2026

Recommendations

1. Child A should have 45 minutes of speech and language therapy each week, one to one, from a qualified therapist.

2. Child A would benefit from regular opportunities to practise his speech targets.
"""

PLAN = Plan(
    name="draft-plan.docx",
    version="draft",
    child="Child A",
    council="Harrowdale County Council",
    sections=(
        Section("A", "Section A: views", (Piece("A.1", "He would like to talk to the other children at lunch."),)),
        Section("B", "Section B: special educational needs"),
        Section("E", "Section E: outcomes"),
        Section("F", "Section F: special educational provision"),
        Section("I", "Section I: placement", (Piece("I.1", "Thistlemoor Primary School"),)),
    ),
    needs=(Need("B.1", "B", NEED, area="Communication", place=Place(2, 4)),),
    outcomes=(Outcome("E.1", "By July 2027 Child A will start a talk with another child once a day."),),
    provisions=(
        Provision("F.1", "F", VAGUE, area="Communication", place=Place(3, 7)),
        Provision("F.2", "F", PARTLY, area="Communication", place=Place(3, 8)),
        Provision("F.3", "F", SPECIFIC, area="Communication", place=Place(4, 9)),
    ),
    named_setting="Thistlemoor Primary School",
    unplaced=(Piece("?.1", LOST, Place(5, 12)),),
    pages=5,
)
LATER = replace(
    PLAN,
    name="final-plan.docx",
    provisions=(
        PLAN.provisions[0],
        replace(PLAN.provisions[2], text=SPECIFIC.replace("45 minutes every week", "45 minutes every term")),
    ),
)


def held() -> dict[str, Any]:
    """The same as a session holds it."""
    found = trace(recommendations(read_plain(REPORT, "report.txt", LIMITS)), PLAN)
    first, second, *_rest = [one.key for one in check(PLAN).findings if one.on != "F.2"]
    return {
        "read": to_data(PLAN),
        "decisions": {
            first: {"what": "accepted", "reason": ""},
            second: {"what": "dismissed", "reason": "It stands in the report."},
        },
        "other": to_data(LATER),
        "report": {
            "name": "report.txt",
            "details": {"writer_name": "Therapist S"},
            "corrections": 0,
            "recommendations": [one.as_data() | {"missing": ["who"]} for one in found],
        },
        "details": {"came": "draft_served", "served_on": "2026-11-10", "other_is": "later"},
    }
