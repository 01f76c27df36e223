"""`python -m upheld.web backup FOLDER --keys FOLDER`: copies of the data and of the keys."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from upheld.web import clock
from upheld.web.copies.copying import back_up


class Command(BaseCommand):
    """Copy what is kept, while the service runs."""

    help = "Copy the data into a folder, and the keys of cases into another, in the place of their last copy."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to."""
        parser.add_argument("folder", type=Path, help="for the data: each copy is a new file")
        parser.add_argument("--keys", type=Path, required=True, help="for the keys: one file, replaced each time")

    def handle(self, *args: Any, **options: Any) -> None:
        """Copy both."""
        data, keys = back_up(options["folder"], options["keys"], clock.real().astimezone(UTC))
        self.stdout.write(f"The data: {data.name} ({data.stat().st_size:,} bytes)")
        self.stdout.write(f"The keys: {keys.name} ({keys.stat().st_size:,} bytes)")
        self.stdout.write(
            "The service's own key is in neither: keep a copy of it somewhere else (docs/guides/copies.md)."
        )
