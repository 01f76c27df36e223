"""What has happened? The start, the page about the child, what is going on, and one question after another."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from upheld.case import from_data
from upheld.errors import CaseError
from upheld.web import clock
from upheld.web.check import forms_child, forms_guide
from upheld.web.check.answering import take_answer
from upheld.web.check.asking import NOTES, Told, answer_given, next_page
from upheld.web.check.forms_child import ChildForm, councils
from upheld.web.check.forms_guide import OTHER, AreasForm, QuestionForm, StartForm
from upheld.web.check.happened import rows
from upheld.web.check.questions import CHILD, GOING_ON, Question, question_of
from upheld.web.check.record import Record
from upheld.web.ui.addresses import go, is_within

_methods = require_http_methods(["GET", "HEAD", "POST"])


@_methods
def start(request: HttpRequest) -> HttpResponse:
    """Who is asking, and where the child lives; outside England the check does not go on. A case has begun already."""
    if is_within():
        return go("check:next")
    record = Record.of(request)
    notes = record.notes.get(NOTES, {})
    if request.method != "POST":
        return _start_page(request, StartForm(initial=notes), record)
    form = StartForm(request.POST)
    if not form.is_valid():
        return _start_page(request, form, record)
    if form.cleaned_data["england"] == "no":
        return go("about:not_england")
    record.notes[NOTES] = notes | form.cleaned_data
    record.save()
    return go("check:next")


@_methods
def next_question(request: HttpRequest) -> HttpResponse:
    """The page that comes next; when nothing more matters, the answer."""
    record = Record.of(request)
    if not is_within() and not record.notes.get(NOTES, {}).get("england"):
        return go("check:start")
    if request.method == "POST":
        asked = request.POST.get("number", "")
        if asked.isascii() and asked.isdigit() and len(asked) < 6:
            return _page(request, record, int(asked))
    number = next_page(Told(record))
    if number is None:
        return go("check:answer")
    return _page(request, record, number)


@_methods
def question(request: HttpRequest, number: int) -> HttpResponse:
    """One page of the guide again, with what was answered."""
    return _page(request, Record.of(request), number)


def _page(request: HttpRequest, record: Record, number: int) -> HttpResponse:
    if number == CHILD:
        return _child(request, record)
    if number == GOING_ON:
        return _going_on(request, record)
    asked = question_of(number)
    if asked is None:
        raise Http404
    return _question(request, record, asked)


def _child(request: HttpRequest, record: Record) -> HttpResponse:
    """About the child or young person."""
    trouble = ""
    posted = request.method == "POST"
    form = ChildForm(request.POST if posted else None, initial=forms_child.shown(record.person, record.facts))
    if posted and form.is_valid():
        person, facts = forms_child.told(form, record.person, record.facts)
        try:
            _check(record, person, facts)
        except CaseError as error:
            form.add_error(None, _("This does not fit with what you told us. Check what you wrote."))
            trouble = str(error)
        else:
            record.person, record.facts = person, facts
            return _answered(record, CHILD, {"child": True})
    shown = {"form": form, "councils": councils(), "trouble": trouble}
    return render(request, "check/child.html", shown | _around(record, CHILD))


def _check(record: Record, person: dict[str, Any], facts: list[dict[str, Any]]) -> None:
    """Raise `CaseError` where the case could not be read with them."""
    entries = [one.data for one in record.entries] or [{"kind": "ehcna_request_sent", "on": "unknown"}]
    from_data({"person": person, "fact": facts, "event": entries}, "What you told us")


def _going_on(request: HttpRequest, record: Record) -> HttpResponse:
    """What is going on."""
    notes = record.notes.get(NOTES, {})
    posted = request.method == "POST"
    form = AreasForm(request.POST if posted else None, initial={"areas": notes.get("areas", [])})
    if posted and form.is_valid():
        chosen = form.cleaned_data["areas"]
        answered = _answered(record, GOING_ON, {"areas": chosen})
        return go("check:add") if chosen == [OTHER] else answered
    return render(request, "check/going_on.html", {"form": form} | _around(record, GOING_ON))


def _question(request: HttpRequest, record: Record, asked: Question) -> HttpResponse:
    """One question."""
    trouble = ""
    if request.method == "POST":
        form = QuestionForm(asked, request.POST)
        if form.is_valid():
            said = form.said() if form.answer.kind else {}
            try:
                take_answer(record, asked, form.answer, said, clock.today())
            except CaseError as error:
                form.add_error(None, _("This does not fit with what you told us. Check what you wrote."))
                trouble = str(error)
            else:
                return _answered(record, asked.number, {})
    else:
        form = QuestionForm(asked, initial=_given(record, asked))
    shown = {"form": form, "trouble": trouble, "councils": councils()}
    return render(request, "check/question.html", shown | _around(record, asked.number))


def _given(record: Record, asked: Question) -> dict[str, Any]:
    """What the form of a question shows: the answer that was given."""
    told = Told(record)
    answer, said = answer_given(asked, told), told.said(asked.id)
    if answer is None:
        return {}
    entry = record.entry(int(said)) if said.isdigit() else None
    return forms_guide.shown(asked, entry.data, answer.code) if entry else {"answer": answer.code}


def _answered(record: Record, number: int, notes: dict[str, Any]) -> HttpResponse:
    """Keep what was answered, and go on."""
    kept = record.notes.get(NOTES, {})
    trail = [one for one in kept.get("trail", []) if one != number]
    record.notes[NOTES] = kept | notes | {"trail": [*trail, number]}
    record.save()
    return go("check:next")


def _around(record: Record, number: int) -> dict[str, Any]:
    """What stands around every page of the guide: its number, the way back and the timeline."""
    trail = record.notes.get(NOTES, {}).get("trail", [])
    before = trail[: trail.index(number)] if number in trail else trail
    return {"number": number, "back": before[-1] if before else None, "rows": rows(record)}


def _start_page(request: HttpRequest, form: StartForm, record: Record) -> HttpResponse:
    return render(request, "check/start.html", {"form": form, "rows": rows(record)})
