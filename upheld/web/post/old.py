"""What was sent long ago goes: who was told when need not be known for ever."""

from __future__ import annotations

from datetime import datetime, timedelta

from upheld.web import clock
from upheld.web.post.models import Message

KEPT = timedelta(days=90)
_OVER = (Message.State.SENT, Message.State.DROPPED, Message.State.FAILED, Message.State.UNSURE)


def clear_old(now: datetime) -> int:
    """Delete what was sent or given up three months ago; how many mails that were."""
    return Message.objects.filter(state__in=_OVER, written_at__lt=clock.real() - KEPT).delete()[0]
