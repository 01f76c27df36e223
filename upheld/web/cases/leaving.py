"""Why an account cannot be deleted yet: it holds cases."""

from __future__ import annotations

from django.utils.translation import gettext as _

from upheld.web.accounts.models import Person
from upheld.web.cases.models import Case
from upheld.web.cases.walls import as_service


def stands_in_the_way(person: Person) -> str:
    """What to do with the cases first; nothing where there is none."""
    with as_service():
        holds = Case.objects.filter(holder=person).exists()
    if not holds:
        return ""
    return _("You keep cases. Delete each of them first, and come back when their waiting time is over.")
