"""The two forms of a pack: what it is for, and the papers that go into it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from upheld.case import Case
from upheld.law.grounds import GROUNDS
from upheld.letters.pack import values
from upheld.letters.pack.kinds import DOCUMENT_KINDS, Purpose
from upheld.web.check.pack_sheets import Sheet
from upheld.web.check.packing import MOST_BYTES, MOST_FILES, Wish
from upheld.web.ui.forms import Form, PartDateField, TextField
from upheld.web.ui.typed_date import typed_date

PURPOSES = (
    ("complaint", gettext_lazy("A complaint")),
    ("appeal", gettext_lazy("An appeal to the SEND Tribunal")),
    ("discrimination", gettext_lazy("A disability discrimination claim to the SEND Tribunal")),
)
FOR_WHOM = (
    ("me", gettext_lazy("For me to check. A page at the front says what is missing or too long")),
    ("send", gettext_lazy("To send, without that page")),
)
FIRST_ROWS = 5
_KEPT = ("kind", "on", "title")


class FilesInput(forms.FileInput):
    """A box in which several files can be chosen."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[UploadedFile[Any]]:
        """All files chosen."""
        return list(files.getlist(name)) if hasattr(files, "getlist") else []


class FilesField(forms.Field):
    """Any number of files."""

    widget = FilesInput


class ExactDayField(PartDateField):
    """A whole day that may lie ahead, as a hearing's does; "" where it is not known."""

    def __init__(self, **kwargs: Any) -> None:
        """It may be left empty."""
        super().__init__(may_be_unknown=False, may_be_future=True, required=False, **kwargs)

    def clean(self, value: Any) -> str:
        """The day as text.

        Raises:
            ValidationError: it is no whole day.
        """
        said = super().clean(value)
        if said and len(said) < 10:
            raise ValidationError(_("Enter the day, the month and the year, or leave all three empty."))
        return said


class PurposeForm(Form):
    """What the pack is for, and how many papers are described one by one."""

    purpose = forms.ChoiceField(
        label=gettext_lazy("What is it for?"),
        choices=PURPOSES,
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose what it is for."),
            "invalid_choice": gettext_lazy("Choose what it is for."),
        },
    )
    papers = forms.IntegerField(
        label=gettext_lazy("How many papers do you have?"),
        help_text=gettext_lazy("A guess is enough. One pack takes 40."),
        min_value=0,
        max_value=MOST_FILES,
        initial=FIRST_ROWS,
        widget=forms.TextInput,
        error_messages={
            name: gettext_lazy("Write a number from 0 to 40.")
            for name in ("required", "invalid", "min_value", "max_value")
        },
    )


class PapersForm(Form):
    """The papers, each with its kind, its day and what to call it, and what else the pack should say."""

    grounds = forms.MultipleChoiceField(
        label=gettext_lazy("What is the appeal about?"),
        choices=[(code, ground.title) for code, ground in GROUNDS.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Choose from the list.")},
    )
    hearing_on = ExactDayField(label=gettext_lazy("Day of the hearing, if you know it"))
    listed_on = ExactDayField(label=gettext_lazy("Day on which the Tribunal told you that date, if you know it"))
    more = FilesField(label=gettext_lazy("More papers at once"), required=False)
    note = TextField(
        label=gettext_lazy("If the pack must be long, why?"),
        widget=forms.Textarea,
        required=False,
        max_length=2_000,
        error_messages={"max_length": gettext_lazy("This has %(show_value)d letters, and %(limit_value)d is the most: "
                                                   "make it shorter.")},
    )  # fmt: skip
    chronology = forms.BooleanField(
        label=gettext_lazy("Put a list of what happened at the front, made from what I told you"), required=False
    )
    copy = forms.ChoiceField(
        label=gettext_lazy("Who is this copy for?"),
        choices=FOR_WHOM,
        widget=forms.RadioSelect,
        initial="me",
        error_messages={
            "required": gettext_lazy("Choose who this copy is for."),
            "invalid_choice": gettext_lazy("Choose who this copy is for."),
        },
    )
    leave_out = forms.BooleanField(
        label=gettext_lazy("Leave out papers that cannot be read, and make the pack from the others"), required=False
    )

    def __init__(self, *args: Any, purpose: Purpose, rows: int, kept: Mapping[str, Any], **kwargs: Any) -> None:
        """A row for each paper, filled with what was said of it before."""
        super().__init__(*args, initial={"chronology": True, **kept}, **kwargs)
        self.purpose, self.rows = purpose, rows
        if purpose != "appeal":
            del self.fields["grounds"]
        if purpose == "complaint":
            del self.fields["hearing_on"], self.fields["listed_on"]
        kinds = [
            ("", _("Guess it from the name of the file")),
            *((one.name, one.title) for one in DOCUMENT_KINDS.values()),
        ]
        wrong = {"invalid_choice": _("Choose from the list.")}
        for row in range(1, rows + 1):
            self.fields[f"file_{row}"] = forms.FileField(label=_("The file"), required=False, allow_empty_file=True)
            self.fields[f"kind_{row}"] = forms.ChoiceField(
                label=_("What is it?"), choices=kinds, required=False, error_messages=wrong
            )
            self.fields[f"on_{row}"] = TextField(label=_("Date on it"), required=False, max_length=100)
            self.fields[f"title_{row}"] = TextField(
                label=_("What to call it in the list"),
                required=False,
                max_length=200,
                error_messages={"max_length": _("Make the name shorter: 200 letters is the most.")},
            )

    def clean(self) -> dict[str, Any]:
        """All of it, with the days read and the files counted."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        for row in range(1, self.rows + 1):
            if typed := found.get(f"on_{row}", ""):
                try:
                    found[f"day_{row}"] = typed_date(typed)
                except ValueError as error:
                    self.add_error(f"on_{row}", ValidationError(str(error)))
        if self.files and len(self._uploads(found)) > MOST_FILES:
            raise ValidationError(_("One pack takes 40 papers: make several packs."))
        if sum(file.size or 0 for file in self._uploads(found)) > MOST_BYTES:
            raise ValidationError(
                _("One pack takes 25 MB: make several packs, or save the papers with smaller pictures.")
            )
        return found

    def kept(self) -> dict[str, Any]:
        """What was said, without the files: so that it need not be said again."""
        names = [name for name in self.fields if not name.startswith("file_") and name != "more"]
        return {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}

    def sheets(self) -> list[Sheet]:
        """The papers, in the order of the rows, then those chosen at once."""
        found = []
        for row in range(1, self.rows + 1):
            if file := self.cleaned_data.get(f"file_{row}"):
                kind, title = self.cleaned_data[f"kind_{row}"], self.cleaned_data[f"title_{row}"]
                day = self.cleaned_data.get(f"day_{row}")
                found.append(Sheet(file.name, file.read(), kind, title, values.day(day) if day else None))
        return [*found, *(Sheet(file.name, file.read()) for file in self.cleaned_data["more"])]

    def wish(self, case: Case | None, as_at: date) -> Wish:
        """What the pack is to be."""
        said = self.cleaned_data

        def day(name: str) -> date | None:
            return date.fromisoformat(said[name]) if said.get(name) else None

        return Wish(
            self.purpose, as_at, tuple(said.get("grounds", ())), day("hearing_on"), day("listed_on"),
            case if said["chronology"] else None, said["note"], said["copy"] == "me", said["leave_out"],
        )  # fmt: skip

    def _uploads(self, found: Mapping[str, Any]) -> list[Any]:
        rows = [found.get(f"file_{row}") for row in range(1, self.rows + 1)]
        return [one for one in [*rows, *found.get("more", [])] if one]
