"""A drawing inside a document: let through only if it is plain lines and words; as dots where a format needs them."""

from __future__ import annotations

import re
from typing import Final
from xml.etree import ElementTree

import typst

from upheld.errors import UpheldError

LONGEST: Final = 500_000
_DOTS_AN_INCH = 220
_SVG = "{http://www.w3.org/2000/svg}"
_PARTS = frozenset(
    "svg title desc defs pattern g path rect circle ellipse line polyline polygon text tspan".split()
)  # fmt: skip
_SAYS = frozenset(
    "viewBox width height x y x1 x2 y1 y2 dx dy cx cy r rx ry d points transform id role aria-labelledby aria-hidden "
    "focusable fill fill-opacity fill-rule stroke stroke-width stroke-dasharray stroke-linecap stroke-linejoin "
    "stroke-opacity opacity font-family font-size font-weight text-anchor dominant-baseline patternUnits "
    "patternTransform preserveAspectRatio".split()
)
_OUTSIDE = re.compile(r"url\((?!#[\w-]+\))|javascript:|data:|https?:", re.IGNORECASE)
_PAGE = b"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: float(sys.inputs.width) * 1mm)
"""


def checked(svg: str) -> str:
    """The drawing as it stands, if nothing in it runs, leads elsewhere or is fetched.

    Raises:
        UpheldError: it is no SVG, or holds what no drawing here needs.
    """
    if len(svg) > LONGEST:
        raise UpheldError(f"A drawing has {len(svg):,} letters; {LONGEST:,} is the most: draw fewer things.")
    if "<!" in svg or "<?" in svg:
        raise UpheldError("A drawing has a declaration or a comment in it: give the svg element alone.")
    try:
        root = ElementTree.fromstring(svg)  # nosec: declarations are refused above
    except ElementTree.ParseError as error:
        raise UpheldError(f"A drawing cannot be read ({error}): give one svg element.") from error
    if root.tag != f"{_SVG}svg" or "viewBox" not in root.attrib:
        raise UpheldError("A drawing must be one svg element with a viewBox.")
    for part in root.iter():
        name = part.tag.removeprefix(_SVG)
        if not part.tag.startswith(_SVG) or name not in _PARTS:
            raise UpheldError(f"A drawing holds {name[:40]!r}, which no drawing here may.")
        for said, value in part.attrib.items():
            if said not in _SAYS or _OUTSIDE.search(value):
                raise UpheldError(f"A drawing says {said[:40]!r} of {name!r}, which no drawing here may.")
    return svg


def as_png(svg: str, width: int) -> bytes:
    """The drawing as a picture of dots, so many millimetres wide, good enough to print; the same every time.

    Args:
        svg: as `checked` let it through.

    Raises:
        UpheldError: it cannot be drawn.
    """
    try:
        made = typst.compile(
            _PAGE,
            format="png",
            ppi=_DOTS_AN_INCH,
            ignore_system_fonts=True,
            sys_inputs={"svg": svg, "width": str(width)},
        )
    except typst.TypstError as error:
        raise UpheldError(f"A drawing cannot be made into a picture ({error.message}).") from error
    assert isinstance(made, bytes)  # one page
    return made
