"""People and cases to try things with: made up, each in one line."""

from __future__ import annotations

from typing import Any

from django.test import Client

from upheld.web.accounts.models import Membership, Organisation, Person
from upheld.web.cases.actions.opening import open_case
from upheld.web.cases.models import Case, Grant

REFUSED = [
    {"kind": "ehcna_request_received", "on": "2026-01-12"},
    {"kind": "ehcna_refused_notified", "sent_on": "2026-02-20", "received_on": "2026-02-21"},
]


def person(who: str = "a") -> Person:
    """A person called by a letter; made once."""
    found = Person.objects.filter(email=f"{who}@example.org").first()
    return found or Person.objects.create_user(f"{who}@example.org", name=f"Person {who.upper()}")


def signed_in(who: Person) -> Client:
    """A browser in which that person has signed in."""
    client = Client()
    client.force_login(who)
    return client


def organisation(
    name: str = "Service A", *members: Person, role: str = "adviser", kind: str = "sendiass"
) -> Organisation:
    """An organisation with members of one role."""
    made = Organisation.objects.create(name=name, kind=kind)
    for one in members:
        Membership.objects.create(person=one, organisation=made, role=role)
    return made


def told(events: list[dict[str, Any]] | None = None, **rest: Any) -> dict[str, Any]:
    """What a case holds; without events, that of a request that was refused."""
    events = REFUSED if events is None else events
    entries = [[number, data] for number, data in enumerate(events, 1)]
    return {"person": {"date_of_birth": "2016-05-02", "local_authority": "Devon"}, "facts": [], "entries": entries,
            "answers": {}, "details": {}, "edits": {}, "next": len(entries) + 1, **rest}  # fmt: skip


def case_of(holder: Person, label: str = "Child A", events: list[dict[str, Any]] | None = None, **rest: Any) -> Case:
    """A case that somebody holds."""
    return open_case(by=holder, label=label, told=told(events, **rest))


def grant(case: Case, *, to: Person | None = None, organisation: Organisation | None = None, right: str = "read",
          role: str = "supporter", **rest: Any) -> Grant:  # fmt: skip
    """Access to a case, without an invitation."""
    return Grant.objects.create(
        case=case, holder=case.holder, person=to, organisation=organisation, role=role, right=right,
        given_by=case.holder, **rest,
    )  # fmt: skip
