"""The official figures that pages show: opened once in each process, and anew when an import has replaced the file."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from upheld.measures.store import Figures


def figures() -> Figures:
    """The figures as they are now.

    Raises:
        FiguresError: there are none yet.
    """
    path = Path(settings.FIGURES)
    stamp = path.stat() if path.is_file() else None
    return _opened(path, (stamp.st_mtime_ns, stamp.st_size, stamp.st_ino) if stamp else (0, 0, 0))


def stamp() -> str:
    """What changes when the figures do, for an answer that a browser may keep."""
    found = figures().path.stat()
    return f"{found.st_mtime_ns:x}-{found.st_size:x}"


@lru_cache(maxsize=2)
def _opened(path: Path, stamp: tuple[int, int, int]) -> Figures:
    return Figures(path)
