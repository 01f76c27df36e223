"""Make the table that the program carries from a folder of releases: a maintainer's task."""

from __future__ import annotations

import hashlib
import tempfile
from datetime import date
from pathlib import Path
from typing import Final

from upheld.measures.errors import FiguresError
from upheld.measures.intake.bring import Progress, bring
from upheld.measures.intake.carried import FOLDER, keep
from upheld.measures.intake.known import known
from upheld.measures.intake.report import Report
from upheld.measures.reading import packed
from upheld.measures.store import Figures

_ENDINGS: Final = (".zip", ".csv", ".gz")


def carry(folder: Path, *, today: date, into: Path = FOLDER, progress: Progress | None = None) -> tuple[Report, int]:
    """Write the carried table anew from every release under a folder that is known whole, by its bytes.

    Returns:
        What the import said, and the size of the table in bytes.

    Raises:
        FiguresError: there is none, or one cannot be used.
    """
    with tempfile.TemporaryDirectory() as place:
        store = Path(place) / "figures.sqlite3"
        report = bring(whole_releases(folder), store, today=today, progress=progress, is_fresh=True)
        figures = Figures(store)
        try:
            return report, keep(figures, into)
        finally:
            figures.close()


def whole_releases(folder: Path) -> list[Path]:
    """The files under a folder that are whole releases, known by their bytes; those with chosen rows are left out.

    Raises:
        FiguresError: there is none.
    """
    if not folder.is_dir():
        raise FiguresError(f"{folder} is no folder: name the one that the releases are in.")
    found = [
        path
        for path in sorted(folder.rglob("*"))
        if path.suffix.casefold() in _ENDINGS and path.is_file() and _is_whole(path)
    ]
    if not found:
        raise FiguresError(f"{folder} holds no release that is known by its bytes.")
    return found


def _is_whole(path: Path) -> bool:
    try:
        for member in packed.members(path, lambda sentence: None):
            row = known().get(hashlib.sha256(member.content).hexdigest())
            if row is not None and ".rows." not in f"{row['id']}.":
                return True
    except FiguresError:
        pass
    return False
