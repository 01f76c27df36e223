"""Who looked at a case, and in which hour."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from upheld.web import clock
from upheld.web.accounts.models import Membership
from upheld.web.cases.access import Access
from upheld.web.cases.door import of_case
from upheld.web.cases.models import Grant, Look
from upheld.web.cases.paging import page_of
from upheld.web.cases.views.page import render_case
from upheld.web.cases.who import called

_HOUR = timedelta(hours=1)


@require_safe
@of_case
def looks(request: HttpRequest, access: Access) -> HttpResponse:
    """Everybody's looks, for the holder; for anybody else their own."""
    found = Look.objects.filter(case=access.case).select_related("person").order_by("-hour", "-pk")
    if not access.is_holder:
        found = found.filter(person=access.person)
    page = page_of(request, found)
    return render_case(request, access, "cases/looks.html", page=page, lines=_lines(access, page.object_list))


def _lines(access: Access, found: Iterable[Look]) -> list[dict[str, Any]]:
    rows = [*found]
    grants = [*Grant.objects.filter(case=access.case).select_related("organisation").order_by("pk")]
    working = [*Membership.objects.filter(person__in={one.person_id for one in rows})]
    return [
        {
            "day": (hour := one.hour.astimezone(clock.ENGLAND)).date(),
            "from_hour": f"{hour:%H}:00",
            "to_hour": f"{hour + _HOUR:%H}:00",
            "who": called(one.person, access),
            "is_own": one.person_id == access.person.pk,
            "behalf": _behalf(one, grants, working),
        }
        for one in rows
    ]


def _behalf(look: Look, grants: list[Grant], working: list[Membership]) -> str:
    """The organisation through which somebody could see the case in that hour; empty where it was their own access."""
    held = [one for one in grants if _held_in(one, look)]
    if any(one.person_id == look.person_id for one in held):
        return ""
    own = {one.organisation_id for one in working if one.person_id == look.person_id and _held_in(one, look)}
    return next((one.organisation.name for one in held if one.organisation_id in own and one.organisation), "")


def _held_in(one: Grant | Membership, look: Look) -> bool:
    return one.from_at < look.hour + _HOUR and (one.to_at is None or one.to_at > look.hour)
