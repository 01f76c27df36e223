"""The letter of comments on a draft: when it came, the letter as it will be sent, and the letter as a file."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from upheld.errors import UpheldError
from upheld.web.plan.comments import CommentsLetter, DetailsForm, ServedForm, answer_by, given, made
from upheld.web.plan.findings_page import comments_in_letter
from upheld.web.plan.record import PlanRecord
from upheld.web.plan.views.given import with_plan
from upheld.web.ui.addresses import go
from upheld.web.ui.papers import FORMS, html_of
from upheld.web.ui.sent import attachment

TAKEN_AS = ("docx", "pdf", "txt", "email")


@require_http_methods(["GET", "HEAD", "POST"])
@with_plan
def letter(request: HttpRequest, record: PlanRecord) -> HttpResponse:
    """What is still to be said; then the letter; or the letter as a file."""
    do = request.POST.get("do", "")
    if do == "again":
        record.details.pop("served_on", None)
        record.save()
        return go("plan:letter")
    if record.served_on is None or do == "served":
        return _served(request, record)
    if not record.accepted:
        return _page(request, record, None)
    try:
        found = made(record)
    except UpheldError as error:
        return _page(request, record, None, trouble=str(error), status=422)
    if do == "details":
        return _details(request, record, found)
    if do in TAKEN_AS:
        return _file(request, record, found, do)
    return _page(request, record, found)


def _served(request: HttpRequest, record: PlanRecord) -> HttpResponse:
    if request.method != "POST":
        initial = {name: record.details.get(name) for name in ("came", "served_on") if name in record.details}
        return _page(request, record, None, served=ServedForm(initial=initial))
    form = ServedForm(request.POST)
    if not form.is_valid():
        return _page(request, record, None, served=form, status=422)
    record.details |= form.cleaned_data
    record.save()
    return go("plan:letter")


def _details(request: HttpRequest, record: PlanRecord, found: CommentsLetter) -> HttpResponse:
    form = _form(record, found, request.POST)
    if not form.is_valid():
        return _page(request, record, found, details=form, status=422)
    # An empty one is kept too: what the plan says itself is then left out.
    record.details |= form.cleaned_data
    record.save()
    return go("plan:letter")


def _file(request: HttpRequest, record: PlanRecord, found: CommentsLetter, form: str) -> HttpResponse:
    try:
        content = FORMS[form].make(found.written.document)
    except UpheldError as error:
        return _page(request, record, found, trouble=str(error), status=422)
    return attachment(content, f"{found.written.letter.id}{FORMS[form].ending}", FORMS[form].type)


def _form(record: PlanRecord, found: CommentsLetter, data: Any = None) -> DetailsForm:
    initial = given(record) | {"sender": found.written.sender}
    return DetailsForm(data, asks=found.asks, senders=found.written.letter.senders, initial=initial)


def _page(
    request: HttpRequest,
    record: PlanRecord,
    found: CommentsLetter | None,
    *,
    served: ServedForm | None = None,
    details: DetailsForm | None = None,
    trouble: str = "",
    status: int = 200,
) -> HttpResponse:
    shown: dict[str, Any] = {
        "served": served,
        "trouble": trouble,
        "accepted": comments_in_letter(record),
        "answer": answer_by(record),
        "version": record.plan.version,
        "letter": found,
        "form": served or details,
    }
    if found is not None:
        shown |= {
            "form": details or _form(record, found),
            "preview": html_of(found.written.document, 3),
            "to_fill": found.written.to_fill,
            "email": FORMS["email"].make(found.written.document).decode(),
            "served_on": record.served_on,
            "to_check": found.written.letter.true,
        }
    return render(request, "plan/letter.html", shown, status=status)
