"""`python -m upheld.web restore DATA KEYS`: put copies back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from upheld.errors import UpheldError
from upheld.web.cases.models import Case
from upheld.web.cases.walls import as_service
from upheld.web.copies.after import clear_deleted, look_over
from upheld.web.copies.copying import put_back
from upheld.web.databases import DATA, KEYS
from upheld.web.keyring.ready import refuse_another_service_key


class Command(BaseCommand):
    """Put back what backup copied; the service must be stopped."""

    help = "Put a copy of the data and a copy of the keys in the place of what is there. Stop the service first."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which."""
        parser.add_argument("data", type=Path, help="the copy of the data")
        parser.add_argument("keys", type=Path, help="the newest copy of the keys")
        parser.add_argument("--replace", action="store_true", help="though there are cases here, which will be gone")

        parser.add_argument(
            "--clear-deleted", action="store_true", help="remove what is left of cases that have no key in that copy"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Put both back, bring the tables up to date, and say what is there.

        Raises:
            UpheldError: there are cases already, or a copy cannot be used.
        """
        for alias in (DATA, KEYS):
            call_command("migrate", database=alias, verbosity=0)
        with as_service():
            if Case.objects.exists() and not options["replace"]:
                raise UpheldError("There are cases here already: add --replace if the copy is to take their place.")
        put_back(options["data"], options["keys"])
        for alias in (DATA, KEYS):
            call_command("migrate", database=alias, verbosity=0)
        refuse_another_service_key()
        found = look_over()
        self.stdout.write(f"Cases: {found.cases}.")
        if found.without_key and options["clear_deleted"]:
            cleared = clear_deleted()
            self.stdout.write(f"Deleted since, and removed now but for the audit: {cleared}.")
        elif found.without_key:
            self.stdout.write(
                f"Without a key, since they were deleted after the copy of the data was made: {found.without_key}. "
                "Nobody can read them. With --clear-deleted this command removes what is left of them; do that only "
                "with the newest copy of the keys."
            )
        self.stdout.write(f"Mails held back, since they may have been sent: {found.held_back}.")
        self.stdout.write(
            "The audit of every case is whole." if not found.broken else f"Audits that are NOT whole: {found.broken}."
        )
