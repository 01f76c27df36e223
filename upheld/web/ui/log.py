"""Logs that cannot hold what a visitor told us: no path, no address, no value, no local variable."""

from __future__ import annotations

import logging
import traceback


class Bare(logging.Filter):
    """Leaves of every record its place, its level and, for a fault, the lines of code it went through."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Make the record bare."""
        if record.name.startswith("upheld."):
            _without_words(record)
            return True
        if record.name.startswith(("django.request", "django.security", "django.server")):
            # Their messages hold the path, the host or the form.
            record.msg, record.args = "answered with status %s", (getattr(record, "status_code", "unknown"),)
        _without_words(record)
        return True


def _without_words(record: logging.LogRecord) -> None:
    """Put the fault's kind and place into the message; its own words may hold what was typed."""
    if record.exc_info and record.exc_info[0] is not None:
        kind, _, trace = record.exc_info
        frames = traceback.extract_tb(trace)
        where = " < ".join(
            f"{frame.name} ({frame.filename.rsplit('/', 1)[-1]}:{frame.lineno})" for frame in frames[::-1][:12]
        )
        record.msg, record.args = "%s: %s in %s", (record.getMessage(), kind.__name__, where)
    record.exc_info = record.exc_text = None
    record.stack_info = None
