"""What must be said beside some figures: what the publisher says, or its files show, of some councils and years."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from upheld.measures.area import areas
from upheld.measures.errors import FiguresError
from upheld.measures.measure import measures
from upheld.measures.period import is_period

_FILE: Final = Path(__file__).parent / "notes.toml"
_KEYS: Final = {"areas", "measures", "periods", "text", "source"}


@dataclass(frozen=True, slots=True)
class Note:
    """One sentence or two to stand beside certain figures.

    Args:
        areas: the codes of those it is of; empty for all.
        measures: the ids of those it is of; empty for all.
        periods: those it is of, written as the measures write them; empty for all.
        text: what a reader is told.
        source: where it is said, or what was set side by side to find it.
    """

    areas: tuple[str, ...]
    measures: tuple[str, ...]
    periods: tuple[str, ...]
    text: str
    source: str


@lru_cache(maxsize=1)
def every() -> tuple[Note, ...]:
    """All the notes, in the order of their file.

    Raises:
        FiguresError: a note names an area, a measure or a period that is not known, or leaves something out.
    """
    given = tomllib.loads(_FILE.read_text(encoding="utf-8"))["note"]
    return tuple(_note(number, one) for number, one in enumerate(given, start=1))


def notes(measure: str, area: str, period: str) -> tuple[Note, ...]:
    """What must be said beside one figure, in the order of the file; empty where there is nothing."""
    return tuple(
        one
        for one in _of_measure(measure)
        if (not one.areas or area in one.areas) and (not one.periods or period in one.periods)
    )


def of_area(area: str, ids: Iterable[str] = ()) -> tuple[Note, ...]:
    """What must be said of one area by name, of any period, of all measures or of those given."""
    wanted = set(ids)
    return tuple(
        one
        for one in every()
        if area in one.areas and (not wanted or not one.measures or wanted.intersection(one.measures))
    )


@lru_cache(maxsize=256)
def _of_measure(measure: str) -> tuple[Note, ...]:
    return tuple(one for one in every() if not one.measures or measure in one.measures)


def _note(number: int, given: Mapping[str, object]) -> Note:
    if set(given) - _KEYS or not isinstance(given.get("text"), str) or not isinstance(given.get("source"), str):
        raise FiguresError(f"Note {number} cannot be used: it needs a text and a source, and no other names.")
    made = Note(
        _several(given.get("areas")),
        _several(given.get("measures")),
        _several(given.get("periods")),
        str(given["text"]),
        str(given["source"]),
    )
    unknown = [one for one in made.areas if one not in areas()] + [
        one for one in made.measures if one not in measures()
    ]
    for period in made.periods:
        if not any(is_period(period, measures()[one].at) for one in made.measures or measures()):
            unknown.append(period)
    if unknown or not (made.areas or made.measures or made.periods):
        raise FiguresError(
            f"Note {number} cannot be used: {', '.join(unknown) or 'it is of nothing'}: mend notes.toml."
        )
    return made


def _several(given: object) -> tuple[str, ...]:
    if isinstance(given, list):
        return tuple(str(one) for one in given)
    return (str(given),) if given else ()
