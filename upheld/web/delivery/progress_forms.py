"""The forms for a step, for what was seen of it, and for what goes well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from upheld.delivery.progress.frameworks import FRAMEWORKS
from upheld.delivery.progress.progress import FEWEST_LEVELS, LONGEST_NOTE, LONGEST_TEXT, MOST_LEVELS
from upheld.web import clock
from upheld.web.check.forms_child import ExactDayField
from upheld.web.delivery.progress_words import told
from upheld.web.ui.forms import Form, TextField

OWN_SCALE = "scale"
"""The way of looking that has a scale in the words of whoever sets the step; all others are frameworks."""
WAYS = (*FRAMEWORKS, OWN_SCALE)
_CHOOSE = {"invalid_choice": gettext_lazy("Choose from the list.")}


def day_field(label: Any) -> ExactDayField:
    """A day up to today; empty is today."""
    return ExactDayField(
        label=label, help_text=gettext_lazy("Leave it empty if it was today."), required=False, may_be_unknown=False
    )


def words_field(label: Any, longest: int, required: Any = "", **rest: Any) -> TextField:
    """Words in a large box; `required` is the sentence where there are none."""
    wrong = {
        "required": required,
        "max_length": gettext_lazy("This is longer than %(limit_value)d letters: write it shorter."),
    }
    return TextField(
        label=label, required=bool(required), max_length=longest, error_messages=wrong,
        **({"widget": forms.Textarea} | rest),
    )  # fmt: skip


class SaidForm(Form):
    """What every statement has: who reads it, and an id made with the page, so that what comes twice is there once."""

    id = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=uuid4)
    is_open = forms.BooleanField(
        label=gettext_lazy("It holds no address and no name of a school"),
        help_text=gettext_lazy("People from whom you hide those read the words only if you tick this."),
        required=False,
    )

    @property
    def said(self) -> dict[str, Any]:
        """The id and who reads it, for a statement."""
        return {"id": str(self.cleaned_data["id"] or uuid4()), "is_open": self.cleaned_data["is_open"],
                "said_at": clock.real()}  # fmt: skip

    def day(self, name: str) -> date:
        """The day in a field; today where it is empty."""
        given = self.cleaned_data[name]
        return date.fromisoformat(given) if given else clock.today()


class StepForm(SaidForm):
    """A small step, for one way of looking."""

    field_order = ("text", "outcome", "outcome_new", "area", "scale", "start", "is_open", "id")
    text = words_field(
        gettext_lazy("What is the step?"), LONGEST_TEXT, gettext_lazy("Write the step in a few words."),
        help_text=gettext_lazy("Small enough to be seen. For example: asks for a break with a card."),
    )  # fmt: skip
    outcome = forms.ChoiceField(
        label=gettext_lazy("Which outcome does it lead to?"), required=False, choices=(), error_messages=_CHOOSE
    )
    outcome_new = words_field(gettext_lazy("Another outcome, in its own words"), LONGEST_TEXT)
    area = forms.ChoiceField(
        label=gettext_lazy("What is it about?"), required=False, choices=(), error_messages=_CHOOSE
    )
    start = forms.TypedChoiceField(
        label=gettext_lazy("Where does the child or young person start?"), coerce=int, choices=(), initial="0",
        widget=forms.RadioSelect,
        error_messages=_CHOOSE | {"required": gettext_lazy("Choose where they start.")},
    )  # fmt: skip

    def __init__(self, way: str, outcomes: Mapping[str, str], *args: Any, **kwargs: Any) -> None:
        """Offer the fields and places of one way of looking.

        Args:
            way: one of `WAYS`.
            outcomes: the words of those there are, by what stands for them in the form.
        """
        super().__init__(*args, **kwargs)
        self.framework = FRAMEWORKS["own" if way == OWN_SCALE else way]
        self._outcomes = outcomes
        _offer(self, "outcome", [("", _("None that is written down")), *outcomes.items()])
        areas = [(one.code, told(one.name)) for one in self.framework.areas]
        _offer(self, "area", [("", _("Something else")), *areas])
        if way == OWN_SCALE:
            self.fields["scale"] = words_field(
                gettext_lazy("Your own words for how far it has come"), LONGEST_TEXT,
                gettext_lazy("Write the places of the scale, each on a line of its own."),
                help_text=gettext_lazy("Each on a line of its own, the least first, from 2 to 7 lines."),
            )  # fmt: skip
            self.order_fields(self.field_order)
            _offer(self, "start", [(str(n), _("Line %(n)s") % {"n": n + 1}) for n in range(MOST_LEVELS)])
        else:
            _offer(self, "start", [(str(n), told(words)) for n, words in enumerate(self.framework.scale)])

    def clean_scale(self) -> tuple[str, ...]:
        """The places of an own scale.

        Raises:
            ValidationError: there are too few or too many.
        """
        found = tuple(line.strip() for line in str(self.cleaned_data["scale"]).splitlines() if line.strip())
        if not FEWEST_LEVELS <= len(found) <= MOST_LEVELS:
            raise ValidationError(_("Write from 2 to 7 lines: these are %(number)s.") % {"number": len(found)})
        return found

    def clean(self) -> dict[str, Any]:
        """What was given, with a start that lies on the scale."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        scale, start = cleaned.get("scale"), cleaned.get("start")
        if scale and start is not None and start >= len(scale):
            self.add_error("start", _("Your scale has no line %(n)s: choose one of its lines.") % {"n": start + 1})
        return cleaned

    @property
    def step(self) -> dict[str, Any]:
        """What was given, for a step."""
        given = self.cleaned_data
        outcome = given["outcome_new"] or self._outcomes.get(given["outcome"], "")
        return self.said | {
            "text": given["text"], "outcome": outcome, "framework": self.framework.id, "area": given["area"],
            "start": given["start"], "scale": given.get("scale", ()),
        }  # fmt: skip


