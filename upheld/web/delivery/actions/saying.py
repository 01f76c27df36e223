"""To say what happened: entries are added, and what was said before stays."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from upheld.delivery.entitlement import DeliveryError
from upheld.delivery.entry import Entry
from upheld.web import clock
from upheld.web.accounts.models import Person
from upheld.web.cases.access import Access, MayNot
from upheld.web.cases.audit import Acting, acting
from upheld.web.delivery.kept import data_of, opened, sealed
from upheld.web.delivery.models import Statement
from upheld.web.delivery.sides import sides_of

MOST_AT_ONCE = 500
_AHEAD = timedelta(minutes=10)


def say(access: Access, entries: Sequence[Entry], *, by: Person) -> int:
    """Add entries to the ledger, all or none; how many were not there before.

    What is sent again is there once. `by` and the moment of arrival are the service's; a moment of writing that is yet
    to come is put at now.

    Raises:
        MayNot: they may only read, or speak for the other side.
        DeliveryError: an id is taken by something else, or there are too many at once; nothing is written.
    """
    if len(entries) > MOST_AT_ONCE:
        raise DeliveryError(f"{len(entries)} entries at once; {MOST_AT_ONCE} is the most: send them in parts.")
    access.must_write_ledger()
    mine = sides_of(access)
    if any(one.side not in mine for one in entries):
        raise MayNot(_("You can only say what your own side says."))
    with acting(access.case.pk, by, needs="ledger") as act:
        new = [one for one in entries if _add(act, by, "entry", UUID(one.id), data_of(one), one.side, one.said_at)]
        for one in new:
            act.write("delivery_said", about=one.id)
    return len(new)


def state(
    access: Access, kind: str, id: UUID, data: dict[str, Any], *, by: Person, side: str = "",
    said_at: datetime | None = None,
) -> bool:  # fmt: skip
    """Add one statement of another kind; whether it was not there before.

    Raises:
        MayNot: they may only read.
        DeliveryError: the id is taken by something else.
    """
    access.must_write_ledger()
    with acting(access.case.pk, by, needs="ledger") as act:
        is_new = _add(act, by, kind, id, data, side, said_at or clock.real())
        if is_new:
            act.write(f"{kind}_said", about=id)
    return is_new


def _add(act: Acting, by: Person, kind: str, id: UUID, data: dict[str, Any], side: str, said_at: datetime) -> bool:
    there = Statement.objects.filter(pk=id).first()
    if there is not None:
        if there.case_id != act.case.pk or there.kind != kind or opened(there, act.key).data != data:
            raise DeliveryError(_("This was sent before with other words: reload the page and write it again."))
        return False
    now = clock.real()
    moment = said_at if said_at <= now + _AHEAD else now
    Statement.objects.create(
        id=id, case=act.case, kind=kind, side=side, by=by, said_at=moment, received_at=now,
        body=sealed(act.case, act.key, id, data),
    )  # fmt: skip
    return True
