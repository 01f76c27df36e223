"""Deleting an account: what stands in its way, and what goes with it."""

from __future__ import annotations

from collections.abc import Callable

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.translation import gettext as _

from upheld.web import clock
from upheld.web.accounts.models import Membership, OrganisationInvitation, Person
from upheld.web.accounts.roles import is_last_manager

_asked: list[Callable[[Person], str]] = []
_ended: list[Callable[[Person], None]] = []


def ask_before_leaving(reason: Callable[[Person], str]) -> None:
    """Have another part asked before an account is deleted: a sentence, or nothing if nothing stands in the way."""
    if reason not in _asked:
        _asked.append(reason)


def end_with_account(end: Callable[[Person], None]) -> None:
    """Have another part end what it holds for somebody when their account is deleted, in the same transaction."""
    if end not in _ended:
        _ended.append(end)


def in_the_way(person: Person) -> list[str]:
    """Why the account cannot be deleted now, each with what to do."""
    found = [sentence for reason in _asked if (sentence := reason(person))]
    for one in Membership.objects.holding().filter(person=person).select_related("organisation").order_by("pk"):
        others = Membership.objects.holding().filter(organisation=one.organisation).exclude(person=person)
        if is_last_manager(one) and others.exists():
            told = _("You are the last manager of %(name)s. Make somebody else a manager of it first.")
            found.append(told % {"name": one.organisation.name})
    return found


@transaction.atomic
def delete(person: Person) -> list[str]:
    """Take away the login and all that tells who it was, and end the memberships; why not, where it was refused."""
    # Weaker than FOR UPDATE: what somebody else writes of this person in a case need not wait for it.
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    reasons = in_the_way(person)
    if reasons:
        return reasons
    moment = clock.real()
    Membership.objects.holding().filter(person=person).update(to_at=moment)
    for end in _ended:
        end(person)
    open_invitations = OrganisationInvitation.objects.filter(accepted_at=None, ended_at=None)
    (open_invitations.filter(email__iexact=person.email) | open_invitations.filter(invited_by=person)).update(
        ended_at=moment
    )
    OrganisationInvitation.objects.filter(email__iexact=person.email).update(email=f"{person.key}@forgotten.invalid")
    EmailAddress.objects.filter(user=person).delete()
    Authenticator.objects.filter(user=person).delete()
    person.forget()
    return []
