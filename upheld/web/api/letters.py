"""The letters that exist, whatever the case: what each is for and when it is open."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from upheld.letters.letter import letters
from upheld.web.api import shapes
from upheld.web.api.asked import Asked, not_found
from upheld.web.api.operation import Example, Operation, Parameter

_ID = Parameter("id", _("The id of a letter, as complaint_stage_1."), {"type": "string", "minLength": 1}, "path")


def _letters(asked: Asked) -> list[dict[str, Any]]:
    return [one.as_data() for one in letters().values()]


def _letter(asked: Asked) -> dict[str, Any]:
    id = asked.path["id"]
    if id not in letters():
        raise not_found("letter", id, letters(), "/api/letters")
    return letters()[id].as_data()


OPERATIONS = (
    Operation("letters", "letters", _("Every letter there is, in order of use"), _letters, shapes.LETTERS),
    Operation(
        "letters/{id}",
        "letter",
        _("One letter: what it is for, who may send it and what must be true for it"),
        _letter,
        shapes.LETTER,
        (_ID,),
        example=Example(path={"id": "complaint_stage_1"}),
    ),
)
