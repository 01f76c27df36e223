"""A week said on a phone in a few taps, with and without JavaScript; the school sees it, and says something else.

The service is told that it is Thursday 11 June 2026: reading is on Monday, therapy on Tuesday and Thursday.
"""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.conftest import Service, served
from tests.journeys.signing_in import press

MONDAY = "2026-06-08"


@pytest.fixture(params=[True, False], ids=["JavaScript", "no JavaScript"])
def phones(request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[
    tuple[str, dict[str, Page]]
]:  # fmt: skip
    """The address of the record, and a phone each for the family and the school."""
    with served(tmp_path_factory.mktemp("week"), UPHELD_WORKER="false") as service:
        told = json.loads(
            service.python("-m", "tests.journeys.ledger_case", DJANGO_SETTINGS_MODULE="upheld.web.settings")
        )
        opened = {
            who: _phone(browser, service, told["cookie"], told["cookies"][who], bool(request.param))
            for who in ("family", "school")
        }
        yield f"/delivery/{told['case']}/", {who: one.new_page() for who, one in opened.items()}
        for one in opened.values():
            one.close()


def _phone(browser: Browser, service: Service, name: str, cookie: str, script: bool) -> BrowserContext:
    opened = browser.new_context(
        base_url=service.address, viewport={"width": 375, "height": 667}, locale="en-GB", java_script_enabled=script
    )
    opened.set_default_timeout(15_000)
    opened.add_cookies([{"name": name, "value": cookie, "url": service.address}])
    return opened


def test_a_family_and_a_school_say_a_week(phones: tuple[str, dict[str, Page]]) -> None:
    record, of = phones
    family, school = of["family"], of["school"]
    week = f"{record}week/{MONDAY}/"
    family.goto(week)
    session = family.locator("fieldset.upheld-session", has_text="Reading Zzyzx").first
    # What an answer does not ask for is not shown.
    expect(session.get_by_label("Why?")).to_be_hidden()
    session.get_by_text("Not given", exact=True).click()
    expect(session.get_by_label("Minutes given")).to_be_hidden()
    session.get_by_label("Why?").select_option(label="The person who gives it was away")
    therapy = family.locator("fieldset.upheld-session", has_text="Speech therapy Zzyzx").first
    therapy.get_by_text("Other", exact=True).click()
    expect(therapy.get_by_label("Minutes given")).to_be_hidden()
    therapy.get_by_label("What was different?").select_option(label="Shorter or longer")
    expect(therapy.get_by_label("Given on")).to_be_hidden()

    # Something is missing: it says what, and nothing of the rest is lost.
    press(family, "I know that all the rest was given")
    expect(family.locator("main")).to_contain_text("write how many minutes it was, such as 20.")
    expect(session.locator('input[value="not"]')).to_be_checked()
    therapy.get_by_label("Minutes given").fill("10")
    press(family, "I know that all the rest was given")
    expect(family.locator("main")).to_contain_text("Saved. You have said what happened in 3 of 3 sessions")

    # The school sees what the family says beside its own, and says that all was given.
    school.goto(week)
    expect(school.locator("main")).to_contain_text("They say: Not given – The person who gives it was away")
    press(school, "Everything else happened as planned")
    expect(school.locator("main")).to_contain_text("Saved. You have said what happened in 3 of 3 sessions")
    school.goto(f"{record}accounts/")
    expect(school.locator("main")).to_contain_text("They differ about 2 sessions.")
    school.goto(f"{record}session/F.2:w:{MONDAY}:1/")
    expect(school.locator("main")).to_contain_text("The accounts differ: between 0 min and 20 min came.")
    # Nothing of what the family said can be taken back from here.
    assert school.get_by_text("This was a mistake").count() == 1
