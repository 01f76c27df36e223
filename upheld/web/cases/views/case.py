"""The page of a case."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from upheld.web.cases.access import Access
from upheld.web.cases.door import of_case


@require_safe
@of_case
def case(request: HttpRequest, access: Access) -> HttpResponse:
    """The case at a glance."""
    return render(request, "cases/case.html", {"access": access})
