"""A long list, fifty at a time; a page that is not there is the nearest one that is."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

AT_ONCE = 50


def page_of(request: HttpRequest, found: Any) -> Page[Any]:
    """The page of a list that the address asks for, the first without it."""
    return Paginator(found, AT_ONCE).get_page(request.GET.get("page", "1"))
