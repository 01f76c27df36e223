"""The fields of a case file as fields of a form, and what was given in a form as a case file has it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from upheld.bodies import UnknownBody, find_authority
from upheld.case import KINDS, Field
from upheld.case.fields import ORDERS
from upheld.law import law_named
from upheld.law.exceptions import EXCEPTIONS
from upheld.law.notices import ITEMS, NOTICES
from upheld.web.check.field_words import CHOICE_WORDS, ORDER_WORDS, YES_NO, field_words
from upheld.web.check.questions.question import Words
from upheld.web.ui.forms import PartDateField, TextField
from upheld.web.ui.jinja import english

LONG = ("text", "texts", "description", "because", "notes", "practice")
PLANNED = ("meeting_on", "hearing_on", "transfer_date", "moving_on", "due_on", "reopens_on", "to", "end_date")
"""Days that may lie ahead."""
MOST_ITEMS = 12
LONGEST = 2_000

Data = Mapping[str, Any]
_NUMBER = re.compile(r"[0-9]{1,6}(\.[0-9]{1,4})?")


class CouncilField(TextField):
    """The name of a council, as the table of councils has it; any council of the United Kingdom.

    Args:
        known: a name that is taken as it is, because it is there already.
    """

    def __init__(self, *, known: str = "", **kwargs: Any) -> None:
        """A box for a name."""
        self.known = known
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str:
        """The council's own name; empty if none is given.

        Raises:
            ValidationError: one sentence, where no council is called that.
        """
        given: str = super().clean(value)
        if not given or given == self.known:
            return given
        try:
            return find_authority(given).name
        except UnknownBody:
            raise ValidationError(
                _("We know no council called “%(given)s”: choose one from the list, or leave it empty."),
                params={"given": given[:60]},
            ) from None


class NumberField(TextField):
    """A whole number of nought or more, as text; words too where `may_be_words`."""

    def __init__(self, *, may_be_words: bool = False, **kwargs: Any) -> None:
        """A box for a number."""
        self.may_be_words = may_be_words
        super().__init__(max_length=200, **kwargs)

    def clean(self, value: Any) -> str:
        """What was given.

        Raises:
            ValidationError: one sentence, where it is not a number and words are not taken.
        """
        given: str = super().clean(value)
        if given and not self.may_be_words and not (given.isascii() and given.isdigit() and len(given) < 7):
            raise ValidationError(_("Enter a whole number, such as 5."))
        return given


def form_fields(
    field: Field, label: Words = "", required: bool = False, entries: Sequence[tuple[str, str]] = (), before: Any = None
) -> dict[str, forms.Field]:
    """The form's fields for one field of a case file, by name; a table or a list takes several.

    Args:
        entries: id and words of the entries that this one can name.
        before: the value it has now; one that is not among the choices stays one.
    """  # fmt: skip
    label = label or field_words(field.name, is_day=field.type == "day")
    if field.type == "contents":
        return {f"contents__{key}": _flag(english(ITEMS[key]), False) for key in field.choices}
    if field.type == "dates":
        return {f"dates__{key}": _day(ORDER_WORDS[key], False, True) for key in field.choices}
    if field.type == "items":
        return _items(len(before or ()) + 3)
    return {field.name: _single(field, label, required, entries, before)}


@lru_cache(maxsize=256)
def items_of(kind: str) -> tuple[str, ...]:
    """What the law says a paper of this kind must hold, as the keys of `contents`; all keys where it says nothing."""
    found: dict[str, None] = {}
    for duty in law_named("england").duties:
        wanted = duty.items or (NOTICES[duty.checklist].items if duty.checklist in NOTICES else ())
        about = {one.kind for one in duty.trigger} | (set() if duty.shape == "checklist" else duty.discharged_by.kinds)
        if kind in about:
            found.update(dict.fromkeys(wanted))
    return tuple(found) or tuple(ITEMS)


def initial(field: Field, value: Any) -> dict[str, Any]:
    """What the form's fields show for a value of a case file."""
    if field.type in ("contents", "dates"):
        show: Callable[[Any], Any] = _shown_flag if field.type == "contents" else str
        return {f"{field.name}__{key}": show(one) for key, one in value.items()}
    if field.type == "items":
        return {
            f"items__{number}__{name}": str(item.get(name, ""))
            for number, item in enumerate(value, 1) for name in ("order", "what", "agreed_on")
        }  # fmt: skip
    if field.type == "flag":
        return {field.name: _shown_flag(value)}
    if field.type == "texts":
        return {field.name: "\n".join(value if isinstance(value, list) else [value])}
    return {field.name: value}


