"""The form about the child or young person: no name, and nothing that must be filled in."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from upheld.bodies import authorities, find_authority
from upheld.case.fields import SETTING_TYPES
from upheld.web.check.event_fields import CouncilField
from upheld.web.check.field_words import CHOICE_WORDS, YES_NO
from upheld.web.ui.forms import Form, PartDateField, TextField

TERMS = 4
_PERSON_FLAGS = ("capacity", "looked_after", "armed_forces_parent")


@lru_cache(maxsize=1)
def councils() -> tuple[str, ...]:
    """The names of the councils in England that exist today."""
    return tuple(sorted(one.name for one in authorities() if one.nation == "England" and one.until is None))


class ExactDayField(PartDateField):
    """One known day, or nothing."""

    def clean(self, value: Any) -> str:
        """The day as text.

        Raises:
            ValidationError: one sentence, where it is only a month or a year.
        """
        found = super().clean(value)
        if found and len(found) < 10:
            raise ValidationError(_("Enter the day, the month and the year, or leave all of it empty."))
        return found


def _exact(label: Any, help_text: Any = "", may_be_future: bool = False) -> ExactDayField:
    return ExactDayField(
        label=label, help_text=help_text, required=False, may_be_unknown=False, may_be_future=may_be_future
    )


def _flag(label: Any, help_text: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, help_text=help_text, required=False, choices=YES_NO, widget=forms.RadioSelect,
        error_messages={"invalid_choice": gettext_lazy("Choose one of those shown.")},
    )  # fmt: skip


class ChildForm(Form):
    """Council and date of birth first; the rest is folded away."""

    local_authority = CouncilField(
        label=gettext_lazy("Which council?"),
        help_text=gettext_lazy("The council where the child or young person lives. It helps to fill in letters."),
        required=False,
        max_length=200,
    )
    date_of_birth = _exact(
        gettext_lazy("Date of birth"),
        gettext_lazy("It tells who holds the rights, the parent or the young person, and when school moves are due."),
    )
    year_group = forms.ChoiceField(
        label=gettext_lazy("School year"),
        required=False,
        choices=[("", gettext_lazy("Not sure")), ("0", gettext_lazy("Reception")),
                 *((str(year), str(year)) for year in range(1, 15))],
        error_messages={"invalid_choice": gettext_lazy("Choose one of those shown.")},
    )  # fmt: skip
    looked_after = _flag(gettext_lazy("Is the child in care?"))
    armed_forces_parent = _flag(gettext_lazy("Is a parent in the armed forces?"))
    capacity = _flag(
        gettext_lazy("Can the young person make their own decisions about their education?"),
        gettext_lazy("Only for those over school age."),
    )
    sen_support = _flag(gettext_lazy("Does the school give SEN support?"))
    sen_support_from = PartDateField(label=gettext_lazy("Since when?"), required=False, may_be_unknown=False)
    disabled = _flag(gettext_lazy("Does the child or young person have a disability?"))
    setting_type = forms.ChoiceField(
        label=gettext_lazy("Where is the child or young person taught?"),
        required=False,
        choices=[("", gettext_lazy("Not sure")), *((one, CHOICE_WORDS["type"][one]) for one in SETTING_TYPES)],
        error_messages={"invalid_choice": gettext_lazy("Choose one of those shown.")},
    )
    setting_name = TextField(label=gettext_lazy("Name of the school or college"), required=False, max_length=200)
    setting_from = PartDateField(label=gettext_lazy("Since when?"), required=False, may_be_unknown=False)
    icb = TextField(label=gettext_lazy("NHS integrated care board"), required=False, max_length=200)

    first = ("local_authority", "date_of_birth")
    rest = ("year_group", "setting_type", "setting_name", "setting_from", "sen_support", "sen_support_from", "disabled",
            "looked_after", "armed_forces_parent", "capacity", "icb")  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The form, with room for the school's terms."""
        super().__init__(*args, **kwargs)
        self.terms: list[tuple[str, str]] = []
        held = sum(name.endswith("__first") for name in self.initial)
        for number in range(1, max(TERMS, held + 1) + 1):
            names = (f"term__{number}__first", f"term__{number}__last")
            self.fields[names[0]] = _exact(_("Term %(number)s: first day") % {"number": number}, may_be_future=True)
            self.fields[names[1]] = _exact(_("Term %(number)s: last day") % {"number": number}, may_be_future=True)
            self.terms.append(names)

    @property
    def is_rest_open(self) -> bool:
        """Whether the part that is folded away must be open."""
        names = (*self.rest, *(name for pair in self.terms for name in pair))
        return any(name in self.errors or self.initial.get(name) for name in names)

    def clean_local_authority(self) -> str:
        """The council, which must be in England."""
        name = str(self.cleaned_data["local_authority"])
        if name and find_authority(name).nation != "England":
            raise ValidationError(_("That council is not in England, and this check is for England only."))
        return name

    def clean(self) -> dict[str, Any]:
        """What was given, once each term has both its days in order."""
        cleaned = super().clean() or self.cleaned_data
        for first, last in self.terms:
            one, other = cleaned.get(first), cleaned.get(last)
            if bool(one) != bool(other) and not {first, last} & self.errors.keys():
                self.add_error(last if one else first, _("Enter both the first and the last day of the term."))
            elif one and other and other < one:
                self.add_error(last, _("The term ends before it begins: check both days."))
        return cleaned


