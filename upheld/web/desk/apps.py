"""The app of the desk."""

from __future__ import annotations

from django.apps import AppConfig


class Desk(AppConfig):
    """Django finds the tables by this."""

    name = "upheld.web.desk"
    label = "desk"

    def ready(self) -> None:
        """Have the worker of a case reminded of it."""
        from upheld.web.cases.reminders import also_remind
        from upheld.web.desk.workers import workers_of

        also_remind(workers_of)
