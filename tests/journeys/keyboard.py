"""A visitor who uses nothing but the keyboard: what they cannot reach with it, they cannot use."""

from re import Pattern

from playwright.sync_api import Locator, Page

_FURTHEST = 250


class Keyboard:
    """Moves with Tab and the arrows until what is wanted has the focus, and never clicks."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def go_to(self, wanted: Locator) -> None:
        """Tab on until the element has the focus.

        Raises:
            AssertionError: no number of Tabs leads there, or it cannot be seen when it has the focus.
        """
        found = wanted.element_handle()
        for _ in range(_FURTHEST):
            if found.evaluate("one => one === document.activeElement"):
                assert wanted.is_visible()
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"the keyboard does not reach {wanted}")

    def write(self, label: str, text: str, *, within: Locator | None = None) -> None:
        """Write into the field of that label."""
        place = (within or self.page.locator("main")).get_by_label(label, exact=True)
        self.go_to(place.first)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(text)

    def pick(self, label: str, *, within: Locator | None = None) -> None:
        """Choose the radio of that label: Tab into its group, then the arrows."""
        wanted = (within or self.page.locator("main")).get_by_role("radio", name=label, exact=True).first
        name = wanted.get_attribute("name")
        group = self.page.locator(f'input[type=radio][name="{name}"]')
        found = wanted.element_handle()
        for _ in range(_FURTHEST):
            if group.evaluate_all("all => all.includes(document.activeElement)"):
                break
            self.page.keyboard.press("Tab")
        for _ in range(group.count() + 1):
            if found.evaluate("one => one === document.activeElement"):
                if not wanted.is_checked():
                    self.page.keyboard.press("Space")
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"the arrows do not reach {label}")

    def tick(self, label: str) -> None:
        """Tick the box of that label."""
        wanted = self.page.locator("main").get_by_role("checkbox", name=label, exact=True).first
        self.go_to(wanted)
        if not wanted.is_checked():
            self.page.keyboard.press("Space")

    def press(self, label: str | Pattern[str], *, role: str = "button") -> None:
        """Press the button, or follow the link, of that name."""
        self.go_to(self.page.get_by_role(role, name=label, exact=True).first)  # type: ignore[arg-type]
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def follow(self, label: str | Pattern[str]) -> None:
        """Follow the link of that name."""
        self.press(label, role="link")
