"""The calendar of a case: its secret addresses, and what a program fetches there."""

from __future__ import annotations

import hashlib

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_http_methods, require_safe

from upheld.web.cases.access import Access
from upheld.web.cases.actions.feeds import TooMany, end_feed, feeds_of, make_feed, shown
from upheld.web.cases.door import of_case
from upheld.web.cases.feed import calendar_at
from upheld.web.cases.kept import KeptCase
from upheld.web.cases.views.page import render_case
from upheld.web.environment import environment
from upheld.web.ui.addresses import go


@require_http_methods(["GET", "HEAD", "POST"])
@of_case
def feeds(request: HttpRequest, access: Access) -> HttpResponse:
    """The addresses there are; sent, another is made."""
    trouble = ""
    if request.method == "POST":
        try:
            make_feed(access, by=access.person)
            return go("cases:feeds", access.case.pk)
        except TooMany as error:
            trouble = str(error)
    key = KeptCase(access).key
    found = [shown(access, one, key) for one in feeds_of(access)]
    mine = [(one, _address(one.secret)) for one in found if one.secret]
    others = [one for one in found if not one.secret]
    return render_case(
        request, access, "cases/feeds.html", mine=mine, others=others, trouble=trouble, status=422 if trouble else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
@of_case
def end(request: HttpRequest, access: Access, feed: int) -> HttpResponse:
    """Ask, then take an address back."""
    found = feeds_of(access).filter(pk=feed).first()
    if found is None:
        raise Http404
    if request.method == "POST":
        end_feed(access, found, by=access.person)
        return go("cases:feeds", access.case.pk)
    return render_case(request, access, "cases/feed_end.html", feed=shown(access, found, KeptCase(access).key))


@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The calendar itself, for whoever has the address; nobody signs in here."""
    content = calendar_at(secret)
    if content is None:
        raise Http404
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="dates.ics"'
    response["ETag"] = etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    answer = get_conditional_response(request, etag=etag, response=response)
    return answer if isinstance(answer, HttpResponse) else response


def _address(secret: str) -> str:
    return environment().base_address + reverse("feed", args=[secret])
