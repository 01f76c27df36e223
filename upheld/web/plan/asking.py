"""The letter to whoever wrote a report: which recommendations are unclear, and the letter itself."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from upheld.letters.advice_letter import AdviceLetter, Vague, advice_letter
from upheld.letters.asks import ASKS, LONGEST
from upheld.web import clock
from upheld.web.plan.record import PlanRecord
from upheld.web.ui.forms import Form, TextField

_NAMES = (
    "your_name", "your_address", "your_email", "writer_name", "writer_role", "writer_address", "report_title",
    "report_date", "child_name", "child_date_of_birth", "council_name", "council_address",
)  # fmt: skip
_LONG = ("your_address", "writer_address", "council_address")
_COMPLETED = {"your_name": "name", "your_email": "email", "your_address": "street-address"}


class AskForm(Form):
    """What the letter asks for; each may be left empty."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """A box for each."""
        super().__init__(*args, **kwargs)
        for name in _NAMES:
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
        return [(self[name], _COMPLETED.get(name, "off")) for name in _NAMES]


def unclear(record: PlanRecord) -> tuple[Vague, ...]:
    """The recommendations of the report that are vague in the report itself."""
    if record.report is None:
        return ()
    return tuple(
        Vague(one["recommendation"]["text"], one["recommendation"]["page"], tuple(one["missing"]))
        for one in record.report["recommendations"]
        if one["kind"] == "vague_at_source"
    )


def given(record: PlanRecord) -> dict[str, str]:
    """What was typed, and where nothing was, what the report and the plan say themselves."""
    plan = record.plan
    own = dict(record.report["details"]) if record.report is not None else {}
    own |= {name: said for name, said in (("child_name", plan.child), ("council_name", plan.council)) if said}
    if birth := plan.dates.get("birth"):
        own["child_date_of_birth"] = f"{birth.day} {birth:%B %Y}"
    found = {name: " ".join(said.split())[:200] for name, said in own.items() if name not in record.details}
    return found | {name: said for name, said in record.details.items() if name in _NAMES and said.strip()}


def asked(record: PlanRecord) -> AdviceLetter:
    """The letter.

    Raises:
        UpheldError: there is nothing to ask, or more than a letter can hold.
    """
    return advice_letter(unclear(record), clock.today(), given(record))
