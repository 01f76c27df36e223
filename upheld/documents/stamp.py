"""Where on a page is there room for its number, clear of all that stands there; and put it there."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any, cast

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]
import typst
from pikepdf import Array, Dictionary, Matrix, Object, Pdf
from PIL import Image

from upheld.documents.view import Box, View, redraw, view_of, wrap

SIZE = 11  # points, on a page of A4
EDGE = 14.0  # from the edge of the paper: what printers reach
ROOM = 4.0  # around the number
STRIP = 34.0  # of free paper made at the foot where there is no room
USUAL = 595.28  # the short side of A4: a larger page has a larger number
SMALLEST = 0.8  # a page is not shrunk beyond this; the paper is made longer instead
EVEN = 16  # of 255: a strip that varies by no more is of one colour
LIGHT = 180  # of 255: black is read on it

_TYPESETTER = """
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#set text(font: "Libertinus Serif", size: {size}pt, weight: "bold", top-edge: "ascender", bottom-edge: "descender")
#for label in json(bytes(sys.inputs.labels)) {{ page[#label] }}
"""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a number goes, as seen: its lower left corner, how many times its size, and what is done for it.

    `shrink` is the scale of the page's content, `longer` the points by which the paper is made longer at its foot,
    and `wider` those by which it is made wider on either side.
    """

    x: float
    y: float
    times: float = 1.0
    shrink: float = 1.0
    longer: float = 0.0
    wider: float = 0.0


def find_spot(page: pdfium.PdfPage, view: View, width: float, height: float, *, draw: bool = True) -> Spot:
    """The first clear place of these: foot centre, right, left; head right, left, centre; else one that is made.

    Clear means: no text, seen or not, no picture, and nothing else drawn but an even, light ground.

    Args:
        width, height: of the number, in points.
        draw: whether the page may be drawn to see whether a place is clear; if not, a place is made.
    """
    times = max(1.0, min(view.width, view.height) / USUAL)
    width, height, edge, room = width * times, height * times, EDGE * times, ROOM * times
    taken = _taken(page, view)
    left, right, middle = 2 * edge, view.width - 2 * edge - width, (view.width - width) / 2
    if draw and right > left and view.height > 4 * STRIP * times:
        for y in (edge, view.height - edge - height):
            strip: Image.Image | None = None
            for x in (middle, right, left) if y == edge else (right, left, middle):
                box = (x - room, y - room, x + width + room, y + height + room)
                if any(_meet(box, other) for other in taken):
                    continue
                strip = strip or _strip(page, view, box[1], box[3])
                if _is_even(strip, box[0], box[2]):
                    return Spot(x, y, times)
    return _made(view, width, height, times)


def _made(view: View, width: float, height: float, times: float) -> Spot:
    """A place at the foot that the page makes room for."""
    strip = STRIP * times
    y = (strip - height) / 2
    shrink = (view.height - strip) / view.height
    if shrink >= SMALLEST and view.width >= width + 2 * EDGE:
        return Spot((view.width - width) / 2, y, times, shrink=shrink)
    wider = max(0.0, (width + 2 * EDGE - view.width) / 2)
    return Spot((view.width - width) / 2 + wider, y, times, longer=strip, wider=wider)


def _taken(page: pdfium.PdfPage, view: View) -> list[Box]:
    """The boxes of every line of text and every picture on the page, as seen."""
    words = page.get_textpage()
    try:
        boxes = [words.get_rect(index) for index in range(words.count_rects())]
    finally:
        words.close()
    boxes += [thing.get_bounds() for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=1)]
    return [view.seen(box) for box in boxes]


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _strip(page: pdfium.PdfPage, view: View, bottom: float, top: float) -> Image.Image:
    """What a strip across the page looks like, one dot to the point."""
    bitmap = page.render(scale=1, grayscale=True, crop=(0, max(0.0, bottom), 0, max(0.0, view.height - top)))
    strip: Image.Image = bitmap.to_pil().copy()
    bitmap.close()
    return strip


def _is_even(strip: Image.Image, left: float, right: float) -> bool:
    """Whether there is nothing to see between two points but a light ground."""
    part = strip.crop((max(0, int(left)), 0, min(strip.width, int(right) + 1), strip.height))
    darkest, lightest = cast(tuple[int, int], part.getextrema())
    return darkest >= LIGHT and lightest - darkest <= EVEN


@dataclass(frozen=True, slots=True)
class Numbers:
    """The typeset numbers of all pages, ready to be drawn in one PDF; `sizes` are their widths and heights."""

    forms: tuple[Object, ...]
    sizes: tuple[tuple[float, float], ...]


def typeset(pdf: Pdf, labels: Sequence[str]) -> Numbers:
    """The labels as things that `pdf` can draw; the font is in it, and each label can be searched and read aloud."""
    source = _TYPESETTER.format(size=SIZE).encode()
    made = typst.compile(source, format="pdf", sys_inputs={"labels": json.dumps(list(labels))}, pdf_tags=False)
    with Pdf.open(io.BytesIO(made)) as numbers:
        forms, sizes = [], []
        for page in numbers.pages:
            form = pdf.copy_foreign(page.as_form_xobject())
            forms.append(form)
            sizes.append((float(page.mediabox[2]), float(page.mediabox[3])))
        return Numbers(tuple(forms), tuple(sizes))


def stamp(pdf: Pdf, leaf: Object, spot: Spot, number: Object) -> None:
    """Draw a page's number at its spot, over what is there, as something that is not part of the page's own text."""
    view = view_of(leaf)
    if spot.shrink != 1:
        seen = Matrix(
            spot.shrink, 0, 0, spot.shrink, view.width * (1 - spot.shrink) / 2, view.height * (1 - spot.shrink)
        )
        redraw(pdf, leaf, view.to_seen @ seen @ view.to_seen.inverse(), clip=view.box)
    elif spot.longer:
        redraw(pdf, leaf, Matrix(), clip=view.box)
        box = view.unseen((-spot.wider, -spot.longer, view.width + spot.wider, view.height))
        leaf.MediaBox = Array([round(edge, 4) for edge in box])
        view = view_of(leaf)
    name = _own_name(leaf, number)
    place = Matrix(spot.times, 0, 0, spot.times, spot.x, spot.y) @ view.to_seen.inverse()
    drawn = f"\nQ\n/Artifact <</Type/Pagination>> BDC q {place.encode().decode()} cm {name} Do Q EMC\n"
    wrap(pdf, leaf, b"q\n", drawn.encode())


def _own_name(leaf: Object, number: Object) -> str:
    """Put the number among what the page can draw, and nothing else's: pages often share these lists."""
    resources = _copied(leaf.get("/Resources"))
    forms = _copied(resources.get("/XObject"))
    name = "/UpheldPage"
    while name in forms:
        name += "x"
    forms[name] = number
    resources.XObject = forms
    leaf.Resources = resources
    return name


def _copied(entries: Any) -> Any:
    return copy(entries) if isinstance(entries, Dictionary) else Dictionary()
