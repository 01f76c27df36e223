"""Bring releases in: every file is read and set among what is there, all of them or none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from upheld.measures.errors import FiguresError
from upheld.measures.intake.carried import ready
from upheld.measures.intake.doubts import other_than_published, sums_that_fail
from upheld.measures.intake.known import release_of
from upheld.measures.intake.merge import Merged, merge
from upheld.measures.intake.report import Report, largest_first
from upheld.measures.measure import measures
from upheld.measures.reading import packed
from upheld.measures.reading.reader import Layout
from upheld.measures.reading.readers import columns, layout_of, nearest, sources_of
from upheld.measures.reading.sheet import Sheet, sheets
from upheld.measures.store import (
    Connection,
    alone,
    changes_in,
    every_in,
    forget,
    last_change,
    made,
    note,
    put,
    releases_in,
    renewed,
)
from upheld.measures.worked_out import LAYOUT, worked_out
from upheld.measures.worked_out import release_of as worked_out_release

Progress = Callable[[int, int, str], None]
"""Told how many files are read, of how many, and the name of the one that is read now."""


def bring(
    paths: Sequence[Path],
    store: Path,
    *,
    today: date,
    published: date | None = None,
    progress: Progress | None = None,
    is_fresh: bool = False,
) -> Report:
    """Read releases as they were downloaded (zip, CSV, gzip) and set their figures among those at `store`.

    A newer release's figure replaces an older one's, never the other way round. The same file again changes nothing.
    The old figures stay as they are until all is read, and for good where anything is wrong.

    Args:
        today: the day of the import.
        published: the day of publication of those files that are not known by their bytes.
        is_fresh: begin with nothing, not with the table the program carries; there is no store yet.

    Raises:
        FiguresError: a file cannot be used, or another import is going on; nothing was changed.
    """
    if not paths:
        raise FiguresError("No file was named: give the releases as they were downloaded, zip or CSV.")
    if published is not None and published > today:
        raise FiguresError(f"{published} is yet to come: give the day on which the release was published.")
    if not is_fresh:
        ready(store)
    with alone(store):
        is_begun = is_fresh and not store.exists()
        if is_begun:
            with made(store):
                pass
        try:
            with renewed(store) as renewal:
                report = _brought(renewal.connection, paths, today, published, progress)
                renewal.is_changed = report.is_changed
        except BaseException as error:
            if is_begun:
                store.unlink(missing_ok=True)
            if isinstance(error, FiguresError):
                raise FiguresError(f"{error} Nothing was imported.") from error
            raise
    return report


def _brought(
    connection: Connection, paths: Sequence[Path], today: date, published: date | None, progress: Progress | None
) -> Report:
    told: list[str] = []
    merged: list[Merged] = []
    doubts: list[str] = []
    before = last_change(connection)
    total, done = sum(packed.count(path) for path in paths), 0
    for path in paths:
        found = 0
        for sheet in sheets(path, told.append):
            if progress:
                progress(done, total, sheet.told)
            done += 1
            layout = _layout(sheet, told.append)
            if layout is None:
                continue
            found += 1
            release = release_of(sheet, layout, read_on=today, published_on=published)
            try:
                figures = list(layout.read(sheet, release.id))
                if not figures:
                    raise FiguresError("it has no row that is taken from such a file: look whether it is cut short.")
                merged.append(merge(connection, release, figures, today))
            except FiguresError as error:
                where = "" if sheet.name in str(error) else f"{sheet.told}: "
                raise FiguresError(f"{where}{error}") from error
            doubts += other_than_published(sheet, layout, figures)
        if not found:
            raise FiguresError(f"{path.name} holds no release that is known.")
    if progress:
        progress(total, total, "")
    is_changed = any(one.is_changed for one in merged)
    derived = _work_out(connection, today) if is_changed else 0
    doubts += sums_that_fail(connection, {one.release.id for one in merged if one.is_changed})
    if is_changed:
        note(connection, "imported", today.isoformat())
    return Report(
        tuple(merged),
        largest_first(changes_in(connection, before)),
        tuple(dict.fromkeys(doubts)),
        tuple(told),
        derived,
        is_changed,
    )


def _layout(sheet: Sheet, say: Callable[[str], None]) -> Layout | None:
    """The layout of a sheet; None for one that stands beside the figures in a zip.

    Raises:
        FiguresError: it is none that is known, or its header is not that of the layout it comes nearest to.
    """
    layout = layout_of(sheet)
    if layout is not None and not sources_of(layout):
        say(f"{sheet.told} was left aside: no measure is taken from such a file.")
        return None
    if layout is not None:
        if unclear := columns()[layout.id] & sheet.doubled:
            name = sorted(unclear)[0]
            raise FiguresError(
                f'{sheet.told} has the column "{name}" twice, and the two differ: nobody can say which is right, so '
                "ask the publisher."
            )
        return layout
    near = nearest(sheet)
    if near is not None:
        which, missing = near
        names = ", ".join(f'"{one}"' for one in sorted(missing)[:3])
        lacking = f"its columns {names} are missing" if len(missing) > 1 else f"its column {names} is missing"
        if not missing:
            lacking = "its other columns are not those of that release"
        raise FiguresError(
            f"{sheet.told} comes nearest to {which.title} ({which.id}), but {lacking}: the publisher has changed the "
            "file, or it was edited."
        )
    if sheet.inside:
        say(f"{sheet.told} was left aside: no figure is taken from such a file.")
        return None
    heads = ", ".join(one for one in sheet.header[:4] if one) or "none"
    raise FiguresError(
        f"{sheet.told} is no release that is known (its first columns: {heads[:120]}): `upheld figures releases` names "
        "those that are."
    )


def _work_out(connection: Connection, today: date) -> int:
    """Write the figures that follow from those of two releases, in place of the earlier ones; how many they are."""
    forget(connection, LAYOUT)
    found = list(worked_out(lambda name: every_in(connection, name)))
    if not found:
        return 0
    names = {column for one in measures().values() for source in one.sources if source.layout == LAYOUT
             for column in (*source.numerator, *source.denominator)}  # fmt: skip
    used = {figure.release for name in names for figure in every_in(connection, name)}
    releases = {one.id: one for one in releases_in(connection).values() if one.id in used}
    return put(connection, worked_out_release(releases, today), found)
