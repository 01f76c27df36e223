"""From an uploaded plan, a term said by a school and a family, and one disagreement: what is owed, and the letter.

Counted by hand from the plan in Word. Each week of term: therapy 45 minutes (F.1), its practice 20 minutes on each of
five days (F.2), pre-teaching 15 minutes three times (F.4), phonics 25 minutes on four days (F.10), mathematics 5 hours
(F.16), supported play 25 minutes at three lunchtimes (F.19): 45 + 100 + 45 + 100 + 300 + 75 = 665 minutes. Each half
term a meeting of 60 minutes (F.3). The spring term of 2026 is 5 January to 13 February and 23 February to 27 March:
6 + 5 = 11 weeks with no bank holiday, 2 half terms: 11 x 665 + 2 x 60 = 7,435 minutes = 123 h 55 min. Both say that
the therapy of the third week was not given: 45 minutes. Of the fifth week's, the school says it was given and the
family that it was not: 45 minutes. So 7,345 minutes = 122 h 25 min came, 45 min did not, 45 min are disputed.
"""

import io
import re
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Service
from tests.journeys.signing_in import follow, mails, make_account, other, press, write_day

DRAFT = Path(__file__).parents[1] / "plan" / "documents" / "outside" / "2-landscape-draft.docx"
TERMS = "5 January 2026 to 13 February 2026\n23 February 2026 to 27 March 2026"
FIRST, SECOND = date(2026, 1, 5), date(2026, 2, 23)
WEEKS = [FIRST + timedelta(weeks=number) for number in range(6)] + [SECOND + timedelta(weeks=n) for n in range(5)]
SAVED = re.compile(r"Saved\.|Sent now")
"""A save lies on the device until the service has answered; where the answer is slow it is sent again, and is one."""
THERAPY = "Speech and language therapist (F.1)"


def _session(page: Page, name: str) -> None:
    """Say of the first session of a line in this week that it was not given, since nobody is in post."""
    one = page.locator("fieldset.upheld-session", has_text=name).first
    one.get_by_text("Not given", exact=True).click()
    one.get_by_label("Why?").select_option(label="The post is not filled")


@pytest.mark.parametrize("context", ["phone"], indirect=True)
def test_a_term_is_said_and_what_is_missing_becomes_a_letter(page: Page, service: Service) -> None:
    page.set_default_timeout(30_000)
    page.goto("/account/signup/")
    make_account(page, service, "ledger@example.org")
    page.goto("/cases/new/")
    page.get_by_label("What do you want to call this case?").fill("Child Lr")
    write_day(page, "2 5 2017")
    press(page, "Begin the case")
    page.goto("/cases/")
    follow(page, "Child Lr")
    case = urlsplit(page.url).path
    record = f"/delivery/{case.split('/')[2]}/"
    page.goto(f"{case}add/plan_final_sent/")
    write_day(page, "5 1 2026")
    press(page, "Save")

    # What the plan promises, in its own words, each line to be looked through before it counts.
    page.goto(f"{case}plan/")
    page.get_by_label("The plan", exact=True).set_input_files(DRAFT)
    press(page, "Read the plan")
    page.goto(f"{record}lines/from-plan/")
    write_day(page, "5 1 2026")
    press(page, "Read the lines")
    expect(page.locator("main")).to_contain_text("As needed")
    press(page, "Save these lines")
    page.goto(f"{record}terms/new/")
    page.get_by_label("Name of the school, nursery or college").fill("School Zzyzx")
    write_day(page, "5 1 2026")
    page.get_by_label("Term dates, one line for each").fill(TERMS)
    press(page, "Save")

    # The school is let into the record alone.
    page.goto(f"{case}access/")
    follow(page, "Let a school or a therapist fill in the record of provision")
    page.get_by_label("Their e-mail address").fill("senco@example.org")
    page.get_by_label("School or college", exact=True).check()
    page.get_by_label("See and fill in the record of provision only").check()
    press(page, "Send the invitation")
    with other(page, service, "senco@example.org") as school:
        school.set_default_timeout(30_000)
        service.run("tick")
        assert any("asked" in mail["Subject"] for mail in mails(service, "senco@example.org"))
        school.goto("/cases/")
        follow(school, "Look at who asks you, and accept or say no")
        school.get_by_role("link", name=re.compile("^To see ")).click()
        press(school, "Accept")
        assert (answer := school.goto(case)) is not None and answer.status == 404, "the case itself is not theirs"
        for monday in WEEKS:
            school.goto(f"{record}week/{monday}/")
            if monday == WEEKS[2]:
                _session(school, THERAPY)
            if monday in (WEEKS[5], WEEKS[10]):
                meeting = school.locator("fieldset.upheld-session", has_text="Joint working").first
                meeting.get_by_text("Given", exact=True).click()
            press(school, "Everything else happened as planned")
            expect(school.locator("main")).to_contain_text(SAVED)
    for monday in (WEEKS[2], WEEKS[4]):
        page.goto(f"{record}week/{monday}/")
        _session(page, THERAPY)
        press(page, "Save only what I marked")
        expect(page.locator("main")).to_contain_text(SAVED)

    # To the minute: what is owed, what came, what did not, what is disputed, and who says so.
    page.goto(record)
    said = page.locator("main").inner_text()
    assert "Of 123 h 55 min owed since 5 January 2026, 122 h 25 min came" in said
    assert "45 min did not come. About 45 min the two accounts differ." in said
    page.goto(f"{record}accounts/")
    expect(page.locator("main")).to_contain_text(THERAPY)
    expect(page.locator("main")).to_contain_text("2 February 2026")
    page.goto(f"{record}gap/")
    main = page.locator("main")
    expect(main).to_contain_text("Friday 23 January 2026")
    expect(main).to_contain_text("Children and Families Act 2014 s.42(2)")
    expect(main).to_contain_text("45 min by both accounts")

    # The case takes its evidence from the record: the duty is broken, by what both say and not by what is disputed.
    page.goto(f"{case}timeline/")
    expect(page.locator(".upheld-timeline")).to_contain_text("Provision in the plan was missed")
    page.goto(f"{record}gap/")
    page.get_by_role("link", name=re.compile("^The letter with this record behind it")).first.click()
    expect(page.locator("main")).not_to_contain_text("do not give the same minutes")
    with page.expect_download() as started:
        page.get_by_role("button", name=re.compile("^Word file")).first.click()
    letter = Document(io.BytesIO(Path(started.value.path()).read_bytes()))
    cells = (cell.text for table in letter.tables for row in table.rows for cell in row.cells)
    words = "\n".join([*(one.text for one in letter.paragraphs), *cells])
    assert "section F" in words and "Children and Families Act 2014" in words
    assert "45 min" in words and "122 h 25 min" in words and "123 h 55 min" in words
