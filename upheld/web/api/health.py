"""A page that does as little as a page can: whether the service answers, and what a page costs at the least."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """A page that says that the service answers."""
    response = render(request, "api/health.html")
    response["Cache-Control"] = "no-store"
    return response
