"""A week written down on a phone whose connection is cut: kept, listed, sent when it is back, and never twice."""

import json
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.journeys.conftest import Service, served
from tests.journeys.test_every_page import AXE, VIOLATIONS

MONDAY, NEXT = "2026-06-08", "2026-06-15"
"""The week of the day that the service is told it is, a Thursday; therapy is on Tuesday and Thursday."""
SECRETS = ("Zzyzx", "Child Qz", "School Qz", "s-0-what", "Week of", "Reading")
STORED = """async () => {
  if (!(await indexedDB.databases()).some((one) => one.name === "upheld")) return {}
  const tables = await new Promise((done) => {
    const asked = indexedDB.open("upheld"); asked.onsuccess = () => done(asked.result)
  })
  const plain = (one) => one instanceof CryptoKey ? `key ${one.extractable}`
    : one instanceof ArrayBuffer ? new TextDecoder("latin1").decode(one)
    : ArrayBuffer.isView(one) ? "bytes" : one
  const found = {}
  for (const name of tables.objectStoreNames) {
    const rows = await new Promise((done) => {
      const asked = tables.transaction(name).objectStore(name).getAll(); asked.onsuccess = () => done(asked.result)
    })
    found[name] = rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, one]) => [key, plain(one)])))
  }
  tables.close()
  return found
}"""
ONCE_SHOWN = """
window.onceShown = false
new MutationObserver(() => {
  const said = document.body ? document.body.innerText : ""
  window.onceShown ||= said.includes("Zzyzx")
}).observe(document, { childList: true, subtree: true, attributes: true })
"""
CACHED = """async () => {
  const found = []
  for (const name of await caches.keys()) {
    const kept = await caches.open(name)
    for (const one of await kept.keys()) found.push(one.url, await (await kept.match(one)).text())
  }
  return found
}"""
OLDER = """async () => {
  const tables = await new Promise((done) => {
    const asked = indexedDB.open("upheld"); asked.onsuccess = () => done(asked.result)
  })
  const table = tables.transaction("pages", "readwrite").objectStore("pages")
  const rows = await new Promise((done) => {
    const asked = table.getAll(); asked.onsuccess = () => done(asked.result)
  })
  for (const row of rows) table.put({ ...row, at: row.at - 9 * 24 * 60 * 60 * 1000 })
  await new Promise((done) => { table.transaction.oncomplete = done })
  tables.close()
}"""
LEFT = """async () => [
  (await indexedDB.databases()).map((one) => one.name), await caches.keys(),
  (await navigator.serviceWorker.getRegistrations()).length]"""


@dataclass
class There:
    """A service with a case in it, and whoever may write in its ledger."""

    service: Service
    told: dict[str, Any]

    @property
    def week(self) -> str:
        """The address of the week."""
        return f"/delivery/{self.told['case']}/week/{MONDAY}/"

    def sign_in(self, context: BrowserContext, who: str) -> None:
        """Have the browser be signed in as somebody, and as nobody else."""
        context.clear_cookies()
        cookie = {"name": self.told["cookie"], "value": self.told["cookies"][who], "url": self.service.address}
        context.add_cookies([cookie])  # type: ignore[list-item]

    def entries(self) -> int:
        """How many entries there are in the ledger."""
        source = "import django; django.setup()\nfrom upheld.web.cases.walls import as_service\n"
        source += (
            "from upheld.web.delivery.models import Statement\nwith as_service(): print(Statement.objects.count())"
        )
        return int(self.service.python("-c", source, DJANGO_SETTINGS_MODULE="upheld.web.settings"))

    def end_grants(self) -> None:
        """Have everything that was given to somebody end."""
        source = "import django; django.setup()\nfrom upheld.web import clock\n"
        source += "from upheld.web.cases.walls import as_service\nfrom upheld.web.cases.models import Grant\n"
        source += "with as_service(): Grant.objects.update(to_at=clock.real())"
        self.service.python("-c", source, DJANGO_SETTINGS_MODULE="upheld.web.settings")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """A home with the case in it, and what was printed of it."""
    home = tmp_path_factory.mktemp("ledger") / "home"
    with served(home, UPHELD_WORKER="false") as service:
        told = service.python("-m", "tests.journeys.ledger_case", DJANGO_SETTINGS_MODULE="upheld.web.settings")
    return home, json.loads(told)


