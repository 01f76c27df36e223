"""The command `organisation`: list the organisations, or confirm that one is who it says."""

from __future__ import annotations

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandParser

from upheld.errors import UpheldError
from upheld.web import clock
from upheld.web.accounts.models import Organisation


class Command(BaseCommand):
    """For whoever runs the service."""

    help = "List the organisations (list), or say that you have made sure that one is who it says (confirm)."

    def add_arguments(self, parser: CommandParser) -> None:
        """What to do, and to which."""
        parser.add_argument("do", choices=["list", "confirm"])
        parser.add_argument("which", nargs="?", default="", help="its name or its key")

    def handle(self, *args: Any, do: str, which: str, **options: Any) -> None:
        """Do it.

        Raises:
            UpheldError: there is none, or more than one, of that name.
        """
        if do == "list":
            for one in Organisation.objects.order_by("name", "pk"):
                self.stdout.write(f"{one.key}  {'confirmed' if one.confirmed_at else 'not checked':11}  {one.name}")
            return
        one = _one(which)
        one.confirmed_at = one.confirmed_at or clock.real()
        one.save(update_fields=["confirmed_at"])
        self.stdout.write(f"{one.name} is confirmed.")


def _one(which: str) -> Organisation:
    found = list(Organisation.objects.filter(name__iexact=which.strip()))
    with suppress(ValueError):
        found += Organisation.objects.filter(key=UUID(which))
    if len(found) == 1:
        return found[0]
    if found:
        raise UpheldError("There is more than one organisation of that name: give its key (organisation list).")
    raise UpheldError("There is no organisation of that name or key: look at them with organisation list.")
