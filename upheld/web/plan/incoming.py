"""A document or words as they come in by a form: read, or one sentence for the page that says why not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from upheld.documents.reading.limits import LIMITS
from upheld.errors import UpheldError
from upheld.plan.document import Plan
from upheld.web.plan.legible import on_one_line
from upheld.web.plan.reader import Busy, read_plan, read_report, read_words
from upheld.web.ui.forms import Form, TextField
from upheld.web.ui.jinja import english

_T = TypeVar("_T")
LONGEST_PASTE = 200_000
_CHOOSE = {"required": gettext_lazy("Choose a file."), "invalid": gettext_lazy("Choose a file.")}
_HINT = gettext_lazy("A Word, PDF, OpenDocument or plain text file, of at most 50 MB and 200 pages.")


class NotTaken(Exception):
    """A document that was not taken; `told` is the sentence for the page, `status` that of the answer."""

    def __init__(self, told: str, status: int = 422) -> None:
        """Keep both."""
        super().__init__(told)
        self.told, self.status = told, status


class DocumentForm(Form):
    """One document."""

    document = forms.FileField(
        label=gettext_lazy("The plan"), help_text=_HINT, allow_empty_file=True, error_messages=_CHOOSE
    )

    def clean_document(self) -> UploadedFile[Any]:
        """The file, if it is not larger than is read."""
        file: UploadedFile[Any] = self.cleaned_data["document"]
        if (file.size or 0) > LIMITS.file_bytes:
            raise ValidationError(_("This file is over 50 MB. Save it with smaller pictures, or split it."))
        return file

    def plan(self) -> Plan:
        """The plan in it.

        Raises:
            NotTaken: it cannot be read.
        """
        file = self.cleaned_data["document"]
        return _taken(lambda: read_plan(file.read(), name_of(file)))

    def report(self, plan: Plan) -> dict[str, Any]:
        """What became in that plan of what it recommends.

        Raises:
            NotTaken: it cannot be read.
        """
        file = self.cleaned_data["document"]
        return _taken(lambda: read_report(file.read(), name_of(file), plan))


class PasteForm(Form):
    """Words that were copied from a plan."""

    words = TextField(
        label=gettext_lazy("The words of the plan"),
        help_text=gettext_lazy("One line of help, or all of section F. Start a new line for each."),
        max_length=LONGEST_PASTE,
        widget=forms.Textarea,
        error_messages={
            "required": gettext_lazy("Paste or write some words of the plan."),
            "max_length": gettext_lazy("This is longer than 200,000 letters. Send the plan as a file."),
        },
    )

    def plan(self) -> Plan:
        """The plan in them.

        Raises:
            NotTaken: they cannot be read.
        """
        return _taken(lambda: read_words(self.cleaned_data["words"], _("What you pasted")))


def name_of(file: UploadedFile[Any]) -> str:
    """The name of a file as it may stand in a sentence."""
    return on_one_line(file.name or "")[-80:] or _("The file")


def sentence(error: UpheldError) -> SafeString:
    """What an error says, for the errors of a form, marked as the English it is."""
    return SafeString(english(str(error)))


def not_taken(error: UpheldError) -> NotTaken:
    """The sentence of an error, for the page."""
    return NotTaken(sentence(error), 503 if isinstance(error, Busy) else 422)


def _taken(read: Callable[[], _T]) -> _T:
    try:
        return read()
    except UpheldError as error:
        raise not_taken(error) from None
