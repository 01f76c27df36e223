"""The questions about one paper as a form: what it is about, its dates, and what it says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from markupsafe import Markup

from upheld.law.notices import ITEMS
from upheld.web.check.paper_parts import DATE_HINTS, DATE_LABELS, ITSELF, Ask, Paper
from upheld.web.check.papers import PAPERS, checklist
from upheld.web.ui.forms import Form, PartDateField, TextField

NOTHING_LIKE_IT = "none"
_MOST = 200
_SAYS = (("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No")), ("unsure", gettext_lazy("Not sure")))


class ChooseForm(Form):
    """Which sort of paper it is."""

    paper = forms.ChoiceField(
        label=gettext_lazy("What does it look like?"),
        widget=forms.RadioSelect,
        choices=lambda: [*((one.id, one.title) for one in PAPERS.values()), (NOTHING_LIKE_IT, "")],
        error_messages={
            "required": gettext_lazy("Choose what it looks like, or say that it is like none of these."),
            "invalid_choice": gettext_lazy("Choose what it looks like, or say that it is like none of these."),
        },
    )


class PaperForm(Form):
    """What the paper says; which fields there are is the paper's own."""

    def __init__(self, paper: Paper, *args: Any, **kwargs: Any) -> None:
        """Build the fields of this paper."""
        super().__init__(*args, **kwargs)
        self.paper = paper
        self.asked: list[str] = []
        if paper.ways:
            options = [(way.value, way.label) for way in paper.ways]
            self._put("way", _one(paper.which, options, required=True))
        for ask in paper.asks:
            self._put(ask.name, _field(ask))
        for name in paper.dates:
            label = paper.itself if name == ITSELF else DATE_LABELS[name]
            self.fields[name] = PartDateField(
                label=label, help_text=DATE_HINTS.get(name, ""), required=False, may_be_unknown=name == paper.dates[0]
            )
        for item in checklist(paper):
            self.fields[f"says_{item}"] = _one(_english(ITEMS[item]), list(_SAYS), required=False)

    def _put(self, name: str, field: forms.Field) -> None:
        self.fields[name] = field
        self.asked.append(name)

    @property
    def items(self) -> list[str]:
        """The names of the fields about what it says."""
        return [name for name in self.fields if name.startswith("says_")]

    def clean(self) -> dict[str, Any]:
        """The answers, with one date at the least.

        Raises:
            ValidationError: no date is given, and none is ticked as not known.
        """
        found: dict[str, Any] = super().clean() or self.cleaned_data
        names = self.paper.dates
        if not any(found.get(name) or name in self.errors for name in names):
            told = _("Enter a date, or tick that you do not know it.") if len(names) == 1 else _(
                "Enter one of these dates, or tick that you do not know it."
            )  # fmt: skip
            self.add_error(names[0], told)
        return found

    @property
    def given(self) -> dict[str, Any]:
        """The answers as `paper_entry.events` takes them; what the reader is not sure of is left out."""
        found = {name: value for name, value in self.cleaned_data.items() if not name.startswith("says_")}
        said = {name: self.cleaned_data.get(f"says_{name}") for name in checklist(self.paper)}
        found["contents"] = {name: value == "yes" for name, value in said.items() if value in ("yes", "no")}
        return found


def initial(given: Mapping[str, Any]) -> dict[str, Any]:
    """What stands in the form of a paper that is recorded already."""
    contents = given.get("contents", {})
    return {**given, **{f"says_{name}": "yes" if held else "no" for name, held in contents.items()}}


def _field(ask: Ask) -> forms.Field:
    options = [*((value, _english(words)) for value, words in ask.law), *ask.options]
    if ask.type == "one":
        return _one(ask.label, options, required=ask.required, hint=ask.hint)
    if ask.type == "some":
        return forms.MultipleChoiceField(
            label=ask.label, help_text=ask.hint, required=ask.required, choices=options,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": _("Choose at least one."), "invalid_choice": _("Choose from the list.")},
        )  # fmt: skip
    if ask.type == "day":
        return PartDateField(
            label=ask.label, help_text=ask.hint, required=ask.required, may_be_unknown=False, may_be_future=True
        )
    told = _("Shorten this to %(most)s letters.") % {"most": _MOST}
    return TextField(
        label=ask.label, help_text=ask.hint, required=ask.required, max_length=_MOST,
        error_messages={"max_length": told},
    )  # fmt: skip


def _one(label: Any, options: list[tuple[str, Any]], *, required: bool, hint: Any = "") -> forms.ChoiceField:
    told = _("Choose one answer.")
    return forms.ChoiceField(
        label=label, help_text=hint, required=required, choices=options, widget=forms.RadioSelect,
        error_messages={"required": told, "invalid_choice": told},
    )  # fmt: skip


def _english(words: str) -> Markup:
    return Markup('<span lang="en-GB">%s</span>') % (words[0].upper() + words[1:])
