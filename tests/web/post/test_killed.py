"""A worker is killed while it sends to a slow mail server: nothing arrives twice, or is lost but the one in flight."""

import os
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.web.post.apart import Apart, apart
from tests.web.post.mail_server import MailServer, mail_server

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
MANY = 50
PUT = f"""
from upheld.web.post.outbox import put
for number in range({MANY}):
    put("trial", f"trial:{{number}}", to=None, address="parent-a@example.org", about={{}})
"""
STATES = """
from upheld.web.post.models import Message
found = sorted([str(one.pk), one.state] for one in Message.objects.all())
"""


@pytest.fixture
def server() -> Iterator[MailServer]:
    with mail_server() as at:
        yield at


@pytest.fixture
def service(tmp_path: Path, server: MailServer) -> Iterator[Apart]:
    mail = f"smtp://127.0.0.1:{server.port}?tls=0"
    with apart(tmp_path, mail=mail, mail_from="service@example.org") as made:
        made.run(PUT)
        yield made


def wait_until(met: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not met():
        assert time.monotonic() < end, "it did not come to that"
        time.sleep(0.01)


def wait_until_quiet(server: MailServer) -> None:
    """Until nearly all has come, and for a while nothing more does."""
    wait_until(partial(has_taken, server, MANY - 2))
    before = -1
    while before != len(server.taken):
        before = len(server.taken)
        time.sleep(1.5)


def has_taken(server: MailServer, many: int) -> bool:
    return len(server.taken) >= many


def killed(worker: subprocess.Popen[str]) -> None:
    worker.kill()
    worker.communicate()


def test_a_killed_worker_doubles_nothing_and_leaves_at_most_the_one_in_flight(
    service: Apart, server: MailServer
) -> None:
    server.slow = 0.05
    for number in (9, 27):
        worker = service.begin("upheld.web", "work")
        wait_until(partial(has_taken, server, number))
        killed(worker)
    worker = service.begin("upheld.web", "work")
    wait_until_quiet(server)
    worker.send_signal(signal.SIGTERM)
    worker.communicate(timeout=30)
    assert worker.returncode == 0
    assert [number for number, count in Counter(server.numbers).items() if count > 1] == []
    states = dict(service.run(STATES))
    counts = Counter(states.values())
    assert counts["sent"] + counts["sending"] == MANY
    assert counts["sending"] <= 2  # one for each time it was killed
    assert {number for number, state in states.items() if state == "sent"} <= set(server.numbers)

    # A quarter of an hour later they are unsure, and stay so.
    service.run(
        "from datetime import timedelta\nfrom django.db.models import F\nfrom upheld.web.post.models import Message\n"
        "Message.objects.filter(state='sending').update(claimed_at=F('claimed_at') - timedelta(minutes=16))"
    )
    assert f"{counts['sending']} unsure" in service.command("tick")
    assert Counter(dict(service.run(STATES)).values())["unsure"] == counts["sending"]
    assert max(Counter(server.numbers).values()) == 1
    shown = service.command("post")
    assert all(number in shown for number, state in service.run(STATES) if state == "unsure")
    assert "example.org" not in shown


def test_two_workers_at_once_send_each_mail_once(service: Apart, server: MailServer) -> None:
    server.slow = 0.02
    workers = [service.begin("upheld.web", "tick") for _ in range(3)]
    told = [worker.communicate(timeout=120)[0] for worker in workers]
    assert [worker.returncode for worker in workers] == [0, 0, 0], told
    assert len(server.numbers) == MANY
    assert set(server.numbers) == {number for number, state in service.run(STATES) if state == "sent"}


def test_a_worker_that_is_told_to_stop_finishes_the_mail_it_is_sending(service: Apart, server: MailServer) -> None:
    server.slow = 1
    worker = service.begin("upheld.web", "work")
    assert server.begun.wait(60)
    worker.send_signal(signal.SIGTERM)
    worker.communicate(timeout=30)
    assert worker.returncode == 0
    states = Counter(state for _, state in service.run(STATES))
    assert (states["sent"], states["waiting"]) == (1, MANY - 1)


def test_a_worker_that_dies_is_begun_again_and_all_end_with_the_service(
    service: Apart, server: MailServer, tmp_path: Path
) -> None:
    keeper = service.begin("upheld.web.keep_worker", str(os.getpid()))
    wait_until(lambda: bool(children(keeper.pid)))
    first = children(keeper.pid)[0]
    assert server.begun.wait(60)
    os.kill(first, signal.SIGKILL)
    wait_until(lambda: children(keeper.pid) not in ([], [first]))
    second = children(keeper.pid)[0]
    wait_until(lambda: len(server.taken) == MANY or Counter(server.numbers).total() >= MANY - 1)
    keeper.send_signal(signal.SIGTERM)
    keeper.communicate(timeout=40)
    assert keeper.returncode == 0
    assert not Path(f"/proc/{second}").exists()
    assert max(Counter(server.numbers).values()) == 1


def test_a_worker_ends_when_what_began_it_has_ended(service: Apart) -> None:
    keeper = service.begin("upheld.web.keep_worker", str(os.getpid()))
    wait_until(lambda: bool(children(keeper.pid)))
    worker = children(keeper.pid)[0]
    wait_until(lambda: "waiting" not in dict(service.run(STATES)).values())
    killed(keeper)
    wait_until(lambda: not Path(f"/proc/{worker}").exists(), 30)


def children(of: int) -> list[int]:
    text = Path(f"/proc/{of}/task/{of}/children").read_text()
    return [int(one) for one in text.split()]