def shown(person: Mapping[str, Any], facts: list[dict[str, Any]]) -> dict[str, Any]:
    """What the form shows for what has been told."""
    found: dict[str, Any] = {name: person.get(name, "") for name in ("local_authority", "date_of_birth")}
    found["year_group"] = str(person.get("year_group", ""))
    for name in _PERSON_FLAGS:
        found[name] = {True: "yes", False: "no"}.get(person.get(name, ""), "")
    setting, support = _last(facts, "setting"), _last(facts, "on_sen_support")
    found |= {f"setting_{name}": setting.get(name, "") for name in ("type", "name", "from")}
    for number, term in enumerate(setting.get("terms", ()), 1):
        found |= {f"term__{number}__{end}": term[end] for end in ("first", "last")}
    found |= {"sen_support": "yes" if support else "", "sen_support_from": support.get("from", "")}
    disabled = _last(facts, "disabled")
    found["disabled"] = {"unknown": ""}.get(said := str(disabled.get("disabled", "yes" if disabled else "")), said)
    found["icb"] = _last(facts, "icb").get("body", "")
    return {name: "" if value == "unknown" else value for name, value in found.items()}


def told(
    form: ChildForm, person: Mapping[str, Any], facts: list[dict[str, Any]]
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Person and facts with what the form says; what it does not show stays as it was."""
    given = form.cleaned_data
    new = dict(person)
    values: dict[str, Any] = {name: given[name] for name in ("local_authority", "date_of_birth")}
    values["year_group"] = int(given["year_group"]) if given["year_group"] else ""
    values |= {name: given[name] == "yes" if given[name] else "" for name in _PERSON_FLAGS}
    for name, value in values.items():
        new.pop(name, None)
        if value != "":
            new[name] = value
    terms = [{"first": given[first], "last": given[last]} for first, last in form.terms if given[first]]
    setting: dict[str, Any] = {"type": given["setting_type"], "name": given["setting_name"], "terms": terms}
    support = {} if given["sen_support"] != "yes" else {"from": given["sen_support_from"] or "unknown"}
    facts = _put(facts, "setting", {k: v for k, v in setting.items() if v}, given["setting_from"])
    facts = _put(facts, "on_sen_support", support, given["sen_support_from"])
    facts = _put(facts, "disabled", {"disabled": given["disabled"]} if given["disabled"] else {}, "")
    facts = _put(facts, "icb", {"body": given["icb"]} if given["icb"] else {}, "")
    return new, facts


_SHOWN = ("type", "name", "terms", "body", "disabled")
"""Fields of a fact that the form shows; all others of it stay."""


def _last(facts: list[dict[str, Any]], kind: str) -> dict[str, Any]:
    """The newest fact of a kind that still holds, as it was recorded."""
    return next((one for one in reversed(facts) if one.get("kind") == kind and "to" not in one), {})


def _put(facts: list[dict[str, Any]], kind: str, said: Mapping[str, Any], since: str) -> list[dict[str, Any]]:
    """The facts with one of a kind changed, added, or taken out where nothing is said of it."""
    old = _last(facts, kind)
    others = [one for one in facts if one is not old]
    if not said:
        return others
    kept = {name: value for name, value in old.items() if name not in _SHOWN}
    start = {"from": since} if since else {} if old else {"from": "unknown"}
    return [*others, {"kind": kind} | kept | dict(said) | start]
