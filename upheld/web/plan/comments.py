"""The letter of comments on a draft: what it needs to know, its last day, and the letter itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from upheld.case import from_data
from upheld.compliance import Reckoning, reckon
from upheld.documents.blocks import gaps
from upheld.errors import UpheldError
from upheld.law import law_named
from upheld.letters.asks import ASKS, LONGEST
from upheld.letters.choose import choice
from upheld.letters.letter import SENDERS
from upheld.letters.plan_comments import comments_letter, open_letter
from upheld.letters.write import Written
from upheld.plan.write.accepted import Accepted
from upheld.web import clock
from upheld.web.plan.record import PlanRecord
from upheld.web.ui.forms import Form, PartDateField, TextField

CAME = {
    "draft_served": gettext_lazy("A draft plan"),
    "amendment_notice_sent": gettext_lazy("Changes to a plan that is in force"),
}
_LONG = {"your_address", "council_address", "comments", "why_late"}
_COMPLETED = {"your_name": "name", "your_email": "email", "your_phone": "tel", "your_address": "street-address"}


@dataclass(frozen=True, slots=True)
class CommentsLetter:
    """The letter and the case it was reckoned in."""

    written: Written
    asks: tuple[str, ...]

    @property
    def last_day(self) -> date | None:
        """The last day to send it; None where it has passed."""
        return self.written.choice.by


@dataclass(frozen=True, slots=True)
class AnswerBy:
    """When comments are due: the last day, None where it has passed or is not known; `passed` says which."""

    day: date | None = None
    passed: bool = False


class ServedForm(Form):
    """What came from the council, and when."""

    came = forms.ChoiceField(
        label=gettext_lazy("What did the council send?"),
        choices=list(CAME.items()),
        widget=forms.RadioSelect,
        initial="draft_served",
        error_messages={"required": gettext_lazy("Choose what the council sent.")},
    )
    served_on = PartDateField(
        label=gettext_lazy("When did it come?"),
        help_text=gettext_lazy(
            "The day it was handed over, e-mailed, or posted to you. It counts as the first of the 15 days."
        ),
        may_be_unknown=False,
    )

    def clean_served_on(self) -> str:
        """The day, whole: the last day cannot be told from a month."""
        said: str = self.cleaned_data["served_on"]
        if len(said) != len("2026-01-01"):
            raise forms.ValidationError(_("Enter the day too: the last day for comments is counted from it."))
        return said


class DetailsForm(Form):
    """What the letter asks for; each may be left empty, and is then a gap in it."""

    def __init__(self, *args: Any, asks: tuple[str, ...], senders: tuple[str, ...], **kwargs: Any) -> None:
        """A box for each."""
        super().__init__(*args, **kwargs)
        self.fields["sender"] = forms.ChoiceField(
            label=_("Who writes the letter?"),
            choices=[(name, SENDERS[name]) for name in senders],
            widget=forms.RadioSelect,
            error_messages={"required": _("Choose who writes."), "invalid_choice": _("Choose who writes.")},
        )
        self.asks = asks
        for name in asks:
            self.fields[name] = TextField(
                label=ASKS[name][0].upper() + ASKS[name][1:],
                required=False,
                max_length=LONGEST,
                widget=forms.Textarea if name in _LONG else forms.TextInput,
                error_messages={
                    "max_length": _(
                        "This has %(show_value)d letters, and %(limit_value)d is the most: make it shorter."
                    )
                },
            )

    def boxes(self) -> list[tuple[forms.BoundField, str]]:
        """Each box, with what a browser may fill it with."""
        return [(self[name], _COMPLETED.get(name, "off")) for name in self.asks]


def made(record: PlanRecord) -> CommentsLetter:
    """The letter for what was accepted.

    Raises:
        UpheldError: the day is not known, nothing was accepted, or the letter cannot be written.
    """
    reckoning = reckoned(record)
    accepted = [Accepted(finding) for finding, _decision in record.accepted]
    details = given(record)
    letter = open_letter(reckoning)
    sender = record.details.get("sender")
    sender = sender if sender in letter.senders else None
    plan = record.plan
    written = comments_letter(reckoning, plan, accepted, details, sender)
    # What is asked for however much was given, so that what was typed can be changed.
    bare = comments_letter(reckoning, plan, accepted, {}, written.sender)
    wanted = [*gaps(bare.document), *(ASKS[name] for name in details if name in ASKS)]
    names = tuple(name for name, said in ASKS.items() if said in wanted or name == "comments")
    return CommentsLetter(written, names)


def reckoned(record: PlanRecord) -> Reckoning:
    """The case of whoever got this draft, as far as it is known, for today.

    Raises:
        UpheldError: the day on which it was served is not known.
    """
    served = record.served_on
    came = record.details.get("came", "draft_served")
    data: dict[str, Any] = {"event": [{"kind": came, "on": served.isoformat() if served is not None else "unknown"}]}
    if birth := record.plan.dates.get("birth"):
        data["person"] = {"date_of_birth": birth.isoformat()}
    return reckon(from_data(data, "What you told us"), law_named("england"), clock.today())


def answer_by(record: PlanRecord) -> AnswerBy:
    """The last day for comments on what came, as far as that can be told today."""
    if record.served_on is None:
        return AnswerBy()
    try:
        reckoning = reckoned(record)
        found = choice(reckoning, open_letter(reckoning))
    except UpheldError:
        return AnswerBy()
    if found is None:
        return AnswerBy()
    return AnswerBy(None, True) if found.unwise or found.by is None else AnswerBy(found.by)


def given(record: PlanRecord) -> dict[str, str]:
    """What was typed, and where nothing was, what the plan says itself."""
    found = {name: said for name, said in record.details.items() if name in ASKS and said.strip()}
    plan = record.plan
    own = {"child_name": plan.child, "council_name": plan.council}
    if birth := plan.dates.get("birth"):
        own["child_date_of_birth"] = f"{birth.day} {birth:%B %Y}"
    for name, said in own.items():
        if said and name not in record.details and len(said) <= 100:
            found[name] = " ".join(said.split())
    return found
