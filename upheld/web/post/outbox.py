"""The outbox: what is to be told is written down once, in the transaction of what it tells of."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet

from upheld.web import clock
from upheld.web.post.models import Message
from upheld.web.post.texts import is_registered

if TYPE_CHECKING:
    from upheld.web.accounts.models import Person

State = Message.State


def put(
    kind: str,
    once: str,
    *,
    to: Person | None,
    address: str = "",
    about: dict[str, Any],
    not_before: datetime | None = None,
    not_after: datetime | None = None,
) -> bool:
    """Write a mail down, to be sent; false if it was written down before.

    Args:
        kind: which mail, as it was registered.
        once: what it is about, by ids alone: the same is never sent twice.
        to: who gets it; or `address`, for somebody who has no account yet.
        about: ids, days and words of the law that its text is made of; never a name.
        not_before: from when it is worth sending.
        not_after: until when.

    Raises:
        ValueError: nobody knows the kind, or it goes to nobody or to two.
    """
    if not is_registered(kind):
        raise ValueError("that kind of mail was not registered")
    if (to is None) == (not address):
        raise ValueError("a mail goes to a person or to an address")
    told = {"kind": kind, "person": to, "address": address, "about": about}
    when = {"not_before": not_before, "not_after": not_after}
    return Message.objects.get_or_create(once=once, defaults=told | when)[1]


def due(now: datetime) -> QuerySet[Message]:
    """What waits and may be tried now, the longest waiting first; also what is no longer worth sending.

    `now` may be a day that the settings pretend; when to try again goes by the real clock.
    """
    waiting = Message.objects.filter(state=State.WAITING, next_try_at__lte=clock.real())
    return waiting.filter(Q(not_before=None) | Q(not_before__lte=now)).order_by("next_try_at", "id")


def drop(prefix: str) -> int:
    """Take back what waits and whose `once` begins so, such as all about a deleted case; how many there were."""
    waiting = Message.objects.filter(state=State.WAITING, once__startswith=prefix)
    return waiting.update(state=State.DROPPED, address="", about={}, why="taken-back")
