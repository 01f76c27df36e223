"""On PostgreSQL a test itself is the service, which sees everything; the pages it asks for are not.

A test with `transaction=True` deletes all rows when it ends. On SQLite the triggers that keep the audit are taken away
for that moment, and for no other.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connections
from django.db.backends.signals import connection_created
from django.test import TransactionTestCase


def _trusted(connection: Any, **_rest: Any) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('upheld.service', 'on', false)")


connection_created.connect(_trusted, weak=False)


@contextmanager
def _without_triggers() -> Iterator[None]:
    connection = connections["default"]
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        triggers = cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _sql in triggers:
            cursor.execute(f'DROP TRIGGER "{name}"')
        try:
            yield
        finally:
            for _name, sql in triggers:
                cursor.execute(sql)


_delete_all: Any = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]


def _ended(test: TransactionTestCase) -> None:
    with _without_triggers():
        _delete_all(test)


TransactionTestCase._fixture_teardown = _ended  # type: ignore[attr-defined]
