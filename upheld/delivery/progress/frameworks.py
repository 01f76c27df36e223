"""Ways of looking at progress, as data: the fields of each, and its scale from least to most.

None of them holds words of somebody else: each file says where its names come from.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Area:
    """One field of a framework."""

    code: str
    name: str
    about: str


@dataclass(frozen=True, slots=True)
class Framework:
    """One way of looking at progress.

    Args:
        place: its place among the others.
        scale: the words for how far a step has come, from least to most; what is seen is kept by its place in it.
        names_from: whose the names of its fields are; `words_by` whose all its other words; `looked_on` when that was
            looked up.
    """

    place: int
    id: str
    name: str
    about: str
    scale: tuple[str, ...]
    areas: tuple[Area, ...]
    names_from: str
    words_by: str
    looked_on: date

    def area(self, code: str) -> Area | None:
        """The field of that code."""
        return next((one for one in self.areas if one.code == code), None)


def _read() -> dict[str, Framework]:
    folder = files("upheld.delivery.progress").joinpath("frameworks")
    texts = [one.read_text(encoding="utf-8") for one in folder.iterdir() if one.name.endswith(".toml")]
    found = [_framework(text) for text in texts]
    return {one.id: one for one in sorted(found, key=lambda one: one.place)}


def _framework(text: str) -> Framework:
    told = tomllib.loads(text)
    areas = tuple(Area(**one) for one in told.pop("areas"))
    return Framework(scale=tuple(told.pop("scale")), areas=areas, **told)


FRAMEWORKS = _read()
"""By id, in their order; "own" is the first."""
