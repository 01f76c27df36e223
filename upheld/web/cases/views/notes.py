"""The notes of a case: read, written, and one's own removed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from upheld.web.accounts.models import Organisation
from upheld.web.cases.access import Access
from upheld.web.cases.actions.notes import LONGEST, add_note, notes_of, remove_note, services_of, shown
from upheld.web.cases.door import of_case
from upheld.web.cases.kept import KeptCase
from upheld.web.cases.views.page import render_case
from upheld.web.ui.addresses import go
from upheld.web.ui.forms import Form, TextField

_EVERYBODY = "all"


class NoteForm(Form):
    """One note, and who reads it."""

    text = TextField(
        label=gettext_lazy("Note"),
        help_text=gettext_lazy("What was said on the telephone, for example, and by whom."),
        widget=forms.Textarea,
        max_length=LONGEST,
        error_messages={
            "required": gettext_lazy("Write the note."),
            "max_length": gettext_lazy("This is longer than 20,000 letters: put it into two notes."),
        },
    )
    service = forms.ChoiceField(
        label=gettext_lazy("Who may read it?"), required=False, widget=forms.RadioSelect, choices=(),
        error_messages={"invalid_choice": gettext_lazy("Choose from the list.")},
    )  # fmt: skip
    open_to_all = forms.BooleanField(
        label=gettext_lazy("It holds no address and no name of a school"),
        help_text=gettext_lazy("Tick this only if people from whom you hide those may read it."),
        required=False,
    )

    def __init__(self, services: Sequence[Organisation], *args: Any, **kwargs: Any) -> None:
        """Offer the services somebody works in; without any, nothing is asked."""
        super().__init__(*args, **kwargs)
        self._services = {str(one.key): one for one in services}
        everybody = [(_EVERYBODY, _("Everybody who may see this case"))]
        only = [(key, _("Only %(service)s. Not even the person whose case this is") % {"service": one.name})
                for key, one in self._services.items()]  # fmt: skip
        self.fields["service"].choices = everybody + only  # type: ignore[attr-defined]
        self.fields["service"].initial = _EVERYBODY

    @property
    def organisation(self) -> Organisation | None:
        """The service whose members alone read it."""
        return self._services.get(self.cleaned_data["service"])


@require_http_methods(["GET", "HEAD", "POST"])
@of_case
def notes(request: HttpRequest, access: Access) -> HttpResponse:
    """Every note somebody may read, and a form for another."""
    services = services_of(access)
    form = NoteForm(services, request.POST if request.method == "POST" else None)
    if request.method == "POST":
        access.must_write()
        if form.is_valid():
            add_note(access, form.cleaned_data["text"], by=access.person, organisation=form.organisation,
                     open_to_all=form.cleaned_data["open_to_all"])  # fmt: skip
            return go("cases:notes", access.case.pk)
    key = KeptCase(access).key
    return render_case(
        request, access, "cases/notes.html", form=form, services=services,
        notes=[shown(access, one, key) for one in notes_of(access)], status=422 if form.errors else 200,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@of_case
def remove(request: HttpRequest, access: Access, note: UUID) -> HttpResponse:
    """Ask, then take one's own note out."""
    found = notes_of(access).filter(pk=note, by=access.person).first()
    if found is None:
        raise Http404
    access.must_write()
    if request.method == "POST":
        remove_note(access, found, by=access.person)
        return go("cases:notes", access.case.pk)
    return render_case(request, access, "cases/note_remove.html", note=shown(access, found, KeptCase(access).key))
