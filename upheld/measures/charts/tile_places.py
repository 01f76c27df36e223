"""Where each council stands on the map of equal tiles, and the three letters it goes by there."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

_TABLE = Path(__file__).parents[1] / "tables" / "tiles.csv"


class Place(NamedTuple):
    """One tile: its column from the west and its row from the north, from 0, and three letters for its council."""

    column: int
    row: int
    short: str


@lru_cache(maxsize=1)
def places() -> Mapping[str, Place]:
    """The tile of each of the 153 councils, by its three-digit code."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        found = {row["code"]: Place(int(row["column"]), int(row["row"]), row["short"]) for row in rows}
    return MappingProxyType(found)
