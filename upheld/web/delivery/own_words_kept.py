"""What a case holds of the child's or young person's words for a review, as far as somebody may read it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from upheld.delivery.progress.own_words import OwnWords
from upheld.delivery.progress.ratings import How
from upheld.web import clock
from upheld.web.accounts.models import Person
from upheld.web.delivery.actions.saying import state
from upheld.web.delivery.kept import Ledger
from upheld.web.delivery.progress_kept import data_of, must_be_theirs, speaker

KIND = "view"


def own_words_said(ledger: Ledger) -> tuple[OwnWords, ...]:
    """All that was said, whether or not it stands.

    From whom addresses or schools are hidden, words of others are, but those that are said to hold neither.
    """
    access = ledger.access
    found = []
    for one in ledger.said(KIND):
        told: dict[str, Any] = one.data | {"on": date.fromisoformat(one.data["on"]), "side": one.side}
        made = OwnWords(id=str(one.id), by=str(one.by), said_at=one.said_at, **told)
        if access.sees_all or one.by == access.person.pk or made.is_open or made.is_withdrawn:
            found.append(made)
    return tuple(found)


def hidden_from(ledger: Ledger) -> bool:
    """Whether words are there that this person does not see."""
    return len(own_words_said(ledger)) < len(ledger.said(KIND))


def add_words(ledger: Ledger, id: UUID, text: str, how: How, helper: str, is_open: bool, *, by: Person) -> bool:
    """Write down what the child or young person says, or what somebody says for them; whether it was not there before.

    Raises:
        DeliveryError: it says nothing, or not whose words they are.
        MayNot: they may only read.
    """
    must_be_theirs(ledger.access, how)
    me = speaker(ledger.access)
    made = OwnWords(id=str(id), text=text, on=clock.today(), said_at=clock.real(), how=how, helper=helper,
                    is_open=is_open, **me)  # fmt: skip
    return state(ledger.access, KIND, id, data_of(made), by=by, side=made.side)


def take_back(ledger: Ledger, before: OwnWords, *, by: Person) -> None:
    """Take back what one said oneself: it is kept, and no longer stands.

    Raises:
        MayNot: they may only read.
    """
    gone = replace(before, id=str(uuid4()), text="", helper="", replaces=before.id, is_withdrawn=True,
                   on=clock.today(), said_at=clock.real())  # fmt: skip
    state(ledger.access, KIND, UUID(gone.id), data_of(gone), by=by, side=gone.side)
