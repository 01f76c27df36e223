"""What comes in the next weeks, as a page and as a table to take."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from upheld.web import clock
from upheld.web.cases.looks import looks_after
from upheld.web.desk.caseload import Sieve, said_in
from upheld.web.desk.deadlines import DAYS, MOST, MOST_TAKEN, by_day, coming
from upheld.web.desk.door import Desk, of_organisation
from upheld.web.desk.seen import members_of
from upheld.web.desk.written import csv_answer


@require_safe
@of_organisation
def deadlines(request: HttpRequest, desk: Desk) -> HttpResponse:
    """By day, for all or for one worker."""
    sieve = Sieve(worker=said_in(request.GET).worker)
    found = coming(desk.organisation, sieve, clock.today())
    answer = render(
        request,
        "desk/deadlines.html",
        {
            "desk": desk,
            "days": by_day(found),
            "number": len(found),
            "is_cut": len(found) == MOST,
            "within": DAYS,
            "sieve": sieve,
            "people": members_of(desk.organisation),
        },
    )
    return looks_after(answer, desk.person, (one.case for one in found))


@require_safe
@of_organisation
def as_csv(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The same as a table: ids, what cases are called, and days."""
    sieve = Sieve(worker=said_in(request.GET).worker)
    found = coming(desk.organisation, sieve, clock.today(), MOST_TAKEN)
    head = [_("date"), _("case"), _("called"), _("what"), _("whose"), _("worker")]
    rows = [
        [one.on.isoformat(), one.case, one.label, one.title, _("family") if one.yours else _("body"), one.worker]
        for one in found
    ]
    return looks_after(csv_answer("deadlines", [head, *rows]), desk.person, (one.case for one in found))
