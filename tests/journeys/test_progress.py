"""Progress on a telephone: a step is set, seen with two taps, and the child says with a face how it is."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Service
from tests.journeys.signing_in import follow, make_account, press, write_day

LABEL, STEP, GOOD = "Child Qw", "Asks for a break with a card", "Laughed all the way home."


@pytest.mark.parametrize("context", ["phone", "no JavaScript"], indirect=True)
def test_a_step_is_set_seen_and_spoken_of(page: Page, service: Service, request: pytest.FixtureRequest) -> None:
    page.goto("/account/signup/")
    make_account(page, service, f"progress-{len(request.node.name)}@example.org")
    page.goto("/cases/new/")
    page.get_by_label("What do you want to call this case?").fill(LABEL)
    write_day(page, "2 5 2017")
    press(page, "Begin the case")
    case = re.search(r"/cases/([0-9a-f-]{36})/", urlsplit(page.url).path)
    assert case is not None
    progress = f"/delivery/{case[1]}/progress/"

    page.goto(progress)
    follow(page, "Add a step")
    page.get_by_label("What is the step?").fill(STEP)
    page.get_by_text("Another outcome", exact=True).click()
    page.get_by_label("Another outcome, in its own words").fill("Stays with the class.")
    page.get_by_label("With a lot of help").check()
    press(page, "Save the step")
    expect(page.locator("h1")).to_have_text(STEP)

    # Two taps from the list: the step, then how far it has come.
    page.goto(progress)
    follow(page, re.compile("^Say what you saw"))
    press(page, "On their own")
    expect(page.locator("main")).to_contain_text("a step forward")
    press(page, "With some help")
    expect(page.locator("main")).to_contain_text("a step back")
    # Without JavaScript, and in another order, with the keyboard alone.
    page.get_by_role("button", name="In other places too").focus()
    page.keyboard.press("Enter")
    expect(page.locator("main ol li").first).to_contain_text("In other places too")

    # What goes well stands first.
    page.goto(progress)
    expect(page.locator("main h2").first).to_have_text("What goes well")
    expect(page.locator("main ul").first).to_contain_text("from “With a lot of help” to “In other places too”")
    page.get_by_text("Write down something that goes well").click()
    page.get_by_label("Something that goes well").fill(GOOD)
    press(page, "Save")
    expect(page.locator("main")).to_contain_text(GOOD)

    # The child presses a face; then somebody else answers, and it is always said that they did.
    follow(page, "Ask, or answer, with pictures")
    follow(page, "My friends")
    face = page.get_by_label("Good", exact=True)
    box = page.locator(f"label[for='{face.get_attribute('id')}']").bounding_box()
    assert box is not None and box["height"] >= 44
    face.focus()
    page.keyboard.press("Space")
    press(page, "This is my answer")
    follow(page, "My friends")
    page.get_by_label("Not good", exact=True).check()
    page.get_by_label(re.compile("Somebody else, who says")).check()
    press(page, "This is my answer")
    expect(page.locator(".govuk-error-summary")).to_contain_text("Say who answers for the child")
    page.get_by_label(re.compile("If somebody else says it")).fill("Teaching assistant")
    press(page, "This is my answer")
    page.goto(progress)
    expect(page.locator("main")).to_contain_text("Said for them by somebody else: Teaching assistant")
    assert not any(one in service.log for one in (STEP, GOOD, "Teaching assistant"))
