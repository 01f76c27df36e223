"""From a council's draft in Word to the comments on it: seen, decided, put right, compared, written, and all gone.

The draft was served on Monday 1 June 2026, so the last of the 15 days is Monday 15 June (SEND Regulations 2014 reg
13(1), the day of service being the first); the visitor reads it on Thursday 11 June.
"""

import io
import re
import zipfile
from pathlib import Path

from docx import Document
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Service
from tests.journeys.test_every_page import AXE, VIOLATIONS
from tests.web.plan.given import REPORT

DRAFT = Path(__file__).parents[1] / "plan" / "documents" / "outside" / "2-landscape-draft.docx"
TAUGHT, LESS = "30 minutes, twice weekly, all year", "30 minutes, once a term, all year"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def later() -> bytes:
    """The same plan with one line that was cut down."""
    made = io.BytesIO()
    with zipfile.ZipFile(DRAFT) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            data = old.read(part)
            if part == "word/document.xml":
                assert data.count(TAUGHT.encode()) == 1
                data = data.replace(TAUGHT.encode(), LESS.encode())
            new.writestr(part, data)
    return made.getvalue()


def looked_at(page: Page) -> None:
    """What axe finds on the page as it stands, and whether it fits."""
    # Axe is a script itself; the same pages are looked at with it where scripts may run.
    if page.locator("html.upheld-script").count():
        page.evaluate(AXE)
        assert page.evaluate(VIOLATIONS) == [], page.url
    width = page.viewport_size
    assert width is not None
    assert page.evaluate("document.documentElement.scrollWidth") <= width["width"], f"{page.url} must be moved sideways"
    assert page.locator("h1").count() == 1


def press(page: Page, name: str | re.Pattern[str]) -> None:
    page.get_by_role("button", name=name).first.click()
    page.wait_for_load_state()


def test_a_draft_in_word_becomes_comments_that_can_be_sent(page: Page, service: Service) -> None:
    began = len(service.log)
    page.goto("/")
    page.get_by_role("link", name="I have a plan").click()
    looked_at(page)
    page.get_by_label("The plan", exact=True).set_input_files(DRAFT)
    press(page, "Read the plan")

    expect(page.locator("h1")).to_have_text("What we found in the plan")
    looked_at(page)
    # What matters and what to do next stand on the first screen, on the narrowest phone too.
    first = page.get_by_role("button", name=re.compile(r"^Go through these \d+ lines$"))
    place, screen = first.bounding_box(), page.viewport_size
    assert place is not None and screen is not None
    assert place["y"] + place["height"] <= screen["height"]
    page.get_by_role("link", name=re.compile(r"^Vague \(\d+\)$")).click()
    lines = page.locator("article")
    vague = lines.count()
    assert vague >= 3
    for place in range(vague):
        expect(lines.nth(place).locator(".govuk-tag").first).to_have_text("Vague")
    support = lines.filter(has_text="Access to Makaton")
    expect(support.locator("mark").first).to_have_text("Access to")
    looked_at(page)

    # Two go into the letter, one is left out for a reason.
    wanted = [lines.nth(place).get_attribute("id") for place in range(2)]
    for id in wanted:
        page.locator(f"[id='{id}']").get_by_role("button", name="Put it in my letter").click()
        expect(page.locator(f"[id='{id}']")).to_contain_text("In your letter")
    other = page.locator(f"[id='{lines.nth(2).get_attribute('id')}']")
    other.get_by_text("Leave it out").first.click()
    other.get_by_role("button", name="Leave it out").click()
    expect(page.get_by_role("alert")).to_contain_text("Write in a few words why you leave it out.")
    looked_at(page)
    other.get_by_label("Why? A few words, for yourself").fill("School Zzyzx does this well")
    other.get_by_role("button", name="Leave it out").click()
    expect(other).to_contain_text("because: School Zzyzx does this well")

    # One line was misread, says the visitor.
    page.goto("/plan/findings/")
    article = page.locator("article").filter(has_text="Seat within two metres").first
    article.get_by_role("link", name=re.compile("^We misread this[?] Put it right")).click()
    looked_at(page)
    page.get_by_label("The words", exact=True).fill("Seat within three metres of the teacher, left ear to the class.")
    press(page, "Keep it as one, with these words")
    expect(page.locator("blockquote").first).to_contain_text("Seat within three metres")
    page.get_by_role("link", name="Back to what we found").click()
    expect(page.locator("main")).to_contain_text("You put 1 thing right in the reading.")
    page.goto("/plan/unplaced/")
    looked_at(page)

    # A later version has one line that is worth less.
    page.goto("/plan/compare/")
    looked_at(page)
    page.get_by_label("The other version").set_input_files({"name": "final.docx", "mimeType": WORD, "buffer": later()})
    page.get_by_label("It is newer than the plan that is open here").check()
    press(page, "Compare them")
    expect(page.get_by_role("heading", name=re.compile("^Weaker now"))).to_be_visible()
    weaker = page.locator(".upheld-card").filter(has_text=LESS).first
    expect(weaker).to_contain_text(TAUGHT)
    looked_at(page)

    # The letter.
    page.goto("/plan/letter/")
    looked_at(page)
    for label, part in (("Day", "1"), ("Month", "6"), ("Year", "2026")):
        page.get_by_label(label, exact=True).fill(part)
    press(page, "Continue")
    expect(page.locator(".upheld-bigday")).to_contain_text("Monday 15 June 2026")
    page.get_by_label("Your name").fill("Parent Zzyzx")
    press(page, "Save and show the letter")
    looked_at(page)
    with page.expect_download() as found:
        page.get_by_role("button", name="Word file").click()
    assert found.value.suggested_filename == "comment_on_draft.docx"
    text = "\n".join(one.text for one in Document(found.value.path()).paragraphs)
    assert "Parent Zzyzx" in text and "Comment 2" in text
    assert "School Zzyzx" not in text

    # What a report recommends, and the letter to whoever wrote it.
    page.goto("/plan/report/")
    looked_at(page)
    page.get_by_label("The report").set_input_files({"name": "report.txt", "mimeType": "text/plain", "buffer": REPORT})
    press(page, "Read the report")
    looked_at(page)
    page.get_by_role("link", name=re.compile("^Make a letter")).click()
    expect(page.locator(".upheld-paper")).to_contain_text("Please say what you recommend")
    looked_at(page)

    page.goto("/plan/take/")
    looked_at(page)
    with page.expect_download() as found:
        page.get_by_role("button", name=re.compile(r"^PDF\s*: What we found$")).click()
    assert Path(found.value.path()).read_bytes().startswith(b"%PDF")

    # Nothing of it is on the disk or in the log, and then it is gone from the table too.
    for file in service.home.glob("*.sqlite3*"):
        assert b"Zzyzx" not in file.read_bytes() and b"Makaton" not in file.read_bytes()
    page.goto("/plan/delete/")
    looked_at(page)
    press(page, "Delete everything")
    expect(page.locator("h1")).to_have_text("There is nothing of yours here")
    page.goto("/plan/findings/")
    assert page.url.endswith("/plan/")
    log = service.log[began:]
    assert "plan:findings" in log
    assert not any(word in log for word in ("Zzyzx", "Makaton", "landscape", "final.docx", "/plan/", "F.1"))
