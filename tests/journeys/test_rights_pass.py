"""The rights pass to the young person, who takes the case over and chooses who goes on seeing it.

Born on 10 January 2009, they turn 16 in the school year that ends in the summer of 2025. They may leave school after
the last Friday of that June, the 27th, so from Saturday 28 June 2025 the rights are their own (Children and Families
Act 2014 s.83(2); Education Act 1996 s.8). The journey takes place on 11 June 2026.
"""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Service
from tests.journeys.signing_in import follow, make_account, other, press, write_day

LABEL = "Young Person Qx"


@pytest.mark.parametrize("context", ["phone"], indirect=True)
def test_the_rights_pass_to_the_young_person(page: Page, service: Service) -> None:
    page.goto("/account/signup/")
    make_account(page, service, "passing@example.org")
    page.goto("/cases/new/")
    page.get_by_label("What do you want to call this case?").fill(LABEL)
    write_day(page, "10 1 2009")
    press(page, "Begin the case")
    page.goto("/cases/")
    follow(page, LABEL)
    case = urlsplit(page.url).path
    page.goto(f"{case}add/ehcna_request_received/")
    write_day(page, "12 1 2026")
    press(page, "Save")
    expect(page.locator("main")).to_contain_text("Since Saturday 28 June 2025 the young person decides")
    follow(page, "What this means, and how to hand the case over")
    expect(page.locator("main")).to_contain_text("Children and Families Act 2014 s.83(2)")
    page.get_by_label("Their e-mail address").fill("young@example.org")
    press(page, "Ask the young person to take it over")
    expect(page.locator("main")).to_contain_text("Is to take this case over.")

    with other(page, service, "young@example.org") as young:
        young.goto("/cases/")
        follow(young, "Look at who asks you, and accept or say no")
        follow(young, "To take a case over from passing@example.org")
        press(young, "Go on")
        expect(young.locator("h1")).to_have_text("Who may go on seeing the case?")
        box = young.get_by_label("passing@example.org")
        expect(box).not_to_be_checked()
        # Until they have chosen, nothing has changed.
        page.goto(case)
        expect(page.locator("h1")).to_have_text(LABEL)
        press(young, "Take the case over")
        expect(young.locator("main")).to_contain_text("This case is yours.")
        expect(young.locator("main")).to_contain_text("Nobody but you.")
        young.goto(case)
        expect(young.locator("h1")).to_have_text(LABEL)
        expect(young.locator("main")).not_to_contain_text("The rights are now the young person's own")
        young.goto(f"{case}history/")
        expect(young.locator("main")).to_contain_text("The case was handed over to the young person")

    answer = page.goto(case)
    assert answer is not None and answer.status == 404
    page.goto("/cases/")
    assert LABEL not in page.content()
