"""Django's session, sealed: the cookie holds the secret, the database only what the secret opens."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.db import IntegrityError, transaction

from upheld.web import clock
from upheld.web.sealed.models import Drawer
from upheld.web.sealed.seal import Seal, is_secret, new_secret, seal_of
from upheld.web.sealed.uses import ASIDES

_TOUCHED = timedelta(minutes=1)


class SessionStore(SessionBase):
    """One visitor's answers; `session_key` is the secret in the cookie, which no table ever holds."""

    used_at: datetime | None = None
    _body: bytes | None = None
    """What the drawer held when it was opened, so that nothing written since is written over."""

    def load(self) -> dict[str, Any]:
        """What the drawer holds; nothing where there is none, it is too old, or it cannot be opened."""
        found = self._drawer()
        data = None
        if found is not None and found.used_at > oldest():
            self._body = bytes(found.body)
            data = seal_of(self.session_key or "").open(self._body)
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
            UpdateError: it was deleted in the meantime, and must not come back; or another window wrote something else.
        """
        if self.session_key is None:
            self.create()
            return
        data = self._get_session(no_load=must_create)  # type: ignore[attr-defined]
        seal = seal_of(self.session_key)
        body = seal.close(data)
        row = {"body": body, "used_at": this_minute()}
        with transaction.atomic():
            if must_create:
                try:
                    Drawer.objects.create(place=seal.place, **row)
                except IntegrityError as error:
                    raise CreateError from error
            else:
                self._refuse_what_is_old(seal, data)
                Drawer.objects.filter(place=seal.place).update(**row)
        self._body = body

    def touch(self) -> None:
        """Write the time of last use, and nothing else: a page that is only read changes no answer."""
        if self.session_key is not None:
            Drawer.objects.filter(place=seal_of(self.session_key).place).update(used_at=this_minute())

    def delete(self, session_key: str | None = None) -> None:
        """Delete the drawer, and what was put aside with it."""
        secret = session_key if session_key is not None else self.session_key
        if secret is not None:
            places = [seal_of(secret).place, *(seal_of(secret, use).place for use in ASIDES.values())]
            with transaction.atomic():
                # Whoever is just putting something aside has it there before it is deleted.
                Drawer.objects.select_for_update().filter(place=places[0]).first()
                Drawer.objects.filter(place__in=places).delete()

    @property
    def was_opened(self) -> bool:
        """Whether it was found in its drawer, and is not a new one."""
        return self._body is not None

    @property
    def is_idle(self) -> bool:
        """Whether the time of last use should be written again."""
        return self.used_at is not None and this_minute() - self.used_at >= _TOUCHED

    @classmethod
    def clear_expired(cls) -> None:
        """Delete every drawer that has not been used for the hours set."""
        sweep()

    def _refuse_what_is_old(self, seal: Seal, data: dict[str, Any]) -> None:
        # PostgreSQL locks the row, SQLite the whole file: nobody writes between this look and our writing.
        found = Drawer.objects.select_for_update().filter(place=seal.place).first()
        if found is None:
            raise UpdateError
        body = bytes(found.body)
        # A button pressed twice sends the same twice, and nothing is lost by that.
        if self._body not in (None, body) and seal.open(body) != json.loads(json.dumps(data)):
            raise UpdateError

    def _drawer(self) -> Drawer | None:
        return Drawer.objects.filter(place=seal_of(self.session_key or "").place).first() if self.session_key else None

    def _get_new_session_key(self) -> str:
        return new_secret()

    def _validate_session_key(self, key: str) -> bool:
        return bool(key) and is_secret(key)


def this_minute() -> datetime:
    """Now, without its seconds."""
    return clock.real().replace(second=0, microsecond=0)


def oldest() -> datetime:
    """Drawers last used before this moment are gone, whether or not the job has run."""
    return clock.real() - timedelta(hours=settings.SEALED_HOURS)


def sweep() -> int:
    """Delete every drawer that has not been used for the hours set; how many there were."""
    return Drawer.objects.filter(used_at__lte=oldest()).delete()[0]
