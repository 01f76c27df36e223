"""Delete the plan and everything else this browser told us."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from upheld.web.ui.addresses import go
from upheld.web.ui.forgotten import forgotten


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest) -> HttpResponse:
    """The page that asks before it deletes, and the same page afterwards, which says that there is nothing."""
    if request.method == "POST":
        request.session.flush()
        return forgotten(go("plan:delete"))
    return render(request, "plan/delete.html", {"is_nothing": not list(request.session.keys())})
