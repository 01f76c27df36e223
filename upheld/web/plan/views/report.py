"""A professional's report beside the plan: what became of what it recommends, and a letter to whoever wrote it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from upheld.errors import UpheldError
from upheld.web.plan import words
from upheld.web.plan.asking import AskForm, asked, given, unclear
from upheld.web.plan.incoming import DocumentForm, NotTaken, not_taken
from upheld.web.plan.record import PlanRecord
from upheld.web.plan.views.given import with_plan
from upheld.web.plan.views.letter import TAKEN_AS
from upheld.web.ui.addresses import go
from upheld.web.ui.papers import FORMS, html_of
from upheld.web.ui.sent import attachment

_ORDER = ("dropped", "weakened", "wrong_section", "vague_at_source", "kept")


@require_http_methods(["GET", "HEAD", "POST"])
@with_plan
def report(request: HttpRequest, record: PlanRecord) -> HttpResponse:
    """What became of each recommendation, where a report was given; else where to give one."""
    if request.method != "POST":
        return _page(request, record, DocumentForm())
    if request.POST.get("do") == "away":
        record.take_report(None)
        record.save()
        return go("plan:report")
    form = DocumentForm(request.POST, request.FILES)
    status = 422
    if form.is_valid():
        try:
            _take(record, form)
        except NotTaken as error:
            form.add_error("document", error.told)
            status = error.status
        else:
            record.save()
            return go("plan:report")
    return _page(request, record, form, status)


def _take(record: PlanRecord, form: DocumentForm) -> None:
    found = form.report(record.plan)
    try:
        record.take_report(found)
    except UpheldError as error:
        raise not_taken(error) from None


def _page(request: HttpRequest, record: PlanRecord, form: DocumentForm, status: int = 200) -> HttpResponse:
    found = record.report
    every: list[dict[str, Any]] = found["recommendations"] if found is not None else []
    groups = [(kind, [one for one in every if one["kind"] == kind]) for kind in _ORDER]
    shown = {
        "form": form,
        "words": words,
        "report": found,
        "groups": [(kind, some) for kind, some in groups if some],
        "how_many": len(every),
        "unclear": len(unclear(record)),
        "changed": found is not None and found["corrections"] != len(record.corrections),
    }
    return render(request, "plan/report.html", shown, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@with_plan
def letter(request: HttpRequest, record: PlanRecord) -> HttpResponse:
    """The letter that asks whoever wrote the report what exactly they recommend."""
    if record.report is None or not unclear(record):
        return go("plan:report")
    do = request.POST.get("do", "")
    if do == "details":
        form = AskForm(request.POST)
        if form.is_valid():
            record.details |= form.cleaned_data
            record.save()
            return go("plan:report_letter")
        return _letter(request, record, form=form, status=422)
    if do in TAKEN_AS:
        try:
            content = FORMS[do].make(asked(record).document)
        except UpheldError as error:
            return _letter(request, record, trouble=str(error), status=422)
        return attachment(content, f"ask_advice_writer{FORMS[do].ending}", FORMS[do].type)
    return _letter(request, record)


def _letter(
    request: HttpRequest, record: PlanRecord, *, form: AskForm | None = None, trouble: str = "", status: int = 200
) -> HttpResponse:
    try:
        made = asked(record)
    except UpheldError as error:
        return render(request, "plan/ask.html", {"letter": None, "trouble": str(error), "form": form}, status=422)
    shown = {
        "letter": made,
        "preview": html_of(made.document, 3),
        "to_fill": made.to_fill,
        "email": FORMS["email"].make(made.document).decode(),
        "form": form or AskForm(initial=given(record)),
        "trouble": trouble,
    }
    return render(request, "plan/ask.html", shown, status=status)
