"""A caseload comes from a table, one row wrong; a case of it is reminded, taken out as a file, and deleted for good.

Case Q1 was refused an assessment: the letter was sent on Monday 13 April 2026, so the appeal must be made within two
months, by Saturday 13 June (HESC Rules r.20(1)(c)), and where that is no working day by Monday 15 June.
"""

import re
import zipfile
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Service, served
from tests.journeys.signing_in import follow, mails, make_account, press

EMAIL = "desk@example.org"
TABLE = """reference,label,date_of_birth,local_authority,ehcna_request_received,ehcna_refused_notified
A-1,Child Q1,2016-05-02,Devon,2 Mar 2026,13 Apr 2026
A-2,Child Q2,2017-05-02,Devon,31 Feb 2026,
A-3,Child Q3,2015-05-02,Kent,12 Jan 2026,
"""


def reminders(service: Service, to: str) -> list[str]:
    """What each reminder to somebody says."""
    found = [one for one in mails(service, to) if re.search("Reminder|day is coming|day has passed", one["Subject"])]
    return [f"{one['Subject']} {one.get_content()}" for one in found]


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service of its own, in which a case does not wait to be deleted; nothing is done in it but when told to."""
    with served(tmp_path_factory.mktemp("desk"), UPHELD_DELETE_DAYS="0", UPHELD_WORKER="false") as running:
        yield running


@pytest.mark.parametrize("context", ["phone", "wide"], indirect=True)
def test_a_case_is_imported_reminded_exported_and_deleted(
    page: Page, service: Service, request: pytest.FixtureRequest
) -> None:
    email = f"{len(request.node.name)}-{EMAIL}"
    page.goto("/account/signup/")
    make_account(page, service, email)
    page.goto("/account/organisations/new/")
    page.get_by_label("Name of the organisation").fill("Service Qw")
    page.get_by_label("A SEND information, advice and support service").check()
    press(page, "Add it")
    page.goto("/desk/")
    page.get_by_role("link", name="Import", exact=True).click()
    page.locator("input[type=file]").set_input_files(
        {"name": "cases.csv", "mimeType": "text/csv", "buffer": TABLE.encode()}
    )
    press(page, "Try it out")
    expect(page.locator("main")).to_contain_text("2 cases can be made.")
    expect(page.locator("main")).to_contain_text("1 row has a mistake and is left out.")
    expect(page.locator("main")).to_contain_text("Row 3, column ehcna_request_received:")
    press(page, "Make 2 cases")
    expect(page.locator("main")).to_contain_text("2 cases were made.")
    follow(page, "To the caseload")
    expect(page.locator("main tbody tr")).to_have_count(2)
    expect(page.locator("main tbody tr").first).to_contain_text("Child Q1")
    expect(page.locator("main tbody tr").first).to_contain_text("Appeal")

    # A reminder is sent from eight in the morning on: what waits now goes with the next day's round.
    for day in ("2026-06-11", "2026-06-12"):
        service.run("tick", UPHELD_TODAY=day)
    sent = reminders(service, email)
    assert sent
    for said in sent:
        assert "2026" in said and not any(one in said for one in ("Child Q", "Devon", "Kent", "A-1", "Service Qw"))

    follow(page, "Child Q1")
    case = urlsplit(page.url).path
    follow(page, "Take everything away as a file")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download everything").click()
    with zipfile.ZipFile(taken.value.path()) as packed:
        assert "2026-04-13" in packed.read("case.toml").decode()

    page.goto(f"{case}delete/")
    expect(page.locator("main")).to_contain_text("You cannot stop that.")
    page.get_by_label("Yes, delete this case and everything in it").check()
    press(page, "Delete the case")
    service.run("tick", UPHELD_TODAY="2026-06-12")
    assert reminders(service, email) == sent, "a reminder was sent twice"
    answer = page.goto(case)
    assert answer is not None and answer.status == 404
    page.goto("/cases/")
    assert "Child Q1" not in page.content() and "Child Q3" in page.content()
