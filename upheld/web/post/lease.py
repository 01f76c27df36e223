"""Only one process at a time does the jobs: it holds a lease, and one that was left behind can be taken."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from upheld.web import clock
from upheld.web.post.models import Lease


def take(name: str, holder: uuid.UUID, lasting: timedelta) -> bool:
    """Whether it is the holder's now, taken or held on to, for so long."""
    at = clock.real()
    Lease.objects.get_or_create(name=name, defaults={"holder": holder, "until": at})
    with transaction.atomic(durable=True):
        free = Lease.objects.filter(Q(until__lte=at) | Q(holder=holder), name=name)
        return bool(free.update(holder=holder, until=at + lasting))


def give_back(name: str, holder: uuid.UUID) -> None:
    """Let another take it now."""
    Lease.objects.filter(name=name, holder=holder).update(until=clock.real())
