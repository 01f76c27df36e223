"""A week of twelve lines, as a form sees it: the boxes of a page, and what becomes of them when they are sent back."""

from __future__ import annotations

from datetime import date
from html.parser import HTMLParser
from typing import Any

from django.test import Client

from upheld.delivery.entitlement import Amount, Entitlement
from upheld.delivery.terms import Setting
from upheld.web.accounts.models import Person
from upheld.web.delivery.device import tag_of

FIRST, LAST = date(2026, 9, 7), date(2026, 12, 18)
TODAY = date(2026, 9, 18)
"""A Friday, the last school day of the second week of term."""
MONDAY, SUNDAY = date(2026, 9, 14), date(2026, 9, 20)
NAMES = ("Speech therapy", "Reading", "Physiotherapy", "Swimming", "Music", "Signing", "Maths", "Play", "Cooking",
         "Typing")  # fmt: skip


def line(name: str, what: str, amount: Amount | None, **rest: Any) -> Entitlement:
    """A line of the plan from the first day of term."""
    given = {"section": "F", "text": what, "deliverer": "Therapist A"} | rest
    return Entitlement(id=name, line=name, what=what, amount=amount, from_on=FIRST, **given)


def twelve() -> tuple[Entitlement, ...]:
    """Ten lines of each week, five of them on a day; one of each half term, and one of no known amount."""
    lines = [line(f"F.{at + 1}", what, Amount(30 + at, days=(at,) if at < 5 else ())) for at, what in enumerate(NAMES)]
    lines.append(line("F.11", "Occupational therapy", Amount(45, 2, "half_term"), deliverer="Therapist B"))
    lines.append(line("F.12", "Help in class", None, why_unknown="The plan does not say how often."))
    return tuple(lines)


def school() -> Setting:
    """One term without its half term holiday."""
    return Setting(name="School A", from_on=FIRST, terms=((FIRST, date(2026, 10, 23)), (date(2026, 11, 2), LAST)))


def device(browser: Client) -> dict[str, str]:
    """What a device of whoever has signed in there says of itself, with what it sends."""
    return {"X-Upheld-Device": tag_of(Person.objects.get(pk=browser.session["_auth_user_id"]))}


class _Boxes(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.ids: list[str] = []
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if "id" in told:
            self.ids.append(told["id"])
        if tag == "input" and (told.get("type") not in ("radio", "checkbox") or "checked" in told) and "name" in told:
            self.found[told["name"]] = told.get("value", "")
        elif tag == "select":
            self._select = told["name"]
            self.found[self._select] = ""
        elif tag == "option" and "selected" in told:
            self.found[self._select] = told.get("value", "")


def boxes(page: str) -> dict[str, str]:
    """What a browser would send of the form of a week if nobody touched it."""
    found = _Boxes()
    found.feed(page[page.index('<form id="week-form"') : page.index("</form>", page.index('<form id="week-form"'))])
    return found.found


def ids(page: str) -> list[str]:
    """Every id on a page."""
    found = _Boxes()
    found.feed(page)
    return found.ids


def at(sent: dict[str, str], line: str) -> str:
    """The beginning of the names of the boxes of the first session of a line."""
    return next(name for name, value in sent.items() if name.endswith("-id") and value.startswith(f"{line}:"))[:-2]


def opened(browser: Client, case: object, monday: date | None = MONDAY, **asked: str) -> str:
    """The page of a week."""
    where = f"/delivery/{case}/week/{f'{monday}/' if monday else ''}"
    answer = browser.get(where, asked)
    assert answer.status_code == 200, answer
    return answer.content.decode()
