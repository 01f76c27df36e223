"""Where what somebody tells us is held: in their sealed session, or wherever a request brings along."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

from upheld.web.sealed import aside as drawers
from upheld.web.sealed.session import SessionStore


class Changed(Exception):
    """Somebody else has written since it was read: nothing of this was written."""


class MayNotWrite(Exception):
    """Whoever asks may read it and not write it: nothing was written."""


class Held(Protocol):
    """What was told, by the place it belongs to ("check", "plan"); and, beside it, what can be made again from it."""

    def get(self, place: str) -> dict[str, Any] | None:
        """What lies in that place; None where nothing does."""

    def put(self, place: str, data: dict[str, Any]) -> Mapping[int, int] | None:
        """Put it in the place of what lay there.

        None where what lies there is now this. Else somebody else's stands beside it, and new entries of this whose
        numbers theirs had taken have others: which.

        Raises:
            Changed: somebody else has written since, and to the same.
            MayNotWrite: whoever asks may only read.
        """

    def drop(self, place: str) -> None:
        """Forget what lies there; as `put` where that is refused."""

    def aside(self, name: str) -> dict[str, Any] | None:
        """What was put aside under that name; None where nothing was."""

    def put_aside(self, name: str, data: dict[str, Any]) -> None:
        """Keep what can be made again; to lose it loses no answer."""


class InSession:
    """What one visitor tells us, in their sealed session and nowhere else."""

    def __init__(self, session: SessionBase) -> None:
        """The session of a visitor."""
        self._session = session

    def get(self, place: str) -> dict[str, Any] | None:
        """What lies in that place; None where nothing does."""
        found: dict[str, Any] | None = self._session.get(place)
        return found

    def put(self, place: str, data: dict[str, Any]) -> None:
        """Put it in the place of what lay there."""
        self._session[place] = data

    def drop(self, place: str) -> None:
        """Forget what lies there."""
        self._session.pop(place, None)

    def aside(self, name: str) -> dict[str, Any] | None:
        """What was put aside under that name; None where nothing was."""
        return drawers.aside(self._sealed, name)

    def put_aside(self, name: str, data: dict[str, Any]) -> None:
        """Keep what can be made again, in a drawer of its own."""
        drawers.put_aside(self._sealed, name, data)

    @property
    def _sealed(self) -> SessionStore:
        assert isinstance(self._session, SessionStore)
        return self._session


def held_by(request: HttpRequest) -> Held:
    """Where what this request tells is held: what it brought along as `held`, else the visitor's session."""
    brought: Held | None = getattr(request, "held", None)
    return brought if brought is not None else InSession(request.session)
