"""A page as it is seen: which part of it, which way up, and where a point of that lies on the paper."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pikepdf import Array, Matrix, Name, Object, Pdf, Stream

from upheld.documents.unreadable import Unreadable

Box = tuple[float, float, float, float]  # left, bottom, right, top
LETTER = (0.0, 0.0, 612.0, 792.0)  # what readers assume where a page does not say


@dataclass(frozen=True, slots=True)
class View:
    """The seen part of one page, in the page's own coordinates, and how far it is turned clockwise."""

    box: Box
    turned: int

    @property
    def width(self) -> float:
        """Points from left to right, as seen."""
        return self._side(0)

    @property
    def height(self) -> float:
        """Points from bottom to top, as seen."""
        return self._side(1)

    def _side(self, which: int) -> float:
        left, bottom, right, top = self.box
        return (right - left, top - bottom)[(which + self.turned // 90) % 2]

    @property
    def to_seen(self) -> Matrix:
        """From the page's coordinates to those of what is seen, whose bottom left corner is the origin."""
        left, bottom, right, top = self.box
        return {
            0: Matrix(1, 0, 0, 1, -left, -bottom),
            90: Matrix(0, -1, 1, 0, -bottom, right),
            180: Matrix(-1, 0, 0, -1, right, top),
            270: Matrix(0, 1, -1, 0, top, -left),
        }[self.turned]

    def seen(self, box: Box) -> Box:
        """Where a box of the page lies in what is seen."""
        return moved(box, self.to_seen)

    def unseen(self, box: Box) -> Box:
        """Where a box of what is seen lies on the page."""
        return moved(box, self.to_seen.inverse())


def moved(box: Box, matrix: Matrix) -> Box:
    """The upright box around a box that is moved, turned by right angles or scaled."""
    (x0, y0), (x1, y1) = matrix.transform((box[0], box[1])), matrix.transform((box[2], box[3]))
    return (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def view_of(leaf: Object) -> View:
    """How a page that was made `normalise`d is seen."""
    box = _box(leaf.get("/MediaBox")) or LETTER
    crop = _box(leaf.get("/CropBox"))
    if crop and (cut := _overlap(box, crop)):
        box = cut
    turned: Any = leaf.get("/Rotate", 0)
    turned = int(turned) % 360 if isinstance(turned, int | Decimal) else 0
    return View(box, turned if turned % 90 == 0 else 0)


def normalise(pdf: Pdf, leaf: Object, name: str, longest: float) -> None:
    """Give a page one plain box, the seen one, in points, and a rotation of 0, 90, 180 or 270.

    Raises:
        Unreadable: a side is longer than `longest`.
    """
    view = view_of(leaf)
    unit: Any = leaf.get("/UserUnit", 1)
    scale = float(unit) if isinstance(unit, int | Decimal) and unit > 0 else 1.0
    box = tuple(edge * scale for edge in view.box)
    if max(box[2] - box[0], box[3] - box[1]) > longest:
        raise Unreadable(
            f"{name} is more than {longest / 72:.0f} inches long: print it to A4 as a new PDF and give that instead."
        )
    if scale != 1:
        redraw(pdf, leaf, Matrix(scale, 0, 0, scale, 0, 0), clip=None)
    leaf.MediaBox = Array([round(edge, 4) for edge in box])
    leaf.Rotate = view.turned


def redraw(pdf: Pdf, leaf: Object, matrix: Matrix, clip: Box | None) -> None:
    """Draw a page's content and set its links moved and scaled by `matrix`; of the content only what lies in `clip`."""
    before = "q\n"
    if clip:
        before += f"{_numbers((clip[0], clip[1], clip[2] - clip[0], clip[3] - clip[1]))} re W n\n"
    before = f"q\n{_numbers(matrix.shorthand)} cm\n" + before[2:]
    wrap(pdf, leaf, before.encode(), b"\nQ\n")
    annots = leaf.get("/Annots")
    for annot in annots if isinstance(annots, Array) else ():
        box = _box(annot.get("/Rect"))
        if box:
            annot.Rect = Array([round(edge, 4) for edge in moved(box, matrix)])
        forget(annot, "/QuadPoints")


def wrap(pdf: Pdf, leaf: Object, before: bytes, after: bytes) -> None:
    """Put drawing instructions before and after those of a page."""
    leaf[Name.Contents] = Array([pdf.make_stream(before), *drawing_of(leaf), pdf.make_stream(after)])


def drawing_of(leaf: Object) -> list[Object]:
    """The streams that draw a page, in order.

    Raises:
        ValueError: something else stands in their place.
    """
    contents = leaf.get("/Contents")
    parts = list(contents) if isinstance(contents, Array) else [] if contents is None else [contents]
    if not all(isinstance(part, Stream) for part in parts):
        raise ValueError("what draws the page is not drawing")
    return parts


def _numbers(numbers: tuple[float, ...]) -> str:
    return " ".join(f"{number:.5f}".rstrip("0").rstrip(".") for number in numbers)


def _box(value: Any) -> Box | None:
    """A box from what a PDF says of it, its corners in order; None where that is no box, or an empty one."""
    if not isinstance(value, Array) or len(value) != 4:
        return None
    said: list[Any] = list(value)
    edges = [float(edge) for edge in said if isinstance(edge, int | Decimal)]
    if len(edges) != 4:
        return None
    x0, y0, x1, y1 = edges
    box = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    return box if box[2] - box[0] >= 1 and box[3] - box[1] >= 1 else None


def _overlap(one: Box, other: Box) -> Box | None:
    box = (max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3]))
    return box if box[2] - box[0] >= 1 and box[3] - box[1] >= 1 else None


def forget(thing: Object, *keys: str) -> None:
    """Take entries out of a dictionary, where they are in it."""
    for key in keys:
        if key in thing:
            del thing[key]
