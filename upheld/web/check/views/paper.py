"""I have a letter: choose what it looks like, say what is on it, read what it means."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from upheld.case import from_data
from upheld.compliance import Reckoning, reckon
from upheld.errors import CaseError, UpheldError
from upheld.law import law_named
from upheld.web import clock
from upheld.web.check.paper_entry import Data, events, given_of, paper_of, twin
from upheld.web.check.paper_form import NOTHING_LIKE_IT, ChooseForm, PaperForm, initial
from upheld.web.check.paper_meaning import meaning, reasons
from upheld.web.check.papers import by_group, notices
from upheld.web.check.record import Entry, Record
from upheld.web.ui.addresses import go

_NOTE = "paper"


@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """Which sort of paper it is."""
    form = ChooseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["paper"]
        if chosen == NOTHING_LIKE_IT:
            return go("check:add")
        record = Record.of(request)
        record.notes[_NOTE] = {"id": chosen}
        record.save()
        return go("check:paper_read")
    return render(request, "check/paper.html", {"form": form, "groups": by_group(), "nothing": NOTHING_LIKE_IT})


@require_http_methods(["GET", "HEAD", "POST"])
def read(request: HttpRequest) -> HttpResponse:
    """What is on it: its dates, and what it says."""
    record = Record.of(request)
    note = record.notes.get(_NOTE, {})
    paper = paper_of(note.get("id"))
    if paper is None:
        return go("check:paper")
    mine = _entries(record, note)
    if request.method != "POST":
        form = PaperForm(paper, initial=initial(given_of(paper, mine)) if mine else None)
        return render(request, "check/paper_read.html", {"form": form, "paper": paper})
    form = PaperForm(paper, request.POST)
    same = None
    if form.is_valid():
        data = events(paper, form.given)
        same = twin(record.entries, data[0], [one.number for one in mine]) if data else None
        if same is not None:
            form.add_error(None, _("You have told us about this letter already. Change what you told us instead."))
        elif _put(record, form, mine, data):
            return go("check:paper_means")
    return render(request, "check/paper_read.html", {"form": form, "paper": paper, "same": same})


@require_safe
def means(request: HttpRequest) -> HttpResponse:
    """What it means, how long is left, and what it left out."""
    record = Record.of(request)
    note = record.notes.get(_NOTE, {})
    paper, mine = paper_of(note.get("id")), _entries(record, note)
    shown = {"paper": paper, "record": record, "entry": mine[0] if mine else None}
    if paper is not None and note.get("late"):
        return render(request, "check/paper_means.html", shown | {"reasons": reasons(note["late"])})
    if paper is None or not mine:
        return go("check:paper")
    try:
        after = record.reckoned()
    except UpheldError as error:
        return render(request, "check/paper_means.html", shown | {"why_not": str(error)})
    numbers = {one.number for one in mine}
    ids = {event.id for entry, event in zip(record.entries, after.case.log, strict=True) if entry.number in numbers}
    found = meaning(
        _without(record, numbers, after), after, ids, notices(paper), tribunal_closed=clock.after_tribunal_hours()
    )
    return render(request, "check/paper_means.html", shown | {"meaning": found})


def _entries(record: Record, note: Data) -> list[Entry]:
    """The entries that this paper made, as far as they are still there."""
    return [entry for number in note.get("numbers", ()) if (entry := record.entry(number)) is not None]


def _put(record: Record, form: PaperForm, mine: list[Entry], data: list[Data]) -> bool:
    """Put the paper's events into the record, in the place of those it made before, and keep it."""
    numbers: list[int] = []
    try:
        for place, one in enumerate(data):
            if place < len(mine):
                record.try_change(mine[place].number, one)
                numbers.append(mine[place].number)
            else:
                numbers.append(record.try_add(one))
    except CaseError as error:
        form.add_error(None, _("We cannot add this: %(why)s") % {"why": error})
        return False
    for entry in mine[len(data) :]:
        record.remove(entry.number)
    late = {} if data else {"late": form.cleaned_data.get("duty", "")}
    record.notes[_NOTE] = {"id": form.paper.id, "numbers": numbers, **late}
    record.save()
    return True


def _without(record: Record, numbers: set[int], after: Reckoning) -> Reckoning | None:
    """The case as it stood without this paper; None where nothing else is recorded, or it cannot be read alone."""
    rest = [one.data for one in record.entries if one.number not in numbers]
    if not rest:
        return None
    try:
        case = from_data({"person": record.person, "fact": record.facts, "event": rest})
        return reckon(case, law_named("england"), after.as_at)
    except UpheldError:
        return None