class SeenForm(SaidForm):
    """What goes with a place on the scale: nothing is needed."""

    field_order = ("note", "seen_on", "paper", "photograph", "is_open", "id")
    note = words_field(gettext_lazy("A short note"), LONGEST_NOTE)
    seen_on = day_field(gettext_lazy("Which day was it?"))
    paper = forms.ChoiceField(
        label=gettext_lazy("A document of the case that shows it"), required=False, choices=(), error_messages=_CHOOSE
    )
    photograph = forms.FileField(
        label=gettext_lazy("A photograph or a file that shows it"), required=False, allow_empty_file=True,
        help_text=gettext_lazy(
            "It is kept with the documents of the case. Photographs lose where and when they were taken."
        ),
        error_messages={"invalid": gettext_lazy("The file did not come whole: choose it again.")},
    )  # fmt: skip

    def __init__(self, papers: Mapping[str, tuple[UUID, str]], may_add: bool, *args: Any, **kwargs: Any) -> None:
        """Offer the documents that somebody may open, and to add one where they may."""
        super().__init__(*args, **kwargs)
        if papers:
            _offer(self, "paper", [("", _("None")), *((id, name) for id, (_key, name) in papers.items())])
        else:
            del self.fields["paper"]
        if not may_add:
            del self.fields["photograph"]

    @property
    def observation(self) -> dict[str, Any]:
        """What was given, for an observation."""
        paper = self.cleaned_data.get("paper")
        return self.said | {
            "note": self.cleaned_data["note"], "seen_on": self.day("seen_on"), "evidence": (paper,) if paper else (),
        }  # fmt: skip

    @property
    def file(self) -> tuple[str, bytes] | None:
        """The name and the bytes of what was sent with it; None for nothing."""
        given = self.cleaned_data.get("photograph")
        return (given.name, given.read()) if given else None


class GoodForm(SeenForm):
    """Something that goes well, beside any step."""

    note = words_field(
        gettext_lazy("Something that goes well"), LONGEST_NOTE, gettext_lazy("Write what goes well."),
        help_text=gettext_lazy("At home, at school, anywhere. It need not be about learning."),
    )  # fmt: skip


def _offer(form: Form, name: str, choices: Sequence[tuple[str, str]]) -> None:
    form.fields[name].choices = choices  # type: ignore[attr-defined]
