"""How often somebody tried something, in a small file that the workers of one machine share.

It is Django's cache, so that django-allauth can count in it. No address of any kind comes into the file: a key is kept
as a keyed hash, and what is past its time is deleted when the next thing is written.
"""

from __future__ import annotations

import hmac
import json
import os
import sqlite3
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Any

from django.conf import settings
from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache

from upheld.web import clock


class Tally(BaseCache):
    """A cache of plain JSON values in a SQLite file of its own, never in the database or a copy of it."""

    def __init__(self, location: str | Path, params: dict[str, Any]) -> None:
        """The file is made when it is first needed."""
        super().__init__(params)
        self._file = Path(location)
        self._held: tuple[int, sqlite3.Connection] | None = None
        self._lock = Lock()

    def add(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Write it where nothing is yet: of two workers that try at the same moment, one is told that it did."""
        made = self._run(
            "INSERT INTO tally VALUES (?, ?, ?) ON CONFLICT (key) DO NOTHING RETURNING 1",
            (self._place(key, version), json.dumps(value), self._ends(timeout)),
        )
        return bool(made)

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        """What was written and is not past its time."""
        found = self._run(
            "SELECT value FROM tally WHERE key = ? AND (ends IS NULL OR ends > ?)",
            (self._place(key, version), _now()),
            tidy=False,
        )
        return json.loads(found[0][0]) if found else default

    def set(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        """Write it, in the place of what was there."""
        self._run(
            "INSERT INTO tally VALUES (?, ?, ?) "
            "ON CONFLICT (key) DO UPDATE SET value = excluded.value, ends = excluded.ends",
            (self._place(key, version), json.dumps(value), self._ends(timeout)),
        )

    def touch(self, key: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Give it more time."""
        place = self._place(key, version)
        return bool(self._run("UPDATE tally SET ends = ? WHERE key = ? RETURNING 1", (self._ends(timeout), place)))

    def delete(self, key: Any, version: int | None = None) -> bool:
        """Delete it; whether it was there."""
        return bool(self._run("DELETE FROM tally WHERE key = ? RETURNING 1", (self._place(key, version),)))

    def clear(self) -> None:
        """Delete everything."""
        self._run("DELETE FROM tally", ())

    def kept(self) -> list[tuple[bytes, str, float | None]]:
        """Every row of the file."""
        return self._run("SELECT key, value, ends FROM tally", (), tidy=False)

    def _place(self, key: Any, version: int | None) -> bytes:
        return hmac.digest(settings.SECRET_KEY.encode(), b"tally " + self.make_key(key, version).encode(), sha256)

    def _ends(self, timeout: Any) -> float | None:
        if timeout is DEFAULT_TIMEOUT:
            timeout = self.default_timeout
        return None if timeout is None else _now() + float(timeout)

    def _run(self, words: str, given: tuple[Any, ...], *, tidy: bool = True) -> list[Any]:
        with self._lock:
            held = self._opened()
            if tidy:
                held.execute("DELETE FROM tally WHERE ends <= ?", (_now(),))
            return held.execute(words, given).fetchall()

    def _opened(self) -> sqlite3.Connection:
        # An open file of SQLite must not be handed on to a copy of the process.
        if self._held is None or self._held[0] != os.getpid():
            self._file.touch(mode=0o600)
            held = sqlite3.connect(self._file, timeout=10, isolation_level=None, check_same_thread=False)
            held.execute("PRAGMA journal_mode=WAL")
            held.execute("PRAGMA synchronous=OFF")
            held.execute("PRAGMA secure_delete=ON")
            held.execute("CREATE TABLE IF NOT EXISTS tally (key BLOB PRIMARY KEY, value TEXT, ends REAL)")
            held.execute("CREATE INDEX IF NOT EXISTS tally_ends ON tally (ends)")
            self._held = os.getpid(), held
        return self._held[1]


def _now() -> float:
    return clock.real().timestamp()
