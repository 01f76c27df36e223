"""The app that holds people and organisations."""

from __future__ import annotations

from django.apps import AppConfig


class Accounts(AppConfig):
    """Django finds the tables by this."""

    name = "upheld.web.accounts"
    label = "accounts"
