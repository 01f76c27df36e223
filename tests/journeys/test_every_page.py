"""Every page, looked at by axe and at 320 pixels; nothing is left out of what axe looks for."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tests.journeys.conftest import Service
from tests.web.pages import CASES, PERSON

LIBRARY = (
    "/law/", "/law/duty/plan.final/", "/law/duty/ehcna.decide/?as-at=2020-06-01", "/law/event/plan_final_sent/",
    "/law/letter/complaint_stage_1/", "/law/route/LGSCO/", "/law/deadline/fd.appeal/", "/law/glossary/",
    "/law/proposals/", "/law/nothing-here/", "/api/", "/nothing-here/",
)  # fmt: skip
PUBLIC = (
    "/", "/about/", "/about/privacy/", "/about/accessibility/", "/about/advice/", "/about/not-england/",
    "/about/urgent-help/", "/about/security/", "/about/complain/", "/about/data-protection-impact/",
    "/check/blank-timeline/",
)  # fmt: skip
PRIVATE = (
    "/check/", "/check/next/", "/check/question/1/", "/check/question/2/", "/check/question/10/", "/check/timeline/",
    "/check/timeline/add/", "/check/timeline/1/", "/check/timeline/1/remove/", "/check/letter-in-hand/",
    "/check/letter-in-hand/read/", "/check/letter-in-hand/means/", "/check/quick/", "/check/answer/",
    "/check/answer/1/", "/check/answer/2/", "/check/answer/print/", "/check/answer/wrong/", "/check/letters/",
    "/check/letters/complaint_stage_1/", "/check/letters/complaint_stage_1/words/", "/check/pack/", "/check/file/",
    "/check/delete/",
)  # fmt: skip


def as_file(case: str) -> bytes:
    """A case as a file a visitor may open."""
    lines = ["[person]", *(f'{name} = "{value}"' for name, value in PERSON.items())]
    for event in CASES[case]:
        lines.append("[[event]]")
        for name, value in event.items():
            inside = (
                ", ".join(f"{key} = {str(one).lower()}" for key, one in value.items())
                if isinstance(value, dict)
                else ""
            )
            lines.append(f"{name} = {{{inside}}}" if inside else f'{name} = "{value}"')
    return "\n".join(lines).encode()


@pytest.fixture(scope="module", params=[320, 1000], ids=["320 px", "1000 px"])
def visitor(request: pytest.FixtureRequest, browser: Browser, service: Service) -> Iterator[BrowserContext]:
    opened = browser.new_context(base_url=service.address, viewport={"width": request.param, "height": 700})
    opened.set_default_timeout(15_000)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def page(visitor: BrowserContext) -> Page:
    return visitor.new_page()


def look(page: Page, address: str) -> None:
    response = page.goto(address)
    assert response is not None and response.status in (200, 404), address
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["help"], [node["html"][:200] for node in one["nodes"]][:3]) for one in found] == []
    width = page.viewport_size
    assert width is not None
    assert page.evaluate("document.documentElement.scrollWidth") <= width["width"], "the page must be moved sideways"
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize("address", [*PUBLIC, *LIBRARY])
def test_a_public_page(page: Page, address: str) -> None:
    look(page, address)


# On a phone each page in each case; at a desk, where there is more room for the same, in one of them.
CHECKS = [(320, case, address) for case in CASES for address in PRIVATE]
CHECKS += [(1000, "plan", address) for address in PRIVATE]


@pytest.mark.parametrize(("visitor", "case", "address"), CHECKS, indirect=["visitor"])
def test_a_page_of_the_check(page: Page, address: str, case: str) -> None:
    if page.context.cookies() == [] or getattr(page, "case_shown", None) != case:
        page.context.clear_cookies()
        page.goto("/check/file/")
        page.locator("input[type=file]").first.set_input_files(
            {"name": "case.toml", "mimeType": "text/plain", "buffer": as_file(case)}
        )
        page.get_by_role("button", name="Open the file").click()
        page.wait_for_load_state()
        page.case_shown = case  # type: ignore[attr-defined]
    look(page, address)
