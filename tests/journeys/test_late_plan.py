"""From "my council has not replied" to a finished complaint letter, by keyboard alone, and nothing stays behind.

The dates: the council got the request on Monday 12 January 2026; the last day for the final plan is 20 weeks after it,
Monday 1 June 2026 (SEND Regulations 2014 reg 13(2)); the visitor asks on Thursday 11 June, ten days later.
"""

import re
import sqlite3
from contextlib import closing
from io import BytesIO

from docx import Document
from playwright.sync_api import Page

from tests.journeys.conftest import Service
from tests.journeys.keyboard import Keyboard

CHILD = "Child Qx"
STREET = "17 Zzyzx Street"
ANSWERS = {
    "Has anyone asked the council for an EHC needs assessment?": (
        "Yes, the family or the young person asked",
        "12 1 2026",
    ),
    "Has the council said whether it will assess?": ("Yes, it will assess", "20 2 2026"),
    "What came after that: a draft plan, or a letter that says no?": ("Nothing yet", ""),
}


def drawers(service: Service) -> int:
    """How many visitors' answers the service holds."""
    with closing(sqlite3.connect(service.home / "upheld.sqlite3")) as database:
        found: int = database.execute("select count(*) from sealed_drawer").fetchone()[0]
        return found


def answer_all(keys: Keyboard, answers: dict[str, tuple[str, str]]) -> int:
    """Answer the questions until there are none; how many pages it took."""
    page = keys.page
    for pages in range(30):
        heading = page.locator("main h1").inner_text()
        if heading == "Your answer":
            return pages
        choice, day = answers.get(heading, ("", ""))
        if choice:
            keys.pick(choice)
            if day:
                box = page.locator("main").get_by_role("group").filter(has=page.get_by_label("Day", exact=True)).first
                for label, part in zip(("Day", "Month", "Year"), day.split(), strict=True):
                    keys.write(label, part, within=box)
        elif page.locator("main input[type=radio]").count():
            name = next(
                one for one in ("Not yet", "No", "I do not know") if page.get_by_role("radio", name=one).count()
            )
            keys.pick(name)
        keys.press("Continue")
    raise AssertionError(f"the questions do not end: {heading}")


def test_a_late_plan_becomes_a_finished_letter_by_keyboard_only(page: Page, service: Service) -> None:
    began, before = len(service.log), drawers(service)
    keys = Keyboard(page)
    page.goto("/")
    keys.follow("What has happened?")
    keys.pick("A parent or carer")
    keys.pick("Yes")
    keys.press("Continue")
    keys.write("Which council?", "Devon")
    keys.press("Continue")
    keys.tick("We asked for an EHC needs assessment")
    keys.tick("The council is assessing, and we are waiting for a plan")
    keys.press("Continue")
    assert answer_all(keys, ANSWERS) <= 6

    told = page.locator("main").inner_text()
    assert "10 days late" in told
    assert "Monday 1 June 2026" in told

    keys.follow(re.compile("^See all .* letters you can send$"))
    keys.follow("Formal complaint, stage 1")
    for label, text in (("Your name", "Parent Qx"), ("Your address", STREET)):
        keys.write(label, text)
    keys.write("The child's or young person's full name", CHILD)
    keys.write("The name of the council", "Devon County Council")
    keys.press("Save, and put it into the letter")
    letter = page.get_by_role("region", name="The letter").inner_text()
    assert CHILD in letter and STREET in letter and "Monday 1 June 2026" in letter

    with page.expect_download() as taken:
        keys.go_to(page.get_by_role("button", name="Word file"))
        page.keyboard.press("Enter")
    file = taken.value
    assert file.suggested_filename == "complaint_stage_1.docx"
    words = "\n".join(each.text for each in Document(BytesIO(file.path().read_bytes())).paragraphs)
    assert CHILD in words and "Monday 1 June 2026" in words

    # Sealed while it is there, and gone when the visitor says so.
    held = b"".join(one.read_bytes() for one in service.home.glob("upheld.sqlite3*"))
    for word in (CHILD, STREET, "Devon", "2026-01-12", "ehcna_request_received"):
        assert word.encode() not in held
    page.goto("/check/delete/")
    keys.press("Delete everything")
    assert all(one["name"] != "upheld" for one in page.context.cookies())
    assert drawers(service) == before
    page.goto("/check/answer/")
    assert "10 days late" not in page.locator("main").inner_text()
    said = service.log[began:]
    assert "GET check:answer 200" in said
    for word in (CHILD, STREET, "Devon", "2026", "127.0.0.1", "complaint_stage_1"):
        assert word not in re.sub(r"^\S+ \S+ ", "", said, flags=re.MULTILINE), word
