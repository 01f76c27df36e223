"""The official figures that pages show: opened once in each process, and anew when an import has replaced the file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from upheld.measures.errors import FiguresError
from upheld.measures.store import Figures

Stamp = tuple[int, int, int]
_held: ContextVar[tuple[Figures, Stamp] | None] = ContextVar("figures", default=None)


def figures() -> Figures:
    """The figures as they are now; those of the beginning inside `unchanged`.

    Raises:
        FiguresError: there are none yet, or they cannot be read.
    """
    return _now()[0]


def stamp() -> str:
    """What changes when the figures do, for an answer that a browser may keep."""
    return "-".join(f"{part:x}" for part in _now()[1])


@contextmanager
def unchanged() -> Iterator[None]:
    """While it lasts, one thread is given the same figures: no answer is made of two imports.

    Raises:
        FiguresError: there are none yet, or they cannot be read.
    """
    if _held.get() is not None:
        yield
        return
    token = _held.set(_now())
    try:
        yield
    finally:
        _held.reset(token)


def _now() -> tuple[Figures, Stamp]:
    held = _held.get()
    if held is not None:
        return held
    path = Path(settings.FIGURES)
    try:
        found = path.stat()
    except FileNotFoundError:
        return Figures(path), (0, 0, 0)
    except OSError as error:
        raise FiguresError(f"{path.name} cannot be read ({error.strerror}): look who may read it.") from error
    stamp = (found.st_mtime_ns, found.st_size, found.st_ino)
    return _opened(path, stamp), stamp


@lru_cache(maxsize=2)
def _opened(path: Path, stamp: Stamp) -> Figures:
    return Figures(path)
