"""`python -m upheld.web sweep`: delete what has not been used for the hours set. Safe to run at any time."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, ProgrammingError

from upheld.web.sealed.left_behind import clear_left_behind
from upheld.web.sealed.session import sweep


class Command(BaseCommand):
    """Delete private checks that have not been used for the hours set."""

    help = "Delete private checks that have not been used for the hours set (UPHELD_SESSION_HOURS)."

    def handle(self, *args: Any, **options: Any) -> None:
        """Delete them, and say how many there were."""
        try:
            checks = sweep()
        except (OperationalError, ProgrammingError):
            raise CommandError("There is no table to sweep: start the service once, and it is made.") from None
        self.stdout.write(f"Deleted: {checks} checks, {clear_left_behind()} folders left behind.")
