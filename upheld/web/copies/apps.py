"""The app of copies."""

from __future__ import annotations

from django.apps import AppConfig


class Copies(AppConfig):
    """Django finds the commands `backup`, `restore` and `check-audit` by this."""

    name = "upheld.web.copies"
    label = "copies"
