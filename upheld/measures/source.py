"""Where a measure stands in one file of a release: which columns, of which rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Numbers of a release that are known to be wrong and are not taken: whose, of which periods, and why."""

    areas: tuple[str, ...]
    periods: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where a measure stands in one layout of a release.

    Args:
        layout: whose files these are, such as "dfe.plans"; the reader that knows it is in the module of that name.
        file: which file of the layout, without its ending.
        numerator: the columns that are added up; empty where `published` alone is given.
        denominator: the columns that are added up; empty for a count.
        published: the column with the publisher's own value: the value itself for a measure of the form "published"
            or "choice", else what ours is checked against.
        parts: for a measure whose parts are columns: the id of each part and the columns that are added up.
        published_parts: for such parts, the column with the publisher's own value of each.
        topics: further kinds of rows to keep: our name of the topic and the publisher's names of it.
        first, last: the periods to take from here, closed; empty for no bound.
        optional: the file may lack these columns, which then gives nothing: they came with a later edition.
        first_year: whether two years, such as 202425, stand in this file for the calendar year 2024.
        left_out: what is known to be wrong here and is not taken.
        only: the areas to take from here; empty for all of them.
    """

    layout: str
    file: str
    numerator: tuple[str, ...] = ()
    denominator: tuple[str, ...] = ()
    published: str = ""
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    published_parts: Mapping[str, str] = field(default_factory=dict)
    topics: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    first: str = ""
    last: str = ""
    optional: bool = False
    first_year: bool = False
    left_out: tuple[LeftOut, ...] = ()
    only: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column it needs to be read, without the ones that only check."""
        alone = () if self.numerator or not self.published else (self.published,)
        among = (column for columns in self.parts.values() for column in columns)
        return tuple(dict.fromkeys((*self.numerator, *self.denominator, *alone, *among)))


def source_from(given: Mapping[str, Any]) -> Source:
    """A source as a definition gives it; one name stands for a list of one.

    Raises:
        TypeError, KeyError: it has a name that no source has, or lacks one.
    """
    shaped = dict(given)
    for name in ("numerator", "denominator", "only"):
        shaped[name] = _several(shaped.get(name, ()))
    for name in ("parts", "topics"):
        shaped[name] = {key: _several(value) for key, value in shaped.get(name, {}).items()}
    shaped["left_out"] = tuple(
        LeftOut(_several(one["areas"]), _several(one["periods"]), one["why"]) for one in shaped.get("left_out", ())
    )
    return Source(**shaped)


def _several(given: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)
