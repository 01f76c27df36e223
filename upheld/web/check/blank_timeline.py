"""A timeline to fill in by hand: the usual steps in their order, and what each date counts for, from the register."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from upheld.case import KINDS
from upheld.documents.blocks import Document, Heading, Paragraph, Table, Text
from upheld.law import law_named
from upheld.letters.register import authority

USUAL: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ehcna_request_received", ("ehcna.decide", "plan.final")),
    ("ehcna_agreed_notified", ("ehcna.decide",)),
    ("ehcna_refused_notified", ("fd.med.contact", "fd.appeal")),
    ("draft_served", ("fd.draft",)),
    ("draft_representations", ("fd.draft",)),
    ("plan_final_sent", ("plan.final", "fd.appeal")),
    ("review_meeting_held", ("review.decide", "review.amend.final")),
    ("review_decision_notified", ("review.decide",)),
    ("amendment_notice_sent", ("fd.amend",)),
    ("plan_amended_final_sent", ("review.amend.final", "fd.appeal")),
    ("mediation_adviser_contacted", ("fd.med.contact",)),
    ("mediation_certificate_issued", ("fd.appeal",)),
    ("appeal_received_by_ftt", ("fd.appeal",)),
    ("ftt_order_sent", ("fd.ut",)),
    ("complaint_la_stage_1", ("LA-COMPLAINT",)),
    ("complaint_response", ("LGSCO",)),
)
"""The usual steps, in order, each with the entries of the register that its date counts for."""

EMPTY_ROWS = 4


@dataclass(frozen=True, slots=True)
class Step:
    """One row: what happened, and what its date counts for, in the words of the register."""

    what: str
    counts_for: tuple[str, ...]


@lru_cache(maxsize=1)
def blank_steps() -> tuple[Step, ...]:
    """The rows. They are the same for everybody."""
    law = law_named("england")
    return tuple(Step(KINDS[kind].title, tuple(authority(law, id).title for id in ids)) for kind, ids in USUAL)


def as_document() -> Document:
    """The timeline as a document, for a PDF; it is in the language of the page, its steps in English."""
    header = tuple((Text(words),) for words in (_("What happened"), _("Day it was sent"), _("Day it came"), _("Notes")))
    rows = tuple((*((Text(cell),) for cell in (_cell(step), "", "", "")),) for step in blank_steps())
    rows += (((Text(""),),) * 4,) * EMPTY_ROWS
    told = _("Write down each day you know. A month is better than nothing. The date on the letter helps too.")
    return Document(
        title=_("What happened, and when"),
        blocks=(
            Heading(1, (Text(_("What happened, and when")),)),
            Paragraph((Text(told),)),
            Table(_("The usual steps, in order. Leave out what did not happen."), header, rows, widths=(7, 3, 3, 4)),
            Paragraph((Text(_("This is information, not legal advice.")),)),
        ),
        language=get_language() or "en-GB",
        style="report",
    )


def _cell(step: Step) -> str:
    said = _("This date counts for: %(what)s.") % {"what": "; ".join(step.counts_for)}
    return f"{step.what}. {said}"
