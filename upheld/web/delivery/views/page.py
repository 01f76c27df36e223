"""How every page of a ledger is made: whose it is, the way back, and the way to its other pages."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from upheld.web.cases.access import Access
from upheld.web.cases.labels import labels_of
from upheld.web.cases.mount import PARTS, prefix_of
from upheld.web.ui.addresses import within

_DOORS = (
    ("week", _("This week")),
    ("overview", _("What was owed, and what came")),
    ("accounts", _("Two accounts")),
    ("lines", _("The plan’s lines")),
    ("terms", _("Term dates")),
    ("start", _("Start check")),
    ("gap", _("Gap, and what to do")),
    ("progress", _("Progress")),
    ("support", _("SEN support")),
    ("review", _("For the review")),
    ("papers", _("Take it with you")),
)
"""The pages that each ledger has, by name, and what they are called in the menu."""


def render_ledger(
    request: HttpRequest, access: Access, template: str, *, status: int = 200, **shown: Any
) -> HttpResponse:
    """A page of a ledger, for a template that begins with `{% extends "delivery/_page.html" %}`.

    For who sees the case, `url("check:...")` and `url("plan:...")` in the template lead inside it.

    Args:
        shown: what the template needs; `here`, the name of the page, marks its place in the menu, a `label` saves
            asking for it again.
    """
    if "label" not in shown:
        shown["label"] = labels_of([access.case])[access.case.pk]
    page = {"access": access, "doors": doors(access), **shown}
    if not access.sees_case:
        return render(request, template, page, status=status)
    with within(prefix_of(access.case.pk), PARTS):
        return render(request, template, page, status=status)


def doors(access: Access) -> list[tuple[str, str, str]]:
    """Name, address and words of the pages of a ledger, in the order of the menu."""
    return [(name, address, str(words)) for name, words in _DOORS if (address := address_of(name, access.case.pk))]


@lru_cache(maxsize=1024)
def address_of(name: str, case: object) -> str:
    """Where a page of a ledger lies; empty where there is no page of this name."""
    try:
        return reverse(f"delivery:{name}", args=[case])
    except NoReverseMatch:
        return ""
