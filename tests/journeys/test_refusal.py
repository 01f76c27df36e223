"""A refusal letter in hand becomes an appeal deadline and a request for mediation.

The letter was sent on Monday 1 June 2026. Two months after it is Saturday 1 August (HESC Rules r.20(1)(c)). Where the
time to start a case ends in August, it runs to the first working day after: Tuesday 1 September 2026 (r.12; W12).
A mediation adviser must be contacted within two months: Saturday 1 August (SEND Regulations 2014 reg 33).
"""

from playwright.sync_api import Page

from tests.journeys.keyboard import Keyboard


def test_a_refusal_in_hand_becomes_a_deadline_and_a_letter(page: Page) -> None:
    keys = Keyboard(page)
    page.goto("/")
    keys.follow("I have a letter")
    keys.pick("The council will not assess")
    keys.press("Continue")
    first = page.locator("main").get_by_role("group").filter(has=page.get_by_label("Day", exact=True)).first
    for label, part in (("Day", "1"), ("Month", "6"), ("Year", "2026")):
        keys.write(label, part, within=first)
    reasons = page.get_by_role("group").filter(has_text="information about mediation").last
    keys.pick("No", within=reasons)
    keys.press("What does it mean?")

    told = page.locator("main").inner_text()
    assert "Tuesday 1 September 2026" in told
    assert "Saturday 1 August 2026" in told
    assert "5 pm" in told
    assert "mediation" in told

    page.goto("/check/letters/")
    keys.follow("Request for mediation")
    letter = page.get_by_role("region", name="The letter").inner_text()
    assert "1 June 2026" in letter
    assert "SEND Regulations 2014" in letter
