"""Everything of a case as one file to take away."""

from __future__ import annotations

from typing import cast
from weakref import finalize

from django.http import FileResponse, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from upheld.web.cases.access import Access
from upheld.web.cases.actions.export import record_export
from upheld.web.cases.door import of_case
from upheld.web.cases.export import export as exported
from upheld.web.cases.views.page import render_case


@require_http_methods(["GET", "HEAD", "POST"])
@of_case
def export(request: HttpRequest, access: Access) -> HttpResponse:
    """Say what is in the file; sent, give it."""
    if request.method != "POST":
        return render_case(request, access, "cases/export.html")
    record_export(access, by=access.person)
    made = exported(access)
    response = FileResponse(made, as_attachment=True, filename="case.zip", content_type="application/zip")
    # Whoever breaks off leaves nothing open.
    finalize(response, made.close)
    response["Cache-Control"] = "no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return cast(HttpResponse, response)
