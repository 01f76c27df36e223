"""The pages of the private check and of the plan, inside a case: same pages, held elsewhere, other addresses."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from upheld.web.cases.access import Access
from upheld.web.cases.audit import Gone
from upheld.web.cases.door import of_case
from upheld.web.cases.kept import KeptCase
from upheld.web.ui.addresses import go, within
from upheld.web.ui.errors import page
from upheld.web.ui.held import Changed, MayNotWrite

PARTS = frozenset({"check", "plan"})
_NOT_HERE = frozenset({"check:delete", "check:file", "check:blank", "plan:delete"})
"""Pages that make sense only where nothing is kept: they lead to the case."""
_FOR_READERS = frozenset(
    f"check:{name}" for name in ("letter_as", "print", "pack", "answer", "calendar", "wrong", "paper", "add")
) | {"plan:take"}
"""What somebody who may only read may send: these write nothing to the case."""


@of_case
def within_case(request: HttpRequest, access: Access, part: str, rest: str) -> HttpResponse:
    """A page of the check or of the plan for this case."""
    if part not in PARTS:
        raise Http404
    try:
        found = resolve(f"/{part}/{rest}")
    except Resolver404:
        raise Http404 from None
    if found.view_name in _NOT_HERE:
        return go("cases:case", access.case.pk)
    if part == "plan" and not access.sees_all:
        told = _("Addresses or schools are hidden from you here, and a plan may name them.")
        return page(request, 403, _("You cannot see the plan of this case"), told)
    if request.method == "POST" and not access.may_write and found.view_name not in _FOR_READERS:
        return _may_not_write(request)
    request.resolver_match = found
    request.held = KeptCase(access, request.session)  # type: ignore[attr-defined]
    with within(prefix_of(access.case.pk), PARTS):
        try:
            return found.func(request, *found.args, **found.kwargs)  # type: ignore[no-any-return]
        except Changed:
            told = _("Somebody else changed this case at the same time. Go back, look, and send it again.")
            return page(request, 409, _("This was not saved"), told)
        except MayNotWrite:
            return _may_not_write(request)
        except Gone:
            raise Http404 from None


def prefix_of(case: UUID) -> str:
    """What stands before the addresses of a case's pages."""
    return f"/cases/{case}"


def _may_not_write(request: HttpRequest) -> HttpResponse:
    told = _("You may read this case, but not change it. Ask whoever shared it with you.")
    return page(request, 403, _("This was not saved"), told)
