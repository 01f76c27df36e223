"""Who may see a case: the page that says it, and where it is changed, ended or given up."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from upheld.web import clock
from upheld.web.accounts.models import Membership
from upheld.web.cases.access import Access, MayNot, access_to
from upheld.web.cases.actions import sharing
from upheld.web.cases.door import of_case
from upheld.web.cases.invited import address_of, still_open
from upheld.web.cases.models import Grant
from upheld.web.cases.sharing_forms import ChangeAccess, last_day
from upheld.web.cases.sharing_words import RIGHT_WORDS, ROLE_WORDS
from upheld.web.cases.views.page import render_case
from upheld.web.cases.who import called, given_to
from upheld.web.ui.addresses import go


@require_safe
@of_case
def access(request: HttpRequest, access: Access) -> HttpResponse:
    """Everybody who may see it, for the holder; for anybody else their own access."""
    moment = clock.real()
    grants = [*_seen(access).select_related("person", "organisation", "given_by").order_by("from_at", "pk")]
    ahead = [one for one in grants if one.to_at is None or one.to_at > moment]
    invitations = still_open().filter(case=access.case).order_by("invited_at", "pk") if access.is_holder else []
    shown: dict[str, Any] = {
        "now": [_line(one, access) for one in ahead if one.from_at <= moment],
        "later": [_line(one, access) for one in ahead if one.from_at > moment],
        "past": [_line(one, access) for one in reversed(grants) if one not in ahead],
        "invitations": [_asked(one) for one in invitations],
        "holder": called(access.case.holder, access),
    }
    return render_case(request, access, "cases/access.html", **shown)


@require_http_methods(["GET", "HEAD", "POST"])
@of_case
def change(request: HttpRequest, access: Access, grant: int) -> HttpResponse:
    """What somebody may see or do from now on."""
    access.must_hold()
    found = _ahead(access, grant)
    form = ChangeAccess(request.POST if request.method == "POST" else None, initial=ChangeAccess.of(found))
    form.offer(found.role)
    if request.method == "POST" and form.is_valid():
        try:
            sharing.change(access.case.pk, grant, form.terms(found.role), by=access.person)
            return go("cases:access", access.case.pk)
        except sharing.Refused as error:
            form.add_error(None, str(error))
    shown = {"form": form, "line": _line(found, access)}
    return render_case(request, access, "cases/access_change.html", status=422 if form.errors else 200, **shown)


@require_http_methods(["GET", "HEAD", "POST"])
@of_case
def end(request: HttpRequest, access: Access, grant: int) -> HttpResponse:
    """The page that asks before an access is ended by the holder, or given up by whose it is."""
    found = _seen(access).filter(pk=grant).select_related("person", "organisation", "given_by").first()
    if found is None:
        raise Http404
    if not (access.is_holder or sharing.is_own(found, access.person)):
        raise MayNot(_("This access is your organisation's. Only a manager or an adviser of it can give it up."))
    if request.method == "POST":
        sharing.end(access.case.pk, grant, by=access.person)
        still = access_to(access.person, access.case.pk)
        return go("cases:access", access.case.pk) if still is not None and still.sees_case else go("cases:home")
    return render_case(request, access, "cases/access_end.html", line=_line(_ahead(access, grant), access))


def _ahead(access: Access, number: int) -> Grant:
    """A grant of this case that has not ended and that this person may know of; 404 for any other."""
    moment = clock.real()
    found: Grant | None = _seen(access).filter(pk=number).select_related("person", "organisation", "given_by").first()
    if found is None or (found.to_at is not None and found.to_at <= moment):
        raise Http404
    return found


def _seen(access: Access) -> Any:
    """The grants of the case that somebody may know of: the holder of all, others of their own."""
    grants = Grant.objects.filter(case=access.case)
    if access.is_holder:
        return grants
    working = Membership.objects.holding().filter(person=access.person).values("organisation")
    return grants.filter(person=access.person) | grants.filter(organisation__in=working)


def _line(grant: Grant, access: Access) -> dict[str, Any]:
    """What the page says of one grant."""
    organisation = grant.organisation
    return {
        "grant": grant,
        "who": given_to(grant, access),
        "organisation": organisation,
        "working": _working(grant),
        "role": ROLE_WORDS[grant.role],
        "right": RIGHT_WORDS[grant.right],
        "from_on": grant.from_at.astimezone(clock.ENGLAND).date(),
        "until": last_day(grant.to_at) if grant.to_at is not None else None,
        "given_by": called(grant.given_by, access),
        "may_end": access.is_holder or sharing.is_own(grant, access.person),
    }


def _working(grant: Grant) -> int:
    """How many people see the case through an organisation now."""
    if grant.organisation_id is None:
        return 0
    return Membership.objects.holding().filter(organisation=grant.organisation_id).count()


def _asked(invitation: Any) -> dict[str, Any]:
    return {
        "invitation": invitation,
        "address": address_of(invitation),
        "role": ROLE_WORDS[invitation.role],
        "right": RIGHT_WORDS[invitation.right],
        "until": last_day(invitation.expires_at),
    }
