"""The duties of a law: all of them in short, and one whole, with each of its versions."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from upheld.law import Law
from upheld.law.as_data import duty_as_data
from upheld.law.duty import Duty
from upheld.web.api import shapes
from upheld.web.api.asked import Asked, not_found
from upheld.web.api.check import LAW
from upheld.web.api.operation import Example, Operation, Parameter

_ID = Parameter("id", _("The id of a duty, as plan.final."), {"type": "string", "minLength": 1}, "path")


def about(law: Law) -> dict[str, Any]:
    """Which law an answer is from."""
    data = {"name": law.name, "version": law.version, "jurisdiction": law.jurisdiction}
    return data | ({"proposal": law.proposal} if law.proposal else {})


def _duties(asked: Asked) -> dict[str, Any]:
    law = asked.law()
    return {"law": about(law), "duties": [_short(versions[-1]) for versions in law.by_id.values()]}


def _duty(asked: Asked) -> dict[str, Any]:
    law, id = asked.law(), asked.path["id"]
    if id not in law.by_id:
        raise not_found("duty", id, law.by_id, "/api/duties")
    return {"law": about(law), "duty": id, "versions": [duty_as_data(version) for version in law.of(id)]}


def _short(duty: Duty) -> dict[str, Any]:
    whole = duty_as_data(duty)
    names = ("id", "title", "shape", "force", "binding", "confidence", "bearer", "bearer_text", "owed_to", "citations")
    return {name: whole[name] for name in names}


OPERATIONS = (
    Operation("duties", "duties", _("Every duty of a law, in short"), _duties, shapes.DUTIES, (LAW,)),
    Operation(
        "duties/{id}",
        "duty",
        _("One duty whole, with each of its versions: who owes it, what starts it, its time limit and its authority"),
        _duty,
        shapes.DUTY,
        (_ID, LAW),
        example=Example(path={"id": "plan.final"}),
    ),
)
