"""`python -m upheld.web rotate-service-key`: wrap all keys anew under a new key of the service."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from upheld.web.keyring.rotation import forget_old, rotate


class Command(BaseCommand):
    """Change the service's key while the service runs; cut off in the middle, run it again."""

    help = "Wrap the key of every case, and what else the service's key seals, under a new key of the service."

    def add_arguments(self, parser: CommandParser) -> None:
        """The one choice."""
        parser.add_argument("--forget-old", action="store_true", help="Delete the old key: nothing is wrapped by it.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Change it, and say what was wrapped anew."""
        done = forget_old() if options["forget_old"] else rotate()
        told = ", ".join(f"{count} {name}" for name, count in done.items())
        self.stdout.write(f"Wrapped anew: {told}.")
        if options["forget_old"]:
            self.stdout.write("The old key is deleted.")
        else:
            self.stdout.write(
                "The old key is kept: copies of the keys' database made before today still need it. When you have made "
                "a new copy, run this again with --forget-old.\n"
                "Cookies, forms and links in e-mails are signed with the secret key, which this does not change."
            )
