"""Every page of kept cases, of the desk and of the account, looked at by axe, on the narrowest phone and at a desk."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.conftest import Service, served
from tests.journeys.test_every_page import AXE, DESK, PHONE, VIOLATIONS
from tests.web.cases.test_matrix import DONE, TABLE, allowed
from tests.web.cases.world import pages

NOT_A_PAGE = {"cases:paper", "cases:letter_text", "delivery:device", "delivery:support_record_as",
              "desk:deadlines_csv", "desk:import_template", "desk:statistics_csv"}  # fmt: skip
"""What is a file."""
LEADS_AWAY = {
    "check:start", "check:file", "check:blank", "check:delete", "check:paper_read", "check:paper_means", "plan:delete",
    "desk:home", "desk:import_tried",
}  # fmt: skip
"""What has nothing to show as the case is, and leads to another page."""
INVITED = {"cases:home", "cases:invitations", "cases:invitation", "cases:take_over", "accounts:invitation"}
MANAGERS = {"accounts:organisation", "accounts:take_back", "accounts:leave", "accounts:role", "accounts:end"}


def shown_to(role: str) -> set[str]:
    """The pages of cases and of the desk that somebody may open, for each role what others have not shown yet."""
    found = pages()
    seen = {name for name in TABLE if allowed(found[name], role, "get") == DONE} - NOT_A_PAGE - LEADS_AWAY
    if role == "invited":
        return seen & INVITED
    return seen if role == "holder" else {one for one in seen if not found[one].is_mounted}


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Service, dict[str, Any]]]:
    """A service with a case that has everything in it, and what was printed of it."""
    with served(tmp_path_factory.mktemp("full"), UPHELD_WORKER="false") as service:
        told = service.python("-m", "tests.journeys.full_case", DJANGO_SETTINGS_MODULE="upheld.web.settings")
        yield service, json.loads(told)


@pytest.fixture
def page(browser: Browser, there: tuple[Service, dict[str, Any]], role: str) -> Iterator[Page]:
    """The browser of somebody in that role."""
    service, told = there
    opened = browser.new_context(base_url=service.address, viewport={"width": PHONE, "height": 700})
    opened.set_default_timeout(15_000)
    opened.add_cookies([{"name": told["cookie"], "value": told["cookies"][role], "url": service.address}])
    yield opened.new_page()
    opened.close()


def faults(page: Page, address: str, *widths: int) -> list[Any]:
    """What is wrong with a page: what axe finds, and whether it must be moved sideways."""
    page.set_viewport_size({"width": widths[0], "height": 700})
    response = page.goto(address)
    assert response is not None and response.status in (200, 422), (address, response and response.status)
    assert page.url.endswith(address), f"{address} leads to {page.url}"
    found: list[Any] = [] if page.locator("h1").count() == 1 else ["not one heading"]
    page.evaluate(AXE)
    for width in widths:
        page.set_viewport_size({"width": width, "height": 700})
        found += page.evaluate(VIOLATIONS)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"it must be moved sideways at {width}")
    return found


@pytest.mark.parametrize("role", ["holder", "adviser", "invited"])
def test_the_pages_of_cases_and_of_the_desk(page: Page, there: tuple[Service, dict[str, Any]], role: str) -> None:
    """In both widths; what others have shown in both, or the tests of the check show, on a phone alone."""
    wrong, names = {}, shown_to(role)
    assert names
    for name in names:
        is_new = name.startswith("desk:" if role == "adviser" else "cases:")
        found = faults(page, there[1]["addresses"][name], *((PHONE, DESK) if is_new else (PHONE,)))
        if found:
            wrong[name] = found
    assert wrong == {}


@pytest.mark.parametrize("role", ["holder", "invited", "manager"])
def test_the_pages_of_the_account(page: Page, there: tuple[Service, dict[str, Any]], role: str) -> None:
    addresses = {name: one for name, one in there[1]["addresses"].items() if name.startswith("account")}
    of = {"invited": INVITED & {*addresses}, "manager": MANAGERS}
    names = of.get(role, {*addresses} - of["invited"] - of["manager"])
    wrong = {name: found for name in names if (found := faults(page, addresses[name], PHONE, DESK))}
    assert wrong == {}
