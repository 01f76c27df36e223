"""The start check, which is practice: four weeks after a plan or a move, what has started, and who was asked?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from upheld.delivery.entitlement import DeliveryError, Entitlement, versions
from upheld.delivery.start import Asked, LineStart, StartCheck, checks
from upheld.plan.shape import plain, shaped
from upheld.web import clock
from upheld.web.cases.access import Access
from upheld.web.cases.door import of_ledger
from upheld.web.check.forms_child import ExactDayField
from upheld.web.delivery.actions.saying import state
from upheld.web.delivery.ahead import begins
from upheld.web.delivery.kept import Ledger
from upheld.web.delivery.progress_kept import speaker
from upheld.web.delivery.views.page import render_ledger
from upheld.web.delivery.words import SIDE_WORDS, WHO_WORDS
from upheld.web.ui.addresses import go
from upheld.web.ui.forms import Form, TextField

WHY = {
    "plan": gettext_lazy("The plan"),
    "amended_plan": gettext_lazy("The amended plan"),
    "move": gettext_lazy("The move to another school, nursery or college"),
}
ANSWERS = (
    ("started", gettext_lazy("It has started")),
    ("not_started", gettext_lazy("It has not started")),
    ("no_answer", gettext_lazy("No answer yet")),
)
_CHOOSE = gettext_lazy("Choose from the list.")


class AskedForm(Form):
    """Who was asked about a line, when, and what they said."""

    id = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=uuid4)
    line = forms.ChoiceField(
        label=gettext_lazy("About which line?"), choices=(),
        error_messages={"invalid_choice": _CHOOSE, "required": gettext_lazy("Choose the line.")},
    )  # fmt: skip
    who = TextField(
        label=gettext_lazy("Who was asked?"), max_length=200,
        help_text=gettext_lazy("For example: the special educational needs co-ordinator (SENCO)."),
        error_messages={"required": gettext_lazy("Write who was asked."),
                        "max_length": gettext_lazy("Write at most 200 letters.")},
    )  # fmt: skip
    on = ExactDayField(
        label=gettext_lazy("On which day?"), help_text=gettext_lazy("Leave it empty if it was today."), required=False,
        may_be_unknown=False,
    )  # fmt: skip
    answer = forms.ChoiceField(
        label=gettext_lazy("What did they say?"), choices=ANSWERS, widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what they said."), "invalid_choice": _CHOOSE},
    )  # fmt: skip

    def __init__(self, lines: Mapping[str, str], *args: Any, **kwargs: Any) -> None:
        """Offer the lines by their names."""
        super().__init__(*args, **kwargs)
        self.fields["line"].choices = [("", _("Choose")), *lines.items()]  # type: ignore[attr-defined]

    @property
    def asked(self) -> Asked:
        """What was filled in.

        Raises:
            DeliveryError: it cannot be.
        """
        found = self.cleaned_data
        on = date.fromisoformat(found["on"]) if found["on"] else clock.today()
        return Asked(found["line"], found["who"], on, found["answer"])


@dataclass(frozen=True, slots=True)
class Question:
    """Who was asked, when and what they said; `who` empty where it is hidden from who looks; `by` wrote it down."""

    who: str
    on: date
    answer: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a check; `by` in words, empty where it is hidden."""

    what: str
    line: str
    standing: str
    on: date | None
    by: str
    asked: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """One check as the page shows it."""

    why: str
    on: date
    check_on: date
    is_due: bool
    rows: tuple[Row, ...]
    counts: Mapping[str, int]


@require_http_methods(["GET", "HEAD", "POST"])
@of_ledger
def start(request: HttpRequest, access: Access) -> HttpResponse:
    """Every check, the newest first, and a form for who was asked."""
    if request.method == "POST":
        access.must_write_ledger()
    ledger = Ledger(access)
    entitled = ledger.entitlements
    form = AskedForm(_names(entitled), request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            id: UUID = form.cleaned_data["id"] or uuid4()
            me = speaker(access)
            made = replace(form.asked, side=me["side"], role=me["who"])
            state(access, "asked", id, plain(made), by=access.person, side=made.side)
            return go("delivery:start", access.case.pk)
        except DeliveryError as error:
            form.add_error(None, str(error))
    asked = [shaped(Asked, one.data | {"side": one.side}) for one in ledger.said("asked")]
    found = checks(begins(entitled, ledger.calendar.settings), entitled, ledger.reckoned(clock.today()), asked)
    return render_ledger(
        request, access, "delivery/start.html", here="start", form=form, has_lines=bool(entitled),
        checks=[_shown(one, access) for one in found], status=422 if form.errors else 200,
    )  # fmt: skip


def _names(entitled: Sequence[Entitlement]) -> dict[str, str]:
    return {
        line: each[-1].what if each[-1].what.endswith(f"({line})") else f"{each[-1].what} ({line})"
        for line, each in versions(entitled).items()
        if each[-1].section != "SEN"
    }


def _shown(one: StartCheck, access: Access) -> Check:
    rows = tuple(_row(each, access) for each in one.lines)
    counts = {
        name: sum(row.standing == name for row in rows) for name in ("started", "disputed", "not_started", "unsaid")
    }
    begin = one.begin
    return Check(str(WHY[begin.why]), begin.on, begin.check_on, one.is_due, rows, counts)


def _row(one: LineStart, access: Access) -> Row:
    hides = not access.sees_all
    sides: dict[str, Any] = {**WHO_WORDS, **SIDE_WORDS}
    by = str(sides[one.by]) if one.by in sides else "" if hides else one.by
    answers = dict(ANSWERS)
    asked = tuple(
        Question("" if hides else each.who, each.on, str(answers[each.answer]), _written(each)) for each in one.asked
    )
    return Row(one.entitlement.what, one.entitlement.line, one.standing, one.on, by, asked)


def _written(one: Asked) -> str:
    """Who wrote it down: their side and what they are; empty where it is not known."""
    found = (SIDE_WORDS.get(one.side), WHO_WORDS.get(one.role))
    return ", ".join(str(each) for each in found if each)
