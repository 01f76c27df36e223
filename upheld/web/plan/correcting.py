"""What the visitor puts right in the reading, from the boxes of a page."""

from __future__ import annotations

from collections.abc import Iterator

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from upheld.plan.correct import Correction
from upheld.plan.document import LETTERS, Piece
from upheld.plan.shape import LONGEST
from upheld.web.plan import words
from upheld.web.ui.forms import Form, TextField

LEAVE, DROP = "", "drop"


def sections() -> list[tuple[str, str]]:
    """Every section by its letter, and for words that stand in none."""
    named = [(letter, f"{letter}: {words.SECTIONS[letter]}") for letter in LETTERS]
    return [*named, ("?", _("I do not know"))]


class MoveForm(Form):
    """The section a piece belongs to."""

    to = forms.ChoiceField(
        label=gettext_lazy("It belongs to section"),
        error_messages={"invalid_choice": gettext_lazy("Choose one of the sections.")},
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        """The sections to choose from."""
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = sections()  # type: ignore[attr-defined]

    def correction(self, id: str) -> Correction:
        """What is to be changed."""
        return Correction("move", id, to=self.cleaned_data["to"])


class WordsForm(Form):
    """The words of a piece, as they should have been read."""

    text = TextField(
        label=gettext_lazy("The words"),
        help_text=gettext_lazy("Write what the document says. To make several lines of it, start a new line for each."),
        max_length=LONGEST,
        widget=forms.Textarea,
        error_messages={"required": gettext_lazy("Write the words, or take the line out.")},
    )

    def correction(self, id: str, *, split: bool) -> Correction:
        """What is to be changed: other words, or a piece for each line of them."""
        return Correction("split" if split else "reword", id, text=self.cleaned_data["text"])


class UnplacedForm(Form):
    """A section for each piece that has none."""

    def __init__(self, *args: object, pieces: tuple[Piece, ...], **kwargs: object) -> None:
        """A box for each."""
        super().__init__(*args, **kwargs)
        self.pieces = pieces
        choices = [(LEAVE, _("Leave it for now")), *sections()[:-1], (DROP, _("It is no part of the plan"))]
        for number, _piece in enumerate(pieces, 1):
            self.fields[f"to_{number}"] = forms.ChoiceField(
                label=_("It belongs to section"), choices=choices, required=False,
                error_messages={"invalid_choice": _("Choose one of the sections.")},
            )  # fmt: skip

    def rows(self) -> Iterator[tuple[Piece, forms.BoundField]]:
        """Each piece with its box."""
        for number, piece in enumerate(self.pieces, 1):
            yield piece, self[f"to_{number}"]

    def corrections(self) -> Iterator[Correction]:
        """What is to be changed."""
        for number, piece in enumerate(self.pieces, 1):
            to = self.cleaned_data.get(f"to_{number}", LEAVE)
            if to == DROP:
                yield Correction("drop", piece.id)
            elif to != LEAVE:
                yield Correction("move", piece.id, to=to)
