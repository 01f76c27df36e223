"""The form in which a child or young person says how it is, with as few words as can be."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from upheld.delivery.progress.progress import LONGEST_NOTE
from upheld.delivery.progress.ratings import FACES
from upheld.web import clock
from upheld.web.delivery.progress_forms import SaidForm, words_field
from upheld.web.delivery.progress_words import HOW
from upheld.web.ui.forms import TextField

NO_ANSWER = "none"


class RatingForm(SaidForm):
    """One face, and whose answer it is."""

    field_order = ("value", "words", "how", "proxy", "is_open", "id")
    value = forms.ChoiceField(
        label=gettext_lazy("How is it?"),
        choices=[*((str(one), one) for one in FACES), (NO_ANSWER, NO_ANSWER)],
        error_messages={"required": gettext_lazy("Choose a face."), "invalid_choice": gettext_lazy("Choose a face.")},
    )
    words = words_field(gettext_lazy("Do you want to say more?"), LONGEST_NOTE)
    how = forms.ChoiceField(
        label=gettext_lazy("Who says this?"), choices=list(HOW.items()), widget=forms.RadioSelect, initial="self",
        error_messages={"required": gettext_lazy("Choose who says this.")},
    )  # fmt: skip
    proxy = TextField(
        label=gettext_lazy("If somebody else says it: who are they?"), required=False, max_length=200,
        help_text=gettext_lazy("For example: teaching assistant, who works with them every day."),
    )  # fmt: skip

    def offer_no_self(self) -> None:
        """For somebody who cannot answer as the child or young person themselves."""
        self.fields["how"].choices = [one for one in HOW.items() if one[0] != "self"]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """What was given; somebody who speaks for a child says who they are."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("how") == "proxy" and not cleaned.get("proxy"):
            self.add_error("proxy", _("Say who answers for the child or young person."))
        if cleaned.get("how") != "proxy" and cleaned.get("proxy"):
            self.add_error("how", _("You wrote that somebody else says it: choose that here, or empty the box."))
        return cleaned

    @property
    def rating(self) -> dict[str, Any]:
        """What was given, for a rating of today."""
        given = self.cleaned_data
        value = None if given["value"] == NO_ANSWER else int(given["value"])
        return self.said | {"value": value, "how": given["how"], "proxy": given["proxy"], "words": given["words"],
                            "rated_on": clock.today()}  # fmt: skip
