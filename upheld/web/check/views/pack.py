"""A pack of papers in one file: what it is for, its papers, and the file. Nothing sent for it is kept."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from upheld.case import Case
from upheld.documents.office import Office
from upheld.errors import CaseError, UpheldError
from upheld.web import clock
from upheld.web.check.pack_form import FIRST_ROWS, PURPOSES, PapersForm, PurposeForm
from upheld.web.check.packing import Busy, TooSlow, make, wanted
from upheld.web.check.record import Record
from upheld.web.ui.addresses import go
from upheld.web.ui.sent import attachment

_NOTES = "pack"
_NAME = "pack.pdf"


@require_http_methods(["GET", "HEAD", "POST"])
def pack(request: HttpRequest) -> HttpResponse:
    """What the pack is for; then its papers; then the pack itself."""
    record = Record.of(request)
    notes: dict[str, Any] = record.notes.get(_NOTES, {})
    if request.method == "POST" and request.POST.get("do") == "change":
        record.notes[_NOTES] = notes | {"again": True}
        record.save()
        return go("check:pack")
    if "purpose" not in notes or notes.get("again"):
        return _begun(request, record, notes)
    kept = notes.get("kept", {})
    asked = {"purpose": notes["purpose"], "rows": notes.get("papers", FIRST_ROWS), "kept": kept}
    if request.method != "POST":
        return _papers(request, record, PapersForm(**asked))
    form = PapersForm(request.POST, request.FILES, **asked)
    valid = form.is_valid()
    record.notes[_NOTES] = notes | {"kept": kept | form.kept()}
    record.save()
    return _made(request, record, form) if valid else _papers(request, record, form, status=422)


def _begun(request: HttpRequest, record: Record, notes: dict[str, Any]) -> HttpResponse:
    form = PurposeForm(request.POST) if request.method == "POST" else PurposeForm(initial=notes)
    if request.method == "POST" and form.is_valid():
        record.notes[_NOTES] = {"kept": notes.get("kept", {}), **form.cleaned_data}
        record.save()
        return go("check:pack")
    shown = {"form": form, "has_case": not record.is_empty}
    return render(request, "check/pack.html", shown, status=422 if form.errors else 200)


def _made(request: HttpRequest, record: Record, form: PapersForm) -> HttpResponse:
    """The pack, or the page again with what stands in its way."""
    try:
        made = make(form.wish(_case(record), record.as_at or clock.today()), form.sheets())
    except Busy:
        form.add_error(None, _("Somebody else's pack is being made just now. Wait a minute, then try again."))
        return _papers(request, record, form, status=503)
    except TooSlow:
        form.add_error(None, _("These papers take too long to put together. Make several smaller packs."))
        return _papers(request, record, form, status=422)
    except UpheldError as error:
        return _papers(request, record, form, unread=(str(error),), status=422)
    if made.pdf is None:
        return _papers(request, record, form, unread=made.unread, status=422)
    return attachment(made.pdf, _NAME, "application/pdf")


def _papers(
    request: HttpRequest, record: Record, form: PapersForm, *, unread: tuple[str, ...] = (), status: int = 200
) -> HttpResponse:
    case = _case(record)
    grounds = form["grounds"].value() if "grounds" in form.fields else []
    shown = {
        "form": form,
        "purpose": dict(PURPOSES)[form.purpose],
        "wanted": wanted(form.purpose, tuple(grounds or ()), case),
        "unread": unread,
        "has_case": case is not None,
        "has_office": Office.find() is not None,
        "was_sent": request.method == "POST",
    }
    return render(request, "check/pack.html", shown, status=status)


def _case(record: Record) -> Case | None:
    try:
        return None if record.is_empty else record.case()
    except CaseError:
        return None
