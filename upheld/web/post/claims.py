"""Who sends a message: one process claims it, in a transaction of its own, before anything leaves."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from upheld.web import clock
from upheld.web.post.models import Message
from upheld.web.post.not_sent import NotSent, Outcome
from upheld.web.post.outbox import due

State = Message.State
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360))
"""How long it rests before each further try."""
_LOOKED_AT = 20


def claim(now: datetime, way: str) -> Message | None:
    """The next message that waits, now this process's alone; None if there is none.

    Raises:
        RuntimeError: inside a transaction, where a claim would not hold before the mail has left.
    """
    while found := list(due(now).values_list("pk", flat=True)[:_LOOKED_AT]):
        for key in found:
            with transaction.atomic(durable=True):
                taken = Message.objects.filter(pk=key, state=State.WAITING).update(
                    state=State.SENDING, claimed_at=clock.real(), attempts=F("attempts") + 1, way=way, why=""
                )
            if taken:
                return Message.objects.select_related("person").get(pk=key)
    return None


def mark_sent(message: Message) -> None:
    """It was taken: the address of somebody who has no account is needed no more."""
    _mark(message, state=State.SENT, sent_at=clock.real(), address="")


def mark_dropped(message: Message, why: str) -> None:
    """It is no longer to be sent."""
    _mark(message, state=State.DROPPED, why=why, address="")


def mark_not_sent(message: Message, failed: NotSent) -> str:
    """Write down what is known of it, and when it is tried again; its new state."""
    if failed.outcome is Outcome.UNSURE:
        return _mark(message, state=State.UNSURE, why=failed.why)
    if failed.outcome is Outcome.REFUSED or message.attempts > len(WAITS):
        return _mark(message, state=State.FAILED, why=failed.why)
    later = clock.real() + WAITS[message.attempts - 1]
    return _mark(message, state=State.WAITING, why=failed.why, next_try_at=later)


def _mark(message: Message, state: str, **rest: object) -> str:
    """By the claim too: what was meanwhile found unsure and given to another is not touched."""
    mine = Message.objects.filter(pk=message.pk, state__in=(State.SENDING, State.UNSURE))
    mine.filter(claimed_at=message.claimed_at).update(state=state, **rest)
    return state
