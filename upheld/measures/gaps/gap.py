"""One thing that nobody publishes, and the questions that would bring it out."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Literal, get_args

from upheld.measures.errors import FiguresError

Where = Literal["nowhere", "partly", "england"]

WHERE: Final[Mapping[Where, str]] = MappingProxyType(
    {
        "nowhere": "Not published in any release carried here",
        "partly": "Published in part",
        "england": "Published for England, not council by council",
    }
)
"""How far it is published, in words."""

_FILE = Path(__file__).with_name("register.toml")


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that nobody publishes by council.

    Args:
        missing: what is missing, one sentence.
        where: how far it is published; `published` says what comes nearest, empty where nothing was found.
        why: why it matters, one sentence.
        holder: who holds it.
        duties: the ids of the duties it is about.
        measures: the ids of the measures that stand nearest to it.
        asks: the questions, word by word; {years} in them stands for three calendar years.
        hint: what keeps the work of answering small; empty for nothing.
    """

    id: str
    title: str
    short: str
    where: Where
    missing: str
    published: str
    why: str
    holder: str
    duties: tuple[str, ...]
    measures: tuple[str, ...]
    asks: tuple[str, ...]
    hint: str

    def questions(self, today: date) -> tuple[str, ...]:
        """The questions as they are put on a day: the years are the last three that are over."""
        first, second, third = (str(today.year - back) for back in (3, 2, 1))
        return tuple(one.replace("{years}", f"{first}, {second} and {third}") for one in self.asks)


@lru_cache(maxsize=1)
def gaps() -> Mapping[str, Gap]:
    """Every gap by its id, in the order they are shown.

    Raises:
        FiguresError: the register does not hold together.
    """
    try:
        given = tomllib.loads(_FILE.read_text(encoding="utf-8"))["gap"]
        found = [_read(one) for one in given]
    except (KeyError, TypeError, ValueError) as error:
        raise FiguresError(f"{_FILE.name} cannot be used ({error}): mend the register of gaps.") from error
    return MappingProxyType({one.id: one for one in found})


def gap(id: str) -> Gap:
    """The gap of that id.

    Raises:
        FiguresError: there is none; the sentence names those there are.
    """
    if id not in gaps():
        raise FiguresError(f'There is no gap called "{id[:60]}": there are {", ".join(gaps())}.')
    return gaps()[id]


def near(measure: str) -> tuple[Gap, ...]:
    """The gaps that stand near a measure, for its page."""
    return tuple(one for one in gaps().values() if measure in one.measures)


def _read(given: dict[str, Any]) -> Gap:
    if given.get("where") not in get_args(Where):
        raise ValueError(f"{given.get('id')}: where is none of {', '.join(get_args(Where))}")
    if given["where"] != "nowhere" and not given["published"]:
        raise ValueError(f"{given['id']}: what is published is not said")
    lists = {name: tuple(given[name]) for name in ("duties", "measures", "asks")}
    return Gap(**(given | lists))
