"""Early signs for an organisation: what fails many children at once, and no child named."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from upheld.bodies import UnknownBody, find_authority
from upheld.delivery.early import PERCENT, Sign
from upheld.web import clock
from upheld.web.accounts.models import Membership
from upheld.web.accounts.signed_in import person_of
from upheld.web.cases.looks import looks_after
from upheld.web.delivery.early_seen import MOST_LEDGERS, early
from upheld.web.delivery.words import amount

WEEKS = (4, 8, 13)
"""How many weeks somebody may look back on; the second unless they choose."""


@login_required
@require_safe
def early_signs(request: HttpRequest, organisation: UUID) -> HttpResponse:
    """The signs of the last weeks, for who works there now; that they were counted is a look at each ledger."""
    person = person_of(request)
    mine = Membership.objects.holding().filter(person=person, organisation__key=organisation)
    found = mine.select_related("organisation").first()
    if found is None:
        raise Http404
    asked = request.GET.get("weeks", str(WEEKS[1]))
    shown: dict[str, Any] = {"organisation": found.organisation, "choices": WEEKS, "weeks": None}
    if asked not in map(str, WEEKS):
        shown["trouble"] = _("You can look back on 4, 8 or 13 weeks. Choose one of them.")
        return render(request, "delivery/early.html", shown, status=422)
    weeks, today = int(asked), clock.today()
    since = today - timedelta(weeks=weeks) + timedelta(days=1)
    seen = early(found.organisation, since, today)
    shown |= {
        "weeks": weeks,
        "since": since,
        "until": today,
        "percent": PERCENT,
        "rows": [_row(one, seen.called.get(one.deliverer, one.deliverer)) for one in seen.signs],
        "has_ledgers": bool(seen.ledgers),
        "most": MOST_LEDGERS if seen.is_part else None,
        "has_broken": seen.has_broken,
    }
    answer = render(request, "delivery/early.html", shown)
    return looks_after(answer, person, (case for case, holder in seen.ledgers.items() if holder != person.pk))


def _row(one: Sign, deliverer: str) -> dict[str, Any]:
    return {
        "what": "" if one.what == "provision" else one.what[:1].upper() + one.what[1:],
        "deliverer": deliverer[:1].upper() + deliverer[1:],
        "council": _council(one.area),
        "children": one.children,
        "short": one.short,
        "owed": amount(one.owed),
        "missing": amount(one.missing),
        "percent": one.percent,
    }


def _council(code: str) -> str:
    """Its name; empty where none is recorded, or it is hidden."""
    try:
        return find_authority(code).name if code else ""
    except UnknownBody:
        return code
