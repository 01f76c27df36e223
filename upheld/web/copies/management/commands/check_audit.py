"""`python -m upheld.web check_audit`: whether the audit of every case is whole."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from upheld.errors import UpheldError
from upheld.web.copies.after import broken_audits


class Command(BaseCommand):
    """Go through every chain."""

    help = "Look whether a row of any case's audit was changed, added or taken out behind the application's back."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say so, or name the cases.

        Raises:
            UpheldError: some are not whole.
        """
        broken = broken_audits()
        if broken:
            raise UpheldError(f"The audit is not whole in {len(broken)}: {', '.join(broken[:20])}.")
        self.stdout.write("The audit of every case is whole.")
