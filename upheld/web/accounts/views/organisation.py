"""An organisation: making one, who works there, and asking a colleague in."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from upheld.web import clock
from upheld.web.accounts import inviting, roles
from upheld.web.accounts.models import Membership, Organisation
from upheld.web.accounts.own_forms import KINDS, ROLE_HINTS, ROLES, Colleague, NewOrganisation
from upheld.web.accounts.said import say
from upheld.web.accounts.signed_in import person_of


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Make an organisation; who makes it manages it."""
    form = NewOrganisation(request.POST if request.method == "POST" else None)
    if form.is_valid():
        made = roles.found_organisation(person_of(request), form.cleaned_data["name"], form.cleaned_data["kind"])
        return redirect("accounts:organisation", made.key)
    return TemplateResponse(request, "accounts/new_organisation.html", {"form": form})


@login_required
def organisation(request: HttpRequest, key: UUID) -> HttpResponse:
    """Who works there, and who is asked in; for managers."""
    return _page(request, managed(request, key), Colleague(initial={"role": "adviser"}))


@login_required
@require_POST
def invite(request: HttpRequest, key: UUID) -> HttpResponse:
    """Ask a colleague in by e-mail."""
    found, form = managed(request, key), Colleague(request.POST)
    if not form.is_valid():
        return _page(request, found, form)
    try:
        inviting.invite(person_of(request), found, form.cleaned_data["email"], form.cleaned_data["role"])
    except inviting.TooMany:
        form.add_error(None, _("You have asked in 50 people since yesterday. Ask the others tomorrow."))
        return _page(request, found, form)
    say(request, _("The invitation is sent. They accept it on the page of their account."))
    return redirect("accounts:organisation", key)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: HttpRequest, key: UUID, number: int) -> HttpResponse:
    """The page that asks before an invitation is taken back."""
    found = managed(request, key)
    one = next((each for each in inviting.waiting_of(found) if each.pk == number), None)
    if one is None:
        raise Http404
    if request.method == "POST":
        one.ended_at = clock.real()
        one.save(update_fields=["ended_at"])
        say(request, _("The invitation is taken back."))
        return redirect("accounts:organisation", key)
    return TemplateResponse(request, "accounts/take_back.html", {"organisation": found, "invitation": one})


def managed(request: HttpRequest, key: UUID) -> Organisation:
    """The organisation, for who manages it now.

    Raises:
        Http404: for all others, who do not learn whether there is one.
    """
    found = Organisation.objects.filter(key=key).first()
    own = roles.membership(person_of(request), found) if found else None
    if found is None or own is None or own.role != "manager":
        raise Http404
    return found


def _page(request: HttpRequest, found: Organisation, form: Colleague) -> HttpResponse:
    members = Membership.objects.holding().filter(organisation=found).select_related("person").order_by("from_at", "pk")
    told = {
        "organisation": found, "kind": KINDS[found.kind], "members": members, "form": form, "roles": ROLES,
        "role_hints": ROLE_HINTS, "invitations": inviting.waiting_of(found),
    }  # fmt: skip
    return TemplateResponse(request, "accounts/organisation.html", told)
