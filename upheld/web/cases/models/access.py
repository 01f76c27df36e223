"""Who else may see a case, by invitation only."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from upheld.web import clock
from upheld.web.accounts.models import Organisation, Person
from upheld.web.cases.models.case import Case

ROLES = {
    "parent": "parent or carer", "young_person": "young person", "representative": "representative",
    "supporter": "supporter", "adviser": "adviser", "school": "school or college", "therapist": "therapist",
    "social_worker": "social worker", "officer": "case officer", "other": "other",
}  # fmt: skip
RIGHTS = {"read": "read", "write": "read and write", "ledger": "the record of provision only"}
LEDGER_ALONE = "ledger"


class Grants(models.QuerySet["Grant"]):
    """Grants, and which of them hold now."""

    def holding(self, at: datetime | None = None) -> Grants:
        """Those that have begun and not ended."""
        moment = at or clock.real()
        return self.filter(from_at__lte=moment).filter(Q(to_at=None) | Q(to_at__gt=moment))

    def seeing(self) -> Grants:
        """Those that show the case, and not its ledger alone."""
        return self.exclude(right=LEDGER_ALONE)


class Grant(models.Model):
    """Access to one case, for one person or one organisation; an ended one is kept.

    `holder` repeats the holder of the case, so that the database itself can tell who may see the grant.
    `hides_addresses` and `hides_schools`: where the family lives, and the names of schools, are kept from whoever has
    this grant, and with them everything that may hold them.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="grants")
    holder = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="grants")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, null=True, related_name="grants")
    role = models.CharField(max_length=20, choices=list(ROLES.items()))
    right = models.CharField(max_length=6, choices=list(RIGHTS.items()))
    hides_addresses = models.BooleanField(default=False)
    hides_schools = models.BooleanField(default=False)
    from_at = models.DateTimeField(default=clock.real)
    to_at = models.DateTimeField(null=True)
    given_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[Any] = Grants.as_manager()

    class Meta:
        """For one or the other."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(person=None, organisation__isnull=False) | Q(person__isnull=False, organisation=None),
                name="for_a_person_or_an_organisation",
            )
        ]
        indexes: ClassVar = [models.Index(fields=["case", "organisation"], name="grants_to_organisations")]


class Invitation(models.Model):
    """Somebody is asked in: whoever signs in with that e-mail address may accept, until it expires or is ended.

    It becomes a grant for them, or for an organisation they work in; with `takes_over` it makes them the holder.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="invitations")
    holder = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    email = models.EmailField()
    role = models.CharField(max_length=20, choices=list(ROLES.items()))
    right = models.CharField(max_length=6, choices=list(RIGHTS.items()))
    hides_addresses = models.BooleanField(default=False)
    hides_schools = models.BooleanField(default=False)
    takes_over = models.BooleanField(default=False)
    access_from = models.DateTimeField(null=True)
    access_to = models.DateTimeField(null=True)
    invited_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    invited_at = models.DateTimeField(default=clock.real)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
