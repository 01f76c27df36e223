"""To hand a case over: to the young person once the rights are theirs, or to somebody else who is to hold it."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext as _

from upheld.web import clock
from upheld.web.accounts.models import Membership, Person
from upheld.web.cases import parts
from upheld.web.cases.actions.accepting import accepting, used
from upheld.web.cases.actions.sharing import Refused, Terms, ahead, asked_in, end_feeds, end_grant, holding, take_back
from upheld.web.cases.audit import Acting
from upheld.web.cases.invited import still_open
from upheld.web.cases.models import Case, Grant, Invitation
from upheld.web.cases.rights import is_with_young_person, standing_of
from upheld.web.ui.format import day

YOUNG_PERSON = "young_person"


def invite_to_take_over(case: UUID, email: str, role: str, *, by: Person) -> Invitation:
    """Ask somebody to become the one whose case it is.

    Raises:
        MayNot: the case is somebody else's, or waits to be deleted.
        Refused: it is to be the young person and the rights are not theirs yet; or too many were asked.
    """
    with holding(case, by) as act:
        if role == YOUNG_PERSON:
            _must_have_passed(act)
        return asked_in(act, email, Terms(role=role, right="write"), takes_over=True)


def take_over(key: UUID, keep: Collection[int], *, keeps_former: bool, by: Person) -> Case:
    """Become the one whose case it is; from that moment only those who were chosen see it.

    Args:
        keep: the numbers of the grants that stay as they are; all others end.
        keeps_former: whether whoever held the case until now may read it.

    Raises:
        Refused: the invitation cannot be used, is for something else, or the rights are not the young person's yet.
    """
    with accepting(key, by) as (act, invitation):
        if not invitation.takes_over:
            raise Refused(_("With this invitation you do not take the case over."))
        if invitation.role == YOUNG_PERSON:
            _must_have_passed(act)
        moment, former, case = clock.real(), act.case.holder, act.case
        case.holder = by
        case.save(update_fields=["holder"])
        Grant.objects.filter(case=case).update(holder=by)
        Invitation.objects.filter(case=case).update(holder=by)
        used(act, invitation)
        name = "rights_handed_over" if invitation.role == YOUNG_PERSON else "case_handed_over"
        act.write(name, about=f"person:{former.key}")
        for grant in ahead(moment).filter(case=case):
            if grant.pk not in keep or grant.person_id == by.pk:
                end_grant(act, grant, "access_ended", moment)
        for one in still_open().filter(case=case):
            take_back(act, one)
        if keeps_former:
            kept = Grant.objects.create(
                case=case, holder=by, person=former, role=_role_of(former, invitation), right="read", given_by=by
            )
            act.write("access_given", about=f"grant:{kept.pk}")
        end_feeds(act)
        return case


def say_young_person_holds(case: UUID, *, by: Person) -> None:
    """Write down that whoever holds the case is the young person, so that nobody is told to hand it over.

    Raises:
        MayNot: the case is somebody else's.
    """
    with holding(case, by) as act:
        if not is_with_young_person(act.case):
            act.write("holder_is_young_person")


def _must_have_passed(act: Acting) -> None:
    told, _version = parts.read(act.case, act.key, "check")
    found = standing_of(told or {}, clock.today())
    if found.passes_on is None:
        raise Refused(_("Enter the date of birth first: it tells from which day the rights are the young person's."))
    if found.who == "parent":
        said = _("The rights are the young person's from %(day)s. Until then the case cannot be handed over to them.")
        raise Refused(said % {"day": day(found.passes_on)})
    if found.capacity is False:
        raise Refused(_("It is recorded here that the young person cannot decide this: somebody decides for them."))


def _role_of(former: Person, invitation: Invitation) -> str:
    """As what whoever held a case may read it now."""
    if invitation.role == YOUNG_PERSON:
        return "parent"
    return "adviser" if Membership.objects.holding().filter(person=former).exists() else "parent"
