"""Nothing kept: delete everything now, and the quick exit."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from upheld.web.environment import environment
from upheld.web.ui.addresses import go
from upheld.web.ui.forgotten import forgotten

_OURS = ("same-origin", "none")


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest) -> HttpResponse:
    """The page that asks before it deletes, and the same page afterwards, which says that there is nothing.

    It signs out too: on a shared device nothing must stay. What is kept in a case is not touched.
    """
    if request.method == "POST":
        request.session.flush()
        return forgotten(go("check:delete"))
    told = [name for name in request.session.keys() if not name.startswith("_auth")]  # noqa: SIM118
    return render(request, "check/delete.html", {"is_nothing": not told})


@require_GET
def leave(request: HttpRequest) -> HttpResponse:
    """Delete everything and lead away to an everyday page.

    A browser that only looks ahead is sent nowhere. Another site cannot send the visitor's cookie along, and what it
    asks for clears nothing.
    """
    if "prefetch" in request.headers.get("Sec-Purpose", request.headers.get("Purpose", "")):
        return HttpResponse(status=204)
    away = HttpResponseRedirect(environment().exit_url)
    if settings.SESSION_COOKIE_NAME not in request.COOKIES and request.headers.get("Sec-Fetch-Site") not in _OURS:
        return away
    request.session.flush()
    return forgotten(away)
