"""Who may do what in a case. Every page and every action asks here, and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
from upheld.web.cases.models.access import LEDGER_ALONE


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
        ledger_role: as what they say it, by the grant that lets them; empty where they may not.
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
    ledger_role: str = ""

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
            MayNot: it was given to read, or the case waits to be deleted.
        """
        if self.case.delete_after is not None:
            raise MayNot("This case waits to be deleted, and nothing in it can be changed: stop the deletion first.")
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
        return _holding(found, person)
    return _widest(found, person, moment) if found.delete_after is None else None


def accesses(person: Person, cases: Sequence[Case]) -> dict[UUID, Access]:
    """What somebody may do in each of several cases, those left out that they may not see; two queries for any number.

    Args:
        cases: with their holders.
    """
    moment, found = clock.real(), {}
    working = {one.organisation_id: one for one in Membership.objects.holding(moment).filter(person=person)}
    given: dict[UUID, list[Grant]] = {}
    for one in _grants(person, cases, working, moment):
        given.setdefault(one.case_id, []).append(one)
    for case in cases:
        if case.holder_id == person.pk:
            found[case.pk] = _holding(case, person)
        elif case.pk in given and case.delete_after is None:
            found[case.pk] = _come_to(case, person, given[case.pk], working)
    return found


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


def _holding(case: Case, person: Person) -> Access:
    writes = case.delete_after is None
    return Access(case, person, True, writes, False, False, "holder", None, True, writes, "holder" if writes else "")


def _widest(case: Case, person: Person, moment: datetime) -> Access | None:
    """What several grants come to together: what one allows is allowed, and only what all of them hide is hidden.

    Of an organisation's grant a reader of that organisation has the right to read alone. A grant of the ledger alone
    allows nothing of the case: what is hidden in a case they see is what is hidden by all that let them see it.
    """
    working = {one.organisation_id: one for one in Membership.objects.holding(moment).filter(person=person)}
    grants = [*_grants(person, [case], working, moment)]
    return _come_to(case, person, grants, working) if grants else None


def _grants(person: Person, cases: Sequence[Case], working: Mapping[Any, Membership], moment: datetime) -> Any:
    given = Grant.objects.holding(moment).filter(Q(person=person) | Q(organisation__in=working), case__in=cases)
    return given.select_related("organisation").order_by("pk")


def _come_to(case: Case, person: Person, grants: list[Grant], working: Mapping[Any, Membership]) -> Access:
    seeing = [one for one in grants if one.right != LEDGER_ALONE]
    showing = seeing or grants
    first = _own_first(showing)
    saying = [one for one in grants if _may_write(one, working, ("write", LEDGER_ALONE))]
    return Access(
        case=case,
        person=person,
        is_holder=False,
        may_write=any(_may_write(one, working) for one in grants),
        hides_addresses=all(one.hides_addresses for one in showing),
        hides_schools=all(one.hides_schools for one in showing),
        role=first.role,
        organisation=first.organisation,
        sees_case=bool(seeing),
        may_write_ledger=bool(saying),
        ledger_role=_own_first(saying).role if saying else "",
    )


def _own_first(grants: list[Grant]) -> Grant:
    return next((one for one in grants if one.person_id is not None), grants[0])


def _may_write(grant: Grant, working: Mapping[Any, Membership], rights: tuple[str, ...] = ("write",)) -> bool:
    if grant.right not in rights:
        return False
    return grant.organisation_id is None or working[grant.organisation_id].role != "reader"
