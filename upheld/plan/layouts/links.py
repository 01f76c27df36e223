"""Which need and which outcome is a line of provision for: by printed numbers, by its row, or by its area?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from upheld.plan.layouts.line import Line


@dataclass(slots=True)
class Tied:
    """The places in the lists of needs and of outcomes that a line is tied to, and how."""

    needs: list[int] = field(default_factory=list)
    outcomes: list[int] = field(default_factory=list)
    by: Literal["printed", "area", ""] = ""


class Links:
    """The needs and outcomes of a plan, to be found by number, by row and by area."""

    def __init__(self, needs: Sequence[Line], outcomes: Sequence[Line]) -> None:
        self._kinds = (needs, outcomes)
        self._by_ref = tuple(_by_ref(lines) for lines in self._kinds)
        self._by_row = tuple(_by_row(lines) for lines in self._kinds)
        self._by_code = tuple(_by_code(lines) for lines in self._kinds)
        self._by_area = tuple(_by_area(lines) for lines in self._kinds)

    def of(self, line: Line, echoes: Sequence[tuple[Line, int, str]] = ()) -> Tied:
        """What a line of provision is tied to.

        Args:
            echoes: lines of other tables that repeat a need or an outcome, its place, and which of the two it is.
        """
        found: list[list[int]] = [[], []]
        for which in (0, 1):
            if line.rows is not None:
                found[which] += [
                    at
                    for row in range(line.rows.first, line.rows.last + 1)
                    for at in self._by_row[which].get((line.rows.grid, row), ())
                ]
                found[which] += [
                    at
                    for echo, at, kind in echoes
                    if kind == ("need", "outcome")[which] and echo.rows is not None and echo.rows.meets(line.rows)
                ]
            for ref in line.refs:
                at = self._at(which, ref, line)
                found[which] += self._by_code[which].get(ref, ()) if at is None else [at]
        if any(found):
            return Tied(_once(found[0]), _once(found[1]), "printed")
        for which in (0, 1):
            found[which] = list(self._by_area[which].get(_area(line.area), ())) if line.area else []
        return Tied(found[0], found[1], "area" if any(found) else "")

    def _at(self, which: int, ref: str, line: Line) -> int | None:
        what, _, number = ref.rpartition(" ")
        if what and what != ("need", "outcome")[which]:
            return None
        ref, letters = number, "abcd" if which == 0 else "e"
        if ref[:1].isalpha() and ref[0] not in letters:
            return None
        if not what and line.ref is not None and _plain(line.ref) == ref:
            return None
        return self._by_ref[which].get(ref)


def _plain(ref: str) -> str:
    """'Outcome 3', 'E3.' and '(3)' without what is beside the number."""
    found = re.findall(r"[a-k]?\d{1,2}(?:\.\d{1,2}){0,3}[a-z]?", ref.lower())
    return found[-1] if found else ref.lower()


def _by_ref(lines: Sequence[Line]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, line in enumerate(lines):
        if line.ref is not None:
            found.setdefault(_plain(line.ref), at)
    return found


def _by_row(lines: Sequence[Line]) -> dict[tuple[int, int], list[int]]:
    found: dict[tuple[int, int], list[int]] = {}
    for at, line in enumerate(lines):
        if line.rows is not None:
            for row in range(line.rows.first, line.rows.last + 1):
                found.setdefault((line.rows.grid, row), []).append(at)
    return found


def _by_area(lines: Sequence[Line]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        if line.area:
            found.setdefault(_area(line.area), []).append(at)
    return found


def _by_code(lines: Sequence[Line]) -> dict[str, list[int]]:
    """The lines under an area that its heading numbers ('B.1 Learning')."""
    found: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        if numbered := re.match(r"\s*([a-e])\.?(\d{1,2})(?![\d.]\d)", (line.area or "").lower()):
            found.setdefault(f"{numbered[1]}{numbered[2]}", []).append(at)
    return found


def _area(area: str | None) -> str:
    """An area's name without letters, numbers and what is in brackets."""
    plain = re.sub(r"\(.*?\)|^\s*[a-k]\.?\d[\d.]*", " ", (area or "").lower())
    return " ".join(re.findall(r"[a-z]+", plain))


def _once(places: list[int]) -> list[int]:
    return list(dict.fromkeys(places))
