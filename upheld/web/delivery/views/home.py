"""Every ledger somebody may see, by what comes next; and the page that gives one up."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from upheld.law import law_named
from upheld.web import clock
from upheld.web.accounts.models import Membership
from upheld.web.accounts.signed_in import person_of
from upheld.web.cases.access import Access, MayNot
from upheld.web.cases.actions import sharing
from upheld.web.cases.door import of_ledger
from upheld.web.cases.invited import waiting_for
from upheld.web.cases.looks import looks_after
from upheld.web.cases.models import Case
from upheld.web.delivery.ahead import refresh
from upheld.web.delivery.pupils import REVIEW, ledgers_of, pupils
from upheld.web.delivery.views.page import address_of, render_ledger
from upheld.web.delivery.words import amount
from upheld.web.ui.addresses import go

AT_ONCE = 30


@login_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """One list by day, whatever council or school each child has."""
    person, today = person_of(request), clock.today()
    refresh(Case.objects.with_ledger_for(person), today)
    page = Paginator(ledgers_of(person), AT_ONCE).get_page(request.GET.get("page"))
    found = pupils([*page], person)
    working = Membership.objects.holding().filter(person=person)
    shown = {
        "page": page,
        "pupils": found,
        "amount": amount,
        "to": address_of,
        "review_law": law_named("england").of(REVIEW)[-1].citations[0].text,
        "today_is": today,
        "waiting": waiting_for(person),
        "organisations": [one.organisation for one in working.select_related("organisation").order_by("organisation")],
    }
    answer = render(request, "delivery/home.html", shown)
    return looks_after(answer, person, (one.case.pk for one in found if not one.access.is_holder))


@require_http_methods(["GET", "HEAD", "POST"])
@of_ledger
def leave(request: HttpRequest, access: Access) -> HttpResponse:
    """The page that asks before somebody who was given the ledger alone gives it up."""
    if access.sees_case:
        raise Http404
    mine = Membership.objects.holding().filter(person=access.person).values("organisation")
    given = (
        sharing.ahead(clock.real()).filter(case=access.case).filter(Q(person=access.person) | Q(organisation__in=mine))
    )
    own = [one for one in given.select_related("organisation").order_by("pk") if sharing.is_own(one, access.person)]
    if not own:
        raise MayNot(_("This access is your organisation's. Only a manager or an adviser of it can give it up."))
    if request.method == "POST":
        for one in own:
            sharing.end(access.case.pk, one.pk, by=access.person)
        return go("delivery:home")
    organisations = [one.organisation.name for one in own if one.organisation is not None]
    return render_ledger(request, access, "delivery/leave.html", organisations=organisations)
