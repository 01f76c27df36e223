"""Who may do what in a case. Every page and every action asks here, and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import Http404

from upheld.errors import UpheldError
from upheld.web import clock
from upheld.web.accounts.models import Membership, Organisation, Person
from upheld.web.cases.models import Case, Grant


class MayNot(UpheldError):
    """Somebody who may see the case may not do this in it."""


@dataclass(frozen=True, slots=True)
class Access:
    """What one person may do in one case now.

    Args:
        is_holder: whether the case is theirs: to share it, to hand it over and to delete it is the holder's alone.
        may_write: whether they may add and correct.
        hides_addresses, hides_schools: what is kept from them.
        role: as the grant says; "holder" for the holder.
        organisation: the one through which they see it, None where it was given to them or is theirs.
        sees_case: False for whoever was given the ledger of provision alone.
        may_write_ledger: whether they may say in it what was delivered.
    """

    case: Case
    person: Person
    is_holder: bool
    may_write: bool
    hides_addresses: bool
    hides_schools: bool
    role: str
    organisation: Organisation | None
    sees_case: bool = True
    may_write_ledger: bool = False

    @property
    def sees_all(self) -> bool:
        """Whether nothing of the case is kept from them."""
        return not (self.hides_addresses or self.hides_schools)

    def must_write(self) -> None:
        """Go on only with the right to write.

        Raises:
            MayNot: it was given to read.
        """
        if not self.may_write:
            raise MayNot("You may read this case, but not change it: ask whoever shared it with you.")

    def must_write_ledger(self) -> None:
        """Go on only with the right to say what was delivered.

        Raises:
            MayNot: it was given to read.
        """
        if not self.may_write_ledger:
            raise MayNot("You may read this record, but not add to it: ask whoever shared it with you.")

    def must_hold(self) -> None:
        """Go on only as the holder.

        Raises:
            MayNot: the case is somebody else's.
        """
        if not self.is_holder:
            raise MayNot("Only the person whose case this is can do that.")


def access_to(person: Person | Any, case: UUID, at: datetime | None = None) -> Access | None:
    """What somebody may do in a case; None where it is not theirs to see, or there is none."""
    if not getattr(person, "is_authenticated", False):
        return None
    moment = at or clock.real()
    # As `Case.objects.visible_to` has it, which is for lists: for one case it is quicker to ask in this order.
    found = Case.objects.select_related("holder").filter(pk=case).first()
    if found is None:
        return None
    if found.holder_id == person.pk:
        writes = found.delete_after is None
        return Access(found, person, True, writes, False, False, "holder", None, may_write_ledger=writes)
    return _widest(found, person, moment) if found.delete_after is None else None


def must_see(person: Person | Any, case: UUID) -> Access:
    """What somebody may do in a case.

    Raises:
        Http404: it is not theirs to see; the same answer as where there is none.
    """
    found = must_see_ledger(person, case)
    if not found.sees_case:
        raise Http404
    return found


def must_see_ledger(person: Person | Any, case: UUID) -> Access:
    """What somebody may do in a case of which they may have been given the ledger alone.

    Raises:
        Http404: it is not theirs to see; the same answer as where there is none.
    """
    found = access_to(person, case)
    if found is None:
        raise Http404
    return found


def _widest(case: Case, person: Person, moment: datetime) -> Access | None:
    """What several grants come to together: what one allows is allowed, and only what all of them hide is hidden.

    Of an organisation's grant a reader of that organisation has the right to read alone.
    """
    working = {one.organisation_id: one for one in Membership.objects.holding(moment).filter(person=person)}
    grants = [
        *Grant.objects.holding(moment)
        .filter(case=case)
        .filter(Q(person=person) | Q(organisation__in=working))
        .select_related("organisation")
        .order_by("pk")
    ]
    if not grants:
        return None
    first = next((one for one in grants if one.person_id is not None), grants[0])
    return Access(
        case=case,
        person=person,
        is_holder=False,
        may_write=any(_may_write(one, working) for one in grants),
        hides_addresses=all(one.hides_addresses for one in grants),
        hides_schools=all(one.hides_schools for one in grants),
        role=first.role,
        organisation=first.organisation,
        sees_case=any(one.right in ("read", "write") for one in grants),
        may_write_ledger=any(_may_write(one, working, ("write", "ledger")) for one in grants),
    )


def _may_write(grant: Grant, working: dict[Any, Membership], rights: tuple[str, ...] = ("write",)) -> bool:
    if grant.right not in rights:
        return False
    return grant.organisation_id is None or working[grant.organisation_id].role != "reader"
