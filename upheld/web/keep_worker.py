"""Keeps one worker running beside the service: a small process of its own, since the service's are copies of it.

It begins a worker again when that dies, and ends it when it is told to end or when the service has ended.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from threading import Event

_PAUSE = 5.0  # seconds before a worker that died is begun again
_PATIENCE = 25.0  # seconds for the mail that is being sent


def begin() -> subprocess.Popen[bytes]:
    """Begin to keep a worker for this process."""
    return subprocess.Popen([sys.executable, "-m", "upheld.web.keep_worker", str(os.getpid())])


def end(kept: subprocess.Popen[bytes]) -> None:
    """End the worker, after the mail that it is sending."""
    _end(kept, _PATIENCE + 5)


def keep(service: int) -> None:
    """Keep one running until told to stop, or until the service has ended."""
    told = Event()
    for wish in (signal.SIGTERM, signal.SIGINT):
        signal.signal(wish, lambda *_: told.set())
    command = [sys.executable, "-m", "upheld.web", "work", "--of", str(os.getpid())]
    while not told.is_set() and os.getppid() == service:
        worker = subprocess.Popen(command)
        while worker.poll() is None and not told.wait(0.5) and os.getppid() == service:
            pass
        if worker.poll() is None:
            _end(worker, _PATIENCE)
            return
        told.wait(_PAUSE)


def _end(process: subprocess.Popen[bytes], patience: float) -> None:
    process.terminate()
    try:
        process.wait(patience)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


if __name__ == "__main__":
    keep(int(sys.argv[1]))
