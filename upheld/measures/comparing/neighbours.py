"""The ten councils most like each council, as the Department for Education's model of 2025 has them.

The model matches what is known of an area's children and families, not what its council does. It is the publisher's
choice, given so that a council is set beside others with a like task; how close each is stands with it.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from upheld.measures.area import Area, areas

_TABLE = Path(__file__).parents[1] / "tables" / "neighbours.csv"


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One council that is like another.

    Args:
        rank: 1 for the nearest, to 10.
        closeness: in the publisher's words: "Extremely close", "Very close", "Close", "Somewhat close", "Not close".
    """

    area: Area
    rank: int
    closeness: str


def neighbours(code: str) -> tuple[Neighbour, ...]:
    """The ten neighbours of a council, nearest first; none for a region, England or a council that has ended."""
    return _all().get(code, ())


@lru_cache(maxsize=1)
def _all() -> Mapping[str, tuple[Neighbour, ...]]:
    found: dict[str, list[Neighbour]] = {}
    with _TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            one = Neighbour(areas()[row["neighbour"]], int(row["rank"]), row["closeness"])
            found.setdefault(row["code"], []).append(one)
    return MappingProxyType({code: tuple(sorted(rows, key=lambda one: one.rank)) for code, rows in found.items()})
