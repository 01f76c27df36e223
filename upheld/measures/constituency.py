"""The 543 parliamentary constituencies of England, and the councils that answer for the children who live there."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from upheld.measures.area import Area, areas, slugged

_TABLE = Path(__file__).parent / "tables" / "constituencies.csv"


@dataclass(frozen=True, slots=True)
class Share:
    """A council, and how many of the constituency's wards lie in it."""

    area: Area
    wards: int


@dataclass(frozen=True, slots=True)
class Constituency:
    """One constituency with the boundaries of 2024.

    Args:
        code: its GSS code.
        slug: its name in an address, kept for good.
        shares: the councils it lies in, most wards first; never empty.
    """

    code: str
    name: str
    slug: str
    shares: tuple[Share, ...]

    @property
    def councils(self) -> tuple[str, ...]:
        """The codes of its councils, most wards first."""
        return tuple(one.area.code for one in self.shares)

    @property
    def wards(self) -> int:
        """How many wards it has in all."""
        return sum(one.wards for one in self.shares)


def constituencies() -> tuple[Constituency, ...]:
    """All of them, by name."""
    return tuple(_by_slug().values())


def by_slug(slug: str) -> Constituency | None:
    """The constituency with that name in an address; None if there is none."""
    return _by_slug().get(slug)


def of_council(code: str) -> tuple[Constituency, ...]:
    """Those with at least one ward in a council, by name; empty for an area that is no council of today."""
    return tuple(one for one in constituencies() if code in one.councils)


def found(text: str) -> tuple[Constituency, ...]:
    """Those whose name, or whose council's name, holds every word of a text; by name. Empty for no words."""
    words = slugged(text).split("-")
    if not any(words):
        return ()
    return tuple(one for one in constituencies() if all(word in _names(one) for word in words))


def _names(one: Constituency) -> str:
    return " ".join([one.slug, *(share.area.slug for share in one.shares)])


@lru_cache(maxsize=1)
def _by_slug() -> Mapping[str, Constituency]:
    names: dict[str, str] = {}
    shares: dict[str, list[Share]] = {}
    with _TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            names[row["code"]] = row["name"]
            shares.setdefault(row["code"], []).append(Share(areas()[row["council"]], int(row["wards"])))
    made = [
        Constituency(
            code, name, slugged(name), tuple(sorted(shares[code], key=lambda one: (-one.wards, one.area.name)))
        )
        for code, name in sorted(names.items(), key=lambda pair: slugged(pair[1]))
    ]
    return MappingProxyType({one.slug: one for one in made})
