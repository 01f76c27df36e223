"""How every page of a case is made: with who looks, what the case is called, and addresses that lie inside it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from upheld.web.cases.access import Access
from upheld.web.cases.labels import labels_of
from upheld.web.cases.mount import PARTS, prefix_of
from upheld.web.ui.addresses import within


def render_case(
    request: HttpRequest, access: Access, template: str, *, status: int = 200, **shown: Any
) -> HttpResponse:
    """A page of a case; `url("check:...")` and `url("plan:...")` in its template lead inside the case.

    Args:
        shown: what the template needs; a `label` among it saves asking for it again.
    """
    if "label" not in shown:
        shown["label"] = labels_of([access.case])[access.case.pk]
    with within(prefix_of(access.case.pk), PARTS):
        return render(request, template, {"access": access, **shown}, status=status)
