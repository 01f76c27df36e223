"""The worker: round after round of jobs and mail, until it is told to stop."""

from __future__ import annotations

import logging
import os
import signal
from threading import Event

from django.db import connections

from upheld.web import clock
from upheld.web.post.tick import tick

EVERY = 30  # seconds
_LOG = logging.getLogger("upheld.web")


def work(of: int | None = None) -> None:
    """Work until SIGTERM or Ctrl and C; what is being sent is sent first.

    Args:
        of: the process that began it: when that has ended, so does the worker.
    """
    told = Event()
    for wish in (signal.SIGTERM, signal.SIGINT):
        signal.signal(wish, lambda *_: told.set())

    def stop() -> bool:
        return told.is_set() or (of is not None and os.getppid() != of)

    while not stop():
        try:
            tick(clock.now(), stop)
        except Exception:  # the database may be away for a while; the worker must not be
            _LOG.exception("A round of the worker failed; it is tried again.")
        finally:
            connections.close_all()
        for _ in range(EVERY):
            if stop():
                return
            told.wait(1)
