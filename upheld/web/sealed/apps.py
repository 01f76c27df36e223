"""The app that holds the one table."""

from __future__ import annotations

from django.apps import AppConfig


class Sealed(AppConfig):
    """Django finds the table, its migration and the command `sweep` by this."""

    name = "upheld.web.sealed"
    label = "sealed"
