"""The answer, one thing of it opened, the sheet to print, the calendar file, and the blank timeline."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from upheld.documents.pdf import as_pdf
from upheld.errors import CaseError
from upheld.web import clock
from upheld.web.check import answer_sheet, blank_timeline
from upheld.web.check.answer import Answer, of_record
from upheld.web.check.answer_one import opened
from upheld.web.check.dates_file import calendar_file
from upheld.web.check.kept_page import kept_page
from upheld.web.check.record import Record
from upheld.web.ui.addresses import go
from upheld.web.ui.forms import Form, PartDateField
from upheld.web.ui.sent import attachment

_PDF = "application/pdf"
_NOTE = "calendar"


class DayForm(Form):
    """Another day to look at."""

    day = PartDateField(
        label=gettext_lazy("Which day?"),
        help_text=gettext_lazy("A day that has been, or one that is to come. For example, 27 3 2026."),
        may_be_unknown=False,
        may_be_future=True,
    )

    def clean_day(self) -> date:
        """The one day.

        Raises:
            ValidationError: only a month or a year was given.
        """
        given = str(self.cleaned_data["day"])
        if len(given) < len("2026-01-01"):
            self.add_error("day", _("Enter the day, the month and the year."))
            return clock.today()
        return date.fromisoformat(given)


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest) -> HttpResponse:
    """The answer for today or for the day chosen; a POST chooses the day."""
    record = Record.of(request)
    if request.method != "POST":
        return kept_page(request, record, lambda: _page(request, record, DayForm()))
    if request.POST.get("do") == "today":
        record.as_at = None
    else:
        form = DayForm(request.POST)
        if not form.is_valid():
            return _page(request, record, form, status=422)
        chosen = form.cleaned_data["day"]
        record.as_at = None if chosen == clock.today() else chosen
    record.save()
    return go("check:answer")


@require_safe
def one(request: HttpRequest, number: int) -> HttpResponse:
    """One thing of the answer, opened; the answer itself where there is no such thing."""
    found = found_answer(Record.of(request))
    item = found.items.numbered(number) if found is not None else None
    if found is None or item is None:
        return go("check:answer")
    return render(request, "check/one.html", {"answer": found, "opened": opened(found, item)})


@require_http_methods(["GET", "HEAD", "POST"])
def printed(request: HttpRequest) -> HttpResponse:
    """The answer on one sheet: to print from the browser, or, on POST, as a PDF."""
    found = found_answer(Record.of(request))
    if found is None:
        return go("check:answer")
    sheet = answer_sheet.sheet(found)
    if request.method == "POST":
        return attachment(as_pdf(answer_sheet.as_document(sheet)), "answer.pdf", _PDF)
    return render(request, "check/print.html", {"sheet": sheet})


@require_POST
def calendar(request: HttpRequest) -> HttpResponse:
    """The days of the answer as a calendar file; its random id stays in the session."""
    record = Record.of(request)
    found = found_answer(record)
    if found is None:
        return go("check:answer")
    made = calendar_file(found.reckoning, record.notes.setdefault(_NOTE, {}))
    record.save()
    return attachment(made, "dates.ics", "text/calendar; charset=utf-8")


@require_safe
def blank(request: HttpRequest) -> HttpResponse:
    """The blank timeline, to print or as a PDF: the same for everybody, and no session is opened for it."""
    if request.GET.get("as") == "pdf":
        return attachment(as_pdf(blank_timeline.as_document()), "timeline.pdf", _PDF)
    shown = {"steps": blank_timeline.blank_steps(), "empty": range(blank_timeline.EMPTY_ROWS)}
    return render(request, "check/blank.html", shown)


def found_answer(record: Record) -> Answer | None:
    """The answer to what is recorded; None where nothing is, or it cannot be read."""
    try:
        return of_record(record, clock.today(), tribunal_closed=clock.after_tribunal_hours())
    except CaseError:
        return None


def _page(request: HttpRequest, record: Record, form: DayForm, status: int = 200) -> HttpResponse:
    if record.is_empty:
        return render(request, "check/answer_none.html", {"form": None, "why": ""}, status=status)
    try:
        found = of_record(record, clock.today(), tribunal_closed=clock.after_tribunal_hours())
    except CaseError as error:
        return render(request, "check/answer_none.html", {"form": None, "why": str(error)}, status=status)
    return render(request, "check/answer.html", {"answer": found, "form": form}, status=status)
