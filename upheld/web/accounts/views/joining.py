"""An invitation to an organisation, for whom it was sent to."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from upheld.web import clock
from upheld.web.accounts import roles
from upheld.web.accounts.inviting import waiting_for
from upheld.web.accounts.own_forms import KINDS, ROLE_HINTS, ROLES
from upheld.web.accounts.said import say
from upheld.web.accounts.signed_in import person_of


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, number: int) -> HttpResponse:
    """Accept it, or say no."""
    person = person_of(request)
    one = next((each for each in waiting_for(person) if each.pk == number), None)
    if one is None:
        raise Http404
    if request.method != "POST":
        told = {
            "invitation": one, "kind": KINDS[one.organisation.kind], "role": ROLES[one.role],
            "role_hint": ROLE_HINTS[one.role],
        }  # fmt: skip
        return TemplateResponse(request, "accounts/invitation.html", told)
    if request.POST.get("answer") == "accept":
        roles.accept(person, one)
        say(request, _("You now belong to this organisation."))
    else:
        one.ended_at = clock.real()
        one.save(update_fields=["ended_at"])
        say(request, _("You said no to the invitation."))
    return redirect("accounts:home")
