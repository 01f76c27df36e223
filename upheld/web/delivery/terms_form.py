"""The form for one school, nursery or college: its name, since when, its terms and the days without school in them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from upheld.delivery.terms import Setting
from upheld.web.check.forms_child import ExactDayField
from upheld.web.delivery.typed_terms import LONGEST, Unread, as_lines, closed_as_lines, closed_in, terms_in
from upheld.web.ui.forms import Form, TextField

_TOO_LONG = _("This is too long: leave out old terms.")


class SettingForm(Form):
    """One setting; everything typed stays where something in it is wrong."""

    name = TextField(
        label=_("Name of the school, nursery or college"),
        max_length=200,
        error_messages={"required": _("Enter what the school, nursery or college is called.")},
    )
    from_on = ExactDayField(
        label=_("First day there"),
        help_text=_("The day from which its terms count. For a school the child has been at for long, the first day "
                    "of its first term below will do."),
        may_be_unknown=False, may_be_future=True,
    )  # fmt: skip
    to_on = ExactDayField(
        label=_("Last day there (leave it empty if the child is still there)"),
        required=False, may_be_unknown=False, may_be_future=True,
    )  # fmt: skip
    terms = forms.CharField(
        label=_("Term dates, one line for each"),
        help_text=_("Type or paste them, such as: 3 September 2026 to 23 October 2026. Write each half term as a line "
                    "of its own, or write half-term holidays below."),
        widget=forms.Textarea, required=False, max_length=LONGEST,
        error_messages={"max_length": _TOO_LONG},
    )  # fmt: skip
    closed = forms.CharField(
        label=_("Days in these terms without school, one line for each"),
        help_text=_("Training days, or a half-term holiday such as: 26 October 2026 to 30 October 2026. Weekends and "
                    "bank holidays need not be written."),
        widget=forms.Textarea, required=False, max_length=LONGEST,
        error_messages={"max_length": _TOO_LONG},
    )  # fmt: skip
    ends_before = forms.BooleanField(
        label=_("The child left the school before it on the day before this first day"), required=False
    )

    def __init__(self, *args: Any, hides_name: bool, is_move: bool, **kwargs: Any) -> None:
        """The form, without what somebody may not see, and without what cannot be."""
        super().__init__(*args, **kwargs)
        if hides_name:
            del self.fields["name"]
        if not is_move:
            del self.fields["ends_before"]

    @staticmethod
    def of(setting: Setting) -> dict[str, Any]:
        """What the form shows for a setting."""
        return {
            "name": setting.name,
            "from_on": setting.from_on.isoformat(),
            "to_on": setting.to_on.isoformat() if setting.to_on is not None else "",
            "terms": as_lines(setting.terms),
            "closed": closed_as_lines(setting.closed),
        }

    def clean_terms(self) -> tuple[tuple[date, date], ...]:
        """The terms.

        Raises:
            ValidationError: a sentence for each line that cannot be read.
        """
        try:
            return terms_in(self.cleaned_data["terms"])
        except Unread as error:
            raise ValidationError([*error.sentences]) from None

    def clean_closed(self) -> tuple[date, ...]:
        """The days without school.

        Raises:
            ValidationError: as for the terms.
        """
        try:
            return closed_in(self.cleaned_data["closed"])
        except Unread as error:
            raise ValidationError([*error.sentences]) from None

    def clean(self) -> dict[str, Any]:
        """Both days, in their order, and terms of which some lie between them."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        first, last, terms = told.get("from_on"), told.get("to_on"), told.get("terms")
        if first and last and last < first:
            self.add_error("to_on", gettext("The last day comes before the first one: check both."))
        elif first and terms and all(end < date.fromisoformat(first) for _begin, end in terms):
            self.add_error("from_on", gettext("Every term below had ended before this day: check it and the years."))
        return told

    def setting(self, before: Setting | None) -> Setting:
        """What was given, in the place of what there was before."""
        told = self.cleaned_data
        name = told.get("name", before.name if before is not None else "")
        to_on = date.fromisoformat(told["to_on"]) if told["to_on"] else None
        made = Setting(name, date.fromisoformat(told["from_on"]), to_on, told["terms"], told["closed"])
        return made if before is None else replace(before, **{one: getattr(made, one) for one in _FIELDS})


_FIELDS = ("name", "from_on", "to_on", "terms", "closed")
