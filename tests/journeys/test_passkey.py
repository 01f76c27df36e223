"""An account is made with a code, gets a passkey, and is opened with the passkey alone; then an app is added to it."""

from collections.abc import Iterator

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Service
from tests.journeys.signing_in import PASSWORD, code, press
from tests.journeys.test_plan import looked_at
from upheld.web import clock

EMAIL = "parent@example.org"


@pytest.fixture(params=[1000, 320], ids=["wide", "phone"])
def page(request: pytest.FixtureRequest, browser: Browser, service: Service) -> Iterator[Page]:
    """A visitor whose device can keep a passkey; an address in figures can have none, so so it has a name here."""
    opened = browser.new_context(
        base_url=service.address.replace("127.0.0.1", "localhost"), viewport={"width": request.param, "height": 900}
    )
    opened.set_default_timeout(40_000)
    seen = opened.new_page()
    device = opened.new_cdp_session(seen)
    device.send("WebAuthn.enable")
    device.send(
        "WebAuthn.addVirtualAuthenticator",
        {"options": {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
                     "isUserVerified": True, "automaticPresenceSimulation": True}},
    )  # fmt: skip
    yield seen
    opened.close()


def test_a_passkey_signs_in_in_place_of_the_password(page: Page, service: Service) -> None:
    width = page.viewport_size
    assert width is not None
    email = f"{width['width']}-{EMAIL}"

    page.goto("/account/login/")
    looked_at(page)
    page.get_by_role("link", name="Make an account").click()
    looked_at(page)
    page.get_by_label("Your e-mail address").fill(email)
    page.get_by_label("A password").fill("short")
    press(page, "Make my account")
    expect(page.get_by_role("alert")).to_contain_text("at least 12")
    looked_at(page)
    page.get_by_label("A password").fill(PASSWORD)
    press(page, "Make my account")
    looked_at(page)
    page.get_by_label("The code").fill(code(service, email))
    press(page, "Go on")

    page.goto("/account/")
    expect(page.locator("h1")).to_have_text("Your account")
    looked_at(page)
    page.get_by_role("link", name="Change – Passkeys").click()
    looked_at(page)
    page.get_by_role("link", name="Add a passkey").click()
    expect(page.locator("h1")).to_have_text("Show that it is you")
    looked_at(page)
    page.get_by_label("Your password").fill(PASSWORD)
    press(page, "Go on")
    looked_at(page)
    press(page, "Add the passkey")
    expect(page.locator("h1")).to_have_text("Your recovery codes")
    expect(page.locator("main li code")).to_have_count(10)
    looked_at(page)
    page.goto("/account/mfa/webauthn/")
    expect(page.locator("main")).to_contain_text("My passkey")
    looked_at(page)
    page.get_by_role("link", name="Rename – My passkey").click()
    looked_at(page)
    page.get_by_label("What you call this passkey").fill("My phone")
    press(page, "Save the name")
    expect(page.locator("main")).to_contain_text("My phone")

    page.goto("/account/logout/")
    looked_at(page)
    press(page, "Sign out")
    # What lies on the device is taken away first; then the page leads on.
    expect(page.locator("h1")).not_to_have_text("Sign out")
    page.goto("/account/")
    expect(page.locator("h1")).to_have_text("Sign in")
    press(page, "Sign in with a passkey")
    page.wait_for_url("**/account/")
    expect(page.locator("main")).to_contain_text(email)

    page.get_by_role("link", name="Change – Authenticator app").click()
    if "reauthenticate" in page.url:
        page.get_by_label("Your password").fill(PASSWORD)
        press(page, "Go on")
    looked_at(page)
    expect(page.locator("main svg")).to_be_visible()
    secret = page.locator("main code").inner_text()
    page.get_by_label("The code that your app shows now").fill(
        format_hotp_value(hotp_value(secret, int(clock.real().timestamp()) // 30))
    )
    press(page, "Turn it on")
    page.goto("/account/logout/")
    press(page, "Sign out")
    expect(page.locator("h1")).not_to_have_text("Sign out")

    # After the password the passkey is the second proof.
    page.goto("/account/login/")
    page.get_by_label("Your e-mail address").fill(email)
    page.get_by_label("Your password").fill(PASSWORD)
    press(page, "Sign in")
    expect(page.locator("h1")).to_have_text("One more step to sign in")
    looked_at(page)
    press(page, "Use a passkey")
    page.wait_for_url("**/cases/")
    for address in ("email/", "password/change/", "name/", "organisations/new/"):
        page.goto(f"/account/{address}")
        looked_at(page)
    page.get_by_label("Name of the organisation").fill("Service A")
    page.get_by_label("A charity or a helpline").check()
    press(page, "Add it")
    expect(page.locator("h1")).to_have_text("Service A")
    looked_at(page)
    assert email not in service.log and secret not in service.log
