"""A service with cases to try its desk with."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.test import Client

from tests.web.cases.making import case_of, grant, organisation, person, signed_in
from upheld.web import clock
from upheld.web.accounts.models import Organisation, Person
from upheld.web.cases.models import Case


class Service:
    """A service with one adviser who is signed in."""

    def __init__(self, role: str = "adviser", name: str = "Service A", who: str = "m") -> None:
        """Make it."""
        self.adviser: Person = person(who)
        self.organisation: Organisation = organisation(name, self.adviser, role=role)
        self.browser: Client = signed_in(self.adviser)
        self.address = f"/desk/{self.organisation.key}/"

    def case(self, label: str = "Child A", holder: str = "a", events: Any = None, **grants: Any) -> Case:
        """A family's case that is shared with it."""
        made = case_of(person(holder), label, events)
        grant(made, organisation=self.organisation, right=grants.pop("right", "write"), role="adviser", **grants)
        return made

    def page(self, rest: str = "", **query: Any) -> str:
        """What a page says."""
        found = self.browser.get(self.address + rest, query)
        assert found.status_code == 200, found.status_code
        return found.content.decode()

    def send(self, rest: str, data: dict[str, Any]) -> Any:
        """Send a form."""
        return self.browser.post(self.address + rest, data)


def ago(days: int) -> str:
    """A day before today, as a case file has it."""
    return (clock.today() - timedelta(days)).isoformat()


def refused(days: int) -> list[dict[str, Any]]:
    """A request that was refused so many days ago: the appeal is open for two months."""
    return [
        {"kind": "ehcna_request_received", "on": ago(days + 30)},
        {"kind": "ehcna_refused_notified", "sent_on": ago(days), "received_on": ago(days)},
    ]


def asked(days: int) -> list[dict[str, Any]]:
    """A request so many days ago, and nothing since."""
    return [{"kind": "ehcna_request_received", "on": ago(days)}]


def boxes(name: str, day: str) -> dict[str, str]:
    """The three boxes of a day."""
    year, month, number = day.split("-")
    return {f"{name}_day": number, f"{name}_month": month, f"{name}_year": year}
