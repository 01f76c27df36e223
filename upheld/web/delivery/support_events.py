"""What a stage of SEN support is in the timeline of a case: a review, a meeting, the start."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpRequest

from upheld.delivery.progress.support import Entered
from upheld.web.cases.actions.adding import add_event
from upheld.web.cases.kept import KeptCase
from upheld.web.check.record import Record
from upheld.web.delivery.actions.progress import tell
from upheld.web.delivery.kept import Ledger


def tell_both(request: HttpRequest, ledger: Ledger, one: Entered) -> None:
    """Write a stage down, and what it is in the timeline of the case: both or neither.

    What stands in the timeline with that day is not written a second time.

    Raises:
        CaseError: the case could then not be read.
        MayNot, DeliveryError, MayNotWrite, Changed: as for all writing.
    """
    access = ledger.access
    access.must_write()
    with transaction.atomic():
        tell(ledger, one)
        for kind in kinds_of(one):
            record = Record.held_in(KeptCase(access, request.session))
            if not _is_there(record, kind, one.on.isoformat()):
                add_event(access, record, {"kind": kind, "on": one.on.isoformat()}, by=access.person)


def kinds_of(one: Entered) -> tuple[str, ...]:
    """The events of a case that a stage is: "do" is the start of the support, which a case has once."""
    found = {"do": "sep_started", "review": "apdr_reviewed"}.get(one.stage)
    return tuple(kind for kind in (found, "apdr_meeting" if one.is_meeting else None) if kind is not None)


def _is_there(record: Record, kind: str, day: str) -> bool:
    return any(
        one.data.get("kind") == kind and (kind == "sep_started" or one.data.get("on") == day) for one in record.entries
    )
