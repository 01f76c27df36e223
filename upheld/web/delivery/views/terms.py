"""When school is open: the schools a child was at, with their terms and the days without school."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from upheld.delivery.terms import Setting
from upheld.errors import UpheldError
from upheld.web import clock
from upheld.web.cases.access import Access
from upheld.web.cases.door import of_ledger
from upheld.web.cases.models import Action
from upheld.web.cases.walls import as_service
from upheld.web.cases.who import named
from upheld.web.delivery.actions.setting_up import set_settings
from upheld.web.delivery.kept import Ledger
from upheld.web.delivery.known_terms import Known, in_other_ledgers, told_in_case
from upheld.web.delivery.terms_form import SettingForm
from upheld.web.delivery.terms_lost import may_take_away
from upheld.web.delivery.views.page import render_ledger
from upheld.web.ui.addresses import go

_methods = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@of_ledger
def terms(request: HttpRequest, access: Access) -> HttpResponse:
    """Every school, the newest first, with what is known of its terms."""
    ledger = Ledger(access)
    found = sorted(enumerate(ledger.calendar.settings, 1), key=lambda one: one[1].from_on, reverse=True)
    shown: dict[str, Any] = {
        "settings": found,
        "hides_names": not access.sees_all,
        "known_until": ledger.calendar.known_until,
        "told": [] if found else told_in_case(access),
        "changed": _changed(access),
        "may_take_away": may_take_away(access),
    }
    return render_ledger(request, access, "delivery/terms.html", here="terms", **shown)


@_methods
@of_ledger
def new(request: HttpRequest, access: Access) -> HttpResponse:
    """Another school: the first, or the one the child moved to."""
    access.must_write_ledger()
    return _setting(request, access, Ledger(access), None)


@_methods
@of_ledger
def one(request: HttpRequest, access: Access, number: int) -> HttpResponse:
    """One school, to put right or to take out."""
    access.must_write_ledger()
    ledger = Ledger(access)
    if not 1 <= number <= len(ledger.calendar.settings):
        raise Http404
    if request.method == "POST" and request.POST.get("do") == "remove":
        rest = [each for place, each in enumerate(ledger.calendar.settings, 1) if place != number]
        set_settings(ledger, rest, by=access.person)
        return go("delivery:terms", access.case.pk)
    return _setting(request, access, ledger, number)


def _changed(access: Access) -> tuple[date, str] | None:
    """On which day the terms were last changed, and by whom; no name for whoever sees none."""
    with as_service():
        rows = Action.objects.filter(case=access.case.pk, act="delivery_terms_changed")
        last = rows.order_by("-seq").first()
        if last is None:
            return None
        name = named([last.by], access).get(last.by, "") if access.sees_case and access.sees_all else ""
    return last.at.astimezone(clock.ENGLAND).date(), _("you") if last.by == str(access.person.key) else name


def _setting(request: HttpRequest, access: Access, ledger: Ledger, number: int | None) -> HttpResponse:
    there = [*ledger.calendar.settings]
    before = there[number - 1] if number is not None else None
    known = in_other_ledgers(access)
    sent = request.POST if request.method == "POST" else None
    copied = _copied(request, known)
    kinds: dict[str, Any] = {"hides_name": not access.sees_all, "is_move": number is None and bool(there)}
    if sent is None or sent.get("do") == "copy":
        form = SettingForm(initial=_first_shown(access, before, copied, is_move=kinds["is_move"]), **kinds)
    else:
        form = SettingForm(sent, **kinds)
        if form.is_valid():
            try:
                _write(ledger, there, form, number)
                return go("delivery:terms", access.case.pk)
            except UpheldError as error:
                form.add_error("terms", str(error))
    shown = {"form": form, "number": number, "known": known, "copied": copied, "may_take_away": may_take_away(access)}
    status = 422 if form.errors else 200
    return render_ledger(request, access, "delivery/terms_one.html", status=status, here="terms", **shown)


def _first_shown(access: Access, before: Setting | None, copied: Known | None, *, is_move: bool) -> dict[str, Any]:
    """What the form shows at first: what there is, what was told in the case, or the terms that were copied."""
    shown: dict[str, Any] = SettingForm.of(before) if before is not None else {"ends_before": True}
    if before is None and not is_move and (told := told_in_case(access)):
        shown |= SettingForm.of(told[-1].setting)
    if copied is not None:
        of_copy = SettingForm.of(copied.setting)
        names = ("terms", "closed") if before is not None else ("name", "terms", "closed")
        shown |= {name: of_copy[name] for name in names}
    return shown


def _copied(request: HttpRequest, known: Sequence[Known]) -> Known | None:
    """The terms that somebody asked to have copied; None where they did not, or may not see them any more."""
    if request.method != "POST" or request.POST.get("do") != "copy":
        return None
    return next((each for each in known if each.mark == request.POST.get("copy", "")), None)


def _write(ledger: Ledger, there: list[Setting], form: SettingForm, number: int | None) -> None:
    if number is not None:
        there[number - 1] = form.setting(there[number - 1])
    else:
        made = form.setting(None)
        if form.cleaned_data.get("ends_before"):
            last = made.from_on - timedelta(days=1)
            there = [
                replace(each, to_on=last) if each.to_on is None and each.from_on <= last else each for each in there
            ]
        there.append(made)
    set_settings(ledger, sorted(there, key=lambda each: each.from_on), by=ledger.access.person)
