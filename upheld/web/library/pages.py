"""Any page of the library by its kind and id: made once for each day it is asked for, since the law does not change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from upheld.law import Law
from upheld.web.library.challenge_pages import deadline_page, exception_page, ground_page, route_page
from upheld.web.library.duty_page import duty_page
from upheld.web.library.entries import Entry, entry, the_law
from upheld.web.library.event_pages import change_page, event_page
from upheld.web.library.page import Page
from upheld.web.library.paper_pages import letter_page, notice_page, plan_rule_page, test_page

_PAGES: dict[str, Callable[[Law, Entry], Page]] = {
    "deadline": deadline_page,
    "route": route_page,
    "letter": letter_page,
    "plan-rule": plan_rule_page,
    "notice": notice_page,
    "ground": ground_page,
    "test": test_page,
    "exception": exception_page,
    "event": event_page,
    "change": change_page,
}


def page(kind: str, id: str, day: date) -> Page:
    """The page; only that of a duty or a right depends on the day.

    Raises:
        NoEntry: there is no such entry; it names the nearest.
    """
    found = entry(kind, id)
    if found.kind in ("duty", "right"):
        return _of_version(found, _same(found, day))
    return _of_entry(found)


def _same(found: Entry, day: date) -> date:
    """A day that stands for all on which the page is the same, so that few pages are kept."""
    law = the_law()
    days = [one.from_on for one in law.of(found.id) if one.from_on <= day]
    days += [gap.from_on for gap in law.gaps if gap.duty == found.id and gap.from_on <= day]
    return max(days, default=date.min)


@lru_cache(maxsize=1024)
def _of_version(found: Entry, day: date) -> Page:
    return duty_page(the_law(), found, day)


@lru_cache(maxsize=1024)
def _of_entry(found: Entry) -> Page:
    return _PAGES[found.kind](the_law(), found)