@pytest.fixture
def there(ledger: tuple[Path, dict[str, Any]], tmp_path: Path) -> Iterator[There]:
    """A service of its own for each test, which begins with that home as it was."""
    home, told = ledger
    shutil.copytree(home, tmp_path / "home")
    with served(tmp_path / "home", UPHELD_WORKER="false") as service:
        yield There(service, told)


@pytest.fixture
def phone(browser: Browser, there: There) -> Iterator[Page]:
    """A family's phone."""
    opened = browser.new_context(base_url=there.service.address, viewport={"width": 375, "height": 667}, locale="en-GB")
    opened.set_default_timeout(30_000)
    expect.set_options(timeout=30_000)
    there.sign_in(opened, "family")
    yield opened.new_page()
    expect.set_options(timeout=5_000)
    opened.close()


def ready(page: Page, address: str) -> None:
    """Open a week and wait until the device has kept it and can answer for it."""
    page.goto(address)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    expect(page.locator("#week-form")).to_be_attached()
    for _ in range(300):
        if len(page.evaluate(STORED)["pages"]) >= 2:
            return
        page.wait_for_timeout(100)
    raise AssertionError("the weeks were not kept")


def leave_waiting(there: There, phone: Page) -> None:
    """Write in the week without a connection, then have one again over which no week can be sent."""
    ready(phone, there.week)
    phone.context.set_offline(True)
    mark(phone, 0)
    save(phone)
    expect(told_by(phone)).to_contain_text("It is kept on this device.")
    phone.route("**/week/**", lambda route: route.abort())
    phone.context.set_offline(False)


def slowly(route: Route) -> None:
    """Let a request through, but not at once."""
    time.sleep(1)
    route.continue_()


