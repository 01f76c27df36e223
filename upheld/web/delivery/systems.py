"""The systems of an organisation that write ledgers by themselves: their keys, and which ledgers each may write."""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from upheld.errors import UpheldError
from upheld.web import clock
from upheld.web.accounts.models import Membership, Organisation, Person
from upheld.web.cases.access import Access, MayNot
from upheld.web.cases.models import Case, Grant
from upheld.web.cases.models.access import LEDGER_ALONE
from upheld.web.cases.walls import as_service
from upheld.web.delivery.models import SystemKey
from upheld.web.delivery.sides import sides_of

KINDS = frozenset(("school", "health", "council"))
"""The organisations that give or arrange provision: only theirs is the account of the setting."""
MOST_KEYS = 20
_RIGHTS = ("write", "ledger")
_KEY = re.compile(r"upheld_[A-Za-z0-9_-]{43}\Z")


class TooMany(UpheldError):
    """An organisation has as many keys as it may have."""


@dataclass(frozen=True, slots=True)
class System:
    """A system that asks with a key that holds."""

    key: SystemKey
    organisation: Organisation
    person: Person


def make_key(organisation: Organisation, name: str, *, by: Person) -> str:
    """A new key, which is kept nowhere: whoever made it must write it down now.

    Raises:
        MayNot: they do not manage it.
        TooMany: the organisation has too many already.
    """
    if not Membership.objects.holding().filter(person=by, organisation=organisation, role="manager").exists():
        raise MayNot(_("Only a manager of the organisation can make a key for its systems."))
    if len(keys_of(organisation)) >= MOST_KEYS:
        raise TooMany(_("Your organisation has 20 keys already. End one that is not used."))
    key = f"upheld_{secrets.token_urlsafe(32)}"
    with as_service():
        SystemKey.objects.create(organisation=organisation, name=name, digest=_digest(key), made_by=by)
    return key


def end_key(key: SystemKey) -> None:
    """Have a key open nothing from now on; whoever calls has asked whether they manage its organisation."""
    with as_service():
        SystemKey.objects.filter(pk=key.pk, ended_at=None).update(ended_at=clock.real())


def keys_of(organisation: Organisation) -> list[SystemKey]:
    """The keys of an organisation that were not ended, the newest first; for who manages it, as for `end_key`."""
    with as_service():
        found = SystemKey.objects.filter(organisation=organisation, ended_at=None).select_related("made_by")
        return [*found.order_by("-pk")]


def system_of(key: str) -> System | None:
    """Whose key that is; None where it was never made or was ended, or who made it left or manages no more."""
    if not _KEY.match(key):
        return None
    with as_service():
        found = (
            SystemKey.objects.filter(digest=_digest(key), ended_at=None)
            .select_related("organisation", "made_by")
            .first()
        )
        if found is None or not found.made_by.is_active or found.organisation.kind not in KINDS:
            return None
        # Who left and came back is asked to make a new one.
        working = Membership.objects.holding().filter(
            person=found.made_by, organisation=found.organisation, from_at__lte=found.made_at
        )
        if not working.filter(role="manager").exists():
            return None
        today = clock.today()
        if found.last_used_on != today:
            SystemKey.objects.filter(pk=found.pk).update(last_used_on=today)
    return System(found, found.organisation, found.made_by)


def accesses_of(system: System, case: UUID | None = None) -> list[Access]:
    """The ledgers a system may write, each by the grant to its organisation alone; of one case where it is named."""
    grants = (
        Grant.objects.holding()
        .filter(organisation=system.organisation, case__delete_after=None)
        .select_related("case__holder")
        .order_by("case__made_at", "case", "pk")
    )
    if case is not None:
        grants = grants.filter(case=case)
    by_case: dict[UUID, list[Grant]] = {}
    for one in grants:
        by_case.setdefault(one.case_id, []).append(one)
    found = []
    for each in by_case.values():
        writing = (_access(system, one.case, one, each) for one in each if one.right in _RIGHTS)
        found += [one for one in writing if "setting" in sides_of(one)][:1]
    return found


def _access(system: System, case: Case, grant: Grant, every: list[Grant]) -> Access:
    """Of the ledger, and nothing else: a system sees no case. What is hidden from it is what `Access` hides from the
    people of its organisation."""
    showing = [one for one in every if one.right != LEDGER_ALONE] or every
    return Access(
        case=case,
        person=system.person,
        is_holder=False,
        may_write=False,
        hides_addresses=all(one.hides_addresses for one in showing),
        hides_schools=all(one.hides_schools for one in showing),
        role=grant.role,
        organisation=system.organisation,
        sees_case=False,
        may_write_ledger=True,
        ledger_role=grant.role,
    )


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
