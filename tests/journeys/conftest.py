"""The real service in a process of its own, and a real browser."""

import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.homes import make_home

ROOT = Path(__file__).parents[2]
TODAY = "2026-06-11"
"""The day the journeys take place on: the service is told to pretend it is."""
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
# No request of the browser's own: it would look up its maker's hosts.
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every journey is slow, and is said to be not run where there is no browser."""
    for item in items:
        if Path(__file__).parent in Path(item.path).parents:
            item.add_marker(pytest.mark.slow)
            if CHROMIUM is None and os.environ.get("UPHELD_JOURNEYS") != "required":
                item.add_marker(pytest.mark.skip(reason="NOT RUN: there is no Chromium on this machine"))


@dataclass
class Service:
    """The service as it runs: where it is, its home, what was set for it, and every line it has logged."""

    address: str
    home: Path
    env: dict[str, str]
    lines: list[str] = field(default_factory=list)

    @property
    def log(self) -> str:
        """All it has logged so far."""
        return "".join(self.lines)

    def run(self, *command: str, **settings: str) -> str:
        """What a command of the service prints, such as `tick`; with other settings for that command alone."""
        return self.python("-m", "upheld.web", *command, **settings)

    def python(self, *command: str, **settings: str) -> str:
        """What Python prints, run as the service is."""
        done = subprocess.run(
            [sys.executable, *command], cwd=ROOT, env=self.env | settings, capture_output=True, text=True, timeout=120
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@contextmanager
def served(home: Path, **settings: str) -> Iterator[Service]:
    """A service in a process of its own, until it is no longer needed; a home that is new has its tables made."""
    if not any(home.glob("*.sqlite3")):
        make_home(home)
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    given = {name: value for name, value in os.environ.items() if not name.startswith("UPHELD_")}
    given.pop("DJANGO_SETTINGS_MODULE", None)
    given |= {"UPHELD_HOME": str(home), "UPHELD_PORT": str(port), "UPHELD_TODAY": TODAY, "UPHELD_WORKERS": "1",
              "UPHELD_RATE_CHECK_PER_MINUTE": "100000", "UPHELD_RATE_API_PER_MINUTE": "100000",
              "UPHELD_CONTACT": "help@example.org", "UPHELD_MAIL": f"file:{home / 'mail'}"}  # fmt: skip
    given |= settings | {"PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        [sys.executable, "-m", "upheld.web"], cwd=ROOT, env=given, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    running = Service(f"http://127.0.0.1:{port}", home, given)
    ready = threading.Event()

    def read() -> None:
        assert process.stdout is not None
        for line in process.stdout:
            running.lines.append(line)
            if "Upheld is at" in line:
                ready.set()
        ready.set()

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    ready.wait(60)
    assert process.poll() is None, f"the service did not start:\n{running.log}"
    try:
        yield running
    finally:
        process.terminate()
        process.wait(20)
        reader.join(20)
        assert process.stdout is not None
        process.stdout.close()


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with served(tmp_path_factory.mktemp("home")) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    assert CHROMIUM is not None, "there is no Chromium, and the journeys must be run"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield opened
        opened.close()


@pytest.fixture(params=["wide", "phone", "no JavaScript"])
def context(request: pytest.FixtureRequest, browser: Browser, service: Service) -> Iterator[BrowserContext]:
    """A visitor: at a desk, on the narrowest phone, or without JavaScript on a phone."""
    wide = request.param == "wide"
    opened = browser.new_context(
        base_url=service.address,
        viewport={"width": 1000 if wide else 320, "height": 900 if wide else 640},
        java_script_enabled=request.param != "no JavaScript",
        accept_downloads=True,
        locale="en-GB",
    )
    opened.set_default_timeout(15_000)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()
