"""Which database a table lies in: the keys in one of their own, and nothing else there."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from upheld.web.databases import DATA, KEYS

_APP = "keyring"


class Router:
    """Django asks this for each query, each relation and each migration."""

    def db_for_read(self, model: type[Model], **hints: Any) -> str:
        """The database that holds the table."""
        return _of(model._meta.app_label)

    db_for_write = db_for_read

    def allow_relation(self, one: Model, other: Model, **hints: Any) -> bool:
        """No row points from one database into the other."""
        return _of(one._meta.app_label) == _of(other._meta.app_label)

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """Tables are made where they are looked for."""
        return db == _of(app_label)


def _of(app: str) -> str:
    return KEYS if app == _APP else DATA
