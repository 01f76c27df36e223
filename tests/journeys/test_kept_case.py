"""A family keeps a case: from the private check to a case that remembers, is corrected, taken away and deleted.

The dates: the request was first told as of Thursday 12 February 2026, so the final plan would be due 20 weeks after
it, on Thursday 2 July (SEND Regulations 2014 reg 13(2)). It was of Monday 12 January: the plan was due on 1 June.
"""

import re
import zipfile

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Service
from tests.journeys.signing_in import follow, make_account, press, write_day

LABEL, NOTE, PAPER = "Child Qz", "The council rang about Zzyzx", "Draft plan of Zzyzx.txt"


@pytest.mark.parametrize("context", ["phone", "no JavaScript"], indirect=True)
def test_a_family_keeps_a_case(page: Page, service: Service, request: pytest.FixtureRequest) -> None:
    began = len(service.log)
    email = f"family-{len(request.node.name)}@example.org"
    page.goto("/check/quick/")
    for place, (what, when) in enumerate([("request", "12/2/26"), ("agreed", "20 Mar 2026")]):
        page.get_by_label("What happened").nth(place).fill(what)
        page.get_by_label("When").nth(place).fill(when)
    press(page, "Save and see the answer")
    expect(page.locator("main")).to_contain_text("Thursday 2 July 2026")

    # It becomes a case on the way through making an account, and nothing has to be told again.
    follow(page, re.compile("^Keep this as a case"))
    expect(page.locator("h1")).to_have_text("Sign in")
    follow(page, "Make an account")
    make_account(page, service, email)
    expect(page.locator("h1")).to_have_text("Keep this as a case")
    expect(page.locator("main")).to_contain_text("12 February 2026")
    page.get_by_label("What do you want to call this case?").fill(LABEL)
    press(page, "Keep it as a case")
    expect(page.locator("h1")).to_have_text(LABEL)
    expect(page.locator("main")).to_contain_text("Thursday 2 July 2026")
    case = page.url
    page.goto("/check/timeline/")
    assert "12 February" not in page.content(), "the private check still holds it"

    # One tap says what happened, the next saves it, with the paper that shows it.
    page.goto(case)
    follow(page, "A draft EHC plan arrived")
    page.get_by_label("A photograph or a file that shows it").set_input_files(
        {"name": PAPER, "mimeType": "text/plain", "buffer": b"The draft plan."}
    )
    press(page, "It came today")
    expect(page.locator("main .upheld-timeline").last).to_contain_text("11 June 2026")
    follow(page, "Documents")
    expect(page.locator("main")).to_contain_text(PAPER)

    # A mistake is put right, and what it said before stays to be seen.
    page.goto(case)
    follow(page, re.compile("^See the whole timeline"))
    follow(page, re.compile("^Correct – .*12 February 2026$"))
    write_day(page, "12 1 2026")
    press(page, "Save")
    page.goto(f"{case}timeline/")
    expect(page.locator("main")).to_contain_text("12 January 2026")
    expect(page.locator("main")).to_contain_text("Before, it said:")
    page.goto(case)
    expect(page.locator("main")).to_contain_text("Monday 1 June 2026")
    expect(page.locator("main")).not_to_contain_text("2 July 2026")

    # On 1 March the answer to the request was late, as we know today; then nothing had been recorded here.
    follow(page, "How things stood on another day")
    write_day(page, "1 3 2026")
    press(page, "Show that day")
    expect(page.locator("main")).to_contain_text("with all that was learned since")
    expect(page.locator("main")).to_contain_text("23 February 2026")
    expect(page.locator("main .upheld-timeline")).not_to_contain_text("20 March 2026")
    page.get_by_label("Only what had been recorded here by then").check()
    press(page, "Show that day")
    expect(page.locator("main")).to_contain_text("Nothing had been recorded here by then.")

    page.goto(case)
    follow(page, "Notes")
    page.locator("main textarea").fill(NOTE)
    press(page, "Save the note")
    expect(page.locator("article")).to_contain_text(NOTE)

    page.goto(case)
    follow(page, "Its days in your calendar")
    press(page, "Make an address")
    address = page.locator("main textarea").input_value()
    assert page.context.browser is not None
    stranger = page.context.browser.new_context()
    calendar = stranger.request.get(address).text()
    stranger.close()
    assert "BEGIN:VCALENDAR" in calendar and "20260601" in calendar
    assert "Zzyzx" not in calendar and LABEL not in calendar

    page.goto(case)
    follow(page, "Take everything away as a file")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download everything").click()
    with zipfile.ZipFile(taken.value.path()) as packed:
        assert {"case.toml", f"papers/{PAPER}", "notes.txt", "audit.csv", "days.csv"} <= {*packed.namelist()}
        assert NOTE in packed.read("notes.txt").decode()
        assert packed.read(f"papers/{PAPER}") == b"The draft plan."
        read = service.home / f"{email}.toml"
        read.write_bytes(packed.read("case.toml"))
    said = service.python("-m", "upheld", "check", str(read), "--as-at", "2026-06-11")
    assert "1 June 2026" in said and "2 July 2026" not in said

    # To delete it waits, can be stopped, and is asked for again.
    for is_stopped in (True, False):
        page.goto(case)
        follow(page, "Delete this case")
        page.get_by_label("Yes, delete this case and everything in it").check()
        press(page, "Delete the case")
        expect(page.locator("main")).to_contain_text("It goes on Thursday 25 June 2026.")
        page.goto(f"{case}add/")
        expect(page.locator("h1")).not_to_have_text("Add what happened")
        page.goto(f"{case}delete/")
        if is_stopped:
            press(page, "Stop, and keep the case")
            expect(page.locator("h1")).to_have_text(LABEL)
    page.goto("/cases/")
    expect(page.locator("main")).to_contain_text("Waits to be deleted")

    for file in service.home.glob("*.sqlite3*"):
        held = file.read_bytes()
        assert not any(one.encode() in held for one in ("Zzyzx", LABEL))
    log = service.log[began:]
    assert not any(one in log for one in ("Zzyzx", LABEL, email, case.split("/")[-2]))
