"""Which letters the record goes with, and the record as a paper for whoever takes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from upheld.delivery.entitlement import Entitlement, Section
from upheld.delivery.papers.schedule import ALL, schedule
from upheld.documents.blocks import Document
from upheld.web.cases.kept import KeptCase
from upheld.web.check.record import Record
from upheld.web.delivery.kept import Ledger

_COUNCIL: tuple[Section, ...] = ("F", "H1", "H2")
LETTERS: Mapping[str, tuple[Section, ...]] = {
    "provision_not_delivered": _COUNCIL,
    "chase_health": ("G",),
    "nhs_complaint": ("G",),
    "complaint_stage_1": _COUNCIL,
    "complaint_stage_2": _COUNCIL,
    "complaint_ombudsman": _COUNCIL,
    "school_complaint": ALL,
    "sen_support": ("SEN",),
    "request_early_review": ALL,
    "pre_action": ("F", "G", "H1", "H2"),
}
"""The letters of the letters' room that the record can go with, and the sections of the plan that each is about."""
FORMS = ("docx", "pdf", "html", "txt")


def record_of(
    ledger: Ledger, as_at: date, *, about: str = "", whose: str = "", sections: Sequence[Section] = ALL
) -> Document:
    """The record on a day, as far as the person of the ledger may read it.

    From whom addresses or schools are hidden, the words of the plan are: nobody can tell what they give away.
    """
    lines, delivery = ledger.entitlements, ledger.reckoned(as_at)
    if not ledger.access.sees_all:
        lines = tuple(map(_without_words, lines))
        unmeasured = tuple(replace(one, entitlement=_without_words(one.entitlement)) for one in delivery.unmeasured)
        delivery = replace(delivery, unmeasured=unmeasured)
    return schedule(delivery, lines, ledger.calendar, about=about, whose=whose, sections=sections)


def child_of(ledger: Ledger) -> str:
    """The name that letters have for the child or young person; empty for who does not see all of the case."""
    access = ledger.access
    if not (access.sees_case and access.sees_all):
        return ""
    return Record.held_in(KeptCase(access)).details.get("child_name", "")


def _without_words(one: Entitlement) -> Entitlement:
    return replace(one, text="(The words of the plan are not shown to you.)", deliverer="")
