"""The cases somebody holds or was given, and how one begins."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from upheld.web.accounts.models import Person
from upheld.web.cases.labels import labels_of
from upheld.web.cases.models import Case


@login_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Every case that is theirs or was shared with them."""
    assert isinstance(request.user, Person)
    cases = [*Case.objects.visible_to(request.user).order_by("made_at")]
    return render(request, "cases/home.html", {"cases": cases, "labels": labels_of(cases)})
