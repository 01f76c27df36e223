"""All cases of one member to another, asked once more before it is done."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from upheld.web import clock
from upheld.web.accounts.models import Organisation, Person
from upheld.web.cases.models import Case
from upheld.web.desk.actions.casework import hand_over
from upheld.web.desk.caseload import Sieve
from upheld.web.desk.door import Desk, of_organisation
from upheld.web.desk.forms import HandOverForm
from upheld.web.desk.models import Casework
from upheld.web.desk.seen import members_of

MOST = 500
"""So many are handed over at once: each is written down by itself."""


@require_http_methods(["GET", "HEAD", "POST"])
@of_organisation
def handover(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The form, the question, and how many it were."""
    here = members_of(desk.organisation)
    people = {str(one.key): one for one in [*_gone(desk.organisation, here), *here]}
    form = HandOverForm([*people.values()], here, request.POST if request.method == "POST" else None)
    shown = {"desk": desk, "form": form, "asked": False, "done": None, "left": 0}
    if request.method == "POST" and form.is_valid():
        whose, to = (people.get(form.cleaned_data[name]) for name in ("from_whom", "to_whom"))
        ids = _cases(desk.organisation, whose)
        shown |= {"number": len(ids), "whose": whose, "to": to}
        if "sure" not in request.POST:
            return render(request, "desk/handover.html", shown | {"asked": True})
        done = hand_over(ids[:MOST], desk.organisation, to, by=desk.person)
        return render(request, "desk/handover.html", shown | {"done": done, "left": len(ids) - done})
    return render(request, "desk/handover.html", shown, status=422 if form.errors else 200)


def _gone(organisation: Organisation, here: list[Person]) -> list[Person]:
    """Who has cases still and works there no more."""
    having = Casework.objects.filter(organisation=organisation, worker__isnull=False).values("worker")
    return [*Person.objects.filter(pk__in=having).exclude(pk__in=[one.pk for one in here]).order_by("pk")]


def _cases(organisation: Organisation, worker: Person | None) -> list[UUID]:
    sieve = Sieve(what="unassigned") if worker is None else Sieve(worker=str(worker.key))
    cases = Case.objects.filter(sieve.conditions(organisation, clock.today()))
    return [*cases.order_by("made_at", "pk").values_list("pk", flat=True)]
