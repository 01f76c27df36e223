"""An adviser's access to a case: given by an invitation, used for a service, and taken back at once."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Service
from tests.journeys.signing_in import follow, mails, make_account, other, press, write_day

LABEL, SCHOOL, NOTE = "Child Qy", "Zzyzx School", "I rang the council."


@pytest.mark.parametrize("context", ["phone"], indirect=True)
def test_an_advisers_access_is_given_used_and_taken_back(page: Page, service: Service) -> None:
    page.goto("/account/signup/")
    make_account(page, service, "sharing@example.org")
    page.goto("/cases/new/")
    page.get_by_label("What do you want to call this case?").fill(LABEL)
    write_day(page, "2 5 2017")
    press(page, "Begin the case")
    page.goto("/cases/")
    follow(page, LABEL)
    case = urlsplit(page.url).path
    page.goto(f"{case}add/ehcna_request_received/")
    write_day(page, "12 1 2026")
    press(page, "Save")
    page.goto(f"{case}add/school_consulted/")
    write_day(page, "2 2 2026")
    page.get_by_text("More, if you know it").click()
    page.get_by_label(re.compile("school or college", re.IGNORECASE)).first.fill(SCHOOL)
    press(page, "Save")
    page.goto(f"{case}check/timeline/2/")
    assert SCHOOL in page.content()

    page.goto(case)
    follow(page, "Who has access")
    press(page, "Invite somebody")
    page.get_by_label("Their e-mail address").fill("adviser@example.org")
    page.get_by_label("Adviser", exact=True).check()
    page.get_by_label("Read, add and correct", exact=True).check()
    page.get_by_label("Do not show them the names of schools").check()
    press(page, "Send the invitation")
    expect(page.locator("main")).to_contain_text("Invited, not accepted yet")

    with other(page, service, "adviser@example.org") as adviser:
        adviser.goto("/account/organisations/new/")
        adviser.get_by_label("Name of the organisation").fill("Service Qy")
        adviser.get_by_label("A SEND information, advice and support service").check()
        press(adviser, "Add it")

        # The mail names nobody; whoever signs in with its address finds the invitation there.
        service.run("tick")
        (mail,) = [one for one in mails(service, "adviser@example.org") if "asked to see" in one["Subject"]]
        assert not any(one in str(mail.get_content()) for one in (LABEL, "sharing@", "Devon", case))
        adviser.goto("/cases/")
        assert LABEL not in adviser.content()
        follow(adviser, "Look at who asks you, and accept or say no")
        adviser.get_by_role("link", name="To see a case of").click()
        adviser.get_by_label("For Service Qy: everybody who works there sees it").check()
        press(adviser, "Accept")
        expect(adviser.locator("h1")).to_have_text(LABEL)

        # It is used: found at the desk, read, and written to.
        adviser.goto("/desk/")
        expect(adviser.locator("h1")).to_have_text("Caseload")
        follow(adviser, LABEL)
        expect(adviser.locator("main")).to_contain_text("Some of it is hidden from you.")
        for shown in ("", "timeline/", "check/timeline/2/", "check/answer/", "history/"):
            adviser.goto(f"{case}{shown}")
            assert SCHOOL not in adviser.content(), shown
        adviser.goto(f"{case}notes/")
        adviser.locator("main textarea").fill(NOTE)
        press(adviser, "Save the note")
        adviser.goto(f"{case}add/ehcna_refused_notified/")
        write_day(adviser, "1 6 2026")
        press(adviser, "Save")
        expect(adviser.locator("main .upheld-timeline").last).to_contain_text("refused")

        page.goto(f"{case}notes/")
        expect(page.locator("article")).to_contain_text(NOTE)
        page.goto(f"{case}timeline/")
        expect(page.locator("main")).to_contain_text("by adviser@example.org.")
        page.goto(f"{case}check/timeline/2/")
        assert SCHOOL in page.content(), "the adviser's writing took away what was hidden from them"
        page.goto(f"{case}looks/")
        expect(page.locator("main")).to_contain_text("adviser@example.org, for Service Qy")

        # It is taken back: the next click leads nowhere, and the desk knows nothing of it.
        page.goto(f"{case}access/")
        follow(page, re.compile("^End it – "))
        press(page, "End it now")
        expect(page.locator("main")).to_contain_text("Nobody but you.")
        answer = adviser.goto(f"{case}timeline/")
        assert answer is not None and answer.status == 404
        assert LABEL not in adviser.content()
        adviser.goto("/desk/")
        expect(adviser.locator("h1")).to_have_text("Caseload")
        assert LABEL not in adviser.content()
    page.goto(f"{case}notes/")
    expect(page.locator("article")).to_contain_text(NOTE)
