"""What a button on a page decides: a finding into the letter, left out for a reason, or not decided after all."""

from __future__ import annotations

from django.http import QueryDict
from django.utils.translation import gettext_lazy

from upheld.web.plan.record import Decision, PlanRecord
from upheld.web.ui.forms import Form, TextField


class DismissForm(Form):
    """Why a finding is left out. `target` says of which."""

    reason = TextField(
        label=gettext_lazy("Why? A few words, for yourself"),
        max_length=300,
        error_messages={
            "required": gettext_lazy("Write in a few words why you leave it out."),
            "max_length": gettext_lazy("This has %(show_value)d letters, and %(limit_value)d is the most."),
        },
    )

    def __init__(self, *args: object, target: str = "", **kwargs: object) -> None:
        """Its boxes have ids of their own, as there are many of them on a page."""
        super().__init__(*args, **kwargs)
        self.target = target
        self.auto_id = f"reason-{target}"


def decided(record: PlanRecord, said: QueryDict) -> DismissForm | None:
    """Do what the button says; the form where a reason is given, which has errors where it is missing."""
    if target := said.get("accept"):
        record.decide(target, Decision("accepted"))
    elif target := said.get("undo"):
        record.decide(target, None)
    elif target := said.get("dismiss"):
        form = DismissForm(said, target=target)
        if form.is_valid():
            record.decide(target, Decision("dismissed", form.cleaned_data["reason"]))
        return form
    return None
