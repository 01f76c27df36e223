"""Nothing kept: delete everything now, and the quick exit."""

from __future__ import annotations

import re

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from upheld.web.environment import environment

_OURS = ("same-origin", "none")


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest) -> HttpResponse:
    """The page that asks before it deletes, and the same page afterwards, which says that there is nothing."""
    if request.method == "POST":
        request.session.flush()
        return _forgotten(redirect("check:delete"))
    return render(request, "check/delete.html", {"is_nothing": not list(request.session.keys())})


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
    return _forgotten(away)


def _forgotten(response: HttpResponse) -> HttpResponse:
    """The answer that has the browser forget everything of ours too, and this process the words it searched for."""
    re.purge()
    for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME):
        response.delete_cookie(name, samesite="Strict")
    response["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    response["Referrer-Policy"] = "no-referrer"
    return response
