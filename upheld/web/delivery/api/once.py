"""A request that is sent twice is done once: the same Idempotency-Key is answered alike, for two days at least.

As the draft of the IETF has it: the key with another request is refused, and so is one that is still worked on.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse

from upheld.web import clock
from upheld.web.api.operation import Refused
from upheld.web.cases.walls import as_service
from upheld.web.delivery.api.door import answer
from upheld.web.delivery.models import SystemAnswer
from upheld.web.delivery.systems import System
from upheld.web.keyring.service_key import service_key

KEPT = timedelta(days=2)
_GIVEN_UP = timedelta(minutes=2)
_NAME = re.compile(r'"?([\x21\x23-\x5b\x5d-\x7e]{1,200})"?\Z')


def once(request: HttpRequest, system: System, body: bytes, do: Callable[[], Any]) -> HttpResponse:
    """The answer to what is done, or to what was done before under the same key.

    What is refused is not kept, so that it can be put right and sent again.

    Raises:
        Refused: there is no such key, it was sent with something else, or the first of its requests is under way.
    """
    found = _NAME.match(request.headers.get("Idempotency-Key", "").strip())
    if found is None:
        raise Refused(400, "Send an Idempotency-Key, such as a UUID: the same when this very request is sent again.")
    name = _digest(found[1].encode())
    sent = _digest(f"{request.method} {request.path}\n".encode() + body)
    delete_old(clock.real())
    with as_service():
        kept = _kept(system, name, sent)
    if kept is not None:
        return answer(kept, headers={"Idempotency-Replayed": "true"})
    mine = {"system": system.key, "name": name}
    try:
        done = do()
    except BaseException:
        with as_service():
            SystemAnswer.objects.filter(**mine, answer__isnull=True).delete()
        raise
    with as_service():
        SystemAnswer.objects.filter(**mine).update(answer=done)
    return answer(done)


def delete_old(now: datetime) -> int:
    """Delete the answers that need not be given again; how many."""
    with as_service():
        return SystemAnswer.objects.filter(at__lt=now - KEPT).delete()[0]


def _kept(system: System, name: str, sent: str) -> Any:
    """What was answered before; None where it is for us to answer now."""
    try:
        with transaction.atomic():
            SystemAnswer.objects.create(system=system.key, name=name, request=sent)
        return None
    except IntegrityError:
        there = SystemAnswer.objects.filter(system=system.key, name=name).first()
    if there is None:
        raise _under_way()
    if there.request != sent:
        raise Refused(422, "This Idempotency-Key was sent with another request: give each request its own.")
    if there.answer is not None:
        return there.answer
    # Whoever began it has stopped half-way; to do it again is safe, since each entry has an id of its own.
    given_up = clock.real() - _GIVEN_UP
    begun = SystemAnswer.objects.filter(pk=there.pk, answer__isnull=True, at__lt=given_up)
    if there.at < given_up and begun.update(at=clock.real()):
        return None
    raise _under_way()


def _under_way() -> Refused:
    return Refused(409, "This request is being worked on: ask again in a moment.", Retry_After="2")


def _digest(content: bytes) -> str:
    """No plain hash: what was sent is short enough to be guessed."""
    return hmac.digest(service_key(), b"delivery request " + content, "sha256").hex()
