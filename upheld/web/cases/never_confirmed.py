"""Accounts that nobody ever confirmed: somebody typed an address, perhaps another's, and never gave the code.

It stands here and not with accounts, since only this part can tell that such an account holds nothing.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from upheld.web import clock
from upheld.web.accounts.models import Membership, Person
from upheld.web.cases.models import Case, Grant
from upheld.web.cases.walls import as_service

KEPT = timedelta(days=2)
"""Long enough to find the mail with the code, and to have another sent."""


def delete_accounts(now: datetime) -> int:
    """Delete them; how many there were. A pretended day makes no account older than it is."""
    with as_service():
        return sum(_delete(one) for one in [*_never_confirmed().values_list("pk", flat=True)])


def _delete(person: int) -> bool:
    with transaction.atomic():
        # Locked, and looked at again: the code may have been given meanwhile.
        found = _never_confirmed().select_for_update().filter(pk=person).first()
        if found is None:
            return False
        found.delete()
    return True


def _never_confirmed() -> QuerySet[Person]:
    return Person.objects.filter(
        ~Exists(EmailAddress.objects.filter(user=OuterRef("pk"), verified=True)),
        ~Exists(Case.objects.filter(holder=OuterRef("pk"))),
        ~Exists(Grant.objects.filter(person=OuterRef("pk"))),
        ~Exists(Membership.objects.filter(person=OuterRef("pk"))),
        joined_at__lt=clock.real() - KEPT,
        # Of a deleted account the key stays, since audits name it; and whoever has signed in had the code.
        forgotten_at=None,
        last_login=None,
    )
