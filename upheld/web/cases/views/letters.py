"""The letters that were sent: recorded with the words as they stood, listed, and opened again as text."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from upheld.documents.text import as_text
from upheld.errors import UpheldError
from upheld.letters.letter import Letter
from upheld.letters.letter import letters as every_letter
from upheld.web import clock
from upheld.web.cases.access import Access
from upheld.web.cases.actions.letters import letters_of, may_remove, remove_letter, send_letter, shown
from upheld.web.cases.door import of_case
from upheld.web.cases.kept import KeptCase
from upheld.web.cases.models import SentLetter
from upheld.web.cases.views.page import render_case
from upheld.web.check.letter_settings import LetterSettings
from upheld.web.check.record import Record
from upheld.web.ui.addresses import go
from upheld.web.ui.errors import page
from upheld.web.ui.forms import Form, PartDateField
from upheld.web.ui.sent import attachment


class SentForm(Form):
    """On which day a letter was sent."""

    sent_on = PartDateField(label=gettext_lazy("When did you send it?"), may_be_unknown=False)
    open_to_all = forms.BooleanField(
        label=gettext_lazy("It holds no address and no name of a school"),
        help_text=gettext_lazy("Tick this only if people from whom you hide those may read it."),
        required=False,
    )

    def clean_sent_on(self) -> date:
        """The day.

        Raises:
            ValidationError: only a month or a year was given.
        """
        said: str = self.cleaned_data["sent_on"]
        if len(said) < 10:
            raise forms.ValidationError(_("Enter the day, the month and the year."))
        return date.fromisoformat(said)


@require_safe
@of_case
def letters(request: HttpRequest, access: Access) -> HttpResponse:
    """Every letter that was sent."""
    key = KeptCase(access).key
    listed = [shown(access, one, key) for one in letters_of(access)]
    return render_case(request, access, "cases/letters.html", letters=listed)


@require_http_methods(["GET", "HEAD", "POST"])
@of_case
def send(request: HttpRequest, access: Access, letter: str) -> HttpResponse:
    """Ask for the day, then keep the letter as it stands."""
    access.must_write()
    found = every_letter().get(letter)
    if found is None:
        raise Http404
    record = Record.held_in(KeptCase(access, request.session))
    form = SentForm(request.POST if request.method == "POST" else None, initial={"sent_on": clock.today().isoformat()})
    if request.method == "POST" and form.is_valid():
        day = form.cleaned_data["sent_on"]
        text = _words(record, found, None) or _words(record, found, day)
        if text is None:
            told = _("Nothing in the case calls for this letter on that day. Add the letter itself to the documents.")
            return page(request, 409, _("This letter is not open"), told)
        made = send_letter(access, found.id, title=found.title, text=text, sent_on=day, by=access.person,
                           open_to_all=form.cleaned_data["open_to_all"])  # fmt: skip
        return go("cases:letter", access.case.pk, made.pk)
    return render_case(
        request, access, "cases/letter_send.html", letter=found, form=form, status=422 if form.errors else 200
    )


@require_safe
@of_case
def letter(request: HttpRequest, access: Access, sent: UUID) -> HttpResponse:
    """The words of a letter that was sent."""
    return render_case(
        request, access, "cases/letter.html", letter=shown(access, _found(access, sent), KeptCase(access).key)
    )


@require_safe
@of_case
def text(request: HttpRequest, access: Access, sent: UUID) -> HttpResponse:
    """The letter as a file of plain text; its name says which letter it is, and nothing else."""
    found = shown(access, _found(access, sent), KeptCase(access).key)
    return attachment(found.text.encode(), f"{found.letter}.txt", "text/plain; charset=utf-8")


@require_http_methods(["GET", "HEAD", "POST"])
@of_case
def remove(request: HttpRequest, access: Access, sent: UUID) -> HttpResponse:
    """Ask, then take the letter out."""
    found = _found(access, sent)
    access.must_write()
    if not may_remove(access, found):
        raise Http404
    if request.method == "POST":
        remove_letter(access, found, by=access.person)
        return go("cases:letters", access.case.pk)
    return render_case(request, access, "cases/letter_remove.html", letter=shown(access, found, KeptCase(access).key))


def _words(record: Record, letter: Letter, day: date | None) -> str | None:
    """The letter as its page shows it, or as it would have on that day; None where it is not open then."""
    try:
        return as_text(LetterSettings.of(record, letter).page(record.reckoned(day)).document, width=None)
    except UpheldError:
        return None


def _found(access: Access, id: UUID) -> SentLetter:
    found: SentLetter | None = letters_of(access).filter(pk=id).first()
    if found is None:
        raise Http404
    return found
