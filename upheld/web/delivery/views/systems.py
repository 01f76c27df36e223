"""The keys of an organisation's own systems: made and ended by its managers, and shown once."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from upheld.web.accounts.models import Organisation
from upheld.web.accounts.signed_in import person_of
from upheld.web.accounts.views.organisation import managed
from upheld.web.delivery.models import SystemKey
from upheld.web.delivery.systems import KINDS, TooMany, end_key, keys_of, make_key
from upheld.web.ui.forms import Form


class NewKey(Form):
    """What a new key is called."""

    name = forms.CharField(
        label=_("What is the system called?"),
        help_text=_("Such as: timetable of the lower school."),
        max_length=60,
        error_messages={"required": _("Write what the system is called, so that you know its key again.")},
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def systems(request: HttpRequest, organisation: UUID) -> HttpResponse:
    """The keys there are; sent, one is made and shown this once."""
    found, made, trouble = _managed(request, organisation), "", ""
    form = NewKey(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = make_key(found, form.cleaned_data["name"], by=person_of(request))
            form = NewKey()
        except TooMany as error:
            trouble = str(error)
    shown = {"organisation": found, "made": made, "trouble": trouble, "keys": keys_of(found), "form": form}
    answer = render(request, "delivery/systems.html", shown, status=422 if trouble or form.errors else 200)
    # A key that was shown once must not come back with the page.
    answer["Cache-Control"] = "no-store"
    return answer


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, organisation: UUID, key: int) -> HttpResponse:
    """Ask, then end a key."""
    found = _managed(request, organisation)
    one: SystemKey | None = next((each for each in keys_of(found) if each.pk == key), None)
    if one is None:
        raise Http404
    if request.method == "POST":
        end_key(one)
        return redirect("delivery:systems", found.key)
    return render(request, "delivery/system_end.html", {"organisation": found, "key": one})


def _managed(request: HttpRequest, key: UUID) -> Organisation:
    """The organisation, for who manages it now, where it gives or arranges provision."""
    found = managed(request, key)
    if found.kind not in KINDS:
        raise Http404
    return found
