"""What changed in a case when it was reckoned again."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from upheld.web.cases.access import Access
from upheld.web.cases.changes import changes_of, put_away
from upheld.web.cases.door import of_case
from upheld.web.cases.views.page import render_case
from upheld.web.ui.addresses import go


@require_http_methods(["GET", "HEAD", "POST"])
@of_case
def changes(request: HttpRequest, access: Access) -> HttpResponse:
    """What changed and why; a POST puts it away for whoever sends it, and for nobody else."""
    if request.method == "POST":
        put_away(access.case, access.person)
        return go("cases:case", access.case.pk)
    return render_case(request, access, "cases/changes.html", changes=changes_of(access.case, access.person))
