"""The kinds of document a pack may hold, the part of the bundle each belongs to, and the order they stand in.

The summaries of the practice direction name the parts and do not list what each holds: which kind goes where is our
reading, and a SPEC may say otherwise with `part`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Part = Literal["core", "plan", "working_document", "supplementary", "evidence"]
Purpose = Literal["appeal", "complaint", "discrimination"]
Party = Literal["family", "authority"]

PARTS: tuple[Part, ...] = ("core", "plan", "working_document", "supplementary", "evidence")
PURPOSES: tuple[Purpose, ...] = ("appeal", "complaint", "discrimination")
PARTIES: tuple[Party, ...] = ("family", "authority")
SECTIONS = ("A", "B", "C", "D", "E", "F", "G", "H1", "H2", "I", "J", "K")
HEALTH_OR_CARE = frozenset({"C", "D", "G", "H1", "H2"})
"""The sections of a plan on which the Tribunal can only recommend."""


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """One kind of document: its name in a SPEC, what a reader sees, and the part of a bundle it belongs to.

    `events` are the kinds of event of a case that such a document proves. `versions`: two of the kind are held to be
    versions of one document wherever their days differ ("any"), where their titles or words are alike too ("alike"),
    or never.
    """

    name: str
    title: str
    part: Part
    events: tuple[str, ...] = ()
    versions: Literal["any", "alike", "never"] = "never"


_DECISIONS = (
    "ehcna_refused_notified",
    "no_plan_notified",
    "reassess_refused_notified",
    "reassess_no_change_notified",
    "review_decision_notified",
    "amendment_abandoned_notified",
    "cease_decision_notified",
    "decision_notice_sent",
    "plan_final_sent",
    "plan_amended_final_sent",
)
_KINDS = (
    DocumentKind("appeal_form", "Appeal form", "core", ("appeal_received_by_ftt",), "any"),
    DocumentKind("claim_form", "Discrimination claim form", "core", ("dd_claim_received_by_ftt",), "any"),
    DocumentKind("decision_letter", "Decision letter", "core", _DECISIONS),
    DocumentKind("certificate", "Mediation certificate", "core", ("mediation_certificate_issued",)),
    DocumentKind("response", "Response to the appeal or claim", "core", ("la_response_received_by_ftt",), "any"),
    DocumentKind("direction", "Order or direction of the Tribunal", "core", ("ftt_direction", "ftt_order_sent")),
    DocumentKind("plan", "EHC plan", "plan", ("plan_final_sent", "plan_amended_final_sent"), "any"),
    DocumentKind("appendix_k", "Section K appendix: advice for the plan", "plan", ("advice_received_by_la",), "alike"),
    DocumentKind("working_document", "Working document", "working_document", (), "any"),
    DocumentKind("complaint", "Complaint", "evidence", ("complaint_la_stage_1", "complaint_la_stage_2")),
    DocumentKind("complaint_response", "Answer to the complaint", "evidence", ("complaint_response",)),
    DocumentKind("expert_report", "Expert report", "evidence", ("advice_received_by_la",), "alike"),
    DocumentKind("witness_statement", "Witness statement", "evidence", (), "alike"),
    DocumentKind("views", "Views of the child, young person or parent", "evidence", (), "alike"),
    DocumentKind("review_report", "Report of a review", "evidence", ("review_report_sent",)),
    DocumentKind("school_record", "School record", "evidence"),
    DocumentKind("health_record", "Health record", "evidence"),
    DocumentKind("minutes", "Notes of a meeting", "evidence"),
    DocumentKind("letter", "Letter", "evidence"),
    DocumentKind("email", "E-mail", "evidence"),
    DocumentKind("photograph", "Photograph", "evidence"),
    DocumentKind("other", "Other document", "evidence"),
)
DOCUMENT_KINDS: dict[str, DocumentKind] = {one.name: one for one in _KINDS}
"""Every kind of document, by name, in the order they stand in a pack."""

ORDER: dict[str, int] = {name: place for place, name in enumerate(DOCUMENT_KINDS)}

# The first that is found in a file's name wins, so that "school report" is a school's and not an expert's.
_NAMED = tuple(
    (re.compile(rf"\b(?:{words})\b"), kind)
    for words, kind in (
        ("working (?:document|doc|copy)", "working_document"),
        (r"appendix|appendices|append|section k|k ?\d+", "appendix_k"),
        (
            "complaint (?:response|reply|answer|decision|outcome)|(?:response|reply|answer) to complaint",
            "complaint_response",
        ),
        ("complaint", "complaint"),
        ("mediation certificate|certificate", "certificate"),
        ("claim form", "claim_form"),
        ("appeal form|send ?35a?|notice of appeal|grounds of appeal", "appeal_form"),
        ("la response|response", "response"),
        ("directions?|order", "direction"),
        ("decision|refusal|refused|refuse", "decision_letter"),
        ("annual review|review", "review_report"),
        ("ehcp|ehc plan|plan", "plan"),
        ("witness statement|statement", "witness_statement"),
        ("views|wishes", "views"),
        ("minutes|meeting notes|notes", "minutes"),
        (
            "school|attendance|timetable|provision map|iep|individual education plan|behaviour log|pupil|class|sats",
            "school_record",
        ),
        ("gp|hospital|clinic|nhs|camhs|medical|paediatric|discharge", "health_record"),
        ("report|assessment|ep|salt|slt|ot|psychologist|psychology|therapist|therapy", "expert_report"),
        ("emails?|e mails?", "email"),
        ("letters?", "letter"),
        ("photos?|photographs?|img|dsc|pxl|screenshot", "photograph"),
    )
)


def kind_of_name(stem: str) -> str | None:
    """The kind of document that a file's name speaks of; None where it speaks of none. Always a guess."""
    plain = " ".join(re.sub(r"[^a-z0-9]+", " ", stem.casefold()).split())
    return next((kind for words, kind in _NAMED if words.search(plain)), None)
