"""Who holds the rights of a case, what that means, and asking the young person to take it over."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from upheld.web import clock
from upheld.web.cases.access import Access
from upheld.web.cases.actions import rights as acts
from upheld.web.cases.actions.sharing import Refused
from upheld.web.cases.door import of_case
from upheld.web.cases.kept import KeptCase
from upheld.web.cases.rights import capacity_law, is_with_young_person, keeping_law, passing_law, standing_of
from upheld.web.cases.sharing_forms import InviteYoungPerson
from upheld.web.cases.views.page import render_case
from upheld.web.check.questions import CHILD
from upheld.web.ui.addresses import go


@require_http_methods(["GET", "HEAD", "POST"])
@of_case
def rights(request: HttpRequest, access: Access) -> HttpResponse:
    """From which day the rights are the young person's own, and what happens then."""
    form = InviteYoungPerson(None, by=access.person)
    if request.method == "POST":
        access.must_hold()
        if request.POST.get("do") == "mine":
            acts.say_young_person_holds(access.case.pk, by=access.person)
            return go("cases:rights", access.case.pk)
        form = InviteYoungPerson(request.POST, by=access.person)
        if form.is_valid():
            try:
                told = form.cleaned_data["email"]
                acts.invite_to_take_over(access.case.pk, told, acts.YOUNG_PERSON, by=access.person)
                return go("cases:access", access.case.pk)
            except Refused as error:
                form.add_error(None, str(error))
    case_law, sure = capacity_law()
    kept_law, kept_sure = keeping_law()
    shown = {
        "standing": standing_of(KeptCase(access).get("check") or {}, clock.today()),
        "is_with_young_person": is_with_young_person(access.case),
        "passing_law": passing_law(),
        "capacity_law": case_law,
        "capacity_sure": sure,
        "keeping_law": kept_law,
        "keeping_sure": kept_sure,
        "child_page": CHILD,
        "form": form,
    }
    return render_case(request, access, "cases/rights.html", status=422 if form.errors else 200, **shown)
