"""The numbers for a service's own return, as a page and as a table to take."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from upheld.web import clock
from upheld.web.desk.advocacy import ANSWERS, points
from upheld.web.desk.door import Desk, of_organisation
from upheld.web.desk.forms import PeriodForm
from upheld.web.desk.levels import HOW, OUTCOMES, STAGES, levels
from upheld.web.desk.small_numbers import Counted, Table
from upheld.web.desk.statistics import Numbers, numbers_of
from upheld.web.desk.written import csv_answer


@require_safe
@of_organisation
def statistics(request: HttpRequest, desk: Desk) -> HttpResponse:
    """A period, and its numbers; without one, the financial year up to today."""
    form, first, last = _period(request)
    numbers = None if form.errors else numbers_of(desk.organisation, first, last, clock.today())
    return render(
        request,
        "desk/statistics.html",
        {
            "desk": desk,
            "form": form,
            "first": first,
            "last": last,
            "asked": f"?{request.GET.urlencode()}" if request.GET and not form.errors else "",
            "single": [] if numbers is None else _single(numbers),
            "tables": [] if numbers is None else [_shown(*one) for one in _tables(numbers)],
            "late": [] if numbers is None else _late(numbers),
            "late_total": "" if numbers is None else said(numbers.breaches.total),
        },
        status=422 if form.errors else 200,
    )


@require_safe
@of_organisation
def as_csv(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The same numbers as a table."""
    form, first, last = _period(request)
    if form.errors:
        return statistics(request, organisation=desk.organisation.key)
    numbers = numbers_of(desk.organisation, first, last, clock.today())
    rows: list[list[object]] = [[_("what"), _("of which"), _("number")]]
    rows += [[_("period"), _("from"), first.isoformat()], [_("period"), _("to"), last.isoformat()]]
    rows += [[name, "", number] for name, number in _single(numbers)]
    for title, lines, total in (_shown(*one) for one in _tables(numbers)):
        rows += [[title, name, number] for name, number in lines]
        rows.append([title, _("all"), total])
    cases, duties = _("Cases with a late duty, by council"), _("Late duties, by council")
    for name, number, late in _late(numbers):
        rows += [[cases, name, number], [duties, name, late]]
    rows.append([cases, _("all"), said(numbers.breaches.total)])
    return csv_answer("statistics", rows)


def said(number: Counted) -> str | int:
    """A number, or what stands in its place."""
    return number.text(_("fewer than 5"), _("not shown"))


def _period(request: HttpRequest) -> tuple[PeriodForm, date, date]:
    today = clock.today()
    begun = date(today.year if (today.month, today.day) >= (4, 1) else today.year - 1, 4, 1)
    if not any(name.startswith(("first", "last")) for name in request.GET):
        return PeriodForm(initial={"first": begun.isoformat(), "last": today.isoformat()}), begun, today
    form = PeriodForm(request.GET)
    if not form.is_valid():
        return form, begun, today
    return form, date.fromisoformat(form.cleaned_data["first"]), date.fromisoformat(form.cleaned_data["last"])


def _single(numbers: Numbers) -> list[tuple[str, str | int]]:
    return [
        (_("New cases"), said(numbers.new)),
        (_("Cases closed"), said(numbers.closed)),
        (_("Cases with a contact"), said(numbers.contacted)),
    ]


def _tables(numbers: Numbers) -> list[tuple[str, Table, dict[str, Any]]]:
    titles = {one.id: one.title for one in points().values()}
    return [
        (_("Contacts, by how"), numbers.contacts, HOW),
        (_("Cases worked on, by level"), numbers.levels, levels().names),
        (_("Cases worked on and still shared, by stage today"), numbers.stages, STAGES),
        (_("Cases closed, by how they ended"), numbers.outcomes, OUTCOMES),
        (_("Offers of advocacy, by point"), numbers.offers, titles),
        (_("Offers of advocacy, by answer"), numbers.answers, ANSWERS),
    ]


def _shown(title: str, table: Table, names: dict[str, Any]) -> tuple[str, list[tuple[str, str | int]], str | int]:
    lines = [(str(names.get(id, _("not recorded"))), said(number)) for id, number in table.cells.items()]
    return title, lines, said(table.total)


def _late(numbers: Numbers) -> list[tuple[str, str | int, str | int]]:
    return [
        (name or _("council not known"), said(number), said(numbers.duties_late[name]))
        for name, number in numbers.breaches.cells.items()
    ]
