"""Deleting an account: cases stand in its way, and what somebody was let into ends with it."""

from __future__ import annotations

from contextlib import suppress

from django.utils.translation import gettext as _

from upheld.web import clock
from upheld.web.accounts.models import Person
from upheld.web.cases.actions.sharing import ahead, end_feeds, end_grant
from upheld.web.cases.audit import Gone, acting
from upheld.web.cases.models import Case, Feed
from upheld.web.cases.walls import as_service


def stands_in_the_way(person: Person) -> str:
    """What to do with the cases first; nothing where there is none."""
    with as_service():
        holds = Case.objects.filter(holder=person).exists()
    if not holds:
        return ""
    return _("You keep cases. Delete your cases or hand them over first: a case is gone when its waiting time is over.")


def end_access(person: Person) -> None:
    """End what others let somebody into, and the calendars they made; their memberships have ended before."""
    moment = clock.real()
    with as_service():
        given = ahead(moment).filter(person=person)
        feeds = Feed.objects.filter(person=person, ended_at=None)
        # Always in the same order, so that two who leave at once do not wait for each other for ever.
        for case in sorted({*given.values_list("case", flat=True), *feeds.values_list("case", flat=True)}):
            # Of a case whose key was destroyed nothing can be seen any more.
            with suppress(Gone), acting(case, person, needs="") as act:
                for grant in given.filter(case=case).order_by("pk"):
                    end_grant(act, grant, "access_left", moment)
                end_feeds(act)
