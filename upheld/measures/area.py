"""Of whom a figure is: England, its nine regions, and the councils that are and that were."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal

from upheld.bodies import UnknownBody, authorities, find_authority
from upheld.measures.errors import FiguresError

ENGLAND: Final = "england"
_TABLES = Path(__file__).parent / "tables"

Level = Literal["england", "region", "council", "former"]


@dataclass(frozen=True, slots=True)
class Area:
    """One area that figures are published for.

    Args:
        code: "england", a region's GSS code, or a council's three digits.
        level: "former" is a council that has ended; `successors` took over from it.
        slug: its name in an address, kept for good.
        region: the code of its region; None for England and for a region itself.
        within: "Inner London" or "Outer London"; empty elsewhere.
        request_id: its number on the public site for freedom of information requests; None where it has none.
    """

    code: str
    name: str
    level: Level
    slug: str
    region: str | None = None
    within: str = ""
    request_id: int | None = None
    successors: tuple[str, ...] = ()

    @property
    def is_council(self) -> bool:
        """Whether it is one of the 153 that owe the duties now."""
        return self.level == "council"


@lru_cache(maxsize=1)
def areas() -> Mapping[str, Area]:
    """Every area by its code: England, the regions, the 153 councils by name, then those that have ended."""
    regions = {row["name"]: row["code"] for row in _rows("regions.csv")}
    known = {row["code"]: row for row in _rows("councils.csv")}
    found = [Area(ENGLAND, "England", "england", "england")]
    found += [Area(code, name, "region", slugged(name)) for name, code in regions.items()]
    english = sorted((one for one in authorities() if one.code and one.code.isdigit()), key=lambda one: one.name)
    for ended in (False, True):
        for one in english:
            if (one.until is not None) is not ended or one.code is None:
                continue
            row = known.get(one.code, {})
            slug = row.get("slug") or f"{slugged(one.name)}-{one.code}"
            found.append(
                Area(
                    code=one.code,
                    name=one.name,
                    level="former" if ended else "council",
                    slug=slug,
                    region=regions.get(one.region or ""),
                    within=row.get("within", ""),
                    request_id=int(row["request_id"]) if row.get("request_id") else None,
                    successors=one.successors,
                )
            )
    return MappingProxyType({one.code: one for one in found})


def councils() -> tuple[Area, ...]:
    """The 153 councils that owe the duties now, by name."""
    return tuple(one for one in areas().values() if one.is_council)


def regions() -> tuple[Area, ...]:
    """The nine regions."""
    return tuple(one for one in areas().values() if one.level == "region")


def by_slug(slug: str, level: Level) -> Area | None:
    """The area with that name in an address; None if there is none."""
    return _slugs().get((level, slug))


def find_area(text: str) -> Area:
    """The area a person names: "England", a region, or a council by name, three-digit code or GSS code.

    Raises:
        FiguresError: it is none, or not in England; the sentence names the nearest.
    """
    asked = " ".join(text.split()).casefold()
    for one in areas().values():
        if asked in (one.code.casefold(), one.slug, one.name.casefold()) and one.level != "former":
            return one
    try:
        found = find_authority(text)
    except UnknownBody as error:
        raise FiguresError(str(error)) from error
    if not found.code or found.code not in areas():
        raise FiguresError(f"{found.name} is not in England: the official figures here are of England alone.")
    return areas()[found.code]


def slugged(name: str) -> str:
    """A name as it stands in an address: small letters and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", name.casefold().replace("'", "").replace("’", "")).strip("-")


@lru_cache(maxsize=1)
def _slugs() -> Mapping[tuple[str, str], Area]:
    return {(one.level, one.slug): one for one in areas().values()}


def _rows(name: str) -> list[dict[str, str]]:
    with (_TABLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))
