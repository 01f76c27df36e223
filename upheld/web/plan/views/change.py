"""One line by itself, to decide on and to put right; and what could not be placed."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from upheld.errors import UpheldError
from upheld.plan.correct import Correction
from upheld.plan.document import Piece, Provision
from upheld.plan.write.words import label
from upheld.web.plan import words
from upheld.web.plan.correcting import MoveForm, UnplacedForm, WordsForm
from upheld.web.plan.deciding import decided
from upheld.web.plan.findings_page import findings_on, line_shown
from upheld.web.plan.incoming import sentence
from upheld.web.plan.record import PlanRecord
from upheld.web.plan.views.given import with_plan
from upheld.web.ui.addresses import go


@require_http_methods(["GET", "HEAD", "POST"])
@with_plan
def line(request: HttpRequest, record: PlanRecord, id: str) -> HttpResponse:
    """One piece of the plan: what is said of it, and what can be put right in it."""
    if request.method == "POST" and request.POST.get("do") == "undo":
        record.undo()
        record.save()
        return go("plan:findings")
    if record.piece(id) is None:
        raise Http404
    if request.method != "POST":
        return _page(request, record, id)
    if "do" not in request.POST:
        form = decided(record, request.POST)
        if form is not None and form.errors:
            return _page(request, record, id, status=422, form=form)
        record.save()
        return go("plan:line", id)
    return _corrected(request, record, id)


def _corrected(request: HttpRequest, record: PlanRecord, id: str) -> HttpResponse:
    what = request.POST["do"]
    move, text = MoveForm(), WordsForm()
    form: MoveForm | WordsForm | None = None
    change: Correction | None = None
    if what == "move":
        form = move = MoveForm(request.POST)
        change = move.correction(id) if move.is_valid() else None
    elif what in ("reword", "split"):
        form = text = WordsForm(request.POST)
        change = text.correction(id, split=what == "split") if text.is_valid() else None
    elif what == "join":
        change = Correction("join", id)
    elif what == "drop":
        change = Correction("drop", id)
    trouble = ""
    if change is not None:
        try:
            record.correct(change)
        except UpheldError as error:
            if form is not None:
                form.add_error(next(iter(form.fields)), ValidationError(sentence(error)))
            else:
                trouble = str(error)
        else:
            record.save()
            return go("plan:line", id) if record.piece(id) is not None else go("plan:findings")
    shown = {"move": move, "text": text} if form is not None else {}
    return _page(request, record, id, status=422, trouble=trouble, **shown)


def _page(request: HttpRequest, record: PlanRecord, id: str, *, status: int = 200, **more: Any) -> HttpResponse:
    piece = record.piece(id)
    assert piece is not None
    section = record.section_of(id)
    shown = {
        "piece": piece,
        "called": id if isinstance(piece, Piece) else label(piece),
        "line": line_shown(record, id) if isinstance(piece, Provision) else None,
        "findings": findings_on(record, id),
        "section": section,
        "move": MoveForm(initial={"to": section}),
        "text": WordsForm(initial={"text": piece.text}),
        "form": None,
        "trouble": "",
        "corrections": len(record.corrections),
        "words": words,
    }
    return render(request, "plan/line.html", shown | more, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@with_plan
def unplaced(request: HttpRequest, record: PlanRecord) -> HttpResponse:
    """What no section was found for, each with a choice of sections."""
    pieces = record.plan.unplaced
    if request.method != "POST":
        return render(request, "plan/unplaced.html", {"form": UnplacedForm(pieces=pieces)})
    form = UnplacedForm(request.POST, pieces=pieces)
    if form.is_valid():
        try:
            record.correct(*form.corrections())
        except UpheldError as error:
            form.add_error(None, ValidationError(sentence(error)))
        else:
            record.save()
            return go("plan:findings")
    return render(request, "plan/unplaced.html", {"form": form}, status=422)
