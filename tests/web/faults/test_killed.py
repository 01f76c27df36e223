"""A service whose processes are killed again and again during 1,000 writes: what it acknowledged is there, once."""

import re
import signal
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from itertools import count
from os import kill
from pathlib import Path

import pytest
import requests
from django.db import connection

from tests.homes import make_home
from tests.web.own_service import OwnService

pytestmark = [pytest.mark.slow, pytest.mark.no_cover]
PREPARE = Path(__file__).with_name("prepare.py")
WRITES, WRITERS, KILLS = 1_000, 4, 5
GROWN = 6.0  # seconds
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def children(parent: int) -> Iterator[int]:
    """The processes below one, of any depth."""
    for place in Path(f"/proc/{parent}/task").glob("*/children"):
        for pid in map(int, place.read_text().split()):
            yield pid
            yield from children(pid)


def of_kind(parent: int) -> tuple[list[int], list[int]]:
    """The processes that answer, and the one that reminds and sends."""
    answering, sending = [], []
    for pid in children(parent):
        try:
            said = Path(f"/proc/{pid}/cmdline").read_text()
        except OSError:
            continue
        if not said:
            continue
        if "\0work\0" in said:
            sending.append(pid)
        elif "keep_worker" not in said and "announce" not in said and "resource_tracker" not in said:
            answering.append(pid)
    return answering, sending


class Writer:
    """Somebody who signed in and writes notes; what was answered with a redirect was acknowledged."""

    def __init__(self, base: str, case: str) -> None:
        self.base, self.page, self.acknowledged = base, f"{base}/cases/{case}/notes/", list[str]()
        self.session = requests.Session()
        self.sign_in()

    def sign_in(self) -> None:
        page = f"{self.base}/account/login/"
        given = {"login": "a@example.org", "password": "a long enough password"}
        token = _TOKEN.search(self.session.get(page, timeout=30).text)
        assert token is not None
        answer = self.session.post(page, given | {"csrfmiddlewaretoken": token[1]}, timeout=60, allow_redirects=False)
        assert answer.status_code == 302, answer.text
        self.token = _TOKEN.search(self.session.get(self.page, timeout=30).text)[1]  # type: ignore[index]

    def write(self, text: str) -> None:
        """Try once: what got no answer was not acknowledged, and may be there or not."""
        given = {"text": text, "csrfmiddlewaretoken": self.token, "service": "all"}
        try:
            answer = self.session.post(self.page, given, timeout=4, allow_redirects=False)
        except requests.RequestException:
            time.sleep(0.2)
            return
        assert answer.status_code in (302, 503), (answer.status_code, answer.text)
        if answer.status_code == 302:
            self.acknowledged.append(text)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="NOT RUN: it finds processes by /proc")
def test_nothing_acknowledged_is_lost_and_no_mail_goes_twice(tmp_path: Path) -> None:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    mail = tmp_path / "mail"
    if connection.vendor == "sqlite":
        make_home(tmp_path / "home")
    service = OwnService(
        tmp_path / "home",
        {"UPHELD_MAIL": f"file:{mail}", "UPHELD_PORT": str(port), "UPHELD_RATE_CHECK_PER_MINUTE": "1000000",
         "PYTHONPATH": str(Path.cwd()), "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    case = service.script(PREPARE, "make").strip()
    process = service.begin("-m", "upheld.web")
    try:
        assert process.stdout is not None
        assert any("Upheld is at" in line for line in iter(process.stdout.readline, "")), "it did not start"
        reader = threading.Thread(target=process.stdout.read, daemon=True)
        reader.start()
        numbers, over = count(1), threading.Event()
        writers = [Writer(f"http://127.0.0.1:{port}", case) for _ in range(WRITERS)]
        until = time.monotonic() + 240

        done = {"kills": 0}

        def write(one: Writer) -> None:
            while time.monotonic() < until and (
                done["kills"] < KILLS or sum(len(each.acknowledged) for each in writers) < WRITES
            ):
                one.write(f"note {next(numbers)}")

        threads = [threading.Thread(target=write, args=(one,)) for one in writers]
        for thread in threads:
            thread.start()
        killed, seen = 0, dict[int, float]()
        while any(thread.is_alive() for thread in threads):
            answering, sending = of_kind(process.pid)
            now = time.monotonic()
            grown = [pid for pid in (*answering, *sending) if now - seen.setdefault(pid, now) > GROWN]
            able = [pid for pid in answering if pid in grown]
            # One that answers is left alive, and one just begun is let be: the server gives up when one dies at once.
            if len(able) > 1 and killed < KILLS:
                kill(next((pid for pid in sending if pid in grown and killed % 3 == 0), able[0]), signal.SIGKILL)
                killed += 1
                done["kills"] = killed
            over.wait(1)
        acknowledged = {text for one in writers for text in one.acknowledged}
        # Long enough for a new worker to send the rest.
        deadline = time.monotonic() + 90
        while len([*mail.glob("*")]) < 199 and time.monotonic() < deadline:
            time.sleep(0.5)
    finally:
        process.terminate()
        process.wait(40)
        reader.join(20)
        process.stdout.close()  # type: ignore[union-attr]
    lines = service.script(PREPARE, "look").splitlines()
    service.end()
    broken, states, sent = lines[0].split()
    assert killed >= 4 and len(acknowledged) >= WRITES, (killed, len(acknowledged))
    assert acknowledged <= set(lines[1:]) and max(Counter(lines[1:]).values()) == 1
    assert broken == "None"
    bodies = Counter(re.search(r"(?mi)^message-id: (.*)$", one.read_text())[1] for one in mail.iterdir())  # type: ignore[index]
    assert bodies and max(bodies.values()) == 1
    assert set(states.split(",")) <= {"sent", "sending", "unsure"} and int(sent) <= len(bodies)
