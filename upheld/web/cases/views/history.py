"""What was done in a case, by whom and when, and whether the record of it is whole."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from upheld.web import clock
from upheld.web.cases.access import Access
from upheld.web.cases.act_words import ACTS
from upheld.web.cases.acts_seen import acts_seen
from upheld.web.cases.audit import first_broken
from upheld.web.cases.door import of_case
from upheld.web.cases.invited import address_of
from upheld.web.cases.models import Action, Grant, Invitation
from upheld.web.cases.mount import prefix_of
from upheld.web.cases.paging import page_of
from upheld.web.cases.views.page import render_case
from upheld.web.cases.who import given_to, named, somebody

MOST_CHECKED_UNASKED = 2_000
"""Of a longer record each page is shown without reading the whole of it; a button has it checked."""


@require_safe
@of_case
def history(request: HttpRequest, access: Access) -> HttpResponse:
    """The record, the newest first."""
    return _history(request, access)


@require_safe
@of_case
def check(request: HttpRequest, access: Access) -> HttpResponse:
    """The same, and whether the whole of a long record fits together."""
    return _history(request, access, asked=True)


def _history(request: HttpRequest, access: Access, *, asked: bool = False) -> HttpResponse:
    found = acts_seen(access).order_by("-seq")
    page = page_of(request, found)
    is_checked = asked or Action.objects.filter(case=access.case.pk).count() <= MOST_CHECKED_UNASKED
    shown: dict[str, Any] = {
        "page": page,
        "lines": _lines(access, page.object_list),
        "is_checked": is_checked,
        "broken": first_broken(access.case.pk) if is_checked else None,
        "timeline": f"{prefix_of(access.case.pk)}/timeline/",
    }
    return render_case(request, access, "cases/history.html", **shown)


def _lines(access: Access, found: Iterable[Action]) -> list[dict[str, Any]]:
    rows = [*found]
    people = named({one.by for one in rows}, access)
    concerned = _concerned(access, rows) if access.is_holder else {}
    return [
        {
            "seq": one.seq,
            "day": (at := one.at.astimezone(clock.ENGLAND)).date(),
            "time": f"{at:%H:%M}",
            "what": ACTS.get(one.act, one.act),
            "who": _who(one, access, people),
            "entry": one.about.removeprefix("event:") if access.sees_all and one.about.startswith("event:") else "",
            "concerned": concerned.get(one.about, ""),
        }
        for one in rows
    ]


def _who(row: Action, access: Access, people: dict[str, str]) -> str:
    if not row.by:
        return _("this service")
    if row.by == str(access.person.key):
        return _("you")
    # Whoever only said no has shared nothing, not even a name.
    if row.act == "invitation_refused":
        return _("whoever was invited")
    return people.get(row.by) or somebody()


def _concerned(access: Access, rows: Iterable[Action]) -> dict[str, str]:
    """Whom an act of sharing was about."""
    about = {one.about for one in rows}
    found = {f"grant:{one.pk}": given_to(one, access) for one in _grants(access, about)}
    keys = {one.removeprefix("invitation:") for one in about if one.startswith("invitation:")}
    for asked in Invitation.objects.filter(case=access.case, key__in=keys):
        found[f"invitation:{asked.key}"] = address_of(asked)
    people = named({one.removeprefix("person:") for one in about if one.startswith("person:")}, access)
    return found | {f"person:{key}": who for key, who in people.items()}


def _grants(access: Access, about: Iterable[str]) -> list[Grant]:
    numbers = {one.removeprefix("grant:") for one in about if one.startswith("grant:")}
    return [*Grant.objects.filter(case=access.case, pk__in=numbers).select_related("person", "organisation")]
