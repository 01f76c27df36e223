"""The cases somebody holds or was given, the most urgent first."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from upheld.web import clock
from upheld.web.accounts.models import Membership, Person
from upheld.web.cases.at_a_glance import glances, own_and_shared
from upheld.web.cases.invited import waiting_for
from upheld.web.cases.views.opening import told_in_private

AT_ONCE = 30


@login_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Every case that is theirs or was shared with them; those of a service are on its desk."""
    assert isinstance(request.user, Person)
    today = clock.today()
    page = Paginator(own_and_shared(request.user, today), AT_ONCE).get_page(request.GET.get("page"))
    shown = {
        "page": page,
        "glances": glances([*page], request.user, today),
        "to_keep": told_in_private(request) is not None,
        "works": Membership.objects.holding(clock.real()).filter(person=request.user).exists(),
        "waiting": waiting_for(request.user),
    }
    return render(request, "cases/home.html", shown)
