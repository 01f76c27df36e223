"""Django's session, sealed: the cookie holds the secret, the database only what the secret opens."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.db import IntegrityError, transaction

from upheld.web import clock
from upheld.web.sealed.models import Drawer
from upheld.web.sealed.seal import is_secret, new_secret, seal_of

_TOUCHED = timedelta(minutes=1)


class SessionStore(SessionBase):
    """One visitor's answers; `session_key` is the secret in the cookie, which no table ever holds."""

    used_at: datetime | None = None

    def load(self) -> dict[str, Any]:
        """What the drawer holds; nothing where there is none, it is too old, or it cannot be opened."""
        found = self._drawer()
        data = None
        if found is not None and found.used_at > oldest():
            data = seal_of(self.session_key or "").open(bytes(found.body))
            self.used_at = found.used_at
        if data is None:
            if found is not None:
                found.delete()
            # A new secret: what a stranger put into a cookie is never made a key.
            self._session_key = None
            return {}
        return data

    def exists(self, session_key: str) -> bool:
        """Whether there is a drawer for that secret."""
        return Drawer.objects.filter(place=seal_of(session_key).place).exists()

    def create(self) -> None:
        """A new drawer with a new secret."""
        while True:
            self._session_key = new_secret()
            try:
                self.save(must_create=True)
            except CreateError:
                continue
            self.modified = True
            return

    def save(self, must_create: bool = False) -> None:
        """Write the drawer, sealed.

        Raises:
            UpdateError: it was deleted in the meantime, and must not come back.
        """
        if self.session_key is None:
            self.create()
            return
        data = self._get_session(no_load=must_create)  # type: ignore[attr-defined]
        seal = seal_of(self.session_key)
        row = {"body": seal.close(data), "used_at": this_minute()}
        if must_create:
            try:
                with transaction.atomic():
                    Drawer.objects.create(place=seal.place, **row)
            except IntegrityError as error:
                raise CreateError from error
        elif not Drawer.objects.filter(place=seal.place).update(**row):
            raise UpdateError

    def delete(self, session_key: str | None = None) -> None:
        """Delete the drawer."""
        secret = session_key if session_key is not None else self.session_key
        if secret is not None:
            Drawer.objects.filter(place=seal_of(secret).place).delete()

    @property
    def is_idle(self) -> bool:
        """Whether the time of last use should be written again."""
        return self.used_at is not None and this_minute() - self.used_at >= _TOUCHED

    @classmethod
    def clear_expired(cls) -> None:
        """Delete every drawer that has not been used for the hours set."""
        sweep()

    def _drawer(self) -> Drawer | None:
        return Drawer.objects.filter(place=seal_of(self.session_key or "").place).first() if self.session_key else None

    def _get_new_session_key(self) -> str:
        return new_secret()

    def _validate_session_key(self, key: str) -> bool:
        return bool(key) and is_secret(key)


def this_minute() -> datetime:
    """Now, without its seconds."""
    return clock.now().replace(second=0, microsecond=0)


def oldest() -> datetime:
    """Drawers last used before this moment are gone, whether or not the job has run."""
    return clock.now() - timedelta(hours=settings.SEALED_HOURS)


def sweep() -> int:
    """Delete every drawer that has not been used for the hours set; how many there were."""
    return Drawer.objects.filter(used_at__lte=oldest()).delete()[0]
