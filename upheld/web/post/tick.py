"""One round of what has to be done by itself: the jobs of every part, then the mail that waits."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from upheld.web.post import lease
from upheld.web.post.send import Sent, send_waiting

Job = Callable[[datetime], int]

_LOG = logging.getLogger("upheld.web")
_JOBS: dict[str, Job] = {}
_LASTING = timedelta(minutes=10)


class Ticked(NamedTuple):
    """What a round did: what each job counted, which failed, and what was sent; no jobs if another did them."""

    jobs: dict[str, int]
    failed: tuple[str, ...]
    sent: Sent


def register_job(name: str, run: Job) -> None:
    """Have a job run in every round, in `ready()` of the app it belongs to.

    Args:
        run: told which moment it is; what it does again changes nothing, and it can be cut off at any point.
    """
    _JOBS[name] = run


def tick(now: datetime, stop: Callable[[], bool] = lambda: False) -> Ticked:
    """Do the jobs, unless another process is doing them, and send what waits.

    Args:
        stop: asked before each job and each mail; if true, no further one is begun.
    """
    jobs, failed = _do_jobs(now, stop)
    return Ticked(jobs, tuple(failed), send_waiting(now, stop=stop))


def _do_jobs(now: datetime, stop: Callable[[], bool]) -> tuple[dict[str, int], list[str]]:
    holder, done, failed = uuid.uuid4(), dict[str, int](), list[str]()
    for name, run in _JOBS.items():
        if stop() or not lease.take("jobs", holder, _LASTING):
            break
        try:
            done[name] = run(now)
        except Exception:  # one job that fails must not keep the others from their work
            _LOG.exception("The job %s failed; it is tried again.", name)
            failed.append(name)
    lease.give_back("jobs", holder)
    return done, failed
