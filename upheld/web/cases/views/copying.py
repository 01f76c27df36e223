"""To copy a timeline to a sibling's case."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from upheld.errors import CaseError
from upheld.web.cases.access import Access, must_see
from upheld.web.cases.actions.copying import Copied, copy_timeline
from upheld.web.cases.actions.opening import LONGEST_LABEL, TooMany, open_case
from upheld.web.cases.door import of_case
from upheld.web.cases.kept import KeptCase
from upheld.web.cases.labels import labels_of
from upheld.web.cases.models import Case, Grant
from upheld.web.cases.views.page import render_case
from upheld.web.check.happened import Row, rows
from upheld.web.check.record import Record
from upheld.web.ui.format import span
from upheld.web.ui.forms import Form, TextField
from upheld.web.ui.jinja import english

_NEW = "new"
_MOST = 200
"""The most cases that are offered to copy to."""


class CopyForm(Form):
    """Which entries, and to which case."""

    entries = forms.MultipleChoiceField(
        label=gettext_lazy("What should be copied?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": gettext_lazy("Choose at least one entry."),
            "invalid_choice": gettext_lazy("One of these entries is no longer there: choose again."),
        },
    )
    to = forms.ChoiceField(
        label=gettext_lazy("To which case?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose a case."),
            "invalid_choice": gettext_lazy("Choose one of those shown."),
        },
    )
    label = TextField(
        label=gettext_lazy("What do you want to call the new case?"),
        help_text=gettext_lazy("Only for a new case. A first name or initials are enough. Do not use a full name."),
        required=False,
        max_length=LONGEST_LABEL,
        error_messages={"max_length": gettext_lazy("That is too long: keep it under %(limit_value)d letters.")},
    )

    def __init__(self, told: list[Row], cases: dict[UUID, str], *args: Any, **kwargs: Any) -> None:
        """A form with these entries and cases to choose from."""
        super().__init__(*args, **kwargs)
        entries: Any = self.fields["entries"]
        entries.choices = [(str(row.number), _entry_words(row)) for row in told]
        to: Any = self.fields["to"]
        to.choices = [*((str(id), label or _("A case without a name")) for id, label in cases.items()),
                      (_NEW, _("A new case"))]  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """What was chosen; a new case has a name."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("to") == _NEW and not cleaned.get("label") and "label" not in self.errors:
            told = _("Give the case a name, so that you find it again. Initials are enough.")
            self.add_error("label", ValidationError(told))
        return cleaned


@require_http_methods(["GET", "HEAD", "POST"])
@of_case
def copy(request: HttpRequest, access: Access) -> HttpResponse:
    """Which entries and to which case; afterwards, how many were copied."""
    access.must_write()
    # What the record of provision made is of this child alone: copied, it would say what nobody said.
    told = [one for one in rows(Record.held_in(KeptCase(access))) if not one.from_ledger]
    posted = request.method == "POST"
    form = CopyForm(told, _others(access), request.POST if posted else None)
    if posted and form.is_valid():
        try:
            target, done = _copied(access, form)
        except CaseError:
            form.add_error(None, _("These entries do not fit with what the other case holds. Choose fewer of them."))
        except TooMany as error:
            form.add_error(None, str(error))
        else:
            shown: dict[str, Any] = {"done": done, "target": target, "target_label": labels_of([target])[target.pk]}
            return render_case(request, access, "cases/copied.html", **shown)
    return render_case(request, access, "cases/copy.html", status=422 if form.errors else 200, form=form, rows=told)


def _copied(access: Access, form: CopyForm) -> tuple[Case, Copied]:
    person, chosen = access.person, {int(one) for one in form.cleaned_data["entries"]}
    with transaction.atomic():
        if form.cleaned_data["to"] == _NEW:
            case = open_case(by=person, label=form.cleaned_data["label"])
        else:
            case = Case.objects.get(pk=UUID(form.cleaned_data["to"]))
        return case, copy_timeline(access, must_see(person, case.pk), chosen, by=person)


def _others(access: Access) -> dict[UUID, str]:
    """Their other cases, and those that were given to them to write in, with what each is called."""
    person = access.person
    given = Grant.objects.holding().filter(case=OuterRef("pk"), person=person, right="write")
    found = Case.objects.filter(Q(holder=person) | Exists(given), delete_after=None).exclude(pk=access.case.pk)
    return labels_of(found.order_by("-made_at")[:_MOST])


def _entry_words(row: Row) -> Any:
    when = span(row.when) if not row.until else f"{span(row.when)} – {span(row.until)}"
    return english(row.what) + ", " + when
