"""What a person is called to those who share a case with them, and for whom somebody looked or acted."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from upheld.web.accounts.models import Person
from upheld.web.cases.models import Grant


def called(person: Person) -> str:
    """The name somebody gave themselves, else their e-mail address; neither once their account is deleted."""
    return _("somebody whose account was deleted") if person.forgotten_at is not None else person.called


def named(keys: Iterable[str]) -> dict[str, str]:
    """What each person is called, by the key that the audit knows them by; one query."""
    wanted = {one for one in keys if one}
    return {str(one.key): called(one) for one in Person.objects.filter(key__in=wanted)} if wanted else {}


def given_to(grant: Grant) -> str:
    """The person or the organisation that a grant is for."""
    if grant.organisation is not None:
        return grant.organisation.name
    assert grant.person is not None
    return called(grant.person)
