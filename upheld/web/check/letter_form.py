"""The forms of a letter: what it asks for, and its words."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from upheld.letters.asks import LONGEST as LONGEST_DETAIL
from upheld.letters.letter import SENDERS
from upheld.web.check.editing import LONGEST, MOST_TOGETHER, kept
from upheld.web.check.letter_page import LetterPage
from upheld.web.check.letter_piece import Piece
from upheld.web.check.letter_settings import LetterSettings
from upheld.web.check.record import Record
from upheld.web.ui.forms import Form, TextField

_TOO_LONG = gettext_lazy("This has %(show_value)d letters, and %(limit_value)d is the most: make it shorter.")


class LetterForm(Form):
    """Who writes, which version, and one field for each thing this letter asks for."""

    def __init__(
        self,
        *args: Any,
        page: LetterPage,
        details: dict[str, str],
        settings: LetterSettings | None = None,
        **kwargs: Any,
    ) -> None:
        """The fields of this letter, filled with what is known."""
        super().__init__(*args, **kwargs)
        letter = page.written.letter
        self.asks = page.asks
        if len(letter.senders) > 1:
            self.fields["sender"] = forms.ChoiceField(
                label=_("Who writes the letter?"),
                choices=[(name, SENDERS[name]) for name in letter.senders],
                widget=forms.RadioSelect,
                initial=page.written.sender,
                error_messages={"required": _("Choose who writes."), "invalid_choice": _("Choose who writes.")},
            )
        if letter.easy_read is not None:
            self.fields["easy_read"] = forms.BooleanField(
                label=_("Easy read: short sentences in large letters, with room for pictures"),
                required=False,
                initial=settings.easy_read if settings is not None else False,
            )
        for ask in page.asks:
            widget = forms.TextInput if ask.short else forms.Textarea
            self.fields[ask.name] = TextField(
                required=False,
                max_length=LONGEST_DETAIL,
                widget=widget,
                initial=details.get(ask.name, ""),
                error_messages={"max_length": _TOO_LONG},
            )

    def put_into(self, record: Record, settings: LetterSettings) -> None:
        """Keep what was typed; what a letter does not ask for stays as it was."""
        for ask in self.asks:
            said = self.cleaned_data[ask.name]
            if said:
                record.details[ask.name] = said
            else:
                record.details.pop(ask.name, None)
        sender = self.cleaned_data.get("sender")
        settings.choose(record, sender=sender, easy_read=self.cleaned_data.get("easy_read", False))


class WordsForm(Form):
    """One box for each block of a letter that can be changed."""

    def __init__(self, *args: Any, page: LetterPage, **kwargs: Any) -> None:
        """The boxes, with the words as they are now."""
        super().__init__(*args, **kwargs)
        self.pieces = [piece for piece in page.pieces if piece.kind != "fixed"]
        for piece in self.pieces:
            self.fields[name_of(piece)] = TextField(
                required=False,
                strip=False,
                max_length=LONGEST,
                widget=forms.Textarea,
                initial=piece.shown,
                error_messages={"max_length": _TOO_LONG},
            )

    def clean(self) -> dict[str, Any]:
        """The words, if they are not too many together."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        if sum(len(said or "") for said in found.values()) > MOST_TOGETHER:
            raise ValidationError(
                _("The letter is too long now: shorten it, or send what you add as a page of its own.")
            )
        return found

    def put_into(self, settings: LetterSettings) -> None:
        """Keep what differs from the letter; a box that was not sent is left as it was."""
        for piece in self.pieces:
            if (name := name_of(piece)) in self.data:
                settings.change(piece, kept(piece, self.cleaned_data[name]))


def name_of(piece: Piece) -> str:
    """The name of the box of a block."""
    return f"block_{piece.key}"
