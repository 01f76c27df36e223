"""The forms for one line: everything a plan says of it, its last day, and the first day of a plan."""

from __future__ import annotations

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from upheld.delivery.entitlement import Entitlement
from upheld.web.check.forms_child import ExactDayField
from upheld.web.delivery.amount_form import CHOOSE, AmountForm
from upheld.web.delivery.line_words import SECTION_WORDS, WEEKDAYS
from upheld.web.ui.forms import Form, TextField

LONGEST_TEXT = 5_000


class LineForm(AmountForm):
    """Everything about a line."""

    field_order = ("section", "what", "text", "minutes", "most", "times", "period", "weeks", "weeks_a_year", "days",
                   "by_on", "why_unknown", "deliverer", "group", "from_on")  # fmt: skip
    section = forms.ChoiceField(
        label=gettext_lazy("Which section of the plan?"), choices=[*SECTION_WORDS.items()], widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose the section of the plan, or SEN support.")} | {
            "invalid_choice": gettext_lazy("Choose from the list.")},
    )  # fmt: skip
    text = TextField(
        label=gettext_lazy("The words of the plan"), widget=forms.Textarea, max_length=LONGEST_TEXT,
        help_text=gettext_lazy("Copy them as they stand."),
        error_messages={"required": gettext_lazy("Copy the words of the plan."),
                        "max_length": gettext_lazy("This is longer than 5,000 letters: copy what is promised.")},
    )  # fmt: skip
    days = forms.MultipleChoiceField(
        label=gettext_lazy("On which weekdays, where that is settled"), required=False,
        help_text=gettext_lazy("As many as the times in a week, or none."),
        choices=[(str(number), words) for number, words in enumerate(WEEKDAYS)],
        widget=forms.CheckboxSelectMultiple, error_messages=CHOOSE,
    )  # fmt: skip
    by_on = ExactDayField(
        label=gettext_lazy("By which day, for what is given “in all”"), required=False, may_be_unknown=False,
        may_be_future=True,
    )  # fmt: skip
    why_unknown = TextField(
        label=gettext_lazy("If the plan does not say how much: what is missing?"), required=False, max_length=300,
        help_text=gettext_lazy("For example: “The plan does not say how often.”"),
        error_messages={"max_length": gettext_lazy("Write at most 300 letters.")},
    )  # fmt: skip
    from_on = ExactDayField(
        label=gettext_lazy("From which day?"), may_be_unknown=False, may_be_future=True,
        help_text=gettext_lazy("The day of the plan, or the day from which the line counts."),
    )  # fmt: skip

    def clean_from_on(self) -> date:
        """The day it begins."""
        return date.fromisoformat(str(self.cleaned_data["from_on"]))

    def entitlement(self, id: str, line: str) -> Entitlement:
        """The line that was filled in.

        Raises:
            DeliveryError: it cannot be.
        """
        found = self.cleaned_data
        amount = found["amount"]
        return Entitlement(
            id=id, line=line, section=found["section"], text=found["text"], what=found["what"], amount=amount,
            from_on=found["from_on"], deliverer=found["deliverer"], group=found["group"],
            to_on=self.was.to_on if self.was is not None and self.was.id == id else None,
            why_unknown="" if amount else found["why_unknown"] or _("The plan does not say how much."),
        )  # fmt: skip


class EndForm(Form):
    """The last day of a line."""

    to_on = ExactDayField(
        label=gettext_lazy("Its last day"), may_be_unknown=False, may_be_future=True,
        help_text=gettext_lazy("Leave it empty if it has no end."), required=False,
    )  # fmt: skip

    def clean_to_on(self) -> date | None:
        """The day; None for no end."""
        given = self.cleaned_data["to_on"]
        return date.fromisoformat(given) if given else None


class FromDayForm(Form):
    """The first day of a plan."""

    from_on = ExactDayField(
        label=gettext_lazy("From which day does this plan count?"), may_be_unknown=False, may_be_future=True,
        help_text=gettext_lazy("The day on which it was made final, or finally amended."),
    )  # fmt: skip

    def clean_from_on(self) -> date:
        """The day.

        Raises:
            ValidationError: there is none.
        """
        given = self.cleaned_data["from_on"]
        if not given:
            raise ValidationError(_("Enter the day of the plan."))
        return date.fromisoformat(given)
