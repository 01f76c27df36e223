"""On PostgreSQL a test itself is the service, which sees everything; the pages it asks for are not."""

from typing import Any

from django.db.backends.signals import connection_created


def _trusted(connection: Any, **_rest: Any) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('upheld.service', 'on', false)")


connection_created.connect(_trusted, weak=False)
