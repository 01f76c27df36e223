"""What follows from what was told: the part of a case's page that takes a reckoning.

To reckon a long case takes longer than all the rest of the page. So that part is made once for each state of the case
and lies, sealed under the key of the case, beside the session of whoever looks: nobody else sees it, and it cannot be
opened once the case is gone.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import get_language
from markupsafe import Markup

from upheld.errors import UpheldError
from upheld.law import law_named
from upheld.web import clock
from upheld.web.cases.access import Access
from upheld.web.cases.duties import Stage, by_stage
from upheld.web.cases.kept import KeptCase
from upheld.web.cases.likely import likely
from upheld.web.check.answer import Answer, of_record
from upheld.web.check.answer_own import Own
from upheld.web.check.happened import Row, rows
from upheld.web.check.record import Record
from upheld.web.keyring.sealing import Unreadable, seal, unseal
from upheld.web.plan.record import PlanRecord
from upheld.web.sealed.aside import aside, put_aside
from upheld.web.sealed.session import SessionStore
from upheld.web.ui.program import program

_DRAWER = "case"
NEWEST = 8
"""How many entries of the timeline the case's page shows."""


@dataclass(frozen=True, slots=True)
class Follows:
    """Everything that follows.

    Args:
        why: why there is no answer, in English; empty where nothing has happened yet.
        big: the family's own step whose day stands large at the top.
        newest: the newest entries, the newest first; `entries` how many there are.
        findings: how many points were found on the plan, `undecided` how many of them wait; None without a plan.
    """

    answer: Answer | None
    why: str
    big: Own | None
    stages: tuple[Stage, ...]
    newest: tuple[Row, ...]
    entries: int
    findings: int | None
    undecided: int


def follows(kept: KeptCase, today: date) -> Follows:
    """What follows from all that was told, as far as this person may see it, for today."""
    record = Record.held_in(kept)
    record.as_at = None
    told = rows(record)
    findings, undecided = _findings(kept)
    answer, why = None, ""
    if not record.is_empty:
        try:
            answer = of_record(record, today, tribunal_closed=clock.after_tribunal_hours())
        except UpheldError as error:
            why = str(error)
    return Follows(
        answer=answer,
        why=why,
        big=next((one for one in answer.own if one.first is not None), None) if answer is not None else None,
        stages=by_stage(answer.items, today) if answer is not None else (),
        newest=tuple(reversed(told[-NEWEST:])),
        entries=len(told),
        findings=findings,
        undecided=undecided,
    )


def follows_shown(request: HttpRequest, kept: KeptCase, versions: Mapping[str, int]) -> Markup:
    """The same as a piece of a page; addresses in it are those of the moment, so it is made inside the case.

    Args:
        versions: of the parts of the case, by their place.
    """
    assert isinstance(request.session, SessionStore)
    case, access = kept.access.case, kept.access
    mark = _mark(access, versions)
    held = aside(request.session, _DRAWER)
    if held is not None and held.get("mark") == mark:
        try:
            return Markup(unseal(kept.key, b64decode(held["piece"]), case=case.pk, place="follows"))
        except Unreadable:
            pass
    shown = {"follows": follows(kept, clock.today()), "access": access, "likely": likely}
    piece = render_to_string("cases/_follows.html", shown)
    sealed = seal(kept.key, piece, case=case.pk, place="follows")
    put_aside(request.session, _DRAWER, {"mark": mark, "piece": b64encode(sealed).decode()})
    return Markup(piece)


def _findings(kept: KeptCase) -> tuple[int | None, int]:
    plan = PlanRecord.held_in(kept)
    if plan.is_empty:
        return None, 0
    try:
        keys = {one.key for one in plan.checked.findings}
    except UpheldError:
        return None, 0
    return len(keys), len(keys - plan.decisions.keys())


def _mark(access: Access, versions: Mapping[str, int]) -> str:
    """All that the piece depends on, as one short mark."""
    about = [
        str(access.case.pk),
        versions.get("check", 0),
        versions.get("plan", 0),
        [access.may_write, access.hides_addresses, access.hides_schools],
        clock.today().isoformat(),
        clock.after_tribunal_hours(),
        get_language(),
        law_named("england").version,
        program(),
    ]
    return sha256(json.dumps(about).encode()).hexdigest()
