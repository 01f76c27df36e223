"""The page of a case."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from upheld.dates import add_months
from upheld.web import clock
from upheld.web.cases.access import Access
from upheld.web.cases.beside import beside
from upheld.web.cases.door import of_case
from upheld.web.cases.follows import follows_shown
from upheld.web.cases.kept import KeptCase
from upheld.web.cases.models import Part
from upheld.web.cases.mount import PARTS, prefix_of
from upheld.web.cases.rights import AHEAD, Notice, notice_of
from upheld.web.cases.views.page import render_case
from upheld.web.ui.addresses import within


@require_safe
@of_case
def case(request: HttpRequest, access: Access) -> HttpResponse:
    """The case at a glance: what presses first, then what comes, what happened, and where everything else is."""
    kept = KeptCase(access, request.session)
    versions = dict(Part.objects.filter(case=access.case).values_list("place", "version"))
    with within(prefix_of(access.case.pk), PARTS):
        piece = follows_shown(request, kept, versions)
    shown: dict[str, Any] = {
        "label": kept.whole("label") or "",
        "follows": piece,
        "beside": beside(access),
        "rights_notice": _rights(access, kept),
        "goes_on": going.astimezone(clock.ENGLAND).date() if (going := access.case.delete_after) else None,
        "has_plan": "plan" in versions and access.sees_all,
    }
    return render_case(request, access, "cases/case.html", **shown)


def _rights(access: Access, kept: KeptCase) -> Notice | None:
    """What is said of the rights passing to the young person; asked for only near that day and after it."""
    day = access.case.rights_pass_on
    if day is None or clock.today() < add_months(day, -AHEAD):
        return None
    return notice_of(access, kept.get("check") or {}, clock.today())
