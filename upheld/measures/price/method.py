"""The assumptions a price rests on: what each is, how much, and where that was published."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from upheld.measures.errors import FiguresError

_FILE = Path(__file__).with_name("method.toml")
MOST: Final = 1_000_000.0


@dataclass(frozen=True, slots=True)
class Citation:
    """Where an amount was published. `dated` is empty where the page that was read shows no date."""

    publisher: str
    title: str
    address: str
    place: str
    dated: str = ""


@dataclass(frozen=True, slots=True)
class Range:
    """From so much to so much, both ends known."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Assumption:
    """One amount that no official figure gives.

    Args:
        unit: "pounds", "per cent", "weeks" or "complaints".
        published: the amount as cited; None where no publication was seen, and then there is no default.
        most: the greatest amount that is taken.
        says: what is published of it, or that nothing is; one or two sentences.
        caveat: what to know before using it.
    """

    id: str
    title: str
    unit: str
    says: str
    caveat: str
    published: Range | None
    citations: tuple[Citation, ...]
    most: float = MOST


@lru_cache(maxsize=1)
def assumptions() -> Mapping[str, Assumption]:
    """Every assumption of the method by its id, in the order they are shown.

    Raises:
        FiguresError: an assumption has an amount and no citation, or the file does not hold together.
    """
    try:
        given = tomllib.loads(_FILE.read_text(encoding="utf-8"))["assumption"]
        found = [_read(dict(one)) for one in given]
    except (KeyError, TypeError, ValueError) as error:
        raise FiguresError(f"{_FILE.name} cannot be used ({error}): mend the method of the price.") from error
    return MappingProxyType({one.id: one for one in found})


def _read(given: dict[str, Any]) -> Assumption:
    low, high = given.pop("low", None), given.pop("high", None)
    citations = tuple(Citation(**one) for one in given.pop("citation", ()))
    if (low is None) != (high is None) or (low is not None and not citations) or (citations and low is None):
        raise ValueError(f"{given.get('id')}: an amount needs both ends and a citation, and a citation an amount")
    published = None if low is None else Range(float(low), float(high))
    return Assumption(published=published, citations=citations, **given)


def chosen_range(one: Assumption, low: str, high: str) -> Range | None:
    """What a person typed for one assumption; None where both are left empty. One end alone stands for both.

    Raises:
        FiguresError: it is no number, is below nothing or above `most`, or the ends are the wrong way round.
    """
    ends = [_number(one, text) for text in (low, high) if text.strip()]
    if not ends:
        return None
    if ends[0] > ends[-1]:
        raise FiguresError(f"{one.title}: the low end ({ends[0]:g}) is above the high end ({ends[-1]:g}): swap them.")
    return Range(ends[0], ends[-1])


def _number(one: Assumption, text: str) -> float:
    try:
        found = float(text.strip().lstrip("£").replace(",", ""))
    except ValueError:
        found = math.nan
    if not 0 <= found <= one.most:
        raise FiguresError(
            f'{one.title}: "{text.strip()[:20]}" is not a number from 0 to {one.most:,.0f}: write it in figures, '
            "or leave it empty."
        )
    return found
