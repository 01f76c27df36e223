"""Writes the time of last use again while a visitor goes on reading."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from django.contrib.sessions.backends.base import UpdateError
from django.http import HttpRequest, HttpResponse

from upheld.web.sealed.session import SessionStore

Answer = Callable[[HttpRequest], HttpResponse]


def kept_alive(answer: Answer) -> Answer:
    """Have the time of last use written again when it is a minute old, and no reader write over answers."""

    def answered(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        session = request.session
        assert isinstance(session, SessionStore)
        if session.modified and request.method in ("GET", "HEAD") and session.was_opened and response.status_code < 500:
            _kept_if_it_may(session)
        elif session.accessed and not session.modified and not session.is_empty() and session.is_idle:
            session.touch()
        return response

    return answered


def _kept_if_it_may(session: SessionStore) -> None:
    """Save what a page that was only read put aside, unless another window wrote since: its answers matter more."""
    with suppress(UpdateError):
        session.save()
    session.modified = False
