"""The picture of another day. The day stands in the address: a day alone tells nothing of anybody."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from upheld.web import clock
from upheld.web.cases.access import Access
from upheld.web.cases.as_of import as_of
from upheld.web.cases.door import of_case
from upheld.web.cases.kept import KeptCase
from upheld.web.cases.views.page import render_case
from upheld.web.check.forms_child import ExactDayField
from upheld.web.ui.forms import Form


class DayForm(Form):
    """Which day."""

    day = ExactDayField(
        label=gettext_lazy("Which day?"),
        help_text=gettext_lazy("A day that has been. For example, 27 3 2026."),
        may_be_unknown=False,
    )


@require_safe
@of_case
def as_at(request: HttpRequest, access: Access) -> HttpResponse:
    """How things stood on a day; only to be read."""
    asked = any(name.startswith("day_") for name in request.GET)
    form = DayForm(request.GET if asked else None)
    kept = KeptCase(access, request.session)
    recorded = request.GET.get("recorded") == "1"
    shown = {"form": form, "label": kept.whole("label") or "", "recorded": recorded, "found": None, "chosen": None}
    if asked and form.is_valid():
        chosen = date.fromisoformat(form.cleaned_data["day"])
        shown |= {"chosen": chosen, "found": as_of(kept, chosen, clock.today(), recorded=recorded)}
    return render_case(request, access, "cases/as_at.html", status=422 if form.errors else 200, **shown)
