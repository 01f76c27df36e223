"""Every page of the service, each in a state in which it has something to show."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.web.plan.given import held
from upheld.web.sealed.session import SessionStore

# A late plan, as in examples/late-plan: nobody's, and nothing in it is a name.
PERSON = {"date_of_birth": "2017-05-02", "local_authority": "Devon"}
LATE_PLAN = (
    {"kind": "ehcna_request_received", "on": "2026-01-12"},
    {"kind": "ehcna_agreed_notified", "on": "2026-02-20"},
    {"kind": "draft_served", "on": "2026-05"},
)
REFUSAL = (
    {"kind": "ehcna_request_received", "on": "2026-08-03"},
    {"kind": "ehcna_refused_notified", "made_on": "2026-09-10", "sent_on": "2026-09-11", "received_on": "2026-09-14",
     "contents": {"reasons": True, "mediation_information": False}},
)  # fmt: skip
PLAN = (
    {"kind": "plan_final_sent", "on": "2025-03-03"},
    {"kind": "provision_missed", "on": "2026-09", "item": "1", "section": "F"},
    {"kind": "review_meeting_held", "on": "2026-02-10"},
    {"kind": "excluded", "on": "unknown", "type": "suspension"},
)
CASES: dict[str, tuple[dict[str, Any], ...]] = {"late plan": LATE_PLAN, "refusal": REFUSAL, "plan": PLAN}


def told(client: Client, events: tuple[dict[str, Any], ...], **more: Any) -> None:
    """Have a visitor who has told us these events, and has a plan open."""
    store = SessionStore()
    store["check"] = {
        "person": PERSON,
        "entries": [[number, event] for number, event in enumerate(events, 1)],
        "next": len(events) + 1,
    } | more
    store["plan"] = held()
    store.save()
    assert store.session_key
    client.cookies[settings.SESSION_COOKIE_NAME] = store.session_key


@dataclass(frozen=True)
class Page:
    """One address, and the case in whose session it is asked for; no case where it needs none."""

    address: str
    case: str | None = None

    def __str__(self) -> str:
        return f"{self.address} ({self.case})" if self.case else self.address


_ARGUMENTS: dict[str, list[tuple[Any, ...]]] = {
    "check:question": [(1,), (2,), (10,)],
    "check:entry": [(1,)],
    "check:remove": [(1,)],
    "check:one": [(1,), (2,), (3,)],
    "check:letter": [("chase_final_plan",), ("complaint_stage_1",)],
    "check:words": [("chase_final_plan",)],
    "plan:line": [("F.1",), ("B.1",), ("?.1",)],
    "figures:region": [("london",)],
    "figures:council": [("devon",), ("dorset-835",), ("city-of-london",)],
    "figures:council_measure": [("devon", "within_20_weeks"), ("hackney", "placement")],
    "figures:measure": [("within_20_weeks",), ("inspection",)],
    "figures:map_measure": [("within_20_weeks",)],
    "figures:embed": [("trend", "within_20_weeks", "devon")],
    "figures:constituency": [("exeter",)],
    "figures:gap": [("tribunal_outcomes",)],
    "figures:gap_letter": [("tribunal_outcomes", "devon")],
}
_FILES = {"figures:measure_file", "figures:council_file", "figures:chart_file", "figures:briefing",
          "figures:gap_letters", "figures:gap_letter_file"}  # fmt: skip
NOT_A_PAGE = {"check:calendar", "check:letter_as", "plan:take", "leave", "feed", "offline_worker"} | _FILES
"""What is only posted to, or leads away, or is a script or a file."""


SIGNED_IN = ("accounts:", "account_", "mfa_", "cases:", "delivery", "desk:")
"""What only somebody sees who signed in: it has tests of its own, but for what is open to strangers."""
_OPEN = {"account_login", "account_signup", "account_request_login_code", "account_reset_password"}


def names() -> Iterator[str]:
    """The name of every address."""
    yield from _names(get_resolver(), "")


def _names(resolver: URLResolver, space: str) -> Iterator[str]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from _names(one, f"{one.namespace}:" if one.namespace else space)
        elif isinstance(one, URLPattern) and one.name:
            yield space + one.name


def pages() -> list[Page]:
    """Every page that is not of the law library or the API: the private check in each case, the others once."""
    found = []
    for name in names():
        if (name.startswith(("library:", "api:")) and name not in ("api:home", "api:health")) or name in NOT_A_PAGE:
            continue
        if name.startswith(SIGNED_IN) and name not in _OPEN:
            continue
        for arguments in _ARGUMENTS.get(name, [()]):
            address = reverse(name, args=arguments)
            found += [Page(address)]
            if name.startswith("check:"):
                found += [Page(address, case) for case in CASES]
            elif name.startswith("plan:"):
                found.append(Page(address, "late plan"))
    return found
