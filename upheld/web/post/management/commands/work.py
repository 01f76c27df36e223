"""`python -m upheld.web work`: remind and send until stopped, for a service that has set UPHELD_WORKER=false."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from upheld.web.work import work


class Command(BaseCommand):
    """The worker."""

    help = "Do the jobs and send the mail that waits every half minute, until stopped."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which process it belongs to."""
        parser.add_argument(
            "--of", type=int, metavar="PROCESS", help="end when that process, which began it, has ended"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Work until stopped."""
        work(options["of"])
