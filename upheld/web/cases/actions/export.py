"""To write down that everything of a case was taken out."""

from __future__ import annotations

from upheld.web.accounts.models import Person
from upheld.web.cases.access import Access
from upheld.web.cases.audit import acting


def record_export(access: Access, *, by: Person) -> None:
    """Write it down, before the file is made: so the file says it too."""
    with acting(access.case.pk, by, needs="see") as act:
        act.write("case_exported")
