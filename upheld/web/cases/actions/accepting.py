"""What whoever was invited does with it: accept, for themselves or for where they work, or refuse."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.utils.translation import gettext as _

from upheld.web import clock
from upheld.web.accounts.models import Organisation, Person
from upheld.web.cases.actions.sharing import Refused, ahead, end_feeds, end_grant
from upheld.web.cases.audit import Acting, acting
from upheld.web.cases.invited import KIND, invitation_for, may_accept_for
from upheld.web.cases.models import Grant, Invitation
from upheld.web.cases.walls import as_service
from upheld.web.post import outbox


def accept(key: UUID, *, by: Person, organisation: Organisation | None = None) -> Grant:
    """Access for whoever was invited, or for an organisation they work in.

    Raises:
        Refused: it was used or ended, or is to take the case over; the case is theirs; they may not accept for others.
    """
    with accepting(key, by) as (act, invitation):
        if invitation.takes_over:
            raise Refused(_("With this invitation you take the case over. Open it again, and go on there."))
        if organisation is not None and organisation not in may_accept_for(by):
            raise Refused(_("Only a manager or an adviser of an organisation can accept for it."))
        moment = clock.real()
        person = by if organisation is None else None
        for old in ahead(moment).filter(case=act.case, person=person, organisation=organisation):
            end_grant(act, old, "access_ended", moment)
        made: Grant = Grant.objects.create(
            case=act.case, holder=act.case.holder, person=person, organisation=organisation,
            role=invitation.role, right=invitation.right, hides_addresses=invitation.hides_addresses,
            hides_schools=invitation.hides_schools, from_at=max(moment, invitation.access_from or moment),
            to_at=invitation.access_to, given_by=invitation.invited_by,
        )  # fmt: skip
        used(act, invitation)
        end_feeds(act)
        return made


def refuse(key: UUID, *, by: Person) -> None:
    """Say no to an invitation.

    Raises:
        Refused: it was used or ended.
    """
    with accepting(key, by, even_own=True) as (act, invitation):
        say_no(act, invitation)


def say_no(act: Acting, invitation: Invitation) -> None:
    """Note that whoever was invited said no, and do not send what was not sent of it."""
    invitation.ended_at = clock.real()
    invitation.save(update_fields=["ended_at"])
    act.write("invitation_refused", about=f"invitation:{invitation.key}")
    outbox.drop(f"{KIND}:{invitation.key}")


def used(act: Acting, invitation: Invitation) -> None:
    """Note that an invitation was accepted, by whom and when."""
    invitation.accepted_at, invitation.accepted_by = clock.real(), act.by
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    act.write("invitation_accepted", about=f"invitation:{invitation.key}")


@contextmanager
def accepting(key: UUID, by: Person, *, even_own: bool = False) -> Iterator[tuple[Acting, Invitation]]:
    """A transaction on the case of an invitation that is open to somebody.

    Raises:
        Refused: it is not open to them; or the case is theirs already, and `even_own` is not set.
    """
    with as_service():
        found = invitation_for(by, key)
        if found is None:
            raise Refused(_("This invitation can no longer be used."))
        with acting(found.case_id, by, needs="") as act:
            # It may have been used or taken back before the case was ours alone.
            invitation = invitation_for(by, key)
            if invitation is None:
                raise Refused(_("This invitation can no longer be used."))
            if act.case.holder_id == by.pk and not even_own:
                raise Refused(_("This case is yours already."))
            yield act, invitation
