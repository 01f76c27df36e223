"""The forms of the desk."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from upheld.web import clock
from upheld.web.accounts.models import Person
from upheld.web.check.event_fields import CouncilField
from upheld.web.check.forms_child import ExactDayField
from upheld.web.desk.advocacy import ANSWERS, points
from upheld.web.desk.levels import HOW, OUTCOMES, STATES, levels
from upheld.web.ui.forms import Form, TextField

_CHOOSE = {"invalid_choice": _("Choose one of those shown."), "required": _("Choose one of those shown.")}


def _one_of(label: Any, choices: Any, *, required: bool = True, **more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, required=required, error_messages=_CHOOSE, **more)


def _day(label: Any, *, required: bool = True) -> ExactDayField:
    return ExactDayField(label=label, required=required, may_be_unknown=False)


def _named(people: list[Person]) -> list[tuple[str, str]]:
    return [(str(one.key), one.called) for one in people]


def as_day(text: str) -> date | None:
    """What a field of a day gave, as a day."""
    return date.fromisoformat(text) if text else None


class CaseworkForm(Form):
    """What the service records of its work on a case."""

    state = _one_of(_("Is the work open?"), [*STATES.items()], widget=forms.RadioSelect)
    opened_on = _day(_("When did the work begin?"))
    closed_on = _day(_("When did it end?"), required=False)
    note = TextField(
        label=_("Note of your service"), required=False, max_length=4_000, widget=forms.Textarea,
        help_text=_("Only members of your service read it."),
    )  # fmt: skip

    def __init__(self, people: list[Person], *args: Any, **kwargs: Any) -> None:
        """With the members who may have the case."""
        super().__init__(*args, **kwargs)
        none = ("", _("Nobody yet"))
        self.fields["worker"] = _one_of(_("Who works on it?"), [none, *_named(people)], required=False)
        self.fields["level"] = _one_of(
            _("Casework level"), [("", _("Not recorded")), *levels().names.items()], required=False
        )
        self.fields["outcome"] = _one_of(
            _("How did it end?"), [("", _("Not recorded")), *OUTCOMES.items()], required=False
        )

    def clean(self) -> dict[str, Any]:
        """A closed case has its last day, which is not before the first; an open one has none."""
        found: dict[str, Any] = super().clean() or {}
        closed = found.get("state") == "closed"
        if closed and not found.get("closed_on") and "closed_on" not in self.errors:
            found["closed_on"] = clock.today().isoformat()
        if not closed:
            found["closed_on"] = ""
        if found.get("closed_on") and found.get("opened_on") and found["closed_on"] < found["opened_on"]:
            self.add_error("closed_on", _("The work cannot end before it began: check both dates."))
        return found


class ContactForm(Form):
    """A contact about a case."""

    on = _day(_("When was it?"))
    how = _one_of(_("How?"), [*HOW.items()])
    minutes = forms.IntegerField(
        label=_("How many minutes?"), required=False, min_value=0, max_value=1_440,
        error_messages={
            "invalid": _("Enter a number of minutes, such as 20."),
            "min_value": _("Enter a number of minutes, such as 20."),
            "max_value": _("Enter the minutes of one day, at most 1,440."),
        },
    )  # fmt: skip


class OfferForm(Form):
    """Advocacy was offered."""

    offered_on = _day(_("When was it offered?"))
    answer = _one_of(_("What was the answer?"), [("", _("None yet")), *ANSWERS.items()], required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """With the points."""
        super().__init__(*args, **kwargs)
        self.fields["at_point"] = _one_of(_("At which point?"), [(one.id, one.title) for one in points().values()])


class AnswerForm(Form):
    """The answer to an offer."""

    answer = _one_of(_("What was the answer?"), [*ANSWERS.items()])


class NewCaseForm(Form):
    """A new case for somebody who calls."""

    label = TextField(
        label=_("What do you call the case?"), max_length=60, help_text=_("Initials or a number will do."),
        error_messages={"required": _("Enter what you call the case, such as initials.")},
    )  # fmt: skip
    born = ExactDayField(label=_("Date of birth"), required=False, may_be_unknown=False)
    council = CouncilField(label=_("Council"), required=False, max_length=100)


class SearchForm(Form):
    """Part of what a case is called."""

    words = TextField(
        label=_("What is the case called?"), max_length=60,
        error_messages={"required": _("Enter a part of what the case is called.")},
    )  # fmt: skip


class HandOverForm(Form):
    """All cases of one member to another, or of nobody."""

    def __init__(self, had_by: list[Person], people: list[Person], *args: Any, **kwargs: Any) -> None:
        """With those who may have cases still, and those who may take them."""
        super().__init__(*args, **kwargs)
        nobody = ("", _("Those that nobody has"))
        self.fields["from_whom"] = _one_of(_("Whose cases?"), [nobody, *_named(had_by)], required=False)
        self.fields["to_whom"] = _one_of(
            _("Who takes them?"), [("", _("Nobody for now")), *_named(people)], required=False
        )

    def clean(self) -> dict[str, Any]:
        """From one to another."""
        found: dict[str, Any] = super().clean() or {}
        if not self.errors and found["from_whom"] == found["to_whom"]:
            self.add_error("to_whom", _("Choose somebody else than the one who has them now."))
        return found


class PeriodForm(Form):
    """A first and a last day."""

    first = _day(_("From"))
    last = _day(_("To"))

    def clean(self) -> dict[str, Any]:
        """In this order."""
        found: dict[str, Any] = super().clean() or {}
        if not self.errors and found["first"] > found["last"]:
            self.add_error("last", _("The last day is before the first: check both dates."))
        return found
