"""The log of a whole journey holds no address, no path, no answer and no name: read from the real service."""

import contextlib
import os
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

import pytest

ROOT = Path(__file__).parents[2]
TOLD = ("Quibblewick", "Zebedee", "2017-05-02", "12 Jan", "2026-01-12", "Devon", "chase_final_plan", "plan.final")
TYPED = "Zebedee Quibblewick"


class Visitor:
    """A browser with cookies and nothing else."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.jar: dict[str, str] = {}

    def ask(self, method: str, path: str, fields: dict[str, str] | None = None, **headers: str) -> tuple[int, str]:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.jar:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.jar.items())
        if fields is not None:
            sent["Content-Type"] = "application/x-www-form-urlencoded"
        body = None if fields is None else urlencode(fields)
        with contextlib.closing(HTTPConnection("127.0.0.1", self.port, timeout=30)) as connection:
            connection.request(method, path, body, sent)
            response = connection.getresponse()
            page = response.read().decode("utf-8", "replace")
            cookies = response.headers.get_all("Set-Cookie") or []
        for one in cookies:
            self.jar |= {name: morsel.value for name, morsel in SimpleCookie(one).items() if morsel.value}
        return response.status, page

    def send(self, path: str, **fields: str) -> int:
        _, page = self.ask("GET", path)
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        return self.ask("POST", path, {"csrfmiddlewaretoken": token[1] if token else "", **fields})[0]


@pytest.fixture
def service(tmp_path: Path) -> Iterator[tuple[int, list[str]]]:
    """The service as it is started, and the lines it writes."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = {name: value for name, value in os.environ.items() if not name.startswith(("UPHELD_", "DJANGO_"))}
    env |= {"UPHELD_HOME": str(tmp_path), "UPHELD_PORT": str(port), "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        [sys.executable, "-m", "upheld.web", "serve"], cwd=ROOT, env=env, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    lines: list[str] = []
    ready = threading.Event()

    def read() -> None:
        assert process.stdout
        for line in process.stdout:
            lines.append(line)
            if "Upheld is at" in line:
                ready.set()
        ready.set()

    threading.Thread(target=read, daemon=True).start()
    try:
        assert ready.wait(60), lines
        assert process.poll() is None, lines
        answering(port)
        yield port, lines
    finally:
        process.terminate()
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise
        finally:
            assert process.stdout
            process.stdout.close()


def answering(port: int) -> None:
    """Wait until the workers answer: the address is said a little before."""
    for _ in range(600):
        with contextlib.suppress(OSError):
            Visitor(port).ask("GET", "/api/health/")
            return
        threading.Event().wait(0.1)
    raise AssertionError("the service did not answer within a minute")


@pytest.mark.slow
def test_the_log_of_a_journey_holds_nothing_of_the_visitor(service: tuple[int, list[str]], tmp_path: Path) -> None:
    port, lines = service
    visitor = Visitor(port)
    browser = {
        "User_Agent": "Quibblewick/1.0",
        "Referer": "http://quibblewick.example/",
        "X_Forwarded_For": "203.0.113.77",
    }
    assert visitor.ask("GET", "/", **browser)[0] == 200
    assert (
        visitor.send("/check/quick/", lines=f"12 Jan 2026 asked for assessment {TYPED}", text=f"12 Jan 2026 {TYPED}")
        < 500
    )
    for path in (
        "/check/",
        "/check/timeline/",
        "/check/answer/",
        "/check/letters/",
        "/check/letters/chase_final_plan/",
    ):
        assert visitor.ask("GET", path, **browser)[0] < 500
        assert visitor.send(path, child_name=TYPED, date_of_birth="2017-05-02", local_authority="Devon") < 500
    # What goes wrong is where logs say too much.
    assert visitor.ask("GET", f"/{TYPED.replace(' ', '-')}/2026-01-12/", **browser)[0] == 404
    assert visitor.ask("GET", "/check/?name=Quibblewick&on=2026-01-12", **browser)[0] < 500
    assert visitor.ask("GET", "/law/duty/Quibblewick/")[0] == 404
    assert visitor.ask("GET", "/api/duties/Quibblewick?law=Devon")[0] == 400
    assert visitor.ask("POST", "/check/quick/", {"text": TYPED})[0] == 403
    assert visitor.ask("GET", "/", Host="Quibblewick.example")[0] == 400
    assert visitor.ask("GET", "/check/question/99999999999999999999/")[0] == 404
    case = f'{{"person": {{"local_authority": "{TYPED}"}}, "event": [{{"kind": "{TYPED}", "on": "2026-01-12"}}]}}'
    with contextlib.closing(HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        connection.request("POST", "/api/check", case, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        assert answer.status == 400 and b"Quibblewick" in answer.read()
    assert visitor.send("/check/delete/") == 302
    assert visitor.ask("GET", "/leave/")[0] == 302

    log = "".join(lines)
    written = [line for line in lines if " upheld.web.requests " in line]
    assert len(written) > 20
    for line in written:
        method = "(GET|HEAD|POST|OPTIONS|another method)"
        route = r"(no route|([a-z]+:)?[a-z_]+)"
        assert re.fullmatch(rf"\S+ \S+ INFO upheld.web.requests {method} {route} \d{{3}} \d+ ms\n", line), line
    for word in (*TOLD, "203.0.113", "Referer", *(value for value in visitor.jar.values() if value)):
        assert word.lower() not in log.lower(), word
    # The address it listens on is said once; that of a visitor is the same here, and is said no more often.
    assert log.count("127.0.0.1") == 1
    assert "/check/" not in log and "/law/" not in log and "?" not in log
    # Nor is any of it in a file of the service: the sessions are sealed, and were deleted.
    for path in tmp_path.rglob("*"):
        if path.is_file() and path.parent == tmp_path:
            assert b"Quibblewick" not in path.read_bytes(), path.name


@pytest.mark.slow
def test_the_real_server_refuses_what_is_too_long(service: tuple[int, list[str]]) -> None:
    port, lines = service
    visitor = Visitor(port)
    for headers in ({"X_Long": "x" * 2_000_000}, {f"X_{number}": "x" for number in range(5000)}):
        try:
            status = visitor.ask("GET", "/api/health/", **headers)[0]
        except (ConnectionError, OSError):
            status = 431
        assert status in (400, 431, 413)
    assert visitor.ask("GET", "/api/health/")[0] == 200
    assert visitor.ask("GET", "/static/..%2f..%2fsecret-key")[0] in (400, 404)
    assert visitor.ask("GET", "/static/../secret-key")[0] in (400, 404)
    assert visitor.ask("HEAD", "/api/health/") == (200, "")
    assert not any("Traceback" in line for line in lines)
