"""Asking a colleague into an organisation: who may, how often, and the mail that says so."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from upheld.web import clock
from upheld.web.accounts.models import Organisation, OrganisationInvitation, Person
from upheld.web.environment import environment

MOST_IN_A_DAY = 50
"""So that nobody sends a flood of mail through this service."""
_HOLDS = timedelta(days=30)


class TooMany(Exception):
    """Somebody asked in more people in one day than a service has."""


def waiting_for(person: Person) -> list[OrganisationInvitation]:
    """The invitations that somebody may accept: those to the address they have shown to be theirs."""
    return list(_waiting().filter(email__iexact=person.email).select_related("organisation").order_by("invited_at"))


def waiting_of(organisation: Organisation) -> list[OrganisationInvitation]:
    """The invitations of an organisation that nobody has accepted yet."""
    return list(_waiting().filter(organisation=organisation).order_by("invited_at"))


def invite(manager: Person, organisation: Organisation, email: str, role: str) -> OrganisationInvitation:
    """Ask somebody in; whether there is an account with that address is not told.

    Raises:
        TooMany: more than fifty in one day.
    """
    since = clock.real() - timedelta(days=1)
    if OrganisationInvitation.objects.filter(invited_by=manager, invited_at__gt=since).count() >= MOST_IN_A_DAY:
        raise TooMany
    _waiting().filter(organisation=organisation, email__iexact=email).update(ended_at=clock.real())
    made = OrganisationInvitation.objects.create(
        organisation=organisation, email=email.lower(), role=role, invited_by=manager
    )
    # What a stranger called an organisation goes into no mail of ours before it was checked.
    name = organisation.name if organisation.confirmed_at else ""
    words = {"name": name, "address": environment().base_address}
    send_mail(
        _("You are asked to join an organisation"),
        render_to_string("accounts/email/invitation.txt", words).strip(),
        settings.DEFAULT_FROM_EMAIL,
        [email],
    )
    return made


def _waiting() -> QuerySet[OrganisationInvitation]:
    return OrganisationInvitation.objects.filter(accepted_at=None, ended_at=None, invited_at__gt=clock.real() - _HOLDS)
