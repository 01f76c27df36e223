"""Private folders that a process left behind when it was killed while it made a pack or read a plan."""

from __future__ import annotations

import shutil
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from upheld.web import clock

NAMES = (
    "upheld-pack-",
    "upheld-plan-",
    "upheld-office-",
    "upheld-ocr-",
    "upheld-reading-",
    "upheld-words-",
    "upheld-picture-",
    "upheld-export-",
)
"""How the names of such folders begin: those of `check.packing`, of `plan.reader`, and of `documents`."""
_LONG = timedelta(hours=1)


def clear_left_behind() -> int:
    """Delete what has lain in the temporary folder for an hour; how many folders and files there were."""
    gone = 0
    for name in NAMES:
        for folder in Path(tempfile.gettempdir()).glob(f"{name}*"):
            if _is_old(folder):
                if folder.is_dir():
                    shutil.rmtree(folder, ignore_errors=True)
                else:
                    folder.unlink(missing_ok=True)
                gone += not folder.exists()
    return gone


def _is_old(folder: Path) -> bool:
    try:
        return _moment(folder) < clock.real() - _LONG
    except OSError:
        return False


def _moment(folder: Path) -> datetime:
    return datetime.fromtimestamp(folder.stat().st_mtime, tz=clock.ENGLAND)
