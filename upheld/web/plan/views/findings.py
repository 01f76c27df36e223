"""The findings beside the words of the plan, and what the visitor decides of each."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from upheld.web.plan import words
from upheld.web.plan.bare import REMARK
from upheld.web.plan.comments import answer_by
from upheld.web.plan.deciding import DismissForm, decided
from upheld.web.plan.findings_page import SHOWS, PageShown, Show, findings_page, next_open
from upheld.web.plan.record import PlanRecord
from upheld.web.plan.views.given import with_plan
from upheld.web.ui.addresses import address


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
    place = request.POST.get("place", "")[:80]
    if show == "open" and place.startswith("line-"):
        # The line itself is not among those that are shown any more.
        place = next_open(record, place)
    place = quote(place)
    return HttpResponseRedirect(f"{address('plan:findings')}{asked}{f'#{place}' if place else ''}")


def _show(said: str | None) -> Show:
    return next((one for one in SHOWS if one == said), "all")


def _shows(page: PageShown) -> dict[Show, tuple[str, int]]:
    """Which lines can be shown, and how many each of them are."""
    counts = page.counts
    return {
        "all": (_("All lines"), counts.total()),
        "vague": (_("Vague"), counts["vague"]),
        "partly": (_("Partly specific"), counts["partly"]),
        "open": (_("Not decided"), page.to_decide.total()),
    }


def _page(
    request: HttpRequest, record: PlanRecord, show: Show, form: DismissForm | None = None, status: int = 200
) -> HttpResponse:
    page = findings_page(record, show)
    shown = {
        "page": page,
        "show": show,
        "shows": _shows(page),
        "answer": answer_by(record),
        "nameless": REMARK if REMARK in record.plan.remarks else "",
        "form": form,
        "words": words,
        "corrections": len(record.corrections),
        "other": record.other,
        "report": record.report,
    }
    return render(request, "plan/findings.html", shown, status=status)
