"""The table of main figures that the program carries, so that a fresh start shows real ones.

`carried/figures.csv.xz` has a line for one measure, part, period and release, and a cell for each area;
`carried/releases.csv` has the releases they stand in. Both are made by `carry`, never by hand.
"""

from __future__ import annotations

import csv
import hashlib
import io
import lzma
from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields
from datetime import date
from pathlib import Path
from typing import Final

from upheld.measures.errors import FiguresError
from upheld.measures.intake.cell import Told, from_cell, to_cell
from upheld.measures.measure import measures
from upheld.measures.release import Release
from upheld.measures.store import Figures, OtherVersion, Row, alone, made, note, put_rows

FOLDER: Final = Path(__file__).parents[1] / "carried"
_FIGURES, _RELEASES = "figures.csv.xz", "releases.csv"
_LONGEST: Final = 120.0
"""How many seconds to wait while somebody else changes the figures."""

_LEADING: Final = ("release", "measure", "topic", "part", "period")


def ready(path: Path, folder: Path = FOLDER) -> str:
    """See that there are figures at `path`: build them from the carried table where there are none, or older ones.

    What a person has imported is never thrown away for a newer table. Two processes at once do no harm.

    Returns:
        A sentence about what was done; empty where there was nothing to do.

    Raises:
        FiguresError: what is at `path` holds no figures, or the carried table is damaged.
    """
    told, is_due = _due(path, folder)
    if is_due:
        # Whoever was at it may have built it meanwhile, or imported into it: what is there is looked at again.
        with alone(path, _LONGEST):
            told, is_due = _due(path, folder)
            if is_due:
                _build(path, folder)
    return told


def _due(path: Path, folder: Path) -> tuple[str, bool]:
    """What is to be said of the figures at `path`, and whether they are to be built from the carried table."""
    if not path.is_file():
        return "The official figures were built from the table that comes with the program.", True
    try:
        opened = Figures(path)
        about = opened.about()
        opened.close()
    except OtherVersion:
        return (
            "The official figures were of an older version and were built anew: import your own releases again.",
            True,
        )
    if about.get("carried", "") == stamp(folder):
        return "", False
    if about.get("imported"):
        return (
            f"The program comes with a newer table of official figures; yours, with what was imported on "
            f"{about['imported']}, were kept: `upheld figures build` begins anew."
        ), False
    return "The official figures were built anew: the table that comes with the program has changed.", True


def build(path: Path, folder: Path = FOLDER) -> int:
    """Build the figures at `path` from the carried table, whatever was there. How many they are comes back.

    Raises:
        FiguresError: the carried table is damaged, or somebody else is changing the figures.
    """
    with alone(path):
        return _build(path, folder)


def _build(path: Path, folder: Path) -> int:
    number = 0
    with made(path) as connection:
        for release, rows in read(folder):
            number += put_rows(connection, release, rows)
        note(connection, "carried", stamp(folder))
    return number


def stamp(folder: Path = FOLDER) -> str:
    """What changes when the carried table does; empty where there is none."""
    found = [folder / name for name in (_RELEASES, _FIGURES)]
    if not all(path.is_file() for path in found):
        return ""
    return hashlib.sha256(b"".join(path.read_bytes() for path in found)).hexdigest()[:16]


def read(folder: Path = FOLDER) -> Iterator[tuple[Release, list[Row]]]:
    """The carried figures, line by line, each with the release it stands in; nothing where there is no table.

    Raises:
        FiguresError: the table is damaged.
    """
    if not stamp(folder):
        return
    try:
        with (folder / _RELEASES).open(encoding="utf-8", newline="") as file:
            releases = {row["id"]: _release(row) for row in csv.DictReader(file)}
        text = lzma.decompress((folder / _FIGURES).read_bytes()).decode("utf-8")
        lines = csv.reader(io.StringIO(text, newline=""))
        areas = next(lines)[len(_LEADING) :]
        told: dict[str, dict[str, Told]] = {}  # the same small counts stand in many cells
        for release, name, topic, part, period, *cells in lines:
            one = measures().get(name)
            if one is None:
                continue
            known = told.setdefault(name, {})
            rows: list[Row] = []
            for area, cell in zip(areas, cells, strict=True):
                if cell:
                    found = known.get(cell) or known.setdefault(cell, from_cell(one, cell))
                    rows.append((name, topic, part, period, area, *found))
            yield releases[release], rows
    except (lzma.LZMAError, EOFError, KeyError, ValueError, StopIteration) as error:
        raise FiguresError(
            f"The table of figures that comes with the program is damaged ({error}): install the program anew."
        ) from error


def written(figures: Figures) -> tuple[str, str]:
    """The two files of the carried table, as text, for the figures in a store.

    All areas and periods of what is counted whole; its parts for every area in the latest period, and for England
    in all of them.
    """
    lines: dict[tuple[str, str, str, str, str], dict[str, str]] = {}
    for one in measures().values():
        latest: dict[str, str] = {}
        for figure in figures.every(one.id, None):
            latest[figure.topic] = max(latest.get(figure.topic, ""), figure.period)
        for figure in figures.every(one.id, None):
            if not figure.topic or figure.period == latest[figure.topic] or figure.area == "england":
                leading = (figure.release, one.id, figure.topic, figure.part, figure.period)
                lines.setdefault(leading, {})[figure.area] = to_cell(one, figure)
    areas = sorted({area for cells in lines.values() for area in cells}, key=lambda area: (len(area) != 7, area))
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow((*_LEADING, *areas))
    # In the order of the store, which is quicker to fill so.
    for leading, cells in sorted(lines.items(), key=lambda line: (*line[0][1:], line[0][0])):
        writer.writerow((*leading, *(cells.get(area, "") for area in areas)))
    used = {leading[0] for leading in lines}
    return table.getvalue(), _told([one for one in figures.releases().values() if one.id in used])


def keep(figures: Figures, folder: Path = FOLDER) -> int:
    """Write the carried table for the figures in a store. Its size in bytes comes back."""
    table, releases = written(figures)
    folder.mkdir(parents=True, exist_ok=True)
    packed = lzma.compress(table.encode("utf-8"), preset=9 | lzma.PRESET_EXTREME)
    (folder / _FIGURES).write_bytes(packed)
    (folder / _RELEASES).write_text(releases, encoding="utf-8", newline="")
    return len(packed) + len(releases.encode("utf-8"))


def _told(releases: Sequence[Release]) -> str:
    table = io.StringIO(newline="")
    writer = csv.DictWriter(table, [one.name for one in fields(Release)], lineterminator="\n")
    writer.writeheader()
    for one in releases:
        writer.writerow({name: "" if value is None else value for name, value in asdict(one).items()})
    return table.getvalue()


def _release(row: dict[str, str]) -> Release:
    return Release(
        id=row["id"],
        publisher=row["publisher"],
        title=row["title"],
        published_on=date.fromisoformat(row["published_on"]) if row["published_on"] else None,
        licence=row["licence"],
        address=row["address"],
        file=row["file"],
        sha256=row["sha256"],
        read_on=date.fromisoformat(row["read_on"]),
        attribution=row["attribution"],
        note=row["note"],
        edition=row["edition"],
        reaches=date.fromisoformat(row["reaches"]) if row["reaches"] else None,
    )
