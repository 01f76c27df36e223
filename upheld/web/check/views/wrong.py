"""Something looks wrong: say what was expected, see the whole report, save it. Nothing is sent and nothing is kept."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from upheld.web.check.answer import Answer
from upheld.web.check.answer_item import Item
from upheld.web.check.record import Record
from upheld.web.check.views.answer import found_answer
from upheld.web.check.wrong import LONGEST, report
from upheld.web.environment import environment
from upheld.web.ui.addresses import go
from upheld.web.ui.forms import Form, TextField
from upheld.web.ui.sent import attachment

_NOTE = "wrong"
_SPARE_ROWS, _MOST_ROWS = 8, 200


class ExpectedForm(Form):
    """What the visitor expected."""

    expected = TextField(
        label=gettext_lazy("What did you expect?"),
        help_text=gettext_lazy("You can leave this empty. Do not name anyone, any school or any council."),
        widget=forms.Textarea,
        required=False,
        max_length=LONGEST,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def wrong(request: HttpRequest) -> HttpResponse:
    """The page; a POST names the thing, makes the report, or saves it."""
    record = Record.of(request)
    found = found_answer(record)
    if found is None:
        return go("check:answer")
    note = record.notes.get(_NOTE, {})
    if request.method != "POST":
        return _page(request, found, note, ExpectedForm(initial={"expected": note.get("expected", "")}))
    match request.POST.get("do"):
        case "about":
            return _about(record, found, request.POST.get("item", ""))
        case "show":
            return _show(request, record, found, note)
        case "save" if note.get("report"):
            return attachment(str(note["report"]).encode(), "report.json", "application/json; charset=utf-8")
    return go("check:wrong")


def _about(record: Record, found: Answer, number: str) -> HttpResponse:
    item = found.items.numbered(int(number)) if number.isascii() and number.isdigit() and len(number) < 6 else None
    if item is None:
        return go("check:answer")
    record.notes[_NOTE] = {"item": item.number, "key": item.first.key}
    record.save()
    return go("check:wrong")


def _show(request: HttpRequest, record: Record, found: Answer, note: dict[str, Any]) -> HttpResponse:
    item = _item(found, note)
    if item is None:
        return go("check:wrong")
    form = ExpectedForm(request.POST)
    if not form.is_valid():
        return _page(request, found, note, form, status=422)
    expected = form.cleaned_data["expected"]
    made = report(found.reckoning, item, expected)
    record.notes[_NOTE] = {"item": item.number, "key": item.first.key, "expected": expected, "report": made}
    record.save()
    return go("check:wrong")


def _item(found: Answer, note: dict[str, Any]) -> Item | None:
    """The thing the report is about; None where the case has changed since and there is no such thing any more."""
    item = found.items.numbered(int(note.get("item", 0)))
    return item if item is not None and item.first.key == note.get("key") else None


def _page(
    request: HttpRequest, found: Answer, note: dict[str, Any], form: ExpectedForm, status: int = 200
) -> HttpResponse:
    item = _item(found, note)
    text = str(note.get("report", "")) if item is not None else ""
    shown = {
        "item": item,
        "report": text,
        "rows": min(text.count("\n") + _SPARE_ROWS, _MOST_ROWS),
        "form": form,
        "contact": environment().contact,
    }
    return render(request, "check/wrong.html", shown, status=status)