def given(field: Field, cleaned: Data, before: Any = None) -> Any:
    """What a form says of one field, as a case file has it; None where it says nothing.

    Args:
        before: the value it had, of which what the form does not show is kept.
    """
    if field.type == "items":
        return _given_items(cleaned, before or [])
    if field.type in ("contents", "dates"):
        shown = {key: f"{field.name}__{key}" for key in field.choices if f"{field.name}__{key}" in cleaned}
        kept = {key: one for key, one in (before or {}).items() if key not in shown}
        found = {key: cleaned[name] for key, name in shown.items() if cleaned[name]}
        said = {key: one == "yes" if field.type == "contents" else one for key, one in found.items()}
        return kept | said or None
    value = cleaned.get(field.name)
    if value in (None, "", []):
        return None
    if field.type == "flag":
        return value == "yes"
    if field.type == "texts":
        lines = [line.strip() for line in str(value).splitlines() if line.strip()]
        return lines[0] if len(lines) == 1 else lines or None
    return _number(str(value)) if field.type in ("number", "quantity") else value


def _number(text: str) -> int | float | str:
    if not _NUMBER.fullmatch(text):
        return text
    return float(text) if "." in text else int(text)


def _single(field: Field, label: Words, required: bool, entries: Sequence[tuple[str, str]], before: Any) -> forms.Field:
    match field.type:
        case "day":
            return _day(label, required, field.name in PLANNED, required or before == "unknown")
        case "flag":
            return _flag(label, required)
        case "la":
            return CouncilField(
                known=str(before or ""), label=label, required=required, max_length=200, error_messages=_asked()
            )
        case "number" | "quantity":
            return NumberField(may_be_words=field.type == "quantity", label=label, required=required)
        case "choices":
            words = CHOICE_WORDS[field.name]
            return forms.MultipleChoiceField(
                label=label, required=required, choices=[(one, words[one]) for one in field.choices],
                widget=forms.CheckboxSelectMultiple, error_messages=_asked(),
            )  # fmt: skip
        case "choice":
            words = CHOICE_WORDS[field.name]
            choices = [(one, words[one]) for one in field.choices]
            return _choice(label, required, choices, before, forms.RadioSelect)
        case "kind":
            return _choice(label, required, [(one.name, one.title) for one in KINDS.values()], before)
        case "duty":
            duties = {one.id: f"{one.title} ({one.id})" for one in law_named("england").duties if one.exceptions}
            return _choice(label, required, [*duties.items()], before)
        case "exception":
            return _choice(label, required, [(one.code, one.title) for one in EXCEPTIONS.values()], before)
        case "event" | "answers":
            return _choice(label, required, entries, before)
    box = forms.Textarea if field.name in LONG or field.type == "texts" else forms.TextInput
    return TextField(label=label, required=required, max_length=LONGEST, widget=box, error_messages=_asked())


def _asked() -> dict[str, Any]:
    return {
        "required": _("Fill this in."),
        "max_length": _("That is too long: keep it under %(limit_value)d letters."),
        "invalid_choice": _("Choose one of those shown."),
        "invalid_list": _("Choose from those shown."),
    }


def _day(label: Words, required: bool, may_be_future: bool, may_be_unknown: bool = False) -> PartDateField:
    return PartDateField(label=label, required=required, may_be_future=may_be_future, may_be_unknown=may_be_unknown)


def _flag(label: Words, required: bool) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, required=required, choices=YES_NO, widget=forms.RadioSelect, error_messages=_asked()
    )


def _choice(label: Words, required: bool, choices: Iterable[tuple[str, Words]], before: Any,
            widget: type[forms.Widget] = forms.Select) -> forms.ChoiceField:  # fmt: skip
    listed = [*choices]
    if before and before not in dict(listed):
        listed.append((before, english(before)))
    if not required or widget is forms.Select:
        nothing: tuple[str, Words] = ("", _("Not sure") if widget is forms.RadioSelect else _("Choose"))
        listed = [*listed, nothing] if widget is forms.RadioSelect else [nothing, *listed]
    return forms.ChoiceField(label=label, required=required, choices=listed, widget=widget, error_messages=_asked())


def _items(number: int) -> dict[str, forms.Field]:
    made: dict[str, forms.Field] = {}
    orders = [("", _("Something else")), *((one, ORDER_WORDS[one]) for one in ORDERS)]
    for place in range(1, min(number, MOST_ITEMS) + 1):
        made[f"items__{place}__what"] = TextField(label=_("What was agreed"), required=False, max_length=LONGEST)
        made[f"items__{place}__order"] = forms.ChoiceField(
            label=_("What the council will do"), required=False, choices=orders, error_messages=_asked()
        )
        made[f"items__{place}__agreed_on"] = _day(_("By when, if you agreed a day"), False, True)
    return made


def _given_items(cleaned: Data, before: list[dict[str, Any]]) -> list[dict[str, Any]] | None:
    found = []
    shown = sum(name.endswith("__what") for name in cleaned if name.startswith("items__"))
    for place in range(1, shown + 1):
        said = {name: cleaned.get(f"items__{place}__{name}") for name in ("what", "order", "agreed_on")}
        old = before[place - 1] if place <= len(before) else {}
        if not any(said.values()):
            continue
        item = {name: value for name, value in old.items() if name not in said} | {k: v for k, v in said.items() if v}
        if item.get("order") != old.get("order") or not old:
            item["appealable"] = bool(item.get("order"))
        found.append(item)
    return [*found, *before[shown:]] or None


def _shown_flag(value: Any) -> str:
    return "yes" if value is True else "no" if value is False else ""
