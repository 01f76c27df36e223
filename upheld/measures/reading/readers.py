"""Every kind of file that can be read, and which of them a file is."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from types import MappingProxyType

import upheld.measures.reading
from upheld.measures.measure import Source, measures
from upheld.measures.reading.reader import Layout
from upheld.measures.reading.sheet import Sheet


@lru_cache(maxsize=1)
def layouts() -> tuple[Layout, ...]:
    """The layouts of every module called from_<publisher>, in the order of their names."""
    names = sorted(
        one.name for one in pkgutil.iter_modules(upheld.measures.reading.__path__) if one.name.startswith("from_")
    )
    modules = [import_module(f"upheld.measures.reading.{name}") for name in names]
    return tuple(layout for module in modules for layout in getattr(module, "LAYOUTS", ()))


def layout_of(sheet: Sheet) -> Layout | None:
    """Which kind of file a sheet is, by its header; None if it is none that is known."""
    return next((one for one in layouts() if one.is_it(sheet)), None)


def sources_of(layout: Layout) -> tuple[tuple[str, Source], ...]:
    """What is taken from such a file: the id of each measure, and where it stands."""
    return tuple(
        (measure.id, source)
        for measure in measures().values()
        for source in measure.sources
        if layout.id in (f"{source.layout}.{source.file}", source.layout)
    )


@lru_cache(maxsize=1)
def columns() -> Mapping[str, frozenset[str]]:
    """The columns that are taken from each kind of file, in small letters, by the id of its layout."""
    found: dict[str, frozenset[str]] = {}
    for layout in layouts():
        wanted = (source.columns for _, source in sources_of(layout) if not source.optional)
        found[layout.id] = frozenset(one.casefold() for names in wanted for one in names)
    return MappingProxyType(found)


def nearest(sheet: Sheet) -> tuple[Layout, frozenset[str]] | None:
    """The layout a sheet that is none comes nearest to, and which of its columns are missing; None if none is near.

    Near is: most of the columns that are taken from it are there, or some are and the file has its name.
    """
    header = set(sheet.header)
    stem = sheet.name.casefold().rsplit(".", 1)[0]
    best: tuple[float, Layout, frozenset[str]] | None = None
    for layout in layouts():
        wanted = columns()[layout.id]
        there = wanted & header
        share = len(there) / len(wanted) if wanted else 0.0
        score = share + (layout.id.endswith(f".{stem}") and bool(there))
        if score > 0.5 and (best is None or score > best[0]):
            best = (score, layout, wanted - header)
    return (best[1], best[2]) if best else None
