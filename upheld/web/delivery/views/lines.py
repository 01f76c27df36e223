"""The lines of a ledger: what is owed, version by version; typed in, put right, ended, or changed from a day on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from upheld.delivery.entitlement import DeliveryError, Entitlement, versions
from upheld.delivery.promised.amend import applied
from upheld.web import clock
from upheld.web.cases.access import Access, MayNot
from upheld.web.cases.door import of_case, of_ledger
from upheld.web.cases.kept import KeptCase
from upheld.web.delivery.actions.setting_up import set_entitlements
from upheld.web.delivery.kept import Ledger
from upheld.web.delivery.line_form import EndForm, FromDayForm, LineForm
from upheld.web.delivery.line_words import (
    SECTION_WORDS,
    altogether,
    how_much,
    is_over,
    shown_deliverer,
    shown_words,
    since,
)
from upheld.web.delivery.views.page import render_ledger
from upheld.web.ui.addresses import go
from upheld.web.ui.forms import Form


@dataclass(frozen=True, slots=True)
class Shown:
    """One version of a line as a page shows it; `words` and `deliverer` empty where they are hidden from who looks."""

    line: str
    id: str
    what: str
    section: str
    how_much: str
    altogether: str
    since: str
    words: str
    deliverer: str
    group: int | None
    why_unknown: str
    is_over: bool


@require_safe
@of_ledger
def lines(request: HttpRequest, access: Access) -> HttpResponse:
    """Every line with all its versions, the newest first."""
    ledger = Ledger(access)
    found = [[shown(one, access) for one in reversed(each)] for each in versions(ledger.entitlements).values()]
    return render_ledger(
        request, access, "delivery/lines.html", here="lines", lines=found, may_change=may_change(access),
        has_plan=may_change(access) and bool(KeptCase(access).get("plan")),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@of_case
def new(request: HttpRequest, access: Access) -> HttpResponse:
    """A line typed in."""
    must_change(access)
    ledger = Ledger(access)
    form = LineForm(request.POST if request.method == "POST" else None, initial={"weeks": "term"})
    if request.method == "POST" and form.is_valid():
        name = _free(form.cleaned_data["section"], ledger.entitlements)
        if _saved(ledger, form, lambda: (*ledger.entitlements, form.entitlement(name, name))):
            return go("delivery:lines", access.case.pk)
    return _form_page(request, access, form, None)


@require_http_methods(["GET", "HEAD", "POST"])
@of_case
def line(request: HttpRequest, access: Access, line: str) -> HttpResponse:
    """One line: put right as it stands, changed from a day on, ended, or taken out."""
    must_change(access)
    ledger = Ledger(access)
    each = versions(ledger.entitlements).get(line)
    if each is None:
        raise Http404
    act = request.POST.get("act", "") if request.method == "POST" else ""
    last, every = each[-1], ledger.entitlements
    data = request.POST if act in ("correct", "change") else None
    form = LineForm(data, was=last)
    given_end = last.to_on.isoformat() if last.to_on else ""
    end = EndForm(request.POST if act == "end" else None, prefix="end", initial={"to_on": given_end})
    day = FromDayForm(request.POST if act == "change" else None, prefix="change")
    done = False
    if act == "correct" and form.is_valid():
        done = _saved(ledger, form, lambda: _instead(every, last, form.entitlement(last.id, line)))
    elif act == "change" and form.is_valid() & day.is_valid():
        done = _saved(ledger, day, lambda: _from_then(every, form, day, line))
    elif act == "end" and end.is_valid():
        done = _saved(ledger, end, lambda: _instead(every, last, replace(last, to_on=end.cleaned_data["to_on"])))
    elif act == "remove" and request.POST.get("sure") == "yes":
        done = _saved(ledger, form, lambda: tuple(one for one in every if one.line != line))
    if done:
        return go("delivery:lines", access.case.pk)
    return _form_page(request, access, form, last, end=end, day=day, act=act)


def shown(one: Entitlement, access: Access) -> Shown:
    """One version of a line, as far as somebody may see it."""
    return Shown(
        one.line, one.id, one.what, str(SECTION_WORDS[one.section]), how_much(one.amount), altogether(one.amount),
        since(one), shown_words(one, access), shown_deliverer(one, access), one.group, one.why_unknown,
        is_over(one, clock.today()),
    )  # fmt: skip


def may_change(access: Access) -> bool:
    """Whether somebody may say what is owed: who may change the case and sees all of it.

    Whoever was given the ledger alone says what came; what the plan promises is not theirs to write.
    """
    return access.sees_case and access.may_write and access.sees_all


def must_change(access: Access) -> None:
    """Go on only where somebody may say what is owed.

    Raises:
        MayNot: they may only read, or not see all of it.
    """
    access.must_write()
    if not access.sees_all:
        raise MayNot(_("Addresses or schools are hidden from you here, and the words of a plan may name them."))


def _saved(ledger: Ledger, form: Form, made: Callable[[], Sequence[Entitlement]]) -> bool:
    try:
        set_entitlements(ledger, made(), by=ledger.access.person)
    except DeliveryError as error:
        form.add_error(None, str(error))
        return False
    return True


def _instead(every: Sequence[Entitlement], was: Entitlement, now: Entitlement) -> tuple[Entitlement, ...]:
    return tuple(now if one.id == was.id else one for one in every)


def _from_then(every: Sequence[Entitlement], form: LineForm, day: FromDayForm, line: str) -> tuple[Entitlement, ...]:
    first = day.cleaned_data["from_on"]
    number = 1 + sum(one.line == line for one in every)
    taken = {one.id for one in every}
    while f"{line[:50]}-v{number}" in taken:
        number += 1
    form.cleaned_data["from_on"] = first
    return applied(every, [form.entitlement(f"{line[:50]}-v{number}", line)], first)


def _free(section: str, every: Sequence[Entitlement]) -> str:
    """A name for a new line: its section and the next number."""
    taken = {one.line for one in every} | {one.id for one in every}
    return next(name for number in range(1, 10_000) if (name := f"{section}.{number}") not in taken)


def _form_page(
    request: HttpRequest, access: Access, form: LineForm, was: Entitlement | None, *, end: Form | None = None,
    day: Form | None = None, act: str = "",
) -> HttpResponse:  # fmt: skip
    wrong = form.errors or (end is not None and end.errors) or (day is not None and day.errors)
    return render_ledger(
        request, access, "delivery/line_edit.html", status=422 if wrong or request.method == "POST" else 200,
        form=form, was=shown(was, access) if was is not None else None, end=end, change=day, act=act,
    )  # fmt: skip
