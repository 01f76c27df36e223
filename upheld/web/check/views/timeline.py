"""The timeline: all that happened, in order; add, change or take out an entry."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from upheld.case import KINDS
from upheld.errors import CaseError
from upheld.web.check.answering import remove_entry
from upheld.web.check.choosing import groups, matching
from upheld.web.check.forms_child import councils
from upheld.web.check.forms_event import EventForm
from upheld.web.check.happened import references, rows, unsettled
from upheld.web.check.record import Record
from upheld.web.ui.addresses import go
from upheld.web.ui.errors import page

_methods = require_http_methods(["GET", "HEAD", "POST"])
_ADDING = "adding"
_LONGEST_SEARCH = 100


@require_safe
def timeline(request: HttpRequest) -> HttpResponse:
    """Every entry, with what it takes to change it."""
    record = Record.of(request)
    return render(request, "check/timeline.html", {"rows": rows(record), "unsettled": unsettled(record)})


@_methods
def add(request: HttpRequest) -> HttpResponse:
    """Add an entry of any kind: first which, then when."""
    record = Record.of(request)
    held = record.notes.get(_ADDING, {})
    step = request.POST.get("step", "")
    if request.method == "POST" and step in ("search", "choose", "again"):
        return _choose(request, record, step)
    kind = (request.POST if step == "save" else held).get("kind", "")
    if kind not in KINDS:
        return _choices(request, held, None)
    form = EventForm(kind, {}, references(record), request.POST if step == "save" else None)
    if step == "save" and form.is_valid():
        try:
            record.try_add(form.entry())
        except CaseError as error:
            return _event_page(request, form, record, None, _refused(form, error))
        record.notes.pop(_ADDING, None)
        record.save()
        return go("check:timeline")
    return _event_page(request, form, record, None)


@_methods
def entry(request: HttpRequest, number: int) -> HttpResponse:
    """Change one entry; one that is no longer there leads back to the timeline, or says so."""
    record = Record.of(request)
    one = record.entry(number)
    posted = request.method == "POST"
    if one is None and posted:
        told = _("It was taken out in another window. Go back to see what you typed, and add it again.")
        return page(request, 409, _("This is no longer in your timeline"), told)
    if one is None:
        return go("check:timeline")
    form = EventForm(str(one.data["kind"]), one.data, references(record, number), request.POST if posted else None)
    if posted and form.is_valid():
        try:
            record.try_change(number, form.entry())
        except CaseError as error:
            return _event_page(request, form, record, number, _refused(form, error))
        record.save()
        return go("check:timeline")
    return _event_page(request, form, record, number)


@_methods
def remove(request: HttpRequest, number: int) -> HttpResponse:
    """Take one entry out, after asking."""
    record = Record.of(request)
    if record.entry(number) is None:
        return go("check:timeline")
    row = next((one for one in rows(record) if one.number == number), None)
    trouble = ""
    if request.method == "POST":
        try:
            remove_entry(record, number)
        except CaseError:
            trouble = _("Another entry is about this one. Take that one out first.")
        else:
            record.save()
            return go("check:timeline")
    return render(request, "check/remove.html", {"row": row, "number": number, "trouble": trouble})


def _choose(request: HttpRequest, record: Record, step: str) -> HttpResponse:
    """Keep what is looked for, or the kind that was chosen."""
    if step == "choose" and request.POST.get("kind") not in KINDS:
        return _choices(request, record.notes.get(_ADDING, {}), _("Choose what happened."))
    held: dict[str, Any] = {}
    if step == "search":
        held = {"words": " ".join(request.POST.get("words", "").split())[:_LONGEST_SEARCH]}
    elif step == "choose":
        held = {"kind": request.POST["kind"]}
    record.notes[_ADDING] = held
    record.save()
    return go("check:add")


def _choices(request: HttpRequest, held: dict[str, Any], trouble: str | None) -> HttpResponse:
    words = held.get("words", "")
    shown = {"words": words, "matches": matching(words) if words else [], "groups": groups(), "trouble": trouble}
    return render(request, "check/add.html", shown)


def _refused(form: EventForm, error: CaseError) -> str:
    form.add_error(None, _("This does not fit with what you told us. Check what you wrote."))
    return str(error)


def _event_page(
    request: HttpRequest, form: EventForm, record: Record, number: int | None, trouble: str = ""
) -> HttpResponse:
    shown = {"form": form, "kind": form.kind, "number": number, "trouble": trouble, "councils": councils()}
    return render(request, "check/entry.html", shown)
