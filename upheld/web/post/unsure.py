"""What becomes of a message that a process claimed and died with: nobody knows whether it left."""

from __future__ import annotations

from datetime import timedelta
from typing import Protocol, runtime_checkable

from django.core.mail import get_connection

from upheld.web import clock
from upheld.web.post.claims import WAITS
from upheld.web.post.models import Message
from upheld.web.post.not_sent import NotSent

State = Message.State
GIVEN_UP = timedelta(minutes=15)
"""After this the process that claimed it is not sending any more: each step of sending takes seconds."""
_ASKED_UNTIL = timedelta(days=6)
"""GOV.UK Notify keeps what it was given for seven days; later its no would say nothing."""


@runtime_checkable
class _CanBeAsked(Protocol):
    way: str

    def has(self, reference: str) -> bool: ...


def settle() -> int:
    """Find out what has left, where the way can be asked; the rest is unsure and stays here. How many were cut off."""
    given_up = clock.real() - GIVEN_UP
    left = Message.objects.filter(state=State.SENDING, claimed_at__lte=given_up)
    found = left.update(state=State.UNSURE, why="cut-off")
    connection = get_connection()
    if isinstance(connection, _CanBeAsked):
        asked = Message.objects.filter(state=State.UNSURE, way=connection.way, claimed_at__lte=given_up)
        for message in asked.filter(claimed_at__gt=clock.real() - _ASKED_UNTIL).order_by("claimed_at"):
            try:
                has = connection.has(str(message.pk))
            except NotSent:
                break
            _write_down(message, has)
    return found


def _write_down(message: Message, has: bool) -> None:
    same = Message.objects.filter(pk=message.pk, state=State.UNSURE, claimed_at=message.claimed_at)
    if has:
        same.update(state=State.SENT, sent_at=message.claimed_at, why="", address="")
    elif message.attempts > len(WAITS):
        same.update(state=State.FAILED)
    else:
        same.update(state=State.WAITING, next_try_at=clock.real())
