"""The form for how much there is of a line: half an amount is none, and all of it empty is not known."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from upheld.delivery.entitlement import LONGEST_MINUTES, MOST_TIMES, Amount, DeliveryError, Entitlement
from upheld.web.ui.forms import Form, TextField

_LONGEST_NAME = 100
_MOST_TOGETHER = 400
CHOOSE = {"invalid_choice": gettext_lazy("Choose from the list."), "required": gettext_lazy("Choose one.")}
_PERIODS = (
    ("", gettext_lazy("Choose")),
    ("day", gettext_lazy("each day")),
    ("week", gettext_lazy("each week")),
    ("2", gettext_lazy("every 2 weeks")),
    ("3", gettext_lazy("every 3 weeks")),
    ("4", gettext_lazy("every 4 weeks")),
    ("6", gettext_lazy("every 6 weeks")),
    ("half_term", gettext_lazy("each half term")),
    ("term", gettext_lazy("each term")),
    ("year", gettext_lazy("each year")),
    ("once", gettext_lazy("in all")),
)
_WEEKS = (("term", gettext_lazy("in term")), ("all", gettext_lazy("all year")))
_WEEKS_WRONG = gettext_lazy("Write a whole number from 1 to 52, or leave it empty.")
_WRONG = {
    LONGEST_MINUTES: gettext_lazy("Write a whole number from 1 to 1,440."),
    MOST_TIMES: gettext_lazy("Write a whole number from 1 to 60."),
    _MOST_TOGETHER: gettext_lazy("Write a whole number from 1 to 400."),
}


def _whole(label: Any, most: int) -> forms.IntegerField:
    told = dict.fromkeys(("invalid", "min_value", "max_value"), _WRONG[most])
    return forms.IntegerField(label=label, required=False, min_value=1, max_value=most, widget=forms.TextInput,
                              error_messages=told)  # fmt: skip


class AmountForm(Form):
    """A short name, how much and how often, by whom, with how many others. All of the amount empty: not known."""

    what = TextField(
        label=gettext_lazy("A short name"), max_length=_LONGEST_NAME,
        error_messages={"required": gettext_lazy("Write a short name, such as “Speech and language therapy”."),
                        "max_length": gettext_lazy("Write a name of at most 100 letters.")},
    )  # fmt: skip
    minutes = _whole(gettext_lazy("Minutes each time"), LONGEST_MINUTES)
    most = _whole(gettext_lazy("At most, where the plan gives a range"), LONGEST_MINUTES)
    times = _whole(gettext_lazy("How many times"), MOST_TIMES)
    period = forms.ChoiceField(label=gettext_lazy("How often"), required=False, choices=_PERIODS, error_messages=CHOOSE)
    weeks = forms.ChoiceField(
        label=gettext_lazy("In which weeks"), required=False, choices=_WEEKS, error_messages=CHOOSE
    )
    weeks_a_year = forms.IntegerField(
        label=gettext_lazy("Weeks a year, only where the plan gives a number"), required=False,
        min_value=1, max_value=52, widget=forms.TextInput,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _WEEKS_WRONG),
    )  # fmt: skip
    deliverer = TextField(
        label=gettext_lazy("Who gives it, as the plan says"), required=False, max_length=200,
        error_messages={"max_length": gettext_lazy("Write at most 200 letters.")},
    )  # fmt: skip
    group = _whole(gettext_lazy("The most children together"), _MOST_TOGETHER)

    def __init__(self, *args: Any, was: Entitlement | None = None, **kwargs: Any) -> None:
        """Begin with what a line says.

        Args:
            was: the line as it is, or as it was understood; what the form does not ask is kept from it.
        """
        self.was = was
        if was is not None:
            kwargs["initial"] = _initial(was) | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        every = was.amount.every if was is not None and was.amount is not None else 1
        if str(every) not in dict(_PERIODS) and every > 1:
            told = _("every %(n)s weeks") % {"n": every}
            self.fields["period"].choices = [*_PERIODS, (str(every), told)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Everything, with the `amount` it comes to, None where nothing is said of it.

        Raises:
            ValidationError: half of an amount is given.
        """
        found = super().clean() or self.cleaned_data
        if self.errors:
            return found
        try:
            found["amount"] = self._amount(found)
        except DeliveryError as error:
            self.add_error("minutes", str(error))
        return found

    def _amount(self, found: dict[str, Any]) -> Amount | None:
        given = {name: found.get(name) for name in ("minutes", "times", "period")}
        if not any(given.values()) and not found.get("most"):
            return None
        words = {
            "minutes": _("How many minutes each time? Leave all of it empty where the plan does not say."),
            "times": _("How many times? Leave all of it empty where the plan does not say."),
            "period": _("How often? Leave all of it empty where the plan does not say."),
        }
        missing = [name for name, value in given.items() if not value]
        for name in missing:
            self.add_error(name, words[name])
        if missing:
            return None
        period = str(given["period"])
        before = self.was.amount if self.was is not None else None
        days, by_on = self._days(found), found.get("by_on")
        if (
            "days" not in self.fields
            and before is not None
            and (before.period, before.times) == (period, given["times"])
        ):
            days = before.days
        if "by_on" not in self.fields and before is not None and period == "once":
            by_on = before.by_on
        return Amount(
            minutes=given["minutes"], times=given["times"], most=found.get("most") or None,  # type: ignore[arg-type]
            period="week" if period.isdecimal() else period,  # type: ignore[arg-type]
            every=int(period) if period.isdecimal() else 1, weeks=found.get("weeks") or "term", days=days,
            by_on=date.fromisoformat(by_on) if isinstance(by_on, str) and by_on else by_on or None,
            weeks_a_year=found.get("weeks_a_year") or None,
        )  # fmt: skip

    def _days(self, found: dict[str, Any]) -> tuple[int, ...]:
        return tuple(sorted(int(one) for one in found.get("days") or ()))


def _initial(was: Entitlement) -> dict[str, Any]:
    amount = was.amount
    told: dict[str, Any] = {
        "what": was.what, "text": was.text, "section": was.section, "deliverer": was.deliverer, "group": was.group,
        "from_on": was.from_on.isoformat(), "why_unknown": was.why_unknown,
    }  # fmt: skip
    if amount is None:
        return told | {"weeks": "all" if was.section.startswith("H") else "term"}
    return told | {
        "minutes": amount.minutes, "most": amount.most, "times": amount.times, "weeks": amount.weeks,
        "weeks_a_year": amount.weeks_a_year,
        "period": str(amount.every) if amount.every > 1 else amount.period, "days": [str(one) for one in amount.days],
        "by_on": amount.by_on.isoformat() if amount.by_on else "",
    }  # fmt: skip
