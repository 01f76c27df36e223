"""The app that holds the keys of cases."""

from __future__ import annotations

from django.apps import AppConfig


class Keyring(AppConfig):
    """Django finds the table, its migration and the command `rotate-service-key` by this."""

    name = "upheld.web.keyring"
    label = "keyring"
