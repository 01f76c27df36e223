"""Where on the paper as seen is a point of a page? From its top left corner, in points, whichever way it is turned."""

from __future__ import annotations

from typing import NamedTuple

import pypdfium2 as pdfium  # type: ignore[import-untyped]


class Box(NamedTuple):
    """An upright box on the paper as seen; `top` and `bottom` are counted from the top edge."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def centre(self) -> tuple[float, float]:
        """Its middle."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    def holds(self, point: tuple[float, float]) -> bool:
        """Whether a point is in it."""
        return self.x0 <= point[0] <= self.x1 and self.top <= point[1] <= self.bottom

    def area_shared(self, other: Box) -> float:
        """How much of it the other covers, in square points."""
        width = min(self.x1, other.x1) - max(self.x0, other.x0)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return width * height if width > 0 and height > 0 else 0.0

    def and_also(self, other: Box) -> Box:
        """The box around both."""
        return Box(
            min(self.x0, other.x0), min(self.top, other.top), max(self.x1, other.x1), max(self.bottom, other.bottom)
        )


class Frame(NamedTuple):
    """The edges of a page in its own coordinates, and by how many degrees it is turned clockwise to be seen."""

    left: float
    bottom: float
    right: float
    top: float
    turned: int

    @classmethod
    def of(cls, page: pdfium.PdfPage) -> Frame:
        """That of a page whose MediaBox is what is seen of it."""
        left, bottom, right, top = page.get_mediabox()
        return cls(left, bottom, right, top, page.get_rotation())

    @property
    def width(self) -> float:
        """Of the paper as seen."""
        return self.right - self.left if self.turned % 180 == 0 else self.top - self.bottom

    @property
    def height(self) -> float:
        """Of the paper as seen."""
        return self.top - self.bottom if self.turned % 180 == 0 else self.right - self.left

    def seen(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box of the page, on the paper as seen."""
        match self.turned:
            case 90:
                return Box(bottom - self.bottom, left - self.left, top - self.bottom, right - self.left)
            case 180:
                return Box(self.right - right, bottom - self.bottom, self.right - left, top - self.bottom)
            case 270:
                return Box(self.top - top, self.right - right, self.top - bottom, self.right - left)
            case _:
                return Box(left - self.left, self.top - top, right - self.left, self.top - bottom)
