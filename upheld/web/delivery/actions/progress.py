"""To write down a step, what was seen, what the child says or a stage of SEN support; and to take it back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from upheld.delivery.progress.progress import Observation, Standing
from upheld.delivery.progress.ratings import Rating
from upheld.web import clock
from upheld.web.cases.access import MayNot
from upheld.web.cases.actions.papers import keep, taken_alone
from upheld.web.delivery.actions.saying import state
from upheld.web.delivery.kept import Ledger, opened
from upheld.web.delivery.models import Statement
from upheld.web.delivery.progress_kept import KINDS, data_of, find, may_correct, must_be_theirs, speaker

_KIND_OF = {made: kind for kind, made in KINDS.items()}


def tell(ledger: Ledger, one: Any, *, photograph: tuple[str, bytes] | None = None) -> None:
    """Add one statement; what is sent again is there once.

    Args:
        photograph: the name and the bytes of a document that shows it, which is kept with those of the case.

    Raises:
        MayNot: they may only read, or not correct what it replaces.
        NotTaken: the document cannot be kept; then nothing is written.
        DeliveryError: the same was sent before with other words, or it is too long.
    """
    access, id, kind = ledger.access, UUID(one.id), _KIND_OF[type(one)]
    access.must_write_ledger()
    if isinstance(one, Rating) and not one.is_withdrawn:
        must_be_theirs(access, one.how)
    if one.replaces:
        _must_correct(ledger, one.replaces)
    if photograph is not None and _is_there(ledger, one):
        return
    paper = None if photograph is None else (photograph[0], taken_alone(photograph[1]))
    with transaction.atomic():
        if paper is not None:
            kept = keep(access, [paper], by=access.person)[0]
            one = replace(one, evidence=(*one.evidence, str(kept.pk)))
        state(access, kind, id, data_of(one), by=access.person, side=one.side, said_at=one.said_at)


def see(ledger: Ledger, of: Standing, one: Observation, *, photograph: tuple[str, bytes] | None = None) -> None:
    """Write down how far a step has come; as `tell`."""
    assert one.step == of.step.id and one.level is not None and one.level < len(of.step.levels)
    tell(ledger, one, photograph=photograph)


def take_back(ledger: Ledger, id: UUID) -> None:
    """Take back what was said; it stays to be read in the history.

    Raises:
        MayNot: they may only read, or it is not theirs to take back.
    """
    one = _must_correct(ledger, str(id))
    access = ledger.access
    gone = replace(one, id=str(uuid4()), replaces=one.id, is_withdrawn=True, said_at=clock.real(), **speaker(access))
    tell(ledger, gone)


def _must_correct(ledger: Ledger, id: str) -> Any:
    access = ledger.access
    access.must_write_ledger()
    found = find(ledger, UUID(id))
    if found is None or not may_correct(access, found[1]):
        raise MayNot(_("Only whoever said this, or somebody on their side, can change it or take it back."))
    return found[1]


def _is_there(ledger: Ledger, one: Any) -> bool:
    """Whether it was said before, with another copy of the same document."""
    there = Statement.objects.filter(pk=one.id, case=ledger.access.case, by=ledger.access.person).first()
    if there is None:
        return False
    told = opened(there, ledger.key).data | {"evidence": ()}
    return bool(told == data_of(one) | {"evidence": ()})
