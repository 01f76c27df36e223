"""`python -m upheld.web tick`: one round of jobs and mail. Safe to run at any time, also beside the worker."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from upheld.web import clock
from upheld.web.post.tick import tick


class Command(BaseCommand):
    """One round of what has to be done by itself."""

    help = "Do the jobs and send the mail that waits, once."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do them, and say how many."""
        done = tick(clock.now())
        for name, number in done.jobs.items():
            self.stdout.write(f"{name}: {number}")
        for name in done.failed:
            self.stdout.write(f"{name}: failed; the log says where")
        told = ", ".join(f"{number} {state}" for state, number in done.sent._asdict().items())
        self.stdout.write(f"Mail: {told}.")
