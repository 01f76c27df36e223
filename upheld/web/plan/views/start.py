"""The first page: what it does, what becomes of the plan, and the plan itself, as a file or as words."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from upheld.errors import UpheldError
from upheld.web.environment import environment
from upheld.web.plan.incoming import DocumentForm, NotTaken, PasteForm, not_taken
from upheld.web.plan.record import PlanRecord
from upheld.web.ui.addresses import go
from upheld.web.ui.kept import how_long


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """The page; or the plan taken in, and the page of findings after it."""
    record = PlanRecord(request)
    document, paste = DocumentForm(), PasteForm()
    if request.method != "POST":
        return _page(request, record, document, paste)
    form: DocumentForm | PasteForm
    if request.POST.get("do") == "paste":
        form = paste = PasteForm(request.POST)
    else:
        form = document = DocumentForm(request.POST, request.FILES)
    status = 422
    if form.is_valid():
        try:
            _take(record, form)
        except NotTaken as error:
            form.add_error("words" if form is paste else "document", error.told)
            status = error.status
        else:
            record.save()
            return go("plan:findings")
    return _page(request, record, document, paste, status)


def _take(record: PlanRecord, form: DocumentForm | PasteForm) -> None:
    plan = form.plan()
    try:
        record.take(plan)
    except UpheldError as error:
        raise not_taken(error) from None


def _page(
    request: HttpRequest, record: PlanRecord, document: DocumentForm, paste: PasteForm, status: int = 200
) -> HttpResponse:
    shown = {
        "document": document,
        "paste": paste,
        "form": paste if paste.is_bound else document,
        "is_empty": record.is_empty,
        "hours": how_long(environment().session_hours),
    }
    return render(request, "plan/start.html", shown, status=status)
