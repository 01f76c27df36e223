"""The releases that the figures of one page stand in, numbered in the order in which a reader meets them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from upheld.measures.figure import Figure
from upheld.measures.release import Release
from upheld.measures.saying import said_release
from upheld.web.figures.pages import across


@dataclass(frozen=True, slots=True)
class Cited:
    """One release as it is listed at the foot of a page."""

    number: int
    release: Release
    said: str


class Sources:
    """The releases of one page."""

    def __init__(self) -> None:
        """None yet."""
        self._numbers: dict[str, int] = {}

    def number(self, figure: Figure | None) -> int:
        """The number a figure's release is listed under; 0 where there is no figure."""
        if figure is None or not figure.release:
            return 0
        return self._numbers.setdefault(figure.release, len(self._numbers) + 1)

    def add(self, figures: Iterable[Figure | None]) -> None:
        """List the releases of figures that are shown without a number beside each, such as in a picture."""
        for one in figures:
            self.number(one)

    def listed(self) -> list[Cited]:
        """Every release that was met, in order."""
        known = across.releases()
        return [
            Cited(number, known[id], said_release(known[id])) for id, number in self._numbers.items() if id in known
        ]
