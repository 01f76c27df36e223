"""The record as a paper: by itself, and behind a letter as one file."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from upheld.compliance import Reckoning
from upheld.delivery.evidence import is_from_ledger, is_made_up
from upheld.delivery.papers.schedule import with_record
from upheld.documents.blocks import Document
from upheld.errors import CaseError, UpheldError
from upheld.letters.choose import choice, choose
from upheld.letters.letter import Letter
from upheld.letters.letter import letters as every_letter
from upheld.web import clock
from upheld.web.cases.access import Access
from upheld.web.cases.door import of_case, of_ledger
from upheld.web.cases.kept import KeptCase
from upheld.web.check.letter_page import LetterPage
from upheld.web.check.letter_settings import LetterSettings
from upheld.web.check.record import Record
from upheld.web.delivery.kept import Ledger
from upheld.web.delivery.views.page import address_of, render_ledger
from upheld.web.delivery.with_record import FORMS, LETTERS, child_of, record_of
from upheld.web.ui.errors import page as error_page
from upheld.web.ui.papers import FORMS as MADE
from upheld.web.ui.papers import html_of
from upheld.web.ui.sent import attachment


@require_safe
@of_ledger
def papers(request: HttpRequest, access: Access) -> HttpResponse:
    """The record to read and to take away, and the letters it can go with."""
    return _papers(request, access)


@require_POST
@of_ledger
def papers_as(request: HttpRequest, access: Access, form: str) -> HttpResponse:
    """The record as a file; its name says what it is and nothing else."""
    if form not in FORMS:
        raise Http404
    ledger = Ledger(access)
    try:
        made = MADE[form].make(record_of(ledger, clock.today(), whose=child_of(ledger)))
    except UpheldError as error:
        return _papers(request, access, str(error), 422)
    return attachment(made, f"record{MADE[form].ending}", MADE[form].type)


def _papers(request: HttpRequest, access: Access, trouble: str = "", status: int = 200) -> HttpResponse:
    ledger = Ledger(access)
    record = record_of(ledger, clock.today(), whose=child_of(ledger))
    return render_ledger(
        request, access, "delivery/papers.html", here="papers", preview=html_of(record, 2), forms=FORMS,
        letters=_open_letters(request, access), export=address_of("export", access.case.pk), trouble=trouble,
        status=status,
    )  # fmt: skip


def _open_letters(request: HttpRequest, access: Access) -> list[Letter]:
    """The letters that are open in the case and that the record can go with."""
    reckoning = reckoned(request, access) if access.sees_case and access.sees_all else None
    return [one.letter for one in choose(reckoning) if one.letter.id in LETTERS] if reckoning is not None else []


@require_safe
@of_case
def letter(request: HttpRequest, access: Access, letter: str) -> HttpResponse:
    """A letter with the record behind it, as it will be sent."""
    return _letter(request, access, letter)


@require_POST
@of_case
def letter_as(request: HttpRequest, access: Access, letter: str, form: str) -> HttpResponse:
    """Both as one file; its name says which letter it is and nothing else."""
    if form not in FORMS:
        raise Http404
    return _letter(request, access, letter, form)


def _letter(request: HttpRequest, access: Access, id: str, form: str = "") -> HttpResponse:
    found = every_letter().get(id)
    if found is None or id not in LETTERS:
        raise Http404
    if not access.sees_all:
        told = _("Addresses or schools are hidden from you here, and a letter may name them.")
        return error_page(request, 403, _("You cannot see this letter"), told)
    record = Record.held_in(KeptCase(access, request.session))
    reckoning = reckoned(request, access)
    if reckoning is None or choice(reckoning, found) is None:
        return render_ledger(
            request, access, "delivery/papers_closed.html", letter=found, wants_plan=not has_plan(reckoning),
            status=409 if form else 200,
        )  # fmt: skip
    page = LetterSettings.of(record, found).page(reckoning)
    ledger = Ledger(access)
    paper = with_record(page.document, _record_for(ledger, found, reckoning, record))
    if form:
        try:
            return attachment(MADE[form].make(paper), f"{id}_with_record{MADE[form].ending}", MADE[form].type)
        except UpheldError as error:
            return _shown(request, access, found, page, paper, reckoning, str(error))
    return _shown(request, access, found, page, paper, reckoning)


def _record_for(ledger: Ledger, letter: Letter, reckoning: Reckoning, record: Record) -> Document:
    whose = record.details.get("child_name", "")
    return record_of(ledger, reckoning.as_at, about=letter.title, whose=whose, sections=LETTERS[letter.id])


def _shown(
    request: HttpRequest,
    access: Access,
    letter: Letter,
    page: LetterPage,
    paper: Document,
    reckoning: Reckoning,
    trouble: str = "",
) -> HttpResponse:
    return render_ledger(
        request, access, "delivery/papers_letter.html", letter=letter, page=page, preview=html_of(paper, 2),
        forms=FORMS, agrees=_agrees(access, letter, reckoning), trouble=trouble, status=422 if trouble else 200,
    )  # fmt: skip


def _agrees(access: Access, letter: Letter, reckoning: Reckoning) -> bool:
    """Whether what the case says was missed is to the minute what the record says."""
    sections = LETTERS[letter.id]
    told = sum(
        int(str(one.fields.get("minutes") or 0))
        for one in reckoning.story.events
        if one.kind == "provision_missed" and is_from_ledger({"id": one.id, "kind": one.kind})
        and not is_made_up(one.id) and one.fields.get("section") in sections
    )  # fmt: skip
    ledger = Ledger(access)
    lines = {one.id for one in ledger.entitlements if one.section in sections and one.section != "SEN"}
    sessions = ledger.reckoned(reckoning.as_at).sessions
    return told == sum(one.tally.not_delivered for one in sessions if one.slot.entitlement in lines)


def has_plan(reckoning: Reckoning | None) -> bool:
    """Whether the case says when a final plan came."""
    return reckoning is not None and bool(reckoning.story.of("plan_final_sent", "plan_amended_final_sent"))


def reckoned(request: HttpRequest, access: Access) -> Reckoning | None:
    """The case reckoned for the day that is looked at; None where nothing is there yet that could be."""
    record = Record.held_in(KeptCase(access, request.session))
    try:
        return None if record.is_empty else record.reckoned()
    except CaseError:
        return None
