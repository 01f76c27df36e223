"""The page of the account: what it holds, its name, and deleting it."""

from __future__ import annotations

from allauth.account.decorators import reauthentication_required
from allauth.mfa.models import Authenticator
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from upheld.web.accounts import leaving
from upheld.web.accounts.inviting import waiting_for
from upheld.web.accounts.models import Membership
from upheld.web.accounts.own_forms import ROLES, Name
from upheld.web.accounts.said import say
from upheld.web.accounts.signed_in import person_of
from upheld.web.ui.forgotten import forgotten


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """What the account holds, and where each is changed."""
    person = person_of(request)
    has = list(Authenticator.objects.filter(user=person).values_list("type", flat=True))
    return TemplateResponse(
        request,
        "accounts/home.html",
        {
            "person": person,
            "passkeys": has.count(Authenticator.Type.WEBAUTHN),
            "has_app": Authenticator.Type.TOTP in has,
            "has_codes": Authenticator.Type.RECOVERY_CODES in has,
            "memberships": Membership.objects.holding()
            .filter(person=person)
            .select_related("organisation")
            .order_by("pk"),
            "invitations": waiting_for(person),
            "roles": ROLES,
        },
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def name(request: HttpRequest) -> HttpResponse:
    """What those see with whom somebody shares a case."""
    person = person_of(request)
    form = Name(request.POST if request.method == "POST" else None, initial={"name": person.name})
    if form.is_valid():
        person.name = form.cleaned_data["name"]
        person.save(update_fields=["name"])
        say(request, _("Your name is saved."))
        return redirect("accounts:home")
    return TemplateResponse(request, "accounts/name.html", {"form": form})


@reauthentication_required  # type: ignore[untyped-decorator]
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest) -> HttpResponse:
    """The page that asks before it deletes the account, and says what stands in the way."""
    person = person_of(request)
    if request.method == "POST":
        reasons = leaving.delete(person)
        if not reasons:
            request.session.flush()
            return forgotten(redirect("home"))
        return TemplateResponse(request, "accounts/delete.html", {"reasons": reasons}, status=422)
    return TemplateResponse(request, "accounts/delete.html", {"reasons": leaving.in_the_way(person)})
