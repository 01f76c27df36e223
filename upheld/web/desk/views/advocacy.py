"""Where an offer of advocacy is due and none is recorded."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from upheld.web import clock
from upheld.web.cases.looks import looks_after
from upheld.web.desk.advocacy import advice_law, offers_due, points
from upheld.web.desk.caseload import SIZE, rows_of
from upheld.web.desk.door import Desk, of_organisation
from upheld.web.desk.levels import STAGES, words


@require_safe
@of_organisation
def advocacy(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Point by point; at each the first cases, and how many there are."""
    today = clock.today()
    due = [(point, offers_due(desk.organisation, point, today)) for point in points().values()]
    first = {id for _point, ids in due for id in ids[:SIZE]}
    rows = {row.case: row for row in rows_of(desk.organisation, [*first], today)}
    found = [(point, len(ids), [rows[id] for id in ids[:SIZE]]) for point, ids in due if ids]
    law, sure = advice_law()
    shown = {"desk": desk, "due": found, "stages": words(STAGES), "size": SIZE, "law": law, "sure": sure}
    answer = render(request, "desk/advocacy.html", shown)
    return looks_after(answer, desk.person, rows)
