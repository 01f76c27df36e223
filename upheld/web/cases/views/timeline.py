"""The timeline of a case: what happened, and who recorded it when."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from upheld.web.cases.access import Access
from upheld.web.cases.door import of_case
from upheld.web.cases.kept import KeptCase
from upheld.web.cases.recorded import timeline_of
from upheld.web.cases.views.page import render_case
from upheld.web.check.record import Record


@require_safe
@of_case
def timeline(request: HttpRequest, access: Access) -> HttpResponse:
    """Every entry, the oldest first, and what was taken back."""
    kept = KeptCase(access, request.session)
    found = timeline_of(access, Record.held_in(kept), kept.key)
    return render_case(request, access, "cases/timeline.html", timeline=found, label=kept.whole("label") or "")
