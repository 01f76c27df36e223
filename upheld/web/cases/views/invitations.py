"""Inviting somebody to a case, handing it over, and what whoever was invited does with it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from upheld.web import clock
from upheld.web.accounts.models import Membership, Organisation, Person
from upheld.web.accounts.signed_in import person_of
from upheld.web.cases.access import Access
from upheld.web.cases.actions import accepting, rights, sharing
from upheld.web.cases.audit import Gone
from upheld.web.cases.door import of_case
from upheld.web.cases.invited import invitation_for, invitations_for, may_accept_for, still_open
from upheld.web.cases.models import Invitation
from upheld.web.cases.models.access import LEDGER_ALONE
from upheld.web.cases.sharing_forms import HandOver, Invite, last_day
from upheld.web.cases.sharing_words import RIGHT_WORDS, ROLE_WORDS
from upheld.web.cases.views.page import render_case
from upheld.web.cases.walls import as_service
from upheld.web.cases.who import asking, called, given_to
from upheld.web.ui.addresses import go
from upheld.web.ui.errors import page

_methods = require_http_methods(["GET", "HEAD", "POST"])


@_methods
@of_case
def invite(request: HttpRequest, access: Access) -> HttpResponse:
    """Somebody to invite, and what they may see and do."""
    access.must_hold()
    sent, role = (request.POST if request.method == "POST" else None), request.GET.get("as", "")
    form = Invite(sent, by=access.person, initial=Invite.as_one(role))
    form.offer(sent.get("role", "") if sent is not None else role)
    if form.is_valid():
        told = form.cleaned_data
        try:
            sharing.invite(access.case.pk, told["email"], form.terms(told["role"]), by=access.person)
            return go("cases:access", access.case.pk)
        except sharing.Refused as error:
            form.add_error(None, str(error))
    return render_case(request, access, "cases/invite.html", status=422 if form.errors else 200, form=form)


@_methods
@of_case
def hand_over(request: HttpRequest, access: Access) -> HttpResponse:
    """Somebody who is to hold the case from now on."""
    access.must_hold()
    form = HandOver(request.POST if request.method == "POST" else None, by=access.person)
    if form.is_valid():
        told = form.cleaned_data
        try:
            rights.invite_to_take_over(access.case.pk, told["email"], told["role"], by=access.person)
            return go("cases:access", access.case.pk)
        except sharing.Refused as error:
            form.add_error(None, str(error))
    return render_case(request, access, "cases/hand_over.html", status=422 if form.errors else 200, form=form)


@_methods
@of_case
def end(request: HttpRequest, access: Access, key: UUID) -> HttpResponse:
    """The page that asks before an invitation is taken back."""
    access.must_hold()
    if request.method == "POST":
        sharing.end_invitation(access.case.pk, key, by=access.person)
        return go("cases:access", access.case.pk)
    found = still_open().filter(case=access.case, key=key).first()
    if found is None:
        raise Http404
    return render_case(request, access, "cases/invitation_end.html", invitation=found)


@login_required
@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """The invitations that wait for whoever is signed in."""
    found = [_shown(one) for one in invitations_for(person_of(request))]
    return render(request, "cases/invitations.html", {"invitations": found})


@login_required
@_methods
def invitation(request: HttpRequest, key: UUID) -> HttpResponse:
    """One invitation: accept it, for oneself or for an organisation, or say no."""
    person = person_of(request)
    found = invitation_for(person, key)
    if found is None:
        return _no_longer(request)
    if request.method != "POST":
        return _one(request, found, person)
    try:
        if request.POST.get("answer") == "no":
            accepting.refuse(key, by=person)
            return go("cases:invitations")
        if found.takes_over:
            return go("cases:take_over", key)
        given = accepting.accept(key, by=person, organisation=_organisation(request, person))
    except sharing.Refused as error:
        return _one(request, found, person, str(error))
    except Gone:
        return _no_longer(request)
    if given.from_at > clock.real():
        return go("cases:home")
    return go("delivery:home") if given.right == LEDGER_ALONE else go("cases:case", given.case_id)


@login_required
@_methods
def take_over(request: HttpRequest, key: UUID) -> HttpResponse:
    """Who sees the case now, none of them ticked; whoever is not ticked sees it no more."""
    person = person_of(request)
    found = invitation_for(person, key)
    if found is None or not found.takes_over:
        return _no_longer(request)
    if request.method != "POST":
        return _take_over(request, found)
    keep = {int(one) for one in request.POST.getlist("keep") if one.isascii() and one.isdigit() and len(one) < 19}
    try:
        case = rights.take_over(key, keep, keeps_former="former" in request.POST.getlist("keep"), by=person)
    except sharing.Refused as error:
        return _take_over(request, found, str(error))
    except Gone:
        return _no_longer(request)
    return go("cases:access", case.pk)


def _one(request: HttpRequest, found: Invitation, person: Person, refused: str = "") -> HttpResponse:
    shown = _shown(found) | {"organisations": may_accept_for(person), "refused": refused}
    return render(request, "cases/invitation.html", shown, status=422 if refused else 200)


def _take_over(request: HttpRequest, found: Invitation, refused: str = "") -> HttpResponse:
    with as_service():
        case = found.case
        moment = clock.real()
        grants = sharing.ahead(moment).filter(case=case).select_related("person", "organisation")
        working = {*Membership.objects.holding().filter(person=case.holder).values_list("organisation", flat=True)}
        people = [
            {
                "number": one.pk,
                "who": given_to(one, None),
                "role": ROLE_WORDS[one.role],
                "right": RIGHT_WORDS[one.right],
                "is_of_former": one.organisation_id in working,
                "later": one.from_at.astimezone(clock.ENGLAND).date() if one.from_at > moment else None,
            }
            for one in grants.order_by("from_at", "pk")
            if one.person_id != request.user.pk
        ]
        shown = _shown(found) | {"people": people, "holder": called(case.holder, None), "refused": refused}
    return render(request, "cases/take_over.html", shown, status=422 if refused else 200)


def _shown(found: Invitation) -> dict[str, Any]:
    """What is told of an invitation before it is accepted: nothing of the case or the child."""
    return {
        "invitation": found,
        "by": asking(found),
        "role": ROLE_WORDS[found.role],
        "right": RIGHT_WORDS[found.right],
        "until": last_day(found.expires_at),
        "from_on": found.access_from.astimezone(clock.ENGLAND).date() if found.access_from else None,
        "to_on": last_day(found.access_to) if found.access_to else None,
    }


def _organisation(request: HttpRequest, person: Person) -> Organisation | None:
    """The organisation that was chosen; None for oneself.

    Raises:
        Refused: it is none for which this person may accept.
    """
    chosen = request.POST.get("for", "")
    if chosen in ("", "me"):
        return None
    return _named(chosen, may_accept_for(person))


def _named(chosen: str, organisations: Iterable[Organisation]) -> Organisation:
    for one in organisations:
        if str(one.key) == chosen:
            return one
    raise sharing.Refused(_("Only a manager or an adviser of an organisation can accept for it."))


def _no_longer(request: HttpRequest) -> HttpResponse:
    told = _("It was used or taken back, its time is over, or it was sent to another e-mail address.")
    return page(request, 404, _("This invitation cannot be used"), told)
