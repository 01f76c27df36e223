"""Invitations to try things with: addresses that are shown to be somebody's own, and asking somebody in."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from django.http import HttpResponse

from tests.web.cases.making import person, signed_in
from upheld.web.accounts.models import Person
from upheld.web.cases.models import Case, Invitation


def proven(who: str) -> Person:
    """A person who has shown that their address is theirs."""
    made = person(who)
    EmailAddress.objects.get_or_create(user=made, email=made.email, defaults={"verified": True, "primary": True})
    return made


def asked(case: Case, to: str, **rest: Any) -> Invitation:
    """An invitation that the holder sends from the page."""
    sent = {"email": f"{to}@example.org", "role": "supporter", "right": "read"} | rest
    answer = signed_in(case.holder).post(f"/cases/{case.pk}/invite/", sent)
    assert answer.status_code == 302, answer.content.decode()
    found: Invitation = Invitation.objects.order_by("pk").last()
    return found


def accepted(invitation: Invitation, by: Person, **rest: Any) -> HttpResponse:
    """Whoever was asked says yes on the page."""
    return signed_in(by).post(f"/cases/invitations/{invitation.key}/", {"answer": "accept"} | rest)
