"""Pages that say what is due, or late, today: anyone may read them, and a browser asks each time."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

View = Callable[..., HttpResponse]


def of_today(view: View) -> View:
    """A page for reading that may be another tomorrow, and needs no figures."""

    @wraps(view)
    def answered(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        response = view(request, **kwargs)
        response.setdefault("Cache-Control", "no-cache")
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response

    return require_safe(answered)
