"""A week: what was planned, what each side says happened, and a form to say it in a few taps."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from upheld.delivery.entitlement import DeliveryError
from upheld.delivery.entry import Side
from upheld.delivery.terms import monday_of
from upheld.delivery.week import week as week_of_ledger
from upheld.web import clock
from upheld.web.cases.access import Access
from upheld.web.cases.door import of_ledger
from upheld.web.delivery.actions.saying import say
from upheld.web.delivery.kept import Ledger
from upheld.web.delivery.sides import sides_of
from upheld.web.delivery.views.own_device import HEADER, by_its_writer
from upheld.web.delivery.views.page import render_ledger
from upheld.web.delivery.week_form import Filled, read, written_at
from upheld.web.delivery.week_rows import Asked, asked
from upheld.web.delivery.words import spoken
from upheld.web.ui.addresses import address, go

_EARLIEST = date(2014, 9, 1)
_AHEAD = timedelta(days=370)
_WEEK = timedelta(days=7)


@require_http_methods(["GET", "HEAD", "POST"])
@of_ledger
@by_its_writer
def week(request: HttpRequest, access: Access, monday: str = "") -> HttpResponse:
    """The week of a Monday, or this one."""
    day = _day(monday, clock.today())
    sent = _sent(request)
    today = _as_of(request, sent, day, clock.today())
    if monday and day != monday_of(day):
        return go("delivery:week_of", access.case.pk, monday_of(day).isoformat())
    side = _side(request, access)
    if request.method == "POST":
        access.must_write_ledger()
    ledger = Ledger(access)
    entitlements, calendar, entries = ledger.entitlements, ledger.calendar, ledger.entries
    found = week_of_ledger(entitlements, calendar, entries, day, today)
    form = asked(found, entitlements, side, today)
    filled = Filled(rows=form.rows)
    if request.method == "POST":
        known = {one.id for one in entries}
        filled = read(sent, form, who=access.ledger_role or access.role, now=clock.real(), known=known)
        try:
            if not filled.errors:
                said = say(access, filled.entries, by=access.person) if filled.entries else 0
                return _after(access, found.monday, side, said)
        except DeliveryError as error:
            filled.errors["week-form"] = str(error)
    return _page(request, access, form, filled, bool(entitlements), bool(calendar.weeks))


def _page(
    request: HttpRequest, access: Access, form: Asked, filled: Filled, has_lines: bool, has_terms: bool
) -> HttpResponse:
    monday = form.week.monday
    return render_ledger(
        request, access, "delivery/week.html", status=422 if filled.errors else 200, here="week",
        asked=form, week=form.week, form=filled, sent=request.POST if request.method == "POST" else {},
        form_id=_form_id(request), side=form.side, sides=sides_of(access), mine=access.may_write_ledger,
        before=monday - _WEEK, after=monday + _WEEK, is_now=monday == monday_of(form.today), has_terms=has_terms,
        is_ahead=monday > form.today, saved=request.GET.get("saved", "") if request.method == "GET" else "",
        has_lines=has_lines, lines=_lines(form), **spoken(),
    )  # fmt: skip


def _lines(form: Asked) -> list[tuple[str, str]]:
    """The lines of which something is planned in this week, with their names."""
    return [*dict.fromkeys((one.session.slot.line, one.title) for one in form.rows if not one.is_open)]


def _form_id(request: HttpRequest) -> str:
    """The id of the form: the same while what is wrong in it is put right."""
    return request.POST.get("form_id") or str(uuid4())


def _after(access: Access, monday: date, side: Side, said: int) -> HttpResponse:
    """Back to the week, with how much was written down; nothing of what."""
    sides = sides_of(access)
    chosen = f"&side={side}" if len(sides) > 1 else ""
    where = address("delivery:week_of", access.case.pk, monday.isoformat())
    return HttpResponseRedirect(f"{where}?saved={'yes' if said else 'no'}{chosen}")


def _side(request: HttpRequest, access: Access) -> Side:
    """Whose account is being written down: somebody's own; for an adviser, of the two, the one chosen."""
    sides = sides_of(access)
    told = request.POST.get("side") or request.GET.get("side")
    return next((one for one in sides if one == told), sides[0])


def _day(monday: str, today: date) -> date:
    if not monday:
        return monday_of(today)
    try:
        day = date.fromisoformat(monday)
    except ValueError:
        raise Http404 from None
    if not _EARLIEST <= day <= today + _AHEAD:
        raise Http404
    return day


def _sent(request: HttpRequest) -> dict[str, str]:
    """What was sent; when it was written only from a device, which names itself: else it was written just now."""
    return {name: str(one) for name, one in request.POST.items() if name != "written_at" or HEADER in request.headers}


def _as_of(request: HttpRequest, sent: dict[str, str], day: date, today: date) -> date:
    """The day on which the form is filled in: for one that waited on a device, when that was, so that what came after
    is not said; for a device that keeps the week to write in it later, the last day of the week.
    """
    if request.method == "POST":
        written = written_at(sent, clock.real())
        return min(today, written.astimezone(clock.ENGLAND).date()) if written else today
    is_for_later = request.GET.get("kept") == "device"
    return max(today, monday_of(day) + _WEEK - timedelta(days=1)) if is_for_later else today
