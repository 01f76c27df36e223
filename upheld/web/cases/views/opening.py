"""How a case begins: a new one, or what was told in the private check."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from upheld.web.accounts.models import Person
from upheld.web.cases.access import must_see
from upheld.web.cases.actions.opening import LONGEST_LABEL, TooMany, open_case
from upheld.web.cases.kept import KeptCase
from upheld.web.cases.models import Case
from upheld.web.cases.mount import PARTS, prefix_of
from upheld.web.check.asking import NOTES
from upheld.web.check.forms_child import ChildForm, councils
from upheld.web.check.happened import Row, rows
from upheld.web.check.questions import CHILD, GOING_ON
from upheld.web.check.record import Record
from upheld.web.ui.addresses import go, within
from upheld.web.ui.forms import Form, TextField
from upheld.web.ui.held import InSession

_methods = require_http_methods(["GET", "HEAD", "POST"])


class LabelForm(Form):
    """What a case is called."""

    label = TextField(
        label=gettext_lazy("What do you want to call this case?"),
        help_text=gettext_lazy("A first name or initials are enough. Do not use a full name."),
        max_length=LONGEST_LABEL,
        error_messages={
            "required": gettext_lazy("Give the case a name, so that you find it again. Initials are enough."),
            "max_length": gettext_lazy("That is too long: keep it under %(limit_value)d letters."),
        },
    )


class NewForm(LabelForm):
    """A new case: what it is called, and what the days depend on."""

    date_of_birth = ChildForm.base_fields["date_of_birth"]
    local_authority = ChildForm.base_fields["local_authority"]

    def clean_local_authority(self) -> str:
        """The council, which must be in England."""
        return ChildForm.clean_local_authority(self)  # type: ignore[arg-type]

    def person(self) -> dict[str, str]:
        """What was told of the child or young person."""
        names = ("date_of_birth", "local_authority")
        return {name: self.cleaned_data[name] for name in names if self.cleaned_data[name]}


@dataclass(frozen=True, slots=True)
class Private:
    """What the private check of a session holds: its record, its timeline, and the plan that was read, if one was."""

    record: Record
    rows: list[Row]
    plan: dict[str, Any] | None


def told_in_private(request: HttpRequest) -> Private | None:
    """What was told in the private check and lies in the session; None where nothing is worth keeping."""
    place = InSession(request.session)
    record, plan = Record.held_in(place), place.get("plan")
    has_plan = bool(plan and plan.get("read"))
    if record.is_empty and not record.person and not record.facts and not has_plan:
        return None
    return Private(record, rows(record), plan if has_plan else None)


@_methods
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """A new case, which goes on with the questions."""
    assert isinstance(request.user, Person)
    form = NewForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        person = form.person()
        try:
            case = open_case(by=request.user, label=form.cleaned_data["label"], told={"person": person})
            return _to_questions(request, case, has_child=bool(person))
        except TooMany as error:
            form.add_error(None, str(error))
    shown = {"form": form, "councils": councils(), "to_keep": told_in_private(request) is not None}
    return render(request, "cases/new.html", shown, status=422 if form.errors else 200)


@_methods
@login_required
def keep(request: HttpRequest) -> HttpResponse:
    """What was told in the private check, kept as a case; the session then holds it no more."""
    assert isinstance(request.user, Person)
    private = told_in_private(request)
    form = LabelForm(request.POST if request.method == "POST" else None)
    if private is not None and request.method == "POST" and form.is_valid():
        label, told = form.cleaned_data["label"], private.record.held()
        try:
            case = open_case(by=request.user, label=label, told=told, plan=private.plan)
        except TooMany as error:
            form.add_error(None, str(error))
        else:
            place = InSession(request.session)
            place.drop("check")
            place.drop("plan")
            place.put_aside("answer", {"mark": "", "page": ""})
            return go("cases:case", case.pk)
    status = 422 if form.errors and private is not None else 200
    return render(request, "cases/keep.html", {"form": form, "private": private}, status=status)


def _to_questions(request: HttpRequest, case: Case, *, has_child: bool) -> HttpResponse:
    """On to the guided questions of the case, after those that were answered already."""
    with within(prefix_of(case.pk), PARTS):
        if not has_child:
            return go("check:question", CHILD)
        record = Record.held_in(KeptCase(must_see(request.user, case.pk), request.session))
        record.notes[NOTES] = {"child": True, "trail": [CHILD]}
        record.save()
        return go("check:question", GOING_ON)
