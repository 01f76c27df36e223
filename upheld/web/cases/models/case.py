"""A kept case and the sealed parts of what was told of it."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Q

from upheld.web import clock
from upheld.web.accounts.models import Membership, Person


class Cases(models.QuerySet["Case"]):
    """Cases, and which of them somebody may see."""

    def visible_to(self, person: Person, at: datetime | None = None) -> Cases:
        """The cases a person holds, was given, or sees through an organisation they work in now.

        A case that waits to be deleted is seen by its holder alone; one of which somebody was given the ledger alone is
        not seen by them.
        """
        moment = at or clock.real()
        return self._given(person, moment, _holding(moment).seeing())

    def with_ledger_for(self, person: Person, at: datetime | None = None) -> Cases:
        """The same, and those of which they were given the ledger alone."""
        moment = at or clock.real()
        return self._given(person, moment, _holding(moment))

    def _given(self, person: Person, moment: datetime, grants: Any) -> Cases:
        mine = Membership.objects.holding(moment).filter(person=person).values("organisation")
        shared = grants.filter(Q(person=person) | Q(organisation__in=mine), case=OuterRef("pk"))
        return self.filter(Q(holder=person) | (Q(delete_after=None) & Exists(shared)))


def _holding(moment: datetime) -> Any:
    from upheld.web.cases.models.access import Grant

    return Grant.objects.holding(moment)


class Case(models.Model):
    """One case about one child or young person; it belongs to the account that made it or was given it.

    Nothing here tells who the child is. `council` is the three-digit code, or empty. `rights_pass_on` is the day
    on which the young person becomes the one who holds the rights, where it is known and still to come or past.
    `delete_after` is set while the case waits to be deleted. `law_version` and `reckoned_at` are of its due days.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    holder = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="cases")
    made_at = models.DateTimeField(default=clock.real)
    council = models.CharField(max_length=3, blank=True)
    stage = models.CharField(max_length=20, blank=True)
    rights_pass_on = models.DateField(null=True)
    delete_after = models.DateTimeField(null=True)
    law_version = models.CharField(max_length=64, blank=True)
    reckoned_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = Cases.as_manager()

    def __str__(self) -> str:
        """The id, which tells nothing."""
        return str(self.id)


class Part(models.Model):
    """One sealed part of a case: "check" what was told, "plan" the plan, "label" what it is called, and so on.

    `version` grows with each write, so that two people do not write over each other.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="parts")
    place = models.CharField(max_length=40)
    body = models.BinaryField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """One of each."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "place"], name="one_part_of_each")]
