"""What every page of the figures has in common: anyone may read it, and a browser may keep it."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from contextlib import ExitStack
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.http import condition, require_safe

from upheld.measures.errors import FiguresError
from upheld.measures.store import Unreadable
from upheld.web import official
from upheld.web.ui.program import program

View = Callable[..., HttpResponse]
_LOG = logging.getLogger("upheld.web")


def public(view: View) -> View:
    """A page for reading, which a browser keeps until the figures or the program change; 503 where there are none."""

    @wraps(view)
    def answered(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        response = view(request, **kwargs)
        response.setdefault("Cache-Control", "no-cache")
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response

    return steady(condition(etag_func=etag)(answered))


def steady(view: View) -> View:
    """A page for reading, all of it from the figures as they were when it was asked for; 503 where there are none."""

    @wraps(view)
    def answered(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        with ExitStack() as held:
            try:
                held.enter_context(official.unchanged())
            except Unreadable as error:
                return unreadable(request, error)
            except FiguresError:
                return not_yet(request)
            try:
                return view(request, **kwargs)
            except Unreadable as error:
                return unreadable(request, error)

    return require_safe(answered)


def shown(
    request: HttpRequest, template: str, context: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """A page of the figures from `templates/figures/<template>.html`."""
    return render(request, f"figures/{template}.html", {"section": "figures"} | (context or {}), status=status)


def etag(request: HttpRequest, **kwargs: object) -> str:
    """The mark of the page as it is now.

    Where the header holds a form to choose a language, its token belongs to one browser: then the mark does too.

    Raises:
        FiguresError: there are no figures.
    """
    own = request.COOKIES.get(settings.CSRF_COOKIE_NAME, "") if len(settings.LANGUAGES) > 1 else ""
    parts = (program(), official.stamp(), get_language() or "", request.get_host(), request.get_full_path(), own)
    return f'"{hashlib.sha256("|".join(parts).encode()).hexdigest()[:24]}"'


def not_yet(request: HttpRequest) -> HttpResponse:
    """503: there are no figures, and how whoever runs the service gets them."""
    response = shown(request, "not_yet", status=503)
    response["Cache-Control"] = "no-store"
    return response


def unreadable(request: HttpRequest, error: Unreadable) -> HttpResponse:
    """The same of figures that are damaged; the log says what is wrong with them."""
    _LOG.error("%s", error)
    return not_yet(request)
