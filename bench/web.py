"""What a page costs, beside the least page of the same stack: the real service, two workers, one run on one machine."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from pathlib import Path

from bench.cases import history
from upheld.case import dump_json, dump_toml, from_data

WORKERS, CALLERS, SECONDS = 2, 4, 15
AIM = 4.0
AS_AT = "2026-06-01"
_EVENTS = 20


@dataclass(frozen=True, slots=True)
class Call:
    """One kind of request."""

    name: str
    path: str
    headers: dict[str, str]
    body: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """What was seen of one kind of request: how many a second, and milliseconds."""

    a_second: float
    median: float
    last: float


def main() -> None:
    """Print the figures."""
    for line in lines():
        print(line)


def lines(seconds: int = SECONDS) -> list[str]:
    """The figures as a Markdown table and two sentences."""
    with service() as port:
        several = calls(port)
        for call in several:  # each worker has its templates and its law ready before anything is measured
            driven(port, call, 2)
        found = [(call, measured(port, call, seconds)) for call in several]
        anew, least = made_anew(port, several[1], several[0])
    base = found[0][1]
    table = [
        f"| service, {WORKERS} workers, {CALLERS} at a time | a second | median | 99th percentile | beside the least |",
        "| --- | --- | --- | --- | --- |",
    ]
    for call, seen in found:
        ratio = seen.median / base.median
        table.append(
            f"| {call.name} | {seen.a_second:,.0f} | {seen.median:.1f} ms | {seen.last:.1f} ms | {ratio:.1f} |"
        )
    answer = found[1][1].median / base.median
    met = "met" if answer <= AIM else "not met"
    by = (
        "wrk" if shutil.which("wrk") else "a driver in Python that costs a core itself; with wrk installed, wrk is used"
    )
    return [
        *table,
        "",
        f"Aim: the answer page at no more than {AIM:.0f} times the median of the least page: {answer:.1f}, {met}. "
        f"Load by {by}, on the same machine. The page is kept, sealed, beside the visitor's answers. Made anew after "
        f"each change of them, one call at a time: median {anew:.1f} ms, {anew / least:.1f} times the least page.",
    ]


def made_anew(port: int, answer: Call, least: Call, times: int = 40) -> tuple[float, float]:
    """The median milliseconds of the answer just after a change, and of the least page, one call at a time."""
    took: dict[str, list[float]] = {answer.path: [], least.path: []}
    for turn in range(times):
        page, _ = asked(port, answer)
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert token
        day = f"day_day={1 + turn % 2}&day_month=7&day_year=2026"
        headers = answer.headers | {"Content-Type": "application/x-www-form-urlencoded"}
        asked(port, Call("", answer.path, headers, f"csrfmiddlewaretoken={token[1]}&{day}"))
        for call in (answer, least):
            began = time.perf_counter()
            page, _ = asked(port, call)
            took[call.path].append((time.perf_counter() - began) * 1000)
            assert call is least or f"{1 + turn % 2} July 2026" in page, "the answer was not made anew"
    return statistics.median(took[answer.path]), statistics.median(took[least.path])


@contextlib.contextmanager
def service() -> Iterator[int]:
    """The service in a home of its own, with no limit on calls; its port, once every worker answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    with tempfile.TemporaryDirectory() as home:
        env = {name: value for name, value in os.environ.items() if not name.startswith(("UPHELD_", "DJANGO_"))}
        env |= {"UPHELD_HOME": home, "UPHELD_PORT": str(port), "UPHELD_WORKERS": str(WORKERS), "UPHELD_TODAY": AS_AT}
        env |= {"UPHELD_RATE_API_PER_MINUTE": "100000000", "UPHELD_RATE_CHECK_PER_MINUTE": "100000000"}
        with Path(home, "log").open("w", encoding="utf-8") as log:
            command = [sys.executable, "-m", "upheld.web", "serve"]
            process = subprocess.Popen(command, env=env, stdout=log, stderr=subprocess.STDOUT)
            try:
                _ready(port, process)
                yield port
            finally:
                process.terminate()
                process.wait(60)


