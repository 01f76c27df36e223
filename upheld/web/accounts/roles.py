"""Who works for which organisation as what, and how that changes; an ended membership is kept."""

from __future__ import annotations

from django.db import transaction

from upheld.web import clock
from upheld.web.accounts.models import Membership, Organisation, OrganisationInvitation, Person


class LastManager(Exception):
    """An organisation would have nobody left who can ask people in or out."""


def membership(person: Person, organisation: Organisation) -> Membership | None:
    """The membership that holds now."""
    found: Membership | None = Membership.objects.holding().filter(person=person, organisation=organisation).first()
    return found


def is_last_manager(one: Membership) -> bool:
    """Whether nobody else is a manager."""
    managers = Membership.objects.holding().filter(organisation_id=one.organisation_id, role="manager")
    return one.role == "manager" and not managers.exclude(pk=one.pk).exists()


@transaction.atomic
def found_organisation(person: Person, name: str, kind: str) -> Organisation:
    """A new organisation, with who made it as its manager."""
    made = Organisation.objects.create(name=name, kind=kind)
    Membership.objects.create(person=person, organisation=made, role="manager")
    return made


@transaction.atomic
def change_role(one: Membership, role: str) -> Membership:
    """The same person in another role: the old membership ends and is kept.

    Raises:
        LastManager: nobody would be left to manage it.
    """
    one = _locked(one)
    if one.to_at is not None or one.role == role:
        return one
    _end(one)
    made: Membership = Membership.objects.create(
        person_id=one.person_id, organisation_id=one.organisation_id, role=role
    )
    return made


@transaction.atomic
def end(one: Membership) -> None:
    """End a membership.

    Raises:
        LastManager: nobody would be left to manage it.
    """
    one = _locked(one)
    if one.to_at is None:
        _end(one)


@transaction.atomic
def accept(person: Person, invitation: OrganisationInvitation) -> Membership | None:
    """The membership that somebody was asked into; None where the invitation was taken back or used meanwhile."""
    Organisation.objects.select_for_update().get(pk=invitation.organisation_id)
    moment = clock.real()
    still = OrganisationInvitation.objects.filter(pk=invitation.pk, accepted_at=None, ended_at=None)
    if not still.update(accepted_at=moment):
        return None
    found = membership(person, invitation.organisation)
    return found or Membership.objects.create(
        person=person, organisation=invitation.organisation, role=invitation.role, from_at=moment
    )


def _locked(one: Membership) -> Membership:
    """The membership as it is now, while nobody else changes who works there."""
    Organisation.objects.select_for_update().get(pk=one.organisation_id)
    found: Membership = Membership.objects.get(pk=one.pk)
    return found


def _end(one: Membership) -> None:
    if is_last_manager(one):
        raise LastManager
    one.to_at = clock.real()
    one.save(update_fields=["to_at"])
