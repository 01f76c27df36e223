"""What can be made again from the answers, kept beside them in a drawer of its own and sealed in the same way.

It is no part of the answers: to write it changes none of them, and it goes when they go.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction

from upheld.web.sealed.models import Drawer
from upheld.web.sealed.seal import seal_of
from upheld.web.sealed.session import SessionStore, this_minute
from upheld.web.sealed.uses import ASIDES


def put_aside(session: SessionStore, name: str, data: dict[str, Any]) -> None:
    """Keep it, in the place of what was kept before; nothing where the answers themselves are gone."""
    if session.session_key is None:
        return
    seal = seal_of(session.session_key, ASIDES[name])
    row = {"body": seal.close(data), "used_at": this_minute()}
    with transaction.atomic():
        answers = Drawer.objects.select_for_update().filter(place=seal_of(session.session_key).place)
        if answers.first() is not None:
            Drawer.objects.update_or_create(place=seal.place, defaults=row)


def aside(session: SessionStore, name: str) -> dict[str, Any] | None:
    """What was kept; None where nothing is, or it cannot be opened."""
    if session.session_key is None:
        return None
    seal = seal_of(session.session_key, ASIDES[name])
    found = Drawer.objects.filter(place=seal.place).first()
    return None if found is None else seal.open(bytes(found.body))