def until(page: Page, holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    for _ in range(100):
        if holds():
            return
        page.wait_for_timeout(100)
    raise AssertionError("it never came to be so")


def mark(page: Page, session: int, what: str = "not") -> None:
    """Mark what happened with one of the sessions of the week."""
    page.locator(f'input[name="s-{session}-what"][value="{what}"]').check(force=True)


def save(page: Page, value: str = "changed") -> None:
    page.locator(f'button[name="do"][value="{value}"]').click()


def told_by(page: Page) -> Any:
    return page.locator("#offline-status")


def looked_at(page: Page) -> None:
    """Nothing is wrong with the page as it stands, as far as axe sees."""
    page.evaluate(AXE)
    assert page.evaluate(VIOLATIONS) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 375


def test_a_week_without_a_connection(there: There, phone: Page) -> None:
    context = phone.context
    ready(phone, there.week)
    context.set_offline(True)

    # Two things were different; it is kept, and the page says so.
    mark(phone, 0)
    phone.locator('[name="s-0-note"]').fill("Zzyzx told us", force=True)
    mark(phone, 1)
    save(phone)
    expect(told_by(phone)).to_contain_text("It is kept on this device. It is not sent yet.")
    looked_at(phone)

    # Loaded again, the week is there with what was written, and can be written in.
    phone.goto(there.week)
    expect(told_by(phone)).to_contain_text("You have no connection.")
    expect(phone.locator("h1")).to_contain_text("Week of")
    assert phone.locator('input[name="s-1-what"][value="not"]').is_checked()
    assert phone.locator('[name="s-0-note"]').input_value() == "Zzyzx told us"
    looked_at(phone)

    # Put right before it was sent, it is still one.
    mark(phone, 1, "planned")
    save(phone)
    expect(told_by(phone)).to_contain_text("It is kept on this device.")
    phone.goto("/delivery/waiting/")
    expect(phone.locator("[data-waits]")).to_have_count(1)
    expect(phone.locator("[data-waits]")).to_contain_text("Zzyzx told us")
    expect(phone.locator("main")).to_contain_text("Weeks you can write in without a connection")
    looked_at(phone)
    phone.get_by_role("button", name="Send it now").click()
    expect(told_by(phone)).to_contain_text("There is still no connection.")

    # The week after is there too; what was never looked at is not.
    phone.goto(there.week.replace(MONDAY, NEXT))
    expect(phone.locator("#week-form")).to_be_attached()
    phone.goto(there.week.replace(MONDAY, "2026-06-29"))
    expect(told_by(phone)).to_contain_text("this page is not kept on this device")

    # Nothing of it can be read on the device, and no file of the browser's own has any of it.
    stored = phone.evaluate(STORED)
    assert [one["key"] for one in stored["holders"]] == ["key false"]
    assert len(stored["waiting"]) == 1 and len(stored["pages"]) == 2
    raw = json.dumps(stored) + "".join(phone.evaluate(CACHED))
    assert not [one for one in (*SECRETS, there.told["case"]) if one in raw]

    # With the connection it goes by itself, once.
    assert there.entries() == 0
    phone.goto(there.week)
    context.set_offline(False)
    expect(told_by(phone)).to_contain_text("Sent now, of what waited on this device: 1.")
    assert there.entries() == 1
    phone.reload()
    expect(phone.locator("main")).to_contain_text("You said:")
    phone.goto("/delivery/waiting/")
    expect(phone.locator("main")).to_contain_text("Nothing waits here.")
    assert there.entries() == 1


def test_an_answer_that_was_lost_costs_nothing_and_doubles_nothing(there: There, phone: Page) -> None:
    ready(phone, there.week)
    lost: list[str] = []

    def lose(route: Route) -> None:
        if route.request.method != "POST":
            return route.fallback()
        route.fetch(max_redirects=0)
        lost.append(route.request.post_data or "")
        return route.abort()

    phone.route("**/week/**", lose)
    mark(phone, 0)
    save(phone)
    expect(told_by(phone)).to_contain_text("It is kept on this device.")
    assert len(lost) == 1 and there.entries() == 1

    # It is sent again, by two windows at once.
    phone.unroute("**/week/**")
    other = phone.context.new_page()
    for one in (phone, other):
        one.goto("/delivery/waiting/", wait_until="commit")
    for one in (phone, other):
        expect(one.locator("[data-none]")).to_be_visible()
    assert there.entries() == 1


def test_what_the_service_refuses_is_listed_with_its_sentence(there: There, phone: Page) -> None:
    ready(phone, there.week)
    phone.context.set_offline(True)
    phone.goto(there.week)
    expect(phone.locator("#week-form")).to_be_attached()
    last = phone.locator("fieldset.upheld-session").count() - 1
    mark(phone, last, "other")
    phone.locator(f'[name="s-{last}-other"]').select_option("length", force=True)
    phone.locator(f'[name="s-{last}-minutes"]').fill("many", force=True)
    save(phone)
    expect(told_by(phone)).to_contain_text("It is kept on this device.")
    phone.context.set_offline(False)
    phone.goto("/delivery/waiting/")
    expect(phone.locator("[data-waits]")).to_contain_text("“many” is no number of minutes")
    looked_at(phone)
    assert there.entries() == 0
    phone.get_by_role("button", name="Delete it from this device").click()
    expect(phone.locator("[data-none]")).to_be_visible()


def test_signing_out_asks_first_and_leaves_nothing(there: There, phone: Page) -> None:
    leave_waiting(there, phone)
    phone.goto("/account/logout/")
    expect(told_by(phone)).to_contain_text("If you sign out now, this is deleted.")
    expect(told_by(phone)).to_contain_text("Zzyzx")
    looked_at(phone)
    phone.locator("main").get_by_role("button", name="Sign out", exact=True).click()
    phone.wait_for_url(f"{there.service.address}/")
    assert phone.evaluate(LEFT) == [[], [], 0]
    assert there.entries() == 0


def test_somebody_else_on_the_same_device_sees_nothing_and_sends_nothing(there: There, phone: Page) -> None:
    leave_waiting(there, phone)

    # The session ends by itself, and the school signs in on the same device.
    there.sign_in(phone.context, "school")
    phone.goto("/delivery/waiting/")
    expect(phone.locator("[data-none]")).to_be_visible()
    expect(phone.locator("[data-weeks]")).to_be_hidden()
    stored = phone.evaluate(STORED)
    assert sorted(str(one.get("key")) for one in stored["holders"]) == ["None", "key false"]
    assert len(stored["waiting"]) == 1 and stored["pages"] == []
    assert there.entries() == 0

    # Whoever wrote it finds it again.
    phone.unroute("**/week/**")
    there.sign_in(phone.context, "family")
    phone.goto("/delivery/waiting/")
    expect(told_by(phone)).to_contain_text("Sent now, of what waited on this device: 1.")
    assert there.entries() == 1


def test_whoever_signs_out_gets_out_though_the_store_of_the_device_is_broken(there: There, phone: Page) -> None:
    ready(phone, there.week)
    phone.add_init_script("indexedDB.open = () => { throw new Error('broken') }")
    phone.goto("/account/logout/")
    phone.locator("main").get_by_role("button", name="Sign out", exact=True).click()
    phone.wait_for_url(f"{there.service.address}/")
    assert not phone.evaluate("indexedDB.databases()")


@pytest.mark.parametrize("address", ["/delivery/waiting/", "/account/logout/"])
def test_what_waits_is_not_shown_to_whoever_signs_in_next_even_for_a_moment(
    there: There, phone: Page, address: str
) -> None:
    leave_waiting(there, phone)
    there.sign_in(phone.context, "school")
    # The service is slow to say who is there.
    phone.route("**/delivery/device/", slowly)
    phone.add_init_script(ONCE_SHOWN)
    phone.goto(address)
    until(phone, lambda: len(phone.evaluate(STORED)["holders"]) == 2)
    phone.wait_for_timeout(500)
    assert phone.evaluate("window.onceShown") is False
    assert len(phone.evaluate(STORED)["waiting"]) == 1


def test_whoever_leaves_quickly_leaves_nothing_even_without_a_connection(there: There, phone: Page) -> None:
    ready(phone, there.week)
    phone.context.set_offline(True)
    phone.goto(there.week)
    expect(phone.locator("#week-form")).to_be_attached()
    # The page may be gone before it has opened its own store: then nothing it began comes to an end.
    phone.evaluate("indexedDB.open = () => ({})")
    with phone.expect_event("requestfailed"):  # of the way out, since there is no connection
        for _ in range(3):
            phone.keyboard.press("Shift")
    phone.context.set_offline(False)
    phone.goto("/about/")
    # The page was gone at once; what it left to its worker takes a moment more.
    until(phone, lambda: not any(phone.evaluate(STORED).values()))


def test_a_session_that_ended_sends_nothing_and_loses_nothing(there: There, phone: Page) -> None:
    ready(phone, there.week)
    phone.context.clear_cookies()
    mark(phone, 0)
    save(phone)
    expect(told_by(phone)).to_contain_text("Sign in, and it is sent")
    there.sign_in(phone.context, "family")
    phone.goto(there.week)
    expect(told_by(phone)).to_contain_text("Sent now, of what waited on this device: 1.")
    assert there.entries() == 1


def test_a_session_that_ended_locks_what_is_kept(there: There, phone: Page) -> None:
    ready(phone, there.week)
    phone.context.set_offline(True)
    mark(phone, 0)
    save(phone)
    expect(told_by(phone)).to_contain_text("It is kept on this device.")
    phone.context.clear_cookies()
    phone.route("**/week/**", lambda route: route.abort())
    phone.context.set_offline(False)
    phone.goto("/delivery/offline/")
    expect(told_by(phone)).to_contain_text("Sign in, and it is sent")
    expect(phone.locator("[data-weeks]")).to_be_hidden()
    expect(phone.locator("[data-none]")).to_be_hidden()
    stored = phone.evaluate(STORED)
    assert [one.get("key") for one in stored["holders"]] == [None]
    assert stored["pages"] == [] and len(stored["waiting"]) == 1

    phone.unroute("**/week/**")
    phone.context.set_offline(True)
    phone.goto(there.week)
    expect(told_by(phone)).to_contain_text("this page is not kept on this device")
    assert not [one for one in SECRETS if one in phone.locator("main").inner_text()]

    # What waited opens again for whoever wrote it, and goes.
    phone.context.set_offline(False)
    there.sign_in(phone.context, "family")
    phone.goto("/delivery/waiting/")
    expect(told_by(phone)).to_contain_text("Sent now, of what waited on this device: 1.")
    assert there.entries() == 1


def test_a_session_that_ended_locks_the_device_on_the_way_to_signing_in(there: There, phone: Page) -> None:
    ready(phone, there.week)
    phone.context.clear_cookies()
    phone.goto(there.week)
    assert "/account/login/" in phone.url
    until(phone, lambda: [one.get("key") for one in phone.evaluate(STORED)["holders"]] == [None])
    until(phone, lambda: phone.evaluate(STORED)["pages"] == [])


@pytest.mark.parametrize("address", ["/delivery/waiting/", ""], ids=["what waits", "the week itself"])
def test_a_week_goes_from_the_device_of_whoever_may_no_longer_see_it(there: There, phone: Page, address: str) -> None:
    there.sign_in(phone.context, "school")
    ready(phone, there.week)
    there.end_grants()
    phone.goto(address or there.week)
    until(phone, lambda: phone.evaluate(STORED)["pages"] == [])
    phone.context.set_offline(True)
    phone.goto(there.week)
    expect(told_by(phone)).to_contain_text("this page is not kept on this device")
    assert not [one for one in SECRETS if one in phone.locator("main").inner_text()]


def test_a_week_that_lay_here_too_long_is_not_shown(there: There, phone: Page) -> None:
    ready(phone, there.week)
    phone.evaluate(OLDER)
    phone.context.set_offline(True)
    phone.goto(there.week)
    expect(told_by(phone)).to_contain_text("this page is not kept on this device")
    expect(phone.locator("[data-weeks]")).to_be_hidden()


def test_two_windows_do_not_send_the_same_at_once(there: There, phone: Page) -> None:
    ready(phone, there.week)
    held: list[Route] = []
    context = phone.context
    context.route(
        "**/week/**", lambda route: held.append(route) if route.request.method == "POST" else route.fallback()
    )
    mark(phone, 0)
    save(phone)
    until(phone, lambda: len(held) == 1)
    other = context.new_page()
    other.goto("/delivery/waiting/")
    expect(other.locator("[data-waits]")).to_have_count(1)
    other.wait_for_timeout(2000)
    assert len(held) == 1
    held[0].continue_()
    expect(phone.locator("main")).to_contain_text("You said:")
    other.reload()
    expect(other.locator("[data-none]")).to_be_visible()
    assert len(held) == 1 and there.entries() == 1


def test_what_another_window_has_sent_meanwhile_is_said_to_be_sent(there: There, phone: Page) -> None:
    ready(phone, there.week)
    held: list[Route] = []
    phone.route("**/delivery/device/", lambda route: held.append(route))
    mark(phone, 0)
    save(phone)
    until(phone, lambda: len(held) == 1)
    other = phone.context.new_page()
    other.goto("/delivery/waiting/")
    expect(told_by(other)).to_contain_text("Sent now, of what waited on this device: 1.")
    held[0].continue_()
    expect(told_by(phone)).to_contain_text("Sent now, of what waited on this device: 1.")
    expect(phone.locator("main")).to_contain_text("You said:")
    assert "nothing new" not in phone.locator("main").inner_text()
    assert there.entries() == 1
