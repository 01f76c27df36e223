"""Writes the time of last use again while a visitor goes on reading."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from upheld.web.sealed.session import SessionStore

Answer = Callable[[HttpRequest], HttpResponse]


def kept_alive(answer: Answer) -> Answer:
    """Have an open session saved again when its last use is a minute old; a session nobody read is left alone."""

    def answered(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        session = request.session
        assert isinstance(session, SessionStore)
        if session.accessed and not session.modified and not session.is_empty() and session.is_idle:
            session.modified = True
        return response

    return answered
