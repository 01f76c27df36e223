"""To add what happened, with what shows it: both or neither."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from upheld.web.accounts.models import Person
from upheld.web.cases.access import Access
from upheld.web.cases.actions.papers import keep, taken_alone
from upheld.web.check.record import Record


def add_event(
    access: Access, record: Record, data: Mapping[str, Any], *, by: Person, evidence: tuple[str, bytes] | None = None
) -> int:
    """Add an event to what was told; its number.

    Args:
        record: what is held of the case for whoever adds.
        evidence: the name and the bytes of a document that shows it.

    Raises:
        CaseError: the case could then not be read.
        NotTaken: the document cannot be kept.
        MayNot, MayNotWrite, Changed: as for all writing; in every case nothing is changed.
    """
    access.must_write()
    number = record.try_add(data)
    # A picture can take seconds: nobody else waits for them.
    paper = None if evidence is None else (evidence[0], taken_alone(evidence[1]))
    with transaction.atomic():
        number = record.save().get(number, number)
        if paper is not None:
            keep(access, [paper], by=by, entry=number)
    return number
