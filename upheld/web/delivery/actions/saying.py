"""To say what happened: statements are added, and what was said before stays."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from upheld.delivery.entitlement import DeliveryError
from upheld.delivery.entry import Entry
from upheld.web import clock
from upheld.web.accounts.models import Person
from upheld.web.cases.access import Access, MayNot
from upheld.web.cases.audit import Acting, acting
from upheld.web.delivery.evidence import bring
from upheld.web.delivery.kept import data_of, opened, sealed
from upheld.web.delivery.models import KINDS, Ahead, Statement
from upheld.web.delivery.sides import may_take_back, sides_of
from upheld.web.ui.format import number

MOST_AT_ONCE = 500
MOST_OF_A_SIDE = 25_000
"""Far more than a childhood needs, for each side by itself: so none can fill a ledger up before another speaks."""
MOST_BYTES = 20_000
"""The longest that one statement may be, with all that belongs to it."""
_TICK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class _New:
    """What somebody says, before it is sealed."""

    id: UUID
    kind: str
    side: str
    said_at: datetime
    data: dict[str, Any]


def say(access: Access, entries: Sequence[Entry], *, by: Person) -> int:
    """Add entries to the ledger, all or none; how many were not there before.

    What is sent again is there once. `by` and the moment of arrival are the service's; moments of writing that are yet
    to come are put at now, in their order.

    Raises:
        MayNot: they may only read, or speak for the other side.
        DeliveryError: an id is taken by something else, or there is too much of it; nothing is written.
    """
    if len(entries) > MOST_AT_ONCE:
        told = _("%(count)s entries at once; %(most)s is the most: send them in parts.")
        raise DeliveryError(told % {"count": number(len(entries)), "most": number(MOST_AT_ONCE)})
    said = [_New(UUID(one.id), "entry", one.side, one.said_at, data_of(one)) for one in entries]
    return _say(access, said, "delivery_said", by)


def state(
    access: Access, kind: str, id: UUID, data: dict[str, Any], *, by: Person, side: str = "",
    said_at: datetime | None = None,
) -> bool:  # fmt: skip
    """Add one statement of another kind; whether it was not there before.

    Raises:
        MayNot: they may only read, or speak for the other side.
        DeliveryError: the id is taken by something else, or it is too long.
    """
    if kind not in KINDS:
        raise ValueError(f"There is no statement of the kind {kind}.")
    return _say(access, [_New(id, kind, side, said_at or clock.real(), data)], f"{kind}_said", by) == 1


def _say(access: Access, said: Sequence[_New], name: str, by: Person) -> int:
    access.must_write_ledger()
    mine = sides_of(access)
    if any(one.side and one.side not in mine for one in said):
        raise MayNot(_("You can only say what your own side says."))
    for one in said:
        _refuse_unkeepable(one.data)
    with acting(access.case.pk, by, needs="ledger") as act:
        new = _not_there(act, said)
        _refuse_words_of_others(access, new)
        if new:
            _add(act, by, new, name)
            if name == "delivery_said":
                bring(act)
    return len(new)


def _refuse_words_of_others(access: Access, new: Sequence[_New]) -> None:
    """Whoever writes for both sides corrects what they wrote themselves, and not what a family or a school did."""
    named = {str(one.data["replaces"]): one for one in new if one.kind == "entry" and one.data.get("replaces")}
    if len(sides_of(access)) == 1 or not named:
        return
    for there in Statement.objects.filter(case=access.case, pk__in=[one for one in named if _is_id(one)]):
        if not may_take_back(access, there.side, str(there.by_id)):
            raise MayNot(_("You can only correct or take back what you wrote down yourself."))


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _refuse_unkeepable(data: dict[str, Any]) -> None:
    try:
        size = len(json.dumps(data, ensure_ascii=False).encode())
    except UnicodeEncodeError:
        raise DeliveryError(_("This holds signs that are no writing: take them out.")) from None
    if size > MOST_BYTES:
        raise DeliveryError(_("This is too long to be kept: write it in fewer words."))


def _not_there(act: Acting, said: Iterable[_New]) -> list[_New]:
    """What was not said before, each once.

    Raises:
        DeliveryError: something else has its id, here or in any other case: which of these is not told.
    """
    wanted: dict[UUID, _New] = {}
    for one in said:
        if _words(wanted.setdefault(one.id, one)) != _words(one):
            raise _taken()
    for there in Statement.objects.filter(pk__in=[*wanted]):
        one = wanted.pop(there.pk)
        if there.case_id != act.case.pk or (there.kind, there.side, opened(there, act.key).data) != _words(one):
            raise _taken()
    return [*wanted.values()]


def _add(act: Acting, by: Person, new: Sequence[_New], name: str) -> None:
    for side in {one.side for one in new}:
        there = Statement.objects.filter(case=act.case, side=side).count()
        if there + sum(one.side == side for one in new) > MOST_OF_A_SIDE:
            told = _(
                "This record holds %(most)s entries of one side, the most it takes. Tell whoever runs this service."
            )
            raise DeliveryError(told % {"most": number(MOST_OF_A_SIDE)})
    now = clock.real()
    moments = _moments(new, now)
    rows = [
        Statement(
            id=one.id, case=act.case, kind=one.kind, side=one.side, by=by, said_at=moments[one.id], received_at=now,
            body=sealed(act.case, act.key, one.id, one.data),
        )
        for one in new
    ]  # fmt: skip
    try:
        with transaction.atomic():
            Statement.objects.bulk_create(rows)
    except IntegrityError:
        # Said in another case in this very moment: ours is locked.
        raise _taken() from None
    # One row of the audit for what was sent in one go; it holds which, and what each of them said.
    about = str(new[0].id) if len(new) == 1 else f"{len(new)} statements"
    Ahead.objects.grow_old(act.case)
    act.write(name, about=about, told={str(one.pk): hashlib.sha256(one.body).hexdigest() for one in rows})


def _moments(new: Sequence[_New], now: datetime) -> dict[UUID, datetime]:
    """When each was written: no clock of a device runs ahead of ours, and what it put in order stays so."""
    ahead = sorted((one for one in new if one.said_at > now), key=lambda one: (one.said_at, one.id))
    found = {one.id: one.said_at for one in new}
    return found | {one.id: now - place * _TICK for place, one in enumerate(reversed(ahead))}


def _words(one: _New) -> tuple[str, str, Any]:
    """What must be the same where something is sent again."""
    return one.kind, one.side, json.loads(json.dumps(one.data))


def _taken() -> DeliveryError:
    return DeliveryError(_("This was sent before with other words: reload the page and write it again."))
