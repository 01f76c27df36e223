"""The app that keeps cases."""

from __future__ import annotations

from django.apps import AppConfig


class CasesApp(AppConfig):
    """Django finds the tables and the jobs by this."""

    name = "upheld.web.cases"
    label = "cases"
