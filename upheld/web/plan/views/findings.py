"""The findings beside the words of the plan, and what the visitor decides of each."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from upheld.web.plan import words
from upheld.web.plan.deciding import DismissForm, decided
from upheld.web.plan.findings_page import SHOWS, Show, findings_page
from upheld.web.plan.record import PlanRecord
from upheld.web.plan.views.given import with_plan


@require_http_methods(["GET", "HEAD", "POST"])
@with_plan
def findings(request: HttpRequest, record: PlanRecord) -> HttpResponse:
    """The page; or one decision, and the page again at the same place."""
    show = _show(request.POST.get("show") or request.GET.get("show"))
    if request.method != "POST":
        return _page(request, record, show)
    form = decided(record, request.POST)
    if form is not None and form.errors:
        return _page(request, record, show, form, status=422)
    record.save()
    asked = f"?{urlencode({'show': show})}" if show != "all" else ""
    place = quote(request.POST.get("place", "")[:80])
    return HttpResponseRedirect(f"{reverse('plan:findings')}{asked}{f'#{place}' if place else ''}")


def _show(said: str | None) -> Show:
    return next((one for one in SHOWS if one == said), "all")


def _page(
    request: HttpRequest, record: PlanRecord, show: Show, form: DismissForm | None = None, status: int = 200
) -> HttpResponse:
    shown = {
        "page": findings_page(record, show),
        "show": show,
        "shows": {"all": _("All lines"), "vague": _("Vague"), "partly": _("Partly specific"), "open": _("Not decided")},
        "form": form,
        "words": words,
        "corrections": len(record.corrections),
        "other": record.other,
        "report": record.report,
    }
    return render(request, "plan/findings.html", shown, status=status)
