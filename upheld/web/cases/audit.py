"""The audit of a case: each write is a named action by somebody, in one transaction with its row of the chain."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from django.db import transaction

from upheld.errors import UpheldError
from upheld.web import clock
from upheld.web.accounts.models import Person
from upheld.web.cases.access import access_to
from upheld.web.cases.models import Action, Case, Told
from upheld.web.cases.walls import as_service
from upheld.web.keyring.case_key import key_of
from upheld.web.keyring.sealing import seal, unseal

_AT_ONCE = 200


class Gone(UpheldError):
    """The case has gone, or its key has."""


class Acting:
    """One transaction on one case, which is locked; every change in it is written down by `write`."""

    def __init__(self, case: Case, by: Person | None, key: bytes) -> None:
        """Begin after the last row of the chain."""
        self.case, self.by, self.key = case, by, key
        self._last = Action.objects.filter(case=case.pk).order_by("-seq").first()

    def write(self, act: str, about: object = "", told: Any = None) -> Action:
        """Write down one action.

        Args:
            act: its name, one of `act_words.ACTS`.
            about: an id or a number of the case; never anything that was told.
            told: what was told with it, which is sealed; None for nothing.
        """
        seq = self._last.seq + 1 if self._last is not None else 1
        place = f"told:{seq}"
        body = None if told is None else seal(self.key, told, case=self.case.pk, place=place)
        row = Action(
            case=self.case.pk,
            seq=seq,
            at=clock.real(),
            by=str(self.by.key) if self.by is not None else "",
            act=act,
            about=str(about),
            digest=_digest(body) if body is not None else "",
            previous=self._last.hash if self._last is not None else "",
        )
        row.hash = hash_of(row)
        row.save()
        if body is not None:
            Told.objects.create(action=row, case=self.case, body=body)
        self._last = row
        return row


Needed = Literal["write", "ledger", "see", "hold", ""]
"""What somebody must be allowed at the moment they act: of the case, or of its ledger; "" where the action itself asks.

Whoever says something in a ledger need not see the case whose audit it is written to: for them the database answers as
for the service."""


@contextmanager
def acting(case: UUID, by: Person | None, *, needs: Needed = "write") -> Iterator[Acting]:
    """A transaction on a case that nobody else writes to meanwhile.

    Whether somebody may is asked once more, now that nobody can change it: their access may have ended since the
    page began.

    Args:
        by: who acts; None for the service itself.

    Raises:
        Gone: there is no such case any more, or not for them.
        MayNot: they may see it, but not do this.
    """
    with as_service() if needs == "ledger" else nullcontext(), transaction.atomic():
        found = Case.objects.select_for_update().filter(pk=case).first()
        key = key_of(case) if found is not None else None
        if found is None or key is None:
            raise Gone("This case has been deleted.")
        if by is not None and needs:
            _refuse_what_ended(found, by, needs)
        yield Acting(found, by, key)


def _refuse_what_ended(case: Case, by: Person, needs: Needed) -> None:
    access = access_to(by, case.pk)
    if access is None or not (access.sees_case or needs == "ledger"):
        raise Gone("This case is not shared with you any more.")
    if needs == "write":
        access.must_write()
    elif needs == "ledger":
        access.must_write_ledger()
    elif needs == "hold":
        access.must_hold()


def hash_of(row: Action) -> str:
    """What the chain holds of a row: the SHA-256 of all its fields, the hash before it among them."""
    said = [str(row.case), row.seq, _moment(row.at), row.by, row.act, row.about, row.digest, row.previous]
    return hashlib.sha256(json.dumps(said, separators=(",", ":")).encode()).hexdigest()


def first_broken(case: UUID) -> int | None:
    """The number of the first row of a case's chain that does not fit; None where the chain is whole.

    The sealed body of a row must be the one the row was written with; it may be gone only where the case is. Rows cut
    off at the end cannot be seen.
    """
    before, is_kept = "", Case.objects.filter(pk=case).exists()
    # A few at a time: all the bodies of a long case would not fit into the memory.
    rows = Action.objects.filter(case=case).order_by("seq").select_related("told")
    for place, row in enumerate(rows.iterator(_AT_ONCE), 1):
        told = getattr(row, "told", None)
        body = None if told is None else told.body
        is_same = not (row.digest and is_kept) if body is None else _digest(body) == row.digest
        if row.seq != place or row.previous != before or row.hash != hash_of(row) or not is_same:
            return place
        before = row.hash
    return None


def told_with(action: Action, key: bytes) -> Any:
    """What was told with an action; None for nothing, or where it is gone."""
    found = Told.objects.filter(action=action).first()
    return None if found is None else unseal(key, bytes(found.body), case=action.case, place=f"told:{action.seq}")


def _digest(body: Any) -> str:
    return hashlib.sha256(bytes(body)).hexdigest()


def _moment(at: datetime) -> str:
    return at.astimezone(clock.ENGLAND).isoformat(timespec="microseconds")
