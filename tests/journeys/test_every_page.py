"""Every page, looked at by axe and at 320 pixels; nothing is left out of what axe looks for."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

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
    "/check/blank-timeline/", "/delivery/offline/",
)  # fmt: skip
FIGURES = (
    "/figures/", "/figures/regions/london/", "/figures/councils/", "/figures/councils/?q=sussex",
    "/figures/councils/devon/", "/figures/councils/city-of-london/", "/figures/councils/dorset-835/",
    "/figures/councils/devon/within_20_weeks/", "/figures/councils/hackney/placement/", "/figures/measures/",
    "/figures/measures/within_20_weeks/", "/figures/measures/inspection/", "/figures/compare/",
    "/figures/compare/?area=devon&area=leeds", "/figures/about/", "/figures/releases/", "/figures/councils/devn/",
    "/figures/map/within_20_weeks/", "/figures/constituencies/", "/figures/constituencies/exeter/",
    "/figures/embed/trend/within_20_weeks/devon/", "/figures/price/", "/figures/gaps/", "/figures/gaps/?council=devon",
    "/figures/gaps/tribunal_outcomes/", "/figures/gaps/tribunal_outcomes/devon/", "/figures/promises/",
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


PHONE, DESK = 320, 1000
_CHANGING = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
AXE = f"""() => {{ {AXE_SCRIPT} }}"""
VIOLATIONS = """() => axe.run(document, {resultTypes: ["violations"]}).then(found => found.violations.map(one =>
    [one.id, one.help, one.nodes.map(node => node.html.slice(0, 200)).slice(0, 3)]))"""


@pytest.fixture(scope="module")
def page(browser: Browser, service: Service) -> Iterator[Page]:
    opened = browser.new_context(base_url=service.address)
    opened.set_default_timeout(15_000)
    yield opened.new_page()
    opened.close()


@pytest.fixture(scope="module")
def looked_at() -> set[tuple[int, str]]:
    """The pages that axe has found nothing in, each with the width it was looked at in."""
    return set()


def look(page: Page, address: str, looked_at: set[tuple[int, str]], *widths: int) -> None:
    """Look at a page in each width; one that is the same in every letter as another is not looked at again."""
    page.set_viewport_size({"width": widths[0], "height": 700})
    response = page.goto(address)
    assert response is not None and response.status in (200, 404), address
    said = _CHANGING.sub("", response.text())
    assert page.locator("h1").count() == 1
    for width in widths:
        if (width, said) in looked_at:
            continue
        page.set_viewport_size({"width": width, "height": 700})
        if not page.evaluate("() => 'axe' in window"):
            page.evaluate(AXE)
        assert page.evaluate(VIOLATIONS) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width, "the page must be moved sideways"
        looked_at.add((width, said))


@pytest.mark.parametrize("address", [*PUBLIC, *LIBRARY, *FIGURES])
def test_a_public_page(page: Page, looked_at: set[tuple[int, str]], address: str) -> None:
    look(page, address, looked_at, PHONE, DESK)


@pytest.mark.parametrize("address", PRIVATE)
@pytest.mark.parametrize("case", CASES)
def test_a_page_of_the_check(page: Page, looked_at: set[tuple[int, str]], address: str, case: str) -> None:
    """On a phone each page in each case; at a desk, where there is more room for the same, in one of them."""
    if page.context.cookies() == [] or getattr(page, "case_shown", None) != case:
        page.context.clear_cookies()
        page.goto("/check/file/")
        page.locator("input[type=file]").first.set_input_files(
            {"name": "case.toml", "mimeType": "text/plain", "buffer": as_file(case)}
        )
        page.get_by_role("button", name="Open the file").click()
        page.wait_for_load_state()
        page.case_shown = case  # type: ignore[attr-defined]
    look(page, address, looked_at, *((PHONE, DESK) if case == "plan" else (PHONE,)))
