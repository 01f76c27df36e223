"""Deleting an account: cases stand in its way; what somebody was let into ends with it, and their address goes."""

from __future__ import annotations

from contextlib import suppress

from django.db.models import Q
from django.utils.translation import gettext as _

from upheld.web import clock
from upheld.web.accounts.models import Person
from upheld.web.cases.actions.accepting import say_no
from upheld.web.cases.actions.sharing import ahead, end_feeds, end_grant
from upheld.web.cases.audit import Gone, acting
from upheld.web.cases.invited import addresses_of, still_open
from upheld.web.cases.models import Case, Feed, Invitation
from upheld.web.cases.walls import as_service


def stands_in_the_way(person: Person) -> str:
    """What to do with the cases first; nothing where there is none."""
    with as_service():
        holds = Case.objects.filter(holder=person).exists()
    if not holds:
        return ""
    return _("You keep cases. Delete your cases or hand them over first: a case is gone when its waiting time is over.")


def end_access(person: Person) -> None:
    """End what others let somebody into or asked them into, and the calendars they made; their address goes.

    Their memberships have ended before.
    """
    moment = clock.real()
    with as_service():
        given = ahead(moment).filter(person=person)
        feeds = Feed.objects.filter(person=person, ended_at=None)
        asked = still_open().filter(email__in=addresses_of(person))
        # Always in the same order, so that two who leave at once do not wait for each other for ever.
        cases = {one for found in (given, feeds, asked) for one in found.values_list("case", flat=True)}
        for case in sorted(cases):
            # Of a case whose key was destroyed nothing can be seen any more.
            with suppress(Gone), acting(case, person, needs="") as act:
                for grant in given.filter(case=case).order_by("pk"):
                    end_grant(act, grant, "access_left", moment)
                end_feeds(act)
                for invitation in asked.filter(case=case).order_by("pk"):
                    say_no(act, invitation)
        invited = Q(email__in=addresses_of(person)) | Q(accepted_by=person)
        Invitation.objects.filter(invited).exclude(email="").update(email="")
