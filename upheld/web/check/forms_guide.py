"""The forms of the guide: who asks, about the child, what is going on, and one question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from upheld.case import KINDS
from upheld.case.fields import ORDERS
from upheld.web.check.event_fields import CouncilField, form_fields, given, initial
from upheld.web.check.field_words import DATE_WORDS, ORDER_WORDS
from upheld.web.check.forms_event import check_order
from upheld.web.check.questions import GROUPS, Answer, Question
from upheld.web.ui.forms import Form, PartDateField

_CHOOSE = {"required": gettext_lazy("Choose an answer."), "invalid_choice": gettext_lazy("Choose one of those shown.")}
OTHER = "other"


class StartForm(Form):
    """Who is asking, and whether the child or young person lives in England."""

    who = forms.ChoiceField(
        label=gettext_lazy("Who are you?"),
        choices=[
            ("parent", gettext_lazy("A parent or carer")),
            ("young_person", gettext_lazy("The young person")),
            ("adviser", gettext_lazy("An adviser, or someone else who helps")),
        ],
        widget=forms.RadioSelect,
        error_messages=_CHOOSE | {"required": gettext_lazy("Choose who you are.")},
    )
    england = forms.ChoiceField(
        label=gettext_lazy("Does the child or young person live in England?"),
        help_text=gettext_lazy("We ask because Wales, Scotland and Northern Ireland have other laws."),
        choices=[("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))],
        widget=forms.RadioSelect,
        error_messages=_CHOOSE | {"required": gettext_lazy("Choose whether they live in England.")},
    )


class AreasForm(Form):
    """What is going on: one thing or more, in groups."""

    areas = forms.MultipleChoiceField(
        label=gettext_lazy("What is going on?"),
        choices=[*((code, words) for _heading, areas in GROUPS for code, words in areas),
                 (OTHER, gettext_lazy("Something else"))],
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": gettext_lazy("Choose at least one. If nothing fits, choose “Something else”."),
            "invalid_choice": gettext_lazy("Choose from those shown."),
        },
    )  # fmt: skip

    def groups(self) -> list[dict[str, Any]]:
        """The choices as they are shown: a heading, and its boxes."""
        chosen = set(self["areas"].value() or ())
        shown: list[dict[str, Any]] = []
        for heading, areas in (*GROUPS, ("", ((OTHER, _("Something else")),))):
            items = [{"value": code, "text": words, "checked": code in chosen} for code, words in areas]
            shown.append({"heading": heading, "items": items, "id": f"id_areas_{len(shown)}" if shown else "id_areas"})
        return shown


class QuestionForm(Form):
    """One question: its answers, and when it happened."""

    def __init__(self, question: Question, *args: Any, **kwargs: Any) -> None:
        """The form of that question."""
        super().__init__(*args, **kwargs)
        self.question = question
        self.fields["answer"] = forms.ChoiceField(
            label=question.words,
            help_text=question.hint,
            choices=[(one.code, one.words) for one in question.answers],
            widget=forms.RadioSelect,
            error_messages=_CHOOSE,
        )
        for place, name in enumerate(question.dates):
            label = question.words_of.get(name, DATE_WORDS[name])
            self.fields[name] = PartDateField(label=label, required=False, may_be_unknown=place == 0)
        known = {name: field for one in question.recording for name, field in KINDS[one.kind].known.items()}
        for name in question.asks:
            if name == "items":
                self.fields[name] = _items(question)
            else:
                self.fields.update(form_fields(known[name], question.words_of.get(name, "")))
        first_day = self.fields.get("from")
        if isinstance(first_day, PartDateField):
            first_day.may_be_unknown = True
        self.main = [*question.dates[:1], *question.asks]
        self.more = question.dates[1:]

    @property
    def council_names(self) -> list[str]:
        """The fields that take the name of a council."""
        return [name for name, field in self.fields.items() if isinstance(field, CouncilField)]

    @property
    def is_more_open(self) -> bool:
        """Whether the second date must be seen: it is wrong, or was given."""
        return any(name in self.errors or self.initial.get(name) for name in self.more)

    @property
    def answer(self) -> Answer:
        """The answer that was given."""
        found = self.question.answer(self.cleaned_data["answer"])
        assert found is not None
        return found

    def clean(self) -> dict[str, Any]:
        """What was given; of an answer that records nothing, no date is asked."""
        cleaned = super().clean() or self.cleaned_data
        answer = self.question.answer(cleaned.get("answer", ""))
        if answer is None:
            return cleaned
        if not answer.kind:
            for name in [one for one in self.errors if one != "answer"]:
                del self.errors[name]
            return cleaned
        kind = KINDS[answer.kind]
        needed = [] if answer.undated else [*self.question.dates[:1], *(["from"] if kind.is_span else [])]
        if needed and not any(cleaned.get(name) or name in self.errors for name in (*self.question.dates, *needed)):
            self.add_error(needed[0], _("Enter a date, or as much of it as you know, or tick that you do not know it."))
        for name in self.question.asks:
            field = kind.known.get(name)
            if field and field.required and not cleaned.get(name) and not {name, *needed} & self.errors.keys():
                self.add_error(name, _("Enter a date.") if field.type == "day" else _("Choose at least one."))
        check_order(self, cleaned)
        return cleaned

    def said(self) -> dict[str, Any]:
        """The dates and the fields that were given, as a case file has them."""
        kind = KINDS[self.answer.kind]
        dates = {name: self.cleaned_data.get(name) for name in self.question.dates}
        known = {name: value for name, value in dates.items() if value and value != "unknown"}
        data: dict[str, Any] = known or ({"on": "unknown"} if any(dates.values()) else {})
        for name in self.question.asks:
            if name not in kind.known:
                continue
            value = _given_items(self.cleaned_data) if name == "items" else given(kind.known[name], self.cleaned_data)
            if value is not None:
                data[name] = value
        return data


def _items(question: Question) -> forms.MultipleChoiceField:
    """What an agreement says, as the orders it stands for; its own words can be added on the timeline."""
    return forms.MultipleChoiceField(
        label=question.words_of["items"],
        required=False,
        choices=[*((one, ORDER_WORDS[one]) for one in ORDERS if one != "cease_upheld"), (OTHER, _("Something else"))],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Choose from those shown.")},
    )


def _given_items(cleaned: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    chosen = cleaned.get("items") or ()
    return [
        {"appealable": False} if one == OTHER else {"appealable": True, "order": one} for one in chosen
    ] or None  # fmt: skip


def shown(question: Question, data: Mapping[str, Any], code: str) -> dict[str, Any]:
    """What the form of a question shows for an entry it made."""
    found: dict[str, Any] = {"answer": code}
    known = KINDS[str(data["kind"])].known
    for name in (*question.dates, *question.asks):
        if name == "items":
            found[name] = [one.get("order", OTHER) for one in data.get(name, ())]
        elif data.get(name) is not None:
            found |= initial(known[name], data[name])
    if data.get("on") is not None and question.dates and not any(name in data for name in question.dates):
        found[question.dates[0]] = data["on"]
    return found
