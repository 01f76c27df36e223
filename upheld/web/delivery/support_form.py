"""The form for a stage of SEN support."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from upheld.delivery.progress.progress import LONGEST_NOTE
from upheld.web.check.forms_child import ExactDayField
from upheld.web.delivery.progress_forms import SaidForm, day_field, words_field
from upheld.web.delivery.progress_words import STAGES


class StageForm(SaidForm):
    """What was done, on which day, and when it is looked at again."""

    field_order = ("stage", "on", "text", "is_meeting", "review_on", "in_case", "is_open", "id")
    stage = forms.ChoiceField(
        label=gettext_lazy("Which stage?"), choices=list(STAGES.items()), widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose a stage.")},
    )  # fmt: skip
    on = day_field(gettext_lazy("Which day was it?"))
    text = words_field(gettext_lazy("What was found, agreed, done or seen?"), LONGEST_NOTE)
    is_meeting = forms.BooleanField(
        label=gettext_lazy("The parents, or the young person, were met about it"), required=False
    )
    review_on = ExactDayField(
        label=gettext_lazy("On which day will it be reviewed?"), required=False, may_be_unknown=False,
        may_be_future=True, help_text=gettext_lazy("Leave it empty if no day was agreed."),
    )  # fmt: skip
    in_case = forms.BooleanField(
        label=gettext_lazy("Write it into the timeline of the case too"), required=False,
        help_text=gettext_lazy("A review and a meeting go there with their day, not with your words."),
    )  # fmt: skip

    def __init__(self, may_write_case: bool, *args: Any, **kwargs: Any) -> None:
        """Offer to write it into the case, where they may."""
        super().__init__(*args, **kwargs)
        if not may_write_case:
            del self.fields["in_case"]

    def clean(self) -> dict[str, Any]:
        """What was given; a review is not before what it reviews."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("review_on") and "on" in cleaned and cleaned["review_on"] < self.day("on").isoformat():
            self.add_error("review_on", _("The review is before the day above: put the days right."))
        return cleaned

    @property
    def entered(self) -> dict[str, Any]:
        """What was given, for a stage."""
        given = self.cleaned_data
        return self.said | {
            "stage": given["stage"], "on": self.day("on"), "text": given["text"], "is_meeting": given["is_meeting"],
            "review_on": self.day("review_on") if given["review_on"] else None,
        }  # fmt: skip
