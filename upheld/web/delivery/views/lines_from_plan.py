"""From the plan of the case to lines that count: each as it was understood, for somebody to confirm or put right."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from upheld.delivery.entitlement import DeliveryError, Entitlement
from upheld.delivery.promised.amend import Fate, amended, applied
from upheld.errors import UpheldError
from upheld.plan.document import Plan
from upheld.plan.shape import plain
from upheld.web.cases.access import Access
from upheld.web.cases.door import of_case
from upheld.web.cases.kept import KeptCase
from upheld.web.delivery.actions.setting_up import set_entitlements
from upheld.web.delivery.amount_form import AmountForm
from upheld.web.delivery.kept import Ledger
from upheld.web.delivery.line_form import FromDayForm
from upheld.web.delivery.line_words import how_much
from upheld.web.delivery.views.lines import Shown, must_change, shown
from upheld.web.delivery.views.page import render_ledger
from upheld.web.plan.record import PlanRecord
from upheld.web.ui.addresses import go

MOST_WITH_FIELDS = 150
"""How many lines can be put right on one page; those after them are confirmed as they were read."""
_PRINTED = ("amended", "final", "plan")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the plan on the page: `form` None where it is confirmed as it was read, or ends."""

    key: str
    shown: Shown
    before: str
    became: str
    why: tuple[str, ...]
    assumed: tuple[str, ...]
    form: AmountForm | None
    is_ending: bool
    ticked: bool


@require_http_methods(["GET", "HEAD", "POST"])
@of_case
def from_plan(request: HttpRequest, access: Access) -> HttpResponse:
    """First the day of the plan, then its lines; sent back confirmed, they count."""
    must_change(access)
    ledger = Ledger(access)
    plan, trouble = _plan(access)
    if plan is None:
        return _page(request, access, trouble=trouble, status=422 if request.method == "POST" else 200)
    day = FromDayForm(request.POST if request.method == "POST" else None, initial={"from_on": _printed(plan)})
    if request.method != "POST" or not day.is_valid():
        return _page(request, access, day=day, plan=plan, status=422 if day.errors else 200)
    first: date = day.cleaned_data["from_on"]
    try:
        fates = amended(ledger.entitlements, plan, first)
    except DeliveryError as error:
        day.add_error(None, str(error))
        return _page(request, access, day=day, plan=plan, status=422)
    mark = _mark(fates)
    is_sent = request.POST.get("step") == "save" and request.POST.get("mark") == mark
    rows = _rows(fates, access, request.POST if is_sent else None)
    if request.POST.get("step") != "save":
        return _page(request, access, day=day, plan=plan, rows=rows, mark=mark)
    if not is_sent:
        day.add_error(
            None, _("The plan or its lines have changed since you opened this page: look through them again.")
        )
    elif not any(row.form is not None and row.form.errors for row in rows):
        chosen, ending = _chosen(fates, rows)
        try:
            set_entitlements(ledger, applied(ledger.entitlements, chosen, first, ending), by=access.person)
        except DeliveryError as error:
            day.add_error(None, str(error))
        else:
            return go("delivery:lines", access.case.pk)
    return _page(request, access, day=day, plan=plan, rows=rows, mark=mark, status=422)


def _plan(access: Access) -> tuple[Plan | None, str]:
    record = PlanRecord.held_in(KeptCase(access))
    if record.is_empty:
        return None, _("There is no plan in this case yet. Give the plan first; then its lines can be read.")
    try:
        return record.plan, ""
    except UpheldError as error:
        return None, str(error)


def _printed(plan: Plan) -> str:
    """The day printed on the plan, where there is one."""
    return next((plan.dates[name].isoformat() for name in _PRINTED if name in plan.dates), "")


def _mark(fates: Sequence[Fate]) -> str:
    """Short for everything that is proposed: what is confirmed is what was shown."""
    told = json.dumps([plain(one) for one in fates], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _key(fate: Fate) -> str:
    one = fate.new.entitlement if fate.new is not None else fate.old
    assert one is not None
    return f"line-{one.id}"


def _rows(fates: Sequence[Fate], access: Access, sent: object) -> list[Row]:
    found: list[Row] = []
    for fate in fates:
        key = _key(fate)
        now = fate.new.entitlement if fate.new is not None else None
        form = None
        ticked = sent is None or sent.get(f"{key}-count") == "yes"  # type: ignore[attr-defined]
        if now is not None and len(found) < MOST_WITH_FIELDS:
            form = AmountForm(sent if ticked else None, was=now, prefix=key)
        one = now or fate.old
        assert one is not None
        found.append(
            Row(key, shown(one, access), _before(fate), fate.became, fate.why,
                fate.new.assumed if fate.new is not None else (), form, now is None, ticked)
        )  # fmt: skip
    return found


def _before(fate: Fate) -> str:
    return how_much(fate.old.amount) if fate.old is not None and fate.new is not None else ""


def _chosen(fates: Sequence[Fate], rows: Sequence[Row]) -> tuple[list[Entitlement], list[str]]:
    """The versions that count from the day of the plan, and the lines that end the day before."""
    chosen: list[Entitlement] = []
    ending: list[str] = []
    for fate, row in zip(fates, rows, strict=True):
        if fate.new is None:
            assert fate.old is not None
            if row.ticked:
                ending.append(fate.old.line)
        elif not row.ticked:
            if fate.old is not None:
                ending.append(fate.old.line)
        elif row.form is None:
            chosen.append(fate.new.entitlement)
        else:
            found = row.form.cleaned_data
            amount = found["amount"]
            why = fate.new.entitlement.why_unknown or _("The plan does not say how much.")
            chosen.append(
                replace(fate.new.entitlement, what=found["what"], amount=amount, deliverer=found["deliverer"],
                        group=found["group"], why_unknown="" if amount else why)
            )  # fmt: skip
    return chosen, ending


def _page(
    request: HttpRequest, access: Access, *, day: FromDayForm | None = None, plan: Plan | None = None,
    rows: Sequence[Row] = (), mark: str = "", trouble: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    known = sum(row.form is not None and row.shown.why_unknown == "" for row in rows)
    return render_ledger(
        request, access, "delivery/lines_from_plan.html", status=status, begins=day, has_plan=plan is not None,
        is_draft=plan is not None and plan.version == "draft",
        rows=rows, mark=mark, trouble=trouble, known=known, is_read=bool(mark),
        forms=[row.form for row in rows if row.form is not None and row.form.is_bound],
    )  # fmt: skip
