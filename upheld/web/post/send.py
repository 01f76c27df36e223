"""Sends what waits: each message is claimed, sent and marked, so that it never leaves twice."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from upheld.web.post.claims import claim, mark_dropped, mark_not_sent, mark_sent
from upheld.web.post.models import Message
from upheld.web.post.not_sent import NotSent, Outcome
from upheld.web.post.texts import Text, text_of
from upheld.web.post.unsure import settle

_LOG = logging.getLogger("upheld.web")
_AT_ONCE = 500


class Sent(NamedTuple):
    """How many were sent, tried again later, refused for good, no longer to be sent, and how many nobody knows of."""

    sent: int = 0
    later: int = 0
    failed: int = 0
    dropped: int = 0
    unsure: int = 0


def send_waiting(now: datetime, limit: int = _AT_ONCE, stop: Callable[[], bool] = lambda: False) -> Sent:
    """Send what waits; safe to run in several processes at once, and to be cut off at any point.

    Args:
        now: which moment it is to be taken for.
        limit: at most so many.
        stop: asked before each; if true, no further one is begun.

    Raises:
        RuntimeError: inside a transaction.
    """
    connection = get_connection()
    way = getattr(connection, "way", "other")
    if way == "none":
        return Sent()
    counted = Counter(unsure=settle())
    try:
        for _ in range(limit):
            message = None if stop() else claim(now, way)
            if message is None:
                break
            counted[_send(message, now, connection)] += 1
    finally:
        connection.close()
    return Sent(
        sent=counted["sent"],
        later=counted["waiting"],
        failed=counted["failed"],
        dropped=counted["dropped"],
        unsure=counted["unsure"],
    )


def _send(message: Message, now: datetime, connection: Any) -> str:
    """Send one that is claimed; its new state."""
    try:
        mail = _mail(message, now)
    except NotSent as failed:
        return mark_not_sent(message, failed)
    if isinstance(mail, str):
        mark_dropped(message, mail)
        return "dropped"
    try:
        connection.open()
        mail.connection = connection
        mail.send()
    except NotSent as failed:
        _LOG.warning("Message %s was not sent: %s, %s.", message.pk, failed.why, failed.outcome.value)
        return mark_not_sent(message, failed)
    except Exception:
        _LOG.exception("Message %s was not sent for a fault of ours.", message.pk)
        return mark_not_sent(message, NotSent("fault", Outcome.UNSURE))
    mark_sent(message)
    return "sent"


def _mail(message: Message, now: datetime) -> EmailMessage | str:
    """The mail itself, or in one word why it is no longer to be sent.

    Raises:
        NotSent: its text could not be made; it is tried again, as nothing has left.
    """
    if message.not_after is not None and message.not_after < now:
        return "too-late"
    if message.person is not None and (message.person.forgotten_at or not message.person.is_active):
        return "no-account"
    address = message.person.email if message.person is not None else message.address
    try:
        text = text_of(message)
    except Exception:
        _LOG.exception("The text of message %s could not be made.", message.pk)
        raise NotSent("text", Outcome.LATER) from None
    return "not-wanted" if text is None else _written(message, text, address)


def _written(message: Message, text: Text, address: str) -> EmailMessage:
    """Its Message-ID is its own number, so that even a mail server or a mailbox could tell it was sent twice."""
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ") or "localhost"
    headers = {"Message-ID": f"<{message.pk}@{domain}>", "Auto-Submitted": "auto-generated"}
    return EmailMessage(text.subject, text.body, None, [address], headers=headers)
