"""The names of duties and exceptions that a case file gives, held against the law."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from upheld.case import Case, Event
from upheld.errors import CaseError
from upheld.law import law_named
from upheld.law.code import Law
from upheld.law.exceptions import EXCEPTIONS


def check(case: Case, law: Law) -> None:
    """Refuse a claim or a direction about a duty, or under an exception, that does not exist.

    Raises:
        CaseError: naming the entry, the value, and the nearest known one.
    """
    for event in (*case.of("exception_claimed"), *case.of("ftt_direction")):
        duty = event.fields.get("duty")
        if duty is not None and duty not in law.by_id and duty not in law_named("england").by_id:
            raise CaseError(_sentence(event, "duty", duty, law.by_id))
        code = event.fields.get("code")
        if code is not None and code not in EXCEPTIONS:
            raise CaseError(_sentence(event, "code", code, EXCEPTIONS))


def _sentence(event: Event, field: str, value: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(value, known, 1)
    hint = f"did you mean {near[0]!r}?" if near else "`upheld duties` shows what there is."
    line = f"line {event.line}: " if event.line is not None else ""
    return f"{line}{event.id}: {field} {value!r} is not in the law; {hint}"
