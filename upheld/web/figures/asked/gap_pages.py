"""What nobody publishes: the list, each gap with the question that would bring it out, and the letters for all."""

from __future__ import annotations

import csv
import io
from datetime import date
from functools import lru_cache
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from upheld.dates import add_uk_working_days
from upheld.errors import UnknownDay
from upheld.law.code import Law
from upheld.measures.area import Area, by_slug, councils
from upheld.measures.errors import FiguresError
from upheld.measures.gaps.gap import WHERE, Gap, gap, gaps
from upheld.measures.gaps.replies import WORKING_DAYS
from upheld.measures.measure import measures
from upheld.web import clock
from upheld.web.figures.asked.asking import site_link
from upheld.web.figures.asked.of_today import of_today
from upheld.web.figures.asked.recorded import told
from upheld.web.figures.asked.writing import request_for, the_law
from upheld.web.figures.public import shown
from upheld.web.ui.sent import attachment


def found_gap(id: str) -> Gap:
    """The gap of that id, or a page that is not there."""
    try:
        return gap(id)
    except FiguresError as error:
        raise Http404(str(error)) from error


@of_today
def gaps_page(request: HttpRequest) -> HttpResponse:
    """Every gap; for one council, each leads straight to the letter."""
    council = by_slug(request.GET.get("council", ""), "council")
    groups = [(words, [one for one in gaps().values() if one.where == where]) for where, words in WHERE.items()]
    return shown(
        request,
        "gaps",
        {
            "groups": [(words, several) for words, several in groups if several],
            "council": council,
            "councils": councils(),
            "count": len(gaps()),
            "replies": told(clock.today(), council=council.code if council else ""),
        },
    )


@of_today
def gap_page(request: HttpRequest, id: str) -> HttpResponse:
    """One gap: what is missing, why it matters, who holds it, what to ask, and a letter for each council."""
    one = found_gap(id)
    council = by_slug(request.GET.get("council", ""), "council")
    if council is not None:
        return HttpResponseRedirect(reverse("figures:gap_letter", args=[one.id, council.slug]))
    return shown(
        request,
        "gap",
        {
            "gap": one,
            "where": WHERE[one.where],
            "questions": one.questions(clock.today()),
            "duties": _duties(the_law(), one),
            "measures": [measures()[name] for name in one.measures if name in measures()],
            "councils": councils(),
            "replies": told(clock.today(), gap=one.id),
        },
    )


@of_today
def letters_file(request: HttpRequest, id: str) -> HttpResponse:
    """The letters to all councils as a table to merge: the page of each letter, and the form of the request site."""
    one = found_gap(id)
    today = clock.today()
    made = io.StringIO()
    table = csv.writer(made, lineterminator="\r\n")
    table.writerow(["code", "council", "subject", "answer due if sent today", "letter", "request site"])
    due = due_day()
    for council, title, link in _letters(one.id, today):
        page = request.build_absolute_uri(reverse("figures:gap_letter", args=[one.id, council.slug]))
        table.writerow([council.code, council.name, title, due, page, link])
    return attachment(made.getvalue().encode("utf-8-sig"), f"letters_{one.id}.csv", "text/csv; charset=utf-8")


@lru_cache(maxsize=32)
def _letters(id: str, today: date) -> tuple[tuple[Area, str, str], ...]:
    """The subject of the letter to each council, and its form on the request site; 153 letters take a second."""
    written = ((council, request_for(gap(id), council, today)) for council in councils())
    return tuple((council, letter.title, site_link(letter, council)) for council, letter in written)


def due_day() -> str:
    """The last day to answer a request that is received today; empty where the holidays of that time are not known."""
    try:
        return add_uk_working_days(clock.today(), WORKING_DAYS).isoformat()
    except UnknownDay:
        return ""


def _duties(law: Law, one: Gap) -> list[dict[str, Any]]:
    return [{"id": id, "title": law.of(id)[-1].title} for id in one.duties]
