"""What a person is called to those who share a case with them, and for whom somebody looked or acted.

A name or an e-mail address may give away a school or where somebody lives: from whom one of these is hidden, names are
too. Every page asks here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from upheld.web.accounts.models import Membership, Person
from upheld.web.cases.access import Access
from upheld.web.cases.models import Case, Grant, Invitation


def called(person: Person, access: Access | None) -> str:
    """The name somebody gave themselves, else their e-mail address; neither once their account is deleted.

    Args:
        access: of whoever is told; None for somebody who takes the case over and will see all of it.
    """
    if access is not None and not access.sees_all and person.pk != access.person.pk:
        return somebody()
    return _("somebody whose account was deleted") if person.forgotten_at is not None else person.called


def named(keys: Iterable[str], access: Access) -> dict[str, str]:
    """What each person is called, by the key that the audit knows them by; one query."""
    wanted = {one for one in keys if one}
    return {str(one.key): called(one, access) for one in Person.objects.filter(key__in=wanted)} if wanted else {}


def given_to(grant: Grant, access: Access | None) -> str:
    """The person or the organisation that a grant is for; `access` as for `called`."""
    if grant.organisation is not None:
        return grant.organisation.name
    assert grant.person is not None
    return called(grant.person, access)


def asking(invitation: Invitation) -> str:
    """Who invites somebody: by name, so that they know whom to trust; by e-mail address where nothing is hidden."""
    by = invitation.invited_by
    if by.forgotten_at is None and not by.name and (invitation.hides_addresses or invitation.hides_schools):
        return _("somebody who gave no name")
    return called(by, None)


def holders(person: Person, cases: Sequence[Case]) -> dict[UUID, str]:
    """Whose each of these cases is that others share with somebody; none for their own; one query."""
    shared = [one for one in cases if one.holder_id != person.pk]
    known = _names_known(person, shared) if shared else set()
    return {one.pk: called(one.holder, None) if one.pk in known else somebody() for one in shared}


def somebody() -> str:
    """What everybody is called to those from whom something is hidden."""
    return _("somebody who shares this case")


def _names_known(person: Person, cases: Sequence[Case]) -> set[UUID]:
    """Which of the cases nothing is hidden of: as `Access.sees_all` has it."""
    working = Membership.objects.holding().filter(person=person).values("organisation")
    given = Grant.objects.holding().seeing().filter(Q(person=person) | Q(organisation__in=working), case__in=cases)
    rows = [*given.values_list("case", "hides_addresses", "hides_schools")]
    return {case for case, addresses, _schools in rows if not addresses} & {
        case for case, _addresses, schools in rows if not schools
    }
