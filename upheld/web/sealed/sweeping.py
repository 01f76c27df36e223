"""Deletes what is past its time, every few minutes, in a thread of a serving process."""

from __future__ import annotations

import logging
import re
from threading import Event, Thread

from django.db import connections

from upheld.plan.check.provision.inherited import inherited_from
from upheld.web.sealed.left_behind import clear_left_behind
from upheld.web.sealed.session import sweep

EVERY = 300.0  # seconds


def begin_sweeping() -> None:
    """Sweep now and then for as long as the process lives. Several processes may do so at once."""
    Thread(target=_sweep_for_ever, name="sweep", daemon=True).start()


def _sweep_for_ever() -> None:
    pause = Event()
    while not pause.wait(EVERY):
        try:
            # Python keeps the last patterns it searched for, and some were made of a visitor's own words. So does the
            # check keep the headings of a plan.
            re.purge()
            inherited_from.cache_clear()
            sweep()
            clear_left_behind()
        except Exception:  # whatever it was, what is past its time must not stay for it
            logging.getLogger("upheld.web").exception("The sweep failed; it is tried again.")
        finally:
            connections.close_all()
