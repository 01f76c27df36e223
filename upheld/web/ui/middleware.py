"""What every answer carries, and the one line written about it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from time import perf_counter

from django.http import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]

_LOG = logging.getLogger("upheld.web.requests")
_NOTHING = "camera=(), microphone=(), geolocation=(), payment=(), usb=()"
_PRIVATE = ("check", "plan", "leave", "accounts", "cases", "delivery", "desk")


def headers(answer: Answer) -> Answer:
    """Add what Django does not: no device may be used, no other site may load a page, and private pages are not kept.

    A view that lets other sites load what it answers says so itself, in the same header.
    """

    def answered(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response.setdefault("Permissions-Policy", _NOTHING)
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if _is_private(request):
            response["Cache-Control"] = "no-store"
        return response

    return answered


def requests_logged(answer: Answer) -> Answer:
    """Write one line for each request: its method, its route by name, its status and its time."""

    def answered(request: HttpRequest) -> HttpResponse:
        began = perf_counter()
        response = answer(request)
        took = (perf_counter() - began) * 1000
        route = request.resolver_match.view_name if request.resolver_match else "no route"
        _LOG.info("%s %s %s %.0f ms", _method(request), route, response.status_code, took)
        return response

    return answered


def _is_private(request: HttpRequest) -> bool:
    """Whether the page belongs to one visitor; a fault before its route was found counts as one."""
    found = request.resolver_match
    if found is None or found.namespace in _PRIVATE or found.view_name in _PRIVATE:
        return True
    return found.view_name.startswith(("account_", "mfa_"))


def _method(request: HttpRequest) -> str:
    return request.method if request.method in ("GET", "HEAD", "POST", "OPTIONS") else "another method"
