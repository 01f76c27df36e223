"""A program in a process of its own: given its time, its memory and a folder, and ended with all that it started."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread, Timer

SECONDS = 60
MEMORY = 1_500_000_000
"""The most bytes of memory the process may take, where the machine lets that be said."""
_FILE = 50_000_000
_LEFT_OVER = 10
_ENVIRONMENT = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "TESSDATA_PREFIX", "PYTHONPATH", "PYTHONHASHSEED")


def run(module: str, sent: Sequence[bytes], private: str, seconds: float, most: int) -> bytes:
    """What a module of ours says to what it is sent.

    However it ends, nothing that it started goes on. What it says is never taken in beyond `most` bytes and one:
    whoever asked can tell by that that it was more.

    Args:
        private: the folder for whatever it writes.

    Raises:
        TimeoutError: it took longer than `seconds`.
    """
    env = {key: value for key in _ENVIRONMENT if (value := os.environ.get(key))}
    process = subprocess.Popen(
        [sys.executable, "-m", module],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env=env | {"TMPDIR": private, "TEMP": private, "HOME": private, "PYTHONDONTWRITEBYTECODE": "1"},
        start_new_session=True,
    )  # fmt: skip
    assert process.stdout is not None
    late = Event()

    def give_up() -> None:
        late.set()
        _kill(process)

    timer = Timer(seconds, give_up)
    sending = Thread(target=_send, args=(process, sent), daemon=True)
    timer.daemon = True
    timer.start()
    sending.start()
    try:
        said = process.stdout.read(most + 1)
    finally:
        timer.cancel()
        timer.join()
        _kill(process)
        sending.join()
        process.stdout.close()
        process.wait()
    if late.is_set():
        raise TimeoutError
    return said


def _send(process: subprocess.Popen[bytes], sent: Sequence[bytes]) -> None:
    assert process.stdin is not None
    with suppress(OSError), process.stdin as into:
        for one in sent:
            into.write(one)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End it and whatever it started. It has not been waited for, so its number is nobody else's yet."""
    with suppress(OSError):
        os.killpg(process.pid, signal.SIGKILL) if hasattr(os, "killpg") else process.kill()


def hold(seconds: int = SECONDS) -> None:
    """Hold this process to its memory and its time, where the machine can.

    It ends by itself too, for whoever began it may be gone; and where memory runs out, it is the one that goes.
    """
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (_FILE, _FILE))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds + _LEFT_OVER, seconds + _LEFT_OVER))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    with suppress(AttributeError):
        signal.alarm(seconds + _LEFT_OVER)
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
