"""Where the official figures are for the command: those of the web pages, or a file that was named."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from upheld.measures.store import Figures


def store_at(named: Path | None) -> Path:
    """The file of figures: the one that was named, else the one that the web pages show."""
    return named if named is not None else Path(os.environ.get("UPHELD_HOME") or "var") / "figures.sqlite3"


@contextmanager
def opened(named: Path | None) -> Iterator[Figures]:
    """The figures, for reading; where there are none yet at the usual place, they are built first.

    Raises:
        FiguresError: the file that was named is not there, or holds no figures.
    """
    if named is None:
        from upheld.measures.intake.carried import ready

        path = store_at(None)
        is_new = not path.is_file()
        told = ready(path)
        # That they are built the first time is news to a person only, not to another program.
        if told and (not is_new or sys.stderr.isatty()):
            print(told, file=sys.stderr)
    figures = Figures(store_at(named))
    try:
        yield figures
    finally:
        figures.close()