def _ready(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        with contextlib.suppress(OSError):
            asked(port, Call("", "/api/health/", {}))
            return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise RuntimeError("the service did not start")


def calls(port: int) -> list[Call]:
    """What is measured; the least page first, then the answer to a case that was opened through the service itself."""
    data = next(found for seed in range(1000) if len((found := history(seed))["event"]) == _EVENTS)
    case = from_data(data, name="twenty events")
    cookie = {"Cookie": opened(port, dump_toml(case))}
    json_kind = {"Content-Type": "application/json"}
    return [
        Call("the least page: the layout and one sentence", "/api/health/", {}),
        Call(f"the answer page, {_EVENTS} events", "/check/answer/", cookie),
        Call("a page of the law: one duty", "/law/duty/plan.final/", {}),
        Call(f"a check by the API, {_EVENTS} events", f"/api/check?as_at={AS_AT}", json_kind, dump_json(case)),
    ]


def opened(port: int, case: str) -> str:
    """The cookies of a visitor who has opened a case file."""
    page, jar = asked(port, Call("", "/check/file/", {}))
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token
    fields = {"csrfmiddlewaretoken": token[1], "do": "open"}
    parts = [f'Content-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in fields.items()]
    parts.append(f'Content-Disposition: form-data; name="case"; filename="case.toml"\r\n\r\n{case}\r\n')
    body = "--edge\r\n" + "--edge\r\n".join(parts) + "--edge--\r\n"
    headers = {"Content-Type": "multipart/form-data; boundary=edge", "Cookie": _written(jar)}
    _, more = asked(port, Call("", "/check/file/", headers, body))
    cookie = _written(jar | more)
    page, _ = asked(port, Call("", "/check/answer/", {"Cookie": cookie}))
    assert "/check/answer/1/" in page, "the case was not opened"
    return cookie


def _written(jar: dict[str, str]) -> str:
    return "; ".join(f"{name}={value}" for name, value in jar.items())


def asked(port: int, call: Call) -> tuple[str, dict[str, str]]:
    """The page that one request brings, and the cookies with it."""
    with contextlib.closing(HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        _send(connection, call)
        response = connection.getresponse()
        jar = SimpleCookie()
        for one in response.headers.get_all("Set-Cookie") or []:
            jar.load(one)
        return response.read().decode("utf-8"), {name: morsel.value for name, morsel in jar.items()}


def _send(connection: HTTPConnection, call: Call) -> None:
    connection.request("POST" if call.body else "GET", call.path, call.body.encode() or None, call.headers)


def measured(port: int, call: Call, seconds: int) -> Figures:
    """What is seen of one kind of request under load."""
    return by_wrk(port, call, seconds) if shutil.which("wrk") else driven(port, call, seconds)


def by_wrk(port: int, call: Call, seconds: int) -> Figures:
    """The figures as wrk sees them."""
    script = "".join(f"wrk.headers[{json.dumps(name)}] = {json.dumps(text)}\n" for name, text in call.headers.items())
    if call.body:
        script += f'wrk.method = "POST"\nwrk.body = [==[{call.body}]==]\n'
    script += (
        "done = function(summary, latency, requests)\n"
        '  io.write(string.format("FIGURES %d %d %.1f %.1f %d\\n", summary.requests, summary.duration,\n'
        "    latency:percentile(50), latency:percentile(99), summary.errors.status + summary.errors.read\n"
        "    + summary.errors.connect + summary.errors.timeout))\n"
        "end\n"
    )
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "call.lua")
        file.write_text(script, encoding="utf-8")
        command = ["wrk", "-t1", f"-c{CALLERS}", f"-d{seconds}s", "--timeout", "30s", "-s", str(file)]
        done = subprocess.run(
            [*command, f"http://127.0.0.1:{port}{call.path}"], capture_output=True, check=True, text=True
        )
    found = re.search(r"FIGURES (\d+) (\d+) ([\d.]+) ([\d.]+) (\d+)", done.stdout)
    assert found, done.stdout
    requests, took, median, last, errors = map(float, found.groups())
    assert not errors, f"{call.path}: {errors:.0f} answers were errors"
    return Figures(requests / took * 1e6, median / 1000, last / 1000)


def driven(port: int, call: Call, seconds: int) -> Figures:
    """The figures as threads of this process see them."""
    took: list[float] = []
    until = time.perf_counter() + seconds

    def caller() -> None:
        with contextlib.closing(HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
            while time.perf_counter() < until:
                began = time.perf_counter()
                _send(connection, call)
                response = connection.getresponse()
                response.read()
                assert response.status == 200, f"{call.path}: {response.status}"
                took.append(time.perf_counter() - began)

    several = [threading.Thread(target=caller) for _ in range(CALLERS)]
    for one in several:
        one.start()
    for one in several:
        one.join()
    took.sort()
    return Figures(len(took) / seconds, statistics.median(took) * 1000, took[int(len(took) * 0.99)] * 1000)


if __name__ == "__main__":
    main()
