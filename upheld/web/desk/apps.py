"""The app of the desk."""

from __future__ import annotations

from django.apps import AppConfig


class Desk(AppConfig):
    """Django finds the tables by this."""

    name = "upheld.web.desk"
    label = "desk"
