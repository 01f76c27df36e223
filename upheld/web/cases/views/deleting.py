"""To delete a case: what goes and who loses it, a waiting time, and a way back."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from upheld.web import clock
from upheld.web.cases.access import Access
from upheld.web.cases.actions.deleting import ask_deletion, stop_deletion
from upheld.web.cases.door import of_case
from upheld.web.cases.kept import KeptCase
from upheld.web.cases.models import Grant, Note, Paper, SentLetter
from upheld.web.cases.views.page import render_case
from upheld.web.cases.who import given_to
from upheld.web.environment import environment
from upheld.web.ui.addresses import go
from upheld.web.ui.forms import Form


class DeleteForm(Form):
    """That it is meant."""

    sure = forms.BooleanField(
        label=gettext_lazy("Yes, delete this case and everything in it"),
        error_messages={"required": gettext_lazy("Tick this if you want to delete the case.")},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@of_case
def delete(request: HttpRequest, access: Access) -> HttpResponse:
    """Say what goes, and ask; or when it goes, and how to stop it."""
    access.must_hold()
    case = access.case
    if case.delete_after is not None:
        return render_case(request, access, "cases/deletion_waits.html", at=case.delete_after.astimezone(clock.ENGLAND))
    form = DeleteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        ask_deletion(access, by=access.person)
        return go("cases:delete", case.pk)
    told = KeptCase(access).get("check") or {}
    counts = {
        "events": len(told.get("entries", [])), "papers": Paper.objects.filter(case=case).count(),
        "notes": Note.objects.filter(case=case).count(), "letters": SentLetter.objects.filter(case=case).count(),
    }  # fmt: skip
    given = Grant.objects.holding().filter(case=case).select_related("person", "organisation").order_by("pk")
    return render_case(
        request, access, "cases/delete.html", form=form, counts=counts, losing=[given_to(one, access) for one in given],
        days=environment().delete_days, status=422 if form.errors else 200,
    )  # fmt: skip


@require_POST
@of_case
def stop(request: HttpRequest, access: Access) -> HttpResponse:
    """Keep the case after all."""
    stop_deletion(access, by=access.person)
    return go("cases:case", access.case.pk)
