"""The invitations that wait for somebody: those to an e-mail address they have shown to be theirs."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from upheld.web import clock
from upheld.web.accounts.models import Membership, Organisation, Person
from upheld.web.cases.models import Invitation
from upheld.web.cases.walls import as_service
from upheld.web.post.models import Message

KIND = "invitation"
ADDRESS_KEPT = timedelta(days=30)
"""How long the address stays once an invitation was used, refused or ended, or its time was over."""
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


def address_of(invitation: Invitation) -> str:
    """Where an invitation went, as a page says it."""
    return invitation.email or _("an address that is no longer kept")


def addresses_of(person: Person) -> set[str]:
    """The e-mail addresses that somebody has shown to be theirs."""
    found = EmailAddress.objects.filter(user=person, verified=True).values_list("email", flat=True)
    return {one.lower() for one in found}


def forget_addresses(now: datetime) -> int:
    """Take the address out of invitations that were over thirty days ago; how many there were.

    A pretended day makes none older than it is.
    """
    before = clock.real() - ADDRESS_KEPT
    over = Q(accepted_at__lt=before) | Q(ended_at__lt=before) | Q(expires_at__lt=before)
    with as_service():
        return Invitation.objects.filter(over).exclude(email="").update(email="")


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
    return still_open().filter(email__in=addresses_of(person))
