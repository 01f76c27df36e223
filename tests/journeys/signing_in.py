"""People with accounts, each in a browser of their own, and the mails that were sent to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage

from playwright.sync_api import Page

from tests.journeys.conftest import Service

PASSWORD = "lantern-orbit-pickle"
_CODE = re.compile(r"^([A-Z]{4}-[A-Z]{4})\s*$", re.MULTILINE)


def mails(service: Service, to: str) -> list[EmailMessage]:
    """Every mail to somebody, the newest first."""
    files = sorted((service.home / "mail").glob("*.eml"), reverse=True)
    found = (message_from_bytes(file.read_bytes(), policy=policy.default) for file in files)
    return [mail for mail in found if mail["To"] == to]


def code(service: Service, email: str) -> str:
    """The code in the last mail with one to somebody."""
    for mail in mails(service, email):
        if found := _CODE.search(str(mail.get_content())):
            return found[1]
    raise AssertionError("no code was sent")


def press(page: Page, name: str | re.Pattern[str]) -> None:
    """Press a button, and wait for the page it leads to."""
    page.locator("main").get_by_role("button", name=name, exact=True).first.click()
    page.wait_for_load_state()


def follow(page: Page, name: str | re.Pattern[str]) -> None:
    """Follow a link of the main part, or the way back above it."""
    page.locator(".govuk-width-container").get_by_role("link", name=name, exact=True).first.click()
    page.wait_for_load_state()


def write_day(page: Page, day: str, within: str = "main") -> None:
    """Write a day into the first three boxes of a day, or those in what is named."""
    for label, part in zip(("Day", "Month", "Year"), day.split(), strict=True):
        page.locator(within).get_by_label(label, exact=True).first.fill(part)


def make_account(page: Page, service: Service, email: str) -> None:
    """Make an account on the page where that is asked for, with the code that was sent."""
    page.get_by_label("Your e-mail address").fill(email)
    page.get_by_label("A password").fill(PASSWORD)
    press(page, "Make my account")
    page.get_by_label("The code").fill(code(service, email))
    press(page, "Go on")


@contextmanager
def other(page: Page, service: Service, email: str) -> Iterator[Page]:
    """Somebody else with an account, who uses the same kind of device."""
    assert page.context.browser is not None
    opened = page.context.browser.new_context(
        base_url=service.address, viewport=page.viewport_size, locale="en-GB", accept_downloads=True
    )
    opened.set_default_timeout(15_000)
    theirs = opened.new_page()
    theirs.goto("/account/signup/")
    make_account(theirs, service, email)
    yield theirs
    opened.close()
