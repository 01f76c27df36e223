"""SEN support before a plan: the cycles, the meetings, the lines with what came, and the record as a paper."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from upheld.delivery.entitlement import DeliveryError, Entitlement
from upheld.delivery.progress.progress import progress
from upheld.delivery.progress.ratings import voices
from upheld.delivery.progress.support import MEETINGS_A_YEAR, Entered, support
from upheld.delivery.progress.support_record import record
from upheld.delivery.shortfall import by
from upheld.delivery.tally import Tally
from upheld.documents.blocks import Document
from upheld.errors import CaseError
from upheld.web import clock
from upheld.web.cases.access import Access
from upheld.web.cases.door import of_ledger
from upheld.web.delivery.actions.progress import tell
from upheld.web.delivery.kept import Ledger
from upheld.web.delivery.progress_kept import (
    may_correct,
    names_of,
    progress_said,
    ratings_said,
    speaker,
    stages_said,
)
from upheld.web.delivery.progress_words import SIDES, STAGE_HINTS, STAGES
from upheld.web.delivery.support_events import tell_both
from upheld.web.delivery.support_form import StageForm
from upheld.web.delivery.support_law import proposed, rules
from upheld.web.delivery.views.page import render_ledger
from upheld.web.delivery.words import amount, between
from upheld.web.ui.addresses import go
from upheld.web.ui.papers import FORMS, html_of
from upheld.web.ui.sent import attachment


@require_http_methods(["GET", "HEAD", "POST"])
@of_ledger
def overview(request: HttpRequest, access: Access) -> HttpResponse:
    """The cycles and meetings, what is given and what came, and a form for the next stage."""
    ledger = Ledger(access)
    form = StageForm(access.may_write, request.POST if request.method == "POST" else None)
    if request.method == "POST":
        access.must_write_ledger()
        if form.is_valid() and _kept(request, ledger, form):
            return go("delivery:support", access.case.pk)
    said = stages_said(ledger)
    found, names = support(said, clock.today()), names_of(access, said)
    cycles = [
        (cycle, [(one, STAGES[one.stage], SIDES[one.side], names.get(one.by, ""), may_correct(access, one))
                 for one in cycle.stages])
        for cycle in reversed(found.cycles)
    ]  # fmt: skip
    return render_ledger(
        request, access, "delivery/support.html", here="support", form=form, found=found, cycles=cycles,
        stages=STAGES, hints=STAGE_HINTS, lines=_lines(ledger), rules=rules(), wanted=MEETINGS_A_YEAR,
        amount=amount, between=between, status=422 if form.errors else 200,
    )  # fmt: skip


@require_safe
@of_ledger
def paper(request: HttpRequest, access: Access) -> HttpResponse:
    """The record in the order of an Individual Support Plan, which is proposed and not law."""
    label, wanted = proposed()
    return render_ledger(
        request, access, "delivery/support_record.html", paper=html_of(_record(Ledger(access)), 2), proposal=label,
        wanted=wanted,
    )  # fmt: skip


@require_safe
@of_ledger
def paper_as(request: HttpRequest, access: Access, ending: str) -> HttpResponse:
    """The same as a file to take away."""
    if ending not in ("docx", "pdf", "txt"):
        raise Http404
    form = FORMS[ending]
    return attachment(form.make(_record(Ledger(access))), f"sen-support{form.ending}", form.type)


def _record(ledger: Ledger) -> Document:
    today = clock.today()
    return record(
        support(stages_said(ledger), today), _lines(ledger), progress(progress_said(ledger), today),
        voices(ratings_said(ledger), today),
    )  # fmt: skip


def _lines(ledger: Ledger) -> list[tuple[Entitlement, Tally]]:
    """The lines of SEN support that have begun, each with what came of it."""
    today = clock.today()
    lines = [one for one in ledger.entitlements if one.section == "SEN" and one.from_on <= today]
    if not lines:
        return []
    came = by(ledger.reckoned(today).sessions, lambda one: one.slot.entitlement)
    return [(one, came.get(one.id, Tally())) for one in lines]


def _kept(request: HttpRequest, ledger: Ledger, form: StageForm) -> bool:
    one = Entered(**form.entered, **speaker(ledger.access))
    try:
        if form.cleaned_data.get("in_case"):
            tell_both(request, ledger, one)
        else:
            tell(ledger, one)
    except CaseError:
        form.add_error(None, _("This does not fit with what the timeline of the case says. Nothing was saved."))
    except DeliveryError as error:
        form.add_error(None, str(error))
    return not form.errors
