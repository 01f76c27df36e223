"""The documents of a case: listed, added, opened as a download or as words, and removed."""

from __future__ import annotations

from time import monotonic
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from upheld.web.cases.access import Access
from upheld.web.cases.actions.papers import (
    LeftOut,
    NotTaken,
    content_of,
    keep,
    may_remove,
    opened,
    papers_of,
    remove_paper,
    shown,
    taken,
)
from upheld.web.cases.door import of_case
from upheld.web.cases.kept import KeptCase
from upheld.web.cases.models import Paper
from upheld.web.cases.paper_types import TYPES
from upheld.web.cases.paper_words import NotRead, words_of
from upheld.web.cases.photographs import SECONDS_OF_A_REQUEST
from upheld.web.cases.views.page import render_case
from upheld.web.check.happened import rows
from upheld.web.check.pack_form import FilesField
from upheld.web.check.record import Record
from upheld.web.ui.addresses import go
from upheld.web.ui.format import number
from upheld.web.ui.forms import Form
from upheld.web.ui.sent import attachment

_MOST_FILES = 20


class PaperForm(Form):
    """One or more documents, and what they belong to."""

    papers = FilesField(
        label=gettext_lazy("Documents"),
        help_text=gettext_lazy(
            "PDF, Word (.docx), OpenDocument, JPEG, PNG or plain text, at most 20 MB each. "
            "Photographs lose where and when they were taken."
        ),
        required=False,
    )
    entry = forms.ChoiceField(
        label=gettext_lazy("What do they prove? You can leave this empty"), required=False, choices=(),
        error_messages={"invalid_choice": gettext_lazy("Choose from the list.")},
    )  # fmt: skip
    open_to_all = forms.BooleanField(
        label=gettext_lazy("They hold no address and no name of a school"),
        help_text=gettext_lazy("Tick this only if people from whom you hide those may read them."),
        required=False,
    )

    def __init__(self, events: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        """Offer what has happened, as number and title."""
        super().__init__(*args, **kwargs)
        self.fields["entry"].choices = [("", _("Nothing in the timeline")), *events]  # type: ignore[attr-defined]

    def clean_papers(self) -> list[UploadedFile[Any]]:
        """The files.

        Raises:
            ValidationError: there is none, or there are too many.
        """
        found: list[UploadedFile[Any]] = self.cleaned_data.get("papers") or []
        if not found:
            raise ValidationError(_("Choose a document."))
        if len(found) > _MOST_FILES:
            raise ValidationError(_("Send at most %(number)s documents at once.") % {"number": number(_MOST_FILES)})
        return found


@require_http_methods(["GET", "HEAD", "POST"])
@of_case
def papers(request: HttpRequest, access: Access) -> HttpResponse:
    """Every document of the case, and a form to add some."""
    held = KeptCase(access, request.session)
    titles = {str(row.number): row.what for row in rows(Record.held_in(held))}
    form = PaperForm([*titles.items()], *([request.POST, request.FILES] if request.method == "POST" else []))
    if request.method == "POST":
        access.must_write()
        if form.is_valid() and _kept(access, form):
            return go("cases:papers", access.case.pk)
    listed = [shown(access, one, held.key) for one in papers_of(access).defer("body")]
    return render_case(
        request, access, "cases/papers.html", form=form, papers=listed, titles=titles, size_words=size_words,
        status=422 if form.errors else 200,
    )  # fmt: skip


@require_safe
@of_case
def paper(request: HttpRequest, access: Access, paper: UUID) -> HttpResponse:
    """The document as a download; its name says nothing."""
    found, held = _found(access, paper), KeptCase(access)
    type = TYPES[found.type]
    content = content_of(found, held.key)
    if request.method == "GET":
        opened(access, found, by=access.person)
    response = attachment(content, f"document-{_place(access, found)}.{type.ending}", type.mime)
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


@require_safe
@of_case
def text(request: HttpRequest, access: Access, paper: UUID) -> HttpResponse:
    """The words of a document, as paragraphs of ours."""
    found, held = _found(access, paper), KeptCase(access)
    if not TYPES[found.type].has_words:
        raise Http404
    if request.method == "GET":
        opened(access, found, by=access.person)
    about = shown(access, found, held.key)
    words, trouble = None, ""
    try:
        words = words_of(content_of(found, held.key), found.type)
    except NotRead as error:
        trouble = str(error)
    return render_case(
        request, access, "cases/paper_text.html", paper=about, words=words, trouble=trouble,
        status=422 if trouble else 200,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@of_case
def remove(request: HttpRequest, access: Access, paper: UUID) -> HttpResponse:
    """Ask, then take the document out."""
    access.must_write()
    found = _found(access, paper)
    if not may_remove(access, found):
        raise Http404
    if request.method == "POST":
        remove_paper(access, found, by=access.person)
        return go("cases:papers", access.case.pk)
    return render_case(request, access, "cases/paper_remove.html", paper=shown(access, found, KeptCase(access).key))


def size_words(size: int) -> str:
    """How large a document is, as a person says it."""
    if size < 1_000_000:
        return _("%(number)s kB") % {"number": number(max(1, round(size / 1000)))}
    return _("%(number)s MB") % {"number": number(round(size / 1_000_000))}


def _kept(access: Access, form: PaperForm) -> bool:
    """Keep all that were sent, or none: what is wrong with which stands in the form.

    Pictures for which there was no time are left out of what is kept, and named.
    """
    files, late, until = [], [], monotonic() + SECONDS_OF_A_REQUEST
    for sent in form.cleaned_data["papers"]:
        try:
            files.append((str(sent.name), taken(sent.read(), seconds=until - monotonic())))
        except LeftOut:
            late.append(str(sent.name))
        except NotTaken as error:
            form.add_error("papers", _("%(name)s: %(why)s") % {"name": sent.name, "why": error})
    if form.errors:
        return False
    entry = form.cleaned_data["entry"]
    try:
        keep(access, files, by=access.person, entry=int(entry) if entry else None,
             open_to_all=form.cleaned_data["open_to_all"])  # fmt: skip
    except NotTaken as error:
        form.add_error("papers", str(error))
        return False
    if late:
        told = _("There was no time for these pictures: %(names)s. The others were added. Send these again.")
        form.add_error("papers", told % {"names": ", ".join(late)})
    return not late


def _found(access: Access, id: UUID) -> Paper:
    found: Paper | None = papers_of(access).filter(pk=id).first()
    if found is None:
        raise Http404
    return found


def _place(access: Access, paper: Paper) -> int:
    """Its place among the documents of the case, by when they came."""
    return Paper.objects.filter(case=access.case, made_at__lt=paper.made_at).count() + 1
