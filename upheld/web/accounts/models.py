"""People and organisations: who somebody is to this service, and for whom they work."""

from __future__ import annotations

import secrets
import uuid
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from upheld.web import clock

if TYPE_CHECKING:
    from datetime import datetime


class People(BaseUserManager["Person"]):
    """Every person, and how one is made."""

    def create_user(self, email: str, password: str | None = None, **rest: Any) -> Person:
        """A new person; without a password they sign in with a code or a passkey."""
        person = self.model(email=email.strip().lower(), **rest)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str | None) -> Person:
        """The person with that e-mail address, in whatever case it is written."""
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """One who signs in.

    `key` names them in audits and addresses; `name` is what those see with whom they share a case, and may be empty.
    `forgotten_at` is set once the account was deleted: what is left is the key.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=100, blank=True)
    joined_at = models.DateTimeField(default=clock.real)
    is_active = models.BooleanField(default=True)
    forgotten_at = models.DateTimeField(null=True)

    objects: ClassVar[People] = People()
    USERNAME_FIELD = "email"

    def __str__(self) -> str:
        """The key: an e-mail address must not come into a log."""
        return str(self.key)

    @property
    def called(self) -> str:
        """The name if there is one, else the e-mail address: for those who share a case with them."""
        return self.name or self.email

    def forget(self) -> None:
        """Take away all that tells who it was. Their cases must be gone or given over before."""
        self.email, self.name = f"{self.key}@forgotten.invalid", ""
        self.is_active, self.forgotten_at = False, clock.real()
        self.set_unusable_password()
        self.save()


class Organisation(models.Model):
    """A service, school, council or charity whose people work on cases together.

    `confirmed_at` is set once whoever runs this service has made sure that it is who it says.
    """

    KINDS: ClassVar[dict[str, str]] = {
        "sendiass": "SEND information, advice and support service", "charity": "charity or helpline",
        "school": "school or college", "council": "council", "health": "health body", "other": "other",
    }  # fmt: skip

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=list(KINDS.items()))
    made_at = models.DateTimeField(default=clock.real)
    confirmed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """The name, which is public."""
        return self.name


class Memberships(models.QuerySet["Membership"]):
    """Memberships, and which of them hold now."""

    def holding(self, at: datetime | None = None) -> Memberships:
        """Those that have begun and not ended."""
        moment = at or clock.real()
        return self.filter(from_at__lte=moment).filter(Q(to_at=None) | Q(to_at__gt=moment))


class Membership(models.Model):
    """A person in an organisation; an ended one is kept, so that who could see what when can be told."""

    ROLES: ClassVar[dict[str, str]] = {"manager": "manager", "adviser": "adviser", "reader": "reader"}

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=10, choices=list(ROLES.items()))
    from_at = models.DateTimeField(default=clock.real)
    to_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = Memberships.as_manager()

    class Meta:
        """One at a time."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "organisation"], condition=Q(to_at=None), name="one_membership_at_a_time"
            )
        ]


def _new_key() -> str:
    return secrets.token_hex(16)


class OrganisationInvitation(models.Model):
    """A colleague is asked in by e-mail address: whoever signs in with it may accept."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField()
    role = models.CharField(max_length=10, choices=list(Membership.ROLES.items()))
    invited_by = models.ForeignKey(Person, on_delete=models.CASCADE)
    invited_at = models.DateTimeField(default=clock.real)
    accepted_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    key = models.CharField(max_length=32, unique=True, default=_new_key)

    def __str__(self) -> str:
        """The number, since the address is somebody's."""
        return str(self.pk)
