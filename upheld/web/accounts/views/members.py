"""The people of an organisation: another role, and the end of a membership."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from upheld.web.accounts import roles
from upheld.web.accounts.models import Membership, Organisation
from upheld.web.accounts.own_forms import ROLE_HINTS, Role
from upheld.web.accounts.said import say
from upheld.web.accounts.signed_in import person_of
from upheld.web.accounts.views.organisation import managed


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def role(request: HttpRequest, key: UUID, number: int) -> HttpResponse:
    """Another role for somebody."""
    found = managed(request, key)
    one = _member(found, number)
    form = Role(request.POST if request.method == "POST" else None, initial={"role": one.role})
    if form.is_valid():
        try:
            roles.change_role(one, form.cleaned_data["role"])
        except roles.LastManager:
            form.add_error("role", _last())
        else:
            say(request, _("The role is changed."))
            return _on(request, found)
    told = {"organisation": found, "member": one, "form": form, "role_hints": ROLE_HINTS}
    return TemplateResponse(request, "accounts/role.html", told)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, key: UUID, number: int) -> HttpResponse:
    """The page that asks before a membership is ended."""
    found = managed(request, key)
    return _ended(request, found, _member(found, number))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, key: UUID) -> HttpResponse:
    """The page that asks before somebody ends their own."""
    found = Organisation.objects.filter(key=key).first()
    one = roles.membership(person_of(request), found) if found else None
    if found is None or one is None:
        raise Http404
    return _ended(request, found, one)


def _ended(request: HttpRequest, found: Organisation, one: Membership) -> HttpResponse:
    told = {"organisation": found, "member": one, "is_own": one.person_id == person_of(request).pk}
    if request.method != "POST":
        return TemplateResponse(request, "accounts/end.html", told)
    try:
        roles.end(one)
    except roles.LastManager:
        return TemplateResponse(request, "accounts/end.html", told | {"refused": _last()}, status=422)
    say(request, _("The membership is ended."))
    return _on(request, found)


def _on(request: HttpRequest, found: Organisation) -> HttpResponse:
    """To the organisation's page for who still manages it, else to the account's."""
    own = roles.membership(person_of(request), found)
    if own is not None and own.role == "manager":
        return redirect("accounts:organisation", found.key)
    return redirect("accounts:home")


def _member(found: Organisation, number: int) -> Membership:
    one: Membership | None = (
        Membership.objects.holding().filter(organisation=found, pk=number).select_related("person").first()
    )
    if one is None:
        raise Http404
    return one


def _last() -> str:
    return _("This is the last manager. Make somebody else a manager first.")
