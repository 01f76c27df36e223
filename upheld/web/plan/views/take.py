"""What can be taken away, and each of it as a file."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from upheld.errors import UpheldError
from upheld.web.plan.papers import PAPERS, content
from upheld.web.plan.record import PlanRecord
from upheld.web.plan.views.given import with_plan
from upheld.web.ui.sent import attachment


@require_safe
@with_plan
def papers(request: HttpRequest, record: PlanRecord) -> HttpResponse:
    """The papers there are, with a button for each form."""
    return _page(request, record)


@require_POST
@with_plan
def take(request: HttpRequest, record: PlanRecord, what: str, ending: str) -> HttpResponse:
    """One paper as a file; its name says what it is and nothing else."""
    paper = PAPERS.get(what)
    if paper is None or ending not in paper.endings or not paper.there(record):
        raise Http404
    try:
        made, type = content(record, what, ending)
    except UpheldError as error:
        return _page(request, record, str(error), 422)
    return attachment(made, f"{what}.{ending}", type)


def _page(request: HttpRequest, record: PlanRecord, trouble: str = "", status: int = 200) -> HttpResponse:
    there = {name: paper for name, paper in PAPERS.items() if paper.there(record)}
    return render(request, "plan/papers.html", {"papers": there, "trouble": trouble}, status=status)
