"""The invitations that wait for somebody: those to an e-mail address they have shown to be theirs."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress
from django.db.models import Q, QuerySet

from upheld.web import clock
from upheld.web.accounts.models import Membership, Organisation, Person
from upheld.web.cases.models import Invitation
from upheld.web.cases.walls import as_service
from upheld.web.post.models import Message

KIND = "invitation"
_MAY_ACCEPT = ("manager", "adviser")


def waiting_for(person: Person) -> int:
    """How many invitations wait for somebody."""
    return len(invitations_for(person))


def invitations_for(person: Person) -> list[Invitation]:
    """Every invitation that somebody may accept, the newest first."""
    with as_service():
        return [*_for(person).select_related("invited_by").order_by("-invited_at", "-pk")]


def invitation_for(person: Person, key: UUID) -> Invitation | None:
    """One of them, by its key."""
    with as_service():
        return _for(person).select_related("invited_by").filter(key=key).first()


def still_open() -> QuerySet[Invitation]:
    """Invitations that can be accepted now: not used, not ended, not expired, to a case that is not being deleted."""
    moment = clock.real()
    waiting = Invitation.objects.filter(accepted_at=None, ended_at=None, expires_at__gt=moment, case__delete_after=None)
    return waiting.filter(Q(access_to=None) | Q(access_to__gt=moment))


def may_accept_for(person: Person) -> list[Organisation]:
    """The organisations for which somebody may accept: where they are a manager or an adviser now."""
    working = Membership.objects.holding().filter(person=person, role__in=_MAY_ACCEPT)
    return [one.organisation for one in working.select_related("organisation").order_by("organisation__name", "pk")]


def told_by_mail(message: Message) -> dict[str, Any] | None:
    """What the mail is filled with: nothing, since it names nobody; None where the invitation is no longer open."""
    key = message.once.partition(":")[2]
    with as_service():
        return {} if still_open().filter(key=key).exists() else None


def _for(person: Person) -> QuerySet[Invitation]:
    addresses = EmailAddress.objects.filter(user=person, verified=True).values_list("email", flat=True)
    return still_open().filter(email__in={one.lower() for one in addresses})
