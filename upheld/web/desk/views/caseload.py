"""The caseload, and the search by what cases are called."""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe
from markupsafe import Markup

from upheld.web import clock
from upheld.web.accounts.models import Membership, Person
from upheld.web.cases.looks import looks_after
from upheld.web.desk import caseload as load
from upheld.web.desk.door import Desk, for_readers, of_organisation
from upheld.web.desk.forms import SearchForm
from upheld.web.desk.levels import STAGES, levels, words
from upheld.web.desk.search import found_by
from upheld.web.desk.seen import members_of
from upheld.web.ui.addresses import go

_FARTHEST = 10_000


@login_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The desks somebody works at; straight to the only one."""
    assert isinstance(request.user, Person)
    found = Membership.objects.holding().filter(person=request.user).select_related("organisation")
    mine = [one.organisation for one in found.order_by("organisation__name", "pk")]
    if len(mine) == 1:
        return go("desk:caseload", mine[0].key)
    return render(request, "desk/home.html", {"organisations": mine})


@require_safe
@of_organisation
def caseload(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The service's cases, what is urgent first."""
    sieve, today, page = load.said_in(request.GET), clock.today(), _page(request)
    start = (page - 1) * load.SIZE
    # One more than is shown tells whether there is another page: to count thousands takes longer than all the rest.
    ids = load.ordered(desk.organisation, sieve, today, start, load.SIZE + 1)
    kept = {name: value for name, value in _fields(sieve).items() if value}
    rows = load.rows_of(desk.organisation, ids[: load.SIZE], today)
    answer = render(
        request,
        "desk/caseload.html",
        {
            "desk": desk,
            "rows": rows,
            "start": start,
            "page": page,
            "has_more": len(ids) > load.SIZE,
            "sieve": sieve,
            "kept": urlencode(kept),
            "filters": _filters(desk, sieve.council),
            "stages": words(STAGES),
            "search": SearchForm(),
        },
    )
    return looks_after(answer, desk.person, (one.case for one in rows))


@require_POST
@of_organisation
@for_readers
def search(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The cases whose name holds what was typed; sent, so that it stands in no address."""
    form = SearchForm(request.POST)
    if not form.is_valid():
        return render(request, "desk/search.html", {"desk": desk, "form": form, "rows": [], "more": False}, status=422)
    ids = found_by(desk.organisation, form.cleaned_data["words"])
    rows = load.rows_of(desk.organisation, ids[: load.SIZE], clock.today())
    more = len(ids) > load.SIZE
    answer = render(
        request, "desk/search.html", {"desk": desk, "form": form, "rows": rows, "more": more, "stages": words(STAGES)}
    )
    return looks_after(answer, desk.person, (one.case for one in rows))


def _page(request: HttpRequest) -> int:
    said = request.GET.get("page", "1")
    return min(max(int(said), 1), _FARTHEST) if said.isascii() and said.isdigit() and len(said) < 7 else 1


def _fields(sieve: load.Sieve) -> dict[str, str]:
    return {name: getattr(sieve, name) for name in sieve.__slots__}


def _filters(desk: Desk, council: str) -> dict[str, Any]:
    return {
        "people": members_of(desk.organisation),
        "levels": levels().names,
        "councils": _council_options(),
        "council": load.council_name(council),
    }


@lru_cache(maxsize=1)
def _council_options() -> Markup:
    """The councils as options of a choice: put together once, since there are 153."""
    return Markup("").join(Markup('<option value="%s">%s</option>') % (code, name) for code, name in load.councils())
