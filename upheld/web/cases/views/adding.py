"""To add what happened: one tap chooses the kind, the next can say that it is of today, a document can come with it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from upheld.case import KINDS
from upheld.errors import CaseError
from upheld.web.cases.access import Access
from upheld.web.cases.actions.adding import add_event
from upheld.web.cases.actions.papers import NotTaken
from upheld.web.cases.came import NewEventForm
from upheld.web.cases.door import of_case
from upheld.web.cases.kept import KeptCase
from upheld.web.cases.views.page import render_case
from upheld.web.check.choosing import groups
from upheld.web.check.forms_child import councils
from upheld.web.check.happened import references
from upheld.web.check.record import Record
from upheld.web.ui.addresses import go
from upheld.web.ui.forms import Form


class EvidenceForm(Form):
    """What shows that it happened."""

    evidence = forms.FileField(
        label=gettext_lazy("A photograph or a file that shows it"),
        help_text=gettext_lazy("You can leave this out, and add it later under Documents."),
        required=False,
        allow_empty_file=True,
        error_messages={"invalid": gettext_lazy("The file did not come whole: choose it again.")},
    )


@require_safe
@of_case
def add(request: HttpRequest, access: Access) -> HttpResponse:
    """Every kind of event, by group: one tap leads to its form."""
    access.must_write()
    return render_case(request, access, "cases/add.html", groups=groups())


@require_http_methods(["GET", "HEAD", "POST"])
@of_case
def add_kind(request: HttpRequest, access: Access, kind: str) -> HttpResponse:
    """The form of one kind; it saves the event and the document that came with it, both or neither."""
    if kind not in KINDS:
        raise Http404
    access.must_write()
    record = Record.held_in(KeptCase(access, request.session))
    posted = request.method == "POST"
    form = NewEventForm(kind, references(record), request.POST if posted else None)
    files = EvidenceForm(request.POST, request.FILES) if posted else EvidenceForm()
    trouble = ""
    if posted and form.is_valid() & files.is_valid():
        try:
            add_event(access, record, form.entry(), by=access.person, evidence=_evidence(files))
            return go("cases:case", access.case.pk)
        except NotTaken as error:
            files.add_error("evidence", str(error))
        except CaseError as error:
            form.add_error(None, _("This does not fit with what you told us. Check what you wrote."))
            trouble = str(error)
    return _page(request, access, form, files, trouble)


def _evidence(files: EvidenceForm) -> tuple[str, bytes] | None:
    given = files.cleaned_data.get("evidence")
    return (given.name, given.read()) if given else None


def _page(request: HttpRequest, access: Access, form: NewEventForm, files: EvidenceForm, trouble: str) -> HttpResponse:
    shown: dict[str, Any] = {
        "form": form,
        "files": files,
        "kind": form.kind,
        "trouble": trouble,
        "councils": councils(),
        "is_letter": form.dates[:1] == ("sent_on",),
        "lost_file": bool(request.FILES) and bool(form.errors or files.errors),
    }
    status = 422 if form.errors or files.errors else 200
    return render_case(request, access, "cases/add_kind.html", status=status, **shown)
