"""One case on the desk: what the service records of its work."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from upheld.web import clock
from upheld.web.cases.access import Access
from upheld.web.cases.labels import labels_of
from upheld.web.desk.actions.casework import (
    casework_of,
    record_answer,
    record_casework,
    record_contact,
    record_offer,
    told_in,
)
from upheld.web.desk.advocacy import ANSWERS, points
from upheld.web.desk.door import Desk, of_case_here
from upheld.web.desk.forms import AnswerForm, CaseworkForm, ContactForm, OfferForm, as_day
from upheld.web.desk.levels import HOW, levels
from upheld.web.desk.models import AdvocacyOffer, Contact
from upheld.web.desk.seen import members_of
from upheld.web.ui.addresses import go

_MOST = 50


@require_http_methods(["GET", "HEAD", "POST"])
@of_case_here
def casework(request: HttpRequest, desk: Desk, access: Access) -> HttpResponse:
    """What is recorded, and the forms to add to it."""
    if request.method != "POST":
        return _page(request, desk, access)
    form = CaseworkForm(members_of(desk.organisation), request.POST)
    if not form.is_valid():
        return _page(request, desk, access, status=422, form=form)
    said = form.cleaned_data
    people = {str(one.key): one for one in members_of(desk.organisation)}
    record_casework(
        access.case.pk, desk.organisation, by=desk.person, note=said["note"], worker=people.get(said["worker"]),
        level=said["level"], state=said["state"], outcome=said["outcome"], opened_on=as_day(said["opened_on"]),
        closed_on=as_day(said["closed_on"]),
    )  # fmt: skip
    return go("desk:casework", desk.organisation.key, access.case.pk)


@require_POST
@of_case_here
def contact(request: HttpRequest, desk: Desk, access: Access) -> HttpResponse:
    """A contact was had."""
    form = ContactForm(request.POST, prefix="contact")
    if not form.is_valid():
        return _page(request, desk, access, status=422, contact=form)
    said = form.cleaned_data
    day = as_day(said["on"]) or clock.today()
    record_contact(access.case.pk, desk.organisation, by=desk.person, on=day, how=said["how"], minutes=said["minutes"])
    return go("desk:casework", desk.organisation.key, access.case.pk)


@require_POST
@of_case_here
def offer(request: HttpRequest, desk: Desk, access: Access) -> HttpResponse:
    """Advocacy was offered."""
    form = OfferForm(request.POST, prefix="offer")
    if not form.is_valid():
        return _page(request, desk, access, status=422, offer=form)
    said = form.cleaned_data
    record_offer(
        access.case.pk, desk.organisation, by=desk.person, at_point=said["at_point"], answer=said["answer"],
        offered_on=as_day(said["offered_on"]) or clock.today(),
    )  # fmt: skip
    return go("desk:casework", desk.organisation.key, access.case.pk)


@require_POST
@of_case_here
def answer(request: HttpRequest, desk: Desk, access: Access, number: int) -> HttpResponse:
    """An offer was answered."""
    found = AdvocacyOffer.objects.filter(pk=number, case=access.case, organisation=desk.organisation).first()
    if found is None:
        raise Http404
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, desk, access, status=422, answered=form)
    record_answer(found, by=desk.person, answer=form.cleaned_data["answer"], on=clock.today())
    return go("desk:casework", desk.organisation.key, access.case.pk)


def _page(request: HttpRequest, desk: Desk, access: Access, *, status: int = 200, **forms: Any) -> HttpResponse:
    row = casework_of(access.case, desk.organisation)
    people = members_of(desk.organisation)
    note = told_in(row).get("note", "")
    today = clock.today().isoformat()
    initial = {
        "worker": str(row.worker.key) if row.worker is not None else "",
        "level": row.level,
        "state": row.state,
        "outcome": row.outcome,
        "opened_on": row.opened_on.isoformat(),
        "closed_on": row.closed_on.isoformat() if row.closed_on else "",
        "note": note,
    }
    contacts = Contact.objects.filter(case=access.case, organisation=desk.organisation).select_related("person")
    offers = AdvocacyOffer.objects.filter(case=access.case, organisation=desk.organisation)
    shown = {
        "desk": desk,
        "access": access,
        "label": labels_of([access.case])[access.case.pk],
        "form": CaseworkForm(people, initial=initial),
        "contact": ContactForm(prefix="contact", initial={"on": today, "how": "phone"}),
        "offer": OfferForm(prefix="offer", initial={"offered_on": today}),
        "answered": AnswerForm(),
        "contacts": contacts.order_by("-on", "-pk")[:_MOST],
        "offers": offers.order_by("-offered_on", "-pk")[:_MOST],
        "points": points(),
        "answers": ANSWERS,
        "how": HOW,
        "sources": levels().sources,
    }
    return render(request, "desk/casework.html", shown | forms, status=status)
