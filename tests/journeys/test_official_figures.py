"""A journalist follows a council's figure to its release and takes it away; a campaigner asks for what is missing.

Buckinghamshire in 2024, in the release of the Department for Education for 2025: 234 of 730 plans with no
exception claimed within 20 weeks, 32.1 per cent; England 39,407 of 84,866, 46.4 per cent.
"""

import csv
import io
import re
from urllib.parse import parse_qs, unquote, urlsplit

from playwright.sync_api import Page

from tests.journeys.keyboard import Keyboard


def test_a_journalist_opens_a_council_follows_a_figure_to_its_release_and_takes_it_away(page: Page) -> None:
    keys = Keyboard(page)
    page.goto("/")
    keys.follow("Figures")
    keys.write("Find a council by its name", "bucks")
    keys.press("Find")
    page.get_by_role("link", name="Buckinghamshire", exact=True).first.click()
    story = page.locator("main").inner_text()
    assert "496 of 730 new plans" in story  # late: 730 less 234
    assert story.index("496 of 730") < story.index("46.4%"), "the story stands before the tables"

    row = page.get_by_role("row").filter(has=page.get_by_role("link", name="Within 20 weeks", exact=True)).first
    told = row.inner_text()
    assert "32.1%" in told and "234 of 730" in told and "46.4%" in told
    assert "28.8% to 35.5%" in told  # Wilson, worked in tests/unit/measures/comparing
    row.get_by_role("link", name="Within 20 weeks", exact=True).click()
    main = page.locator("main")
    for neighbour in ("Surrey", "Hertfordshire", "Windsor and Maidenhead"):
        assert neighbour in main.inner_text()

    main.get_by_role("link", name="Education, health and care plans, reporting year 2025").first.click()
    assert "/figures/releases/#" in page.url
    heading = page.locator(f"[id='{urlsplit(page.url).fragment}']")
    assert "timeliness_20_week.csv" in heading.inner_text()
    release = heading.locator("xpath=following-sibling::dl[1]").inner_text()
    assert "Open Government Licence v3.0" in release
    assert re.search(r"\b[0-9a-f]{64}\b", release), "the checksum of the file"

    page.goto("/figures/councils/buckinghamshire/within_20_weeks/")
    with page.expect_download() as taken:
        page.locator("main").get_by_role("link", name="CSV").first.click()
    rows = list(csv.DictReader(io.StringIO(taken.value.path().read_text(encoding="utf-8-sig"))))
    [found] = [one for one in rows if "825" in one.values() and one["period"] == "2024" and not one["topic"]]
    assert (float(found["numerator"]), float(found["denominator"])) == (234, 730)
    assert found["licence"] == "Open Government Licence v3.0"


def test_a_campaigner_has_the_missing_question_as_a_letter_in_two_clicks(page: Page) -> None:
    page.goto("/figures/councils/buckinghamshire/")
    page.get_by_role("link", name="Ask Buckinghamshire for what is not published").click()
    page.get_by_role("link").filter(has_text="Assessments still under way after 20 weeks").first.click()
    letter = page.locator("main").inner_text()
    assert "Freedom of Information Act 2000" in letter and "Buckinghamshire" in letter

    mail = page.locator("main a[href^='mailto:']").first.get_attribute("href")
    assert mail and "Freedom of Information" in unquote(mail) and len(mail) < 2000
    site = page.locator("main a[href^='https://www.whatdotheyknow.com/']").first.get_attribute("href")
    assert site and urlsplit(site).path == "/new/96" and parse_qs(urlsplit(site).query)["title"]
