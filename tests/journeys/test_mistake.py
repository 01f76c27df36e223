"""A mistake is put right, and what was told after it is still there.

The request came on 12 January, not 12 February: the last day for the answer is six weeks after, 23 February and not
26 March 2026 (SEND Regulations 2014 reg 5(1)), and the final plan is due on 1 June and not on 2 July.
"""

from playwright.sync_api import Page

from tests.journeys.keyboard import Keyboard


def quick(keys: Keyboard, *lines: tuple[str, str]) -> None:
    page = keys.page
    for place, (what, when) in enumerate(lines):
        box = page.get_by_role("group").filter(has=page.get_by_label("What happened")).nth(place)
        keys.write("What happened", what, within=box)
        keys.write("When", when, within=box)
    keys.press("Save and see the answer")


def test_a_mistake_is_put_right_and_nothing_else_is_lost(page: Page) -> None:
    keys = Keyboard(page)
    page.goto("/")
    keys.follow("Quick entry")
    quick(keys, ("request", "12/2/26"), ("agreed", "20 Mar 2026"), ("draft", "may 2026"))
    assert "Thursday 2 July 2026" in page.locator("main").inner_text()

    page.goto("/check/timeline/")
    first = page.locator("main ol li").first
    keys.go_to(first.get_by_role("link").first)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    box = page.get_by_role("group").filter(has=page.get_by_label("Month", exact=True)).first
    keys.write("Month", "1", within=box)
    keys.press("Save")

    page.goto("/check/timeline/")
    told = page.locator("main").inner_text()
    assert "12 January 2026" in told and "20 March 2026" in told and "May 2026" in told
    page.goto("/check/answer/")
    told = page.locator("main").inner_text()
    assert "Monday 1 June 2026" in told
    assert "2 July 2026" not in told
    assert "25 days late" in told, "the answer of 20 March was due on Monday 23 February"


def test_a_case_is_saved_deleted_and_opened_again(page: Page) -> None:
    keys = Keyboard(page)
    page.goto("/check/quick/")
    quick(keys, ("request", "12/1/26"), ("agreed", "20/2/26"))
    page.goto("/check/file/")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Save my case to a file").click()
    saved = taken.value.path()
    assert taken.value.suggested_filename == "upheld-case.toml"

    page.goto("/check/delete/")
    page.get_by_role("button", name="Delete everything").click()
    page.goto("/check/file/")
    assert page.get_by_role("button", name="Save my case to a file").count() == 0
    page.locator("input[type=file]").first.set_input_files(
        {"name": "a.toml", "mimeType": "text/plain", "buffer": saved.read_bytes()}
    )
    page.get_by_role("button", name="Open the file").click()
    page.goto("/check/answer/")
    assert "10 days late" in page.locator("main").inner_text()


def test_the_quick_exit_leaves_nothing_to_go_back_to(page: Page) -> None:
    page.goto("/check/quick/")
    quick(Keyboard(page), ("request", "12/1/26"))
    # The weather page itself may be out of reach of this machine: that it was asked for is enough.
    with page.expect_request(lambda request: request.url.startswith("https://")):
        page.get_by_role("link", name="Leave this page quickly").click()
    assert all(one["name"] != "upheld" for one in page.context.cookies())
    page.wait_for_timeout(500)
    page.goto("/check/answer/")
    assert "12 January 2026" not in page.content()
