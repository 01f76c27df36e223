"""Which edition a file is: the releases that are known by their bytes, in `tables/releases.csv`."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from upheld.measures.reading.reader import Layout
from upheld.measures.reading.sheet import Sheet
from upheld.measures.release import Release

LICENCE: Final = "Open Government Licence v3.0"
NOT_KNOWN: Final = "edition not known"
_TABLE = Path(__file__).parents[1] / "tables" / "releases.csv"


def release_of(sheet: Sheet, layout: Layout, *, read_on: date, published_on: date | None = None) -> Release:
    """The release a file is, by its bytes; one that is not known is named after its layout and its bytes.

    Args:
        published_on: what the reader says of a file that is not known; one that is known keeps its own.
    """
    row = known().get(sheet.sha256, {})
    title = row.get("title") or (layout.title if row else f"{layout.title} ({NOT_KNOWN})")
    given = row.get("published_on")
    return Release(
        id=row.get("id") or f"{layout.id}.{sheet.sha256[:8]}",
        publisher=layout.publisher,
        title=title,
        published_on=date.fromisoformat(given) if given else (None if row else published_on),
        licence=LICENCE,
        address=layout.address,
        file=sheet.name,
        sha256=sheet.sha256,
        read_on=read_on,
        note=row.get("note", ""),
        edition=row.get("edition", ""),
    )


@lru_cache(maxsize=1)
def known() -> Mapping[str, Mapping[str, str]]:
    """What is known of each file: its id, edition, day of publication, title and note, by its checksum."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return MappingProxyType({row["sha256"]: row for row in rows})
