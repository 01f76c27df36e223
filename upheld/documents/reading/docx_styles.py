"""How a paragraph or a run of a Word file looks, by its styles and what they are based on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace

from upheld.documents.reading.package import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = f"{W}val"
_OFF = frozenset({"0", "false", "off", "none"})
_HEADING = "heading "
_BASES = 20


@dataclass(frozen=True, slots=True)
class Look:
    """What a style, a paragraph or a run says of its looks; None where it says nothing.

    `level` is 1 to 9 for a heading and 0 for body text. `left` and `first` are in points. `number` and `depth` are
    the list it belongs to, and how deep in it.
    """

    bold: bool | None = None
    italic: bool | None = None
    size: float | None = None
    hidden: bool | None = None
    level: int | None = None
    left: float | None = None
    first: float | None = None
    number: str | None = None
    depth: int | None = None
    new_page: bool | None = None

    def over(self, under: Look) -> Look:
        """This, and where it says nothing, what lies under it."""
        said = {name: value for name in _NAMES if (value := getattr(self, name)) is not None}
        return replace(under, **said) if said else under


_NAMES = tuple(one.name for one in fields(Look))
NOTHING = Look()


def is_on(element: Element | None) -> bool | None:
    """Whether a switch (bold, hidden) is on; None where it does not stand."""
    if element is None:
        return None
    return element.get(VAL, "1") not in _OFF


def points(value: str | None, part: float = 20) -> float | None:
    """A measure of Word in points; None where it is not a number."""
    try:
        found = float(value) / part if value is not None else None
    except ValueError:
        return None
    return found if found is not None and abs(found) < 10_000 else None


def run_look(properties: Element | None) -> Look:
    """What the properties of a run say."""
    if properties is None or not len(properties):
        return NOTHING
    size = properties.find(f"{W}sz")
    return Look(
        bold=is_on(properties.find(f"{W}b")),
        italic=is_on(properties.find(f"{W}i")),
        size=points(size.get(VAL), 2) if size is not None else None,
        hidden=is_on(properties.find(f"{W}vanish")),
    )


def paragraph_look(properties: Element | None) -> Look:
    """What the properties of a paragraph say, without those of its runs."""
    if properties is None or not len(properties):
        return NOTHING
    level = properties.find(f"{W}outlineLvl")
    numbered = properties.find(f"{W}numPr")
    number = depth = None
    if numbered is not None:
        number = _value(numbered.find(f"{W}numId"))
        depth = _whole(_value(numbered.find(f"{W}ilvl")))
    left, first = indent(properties)
    return Look(
        level=_level(_value(level)) if level is not None else None,
        left=left,
        first=first,
        number=number,
        depth=depth,
        new_page=is_on(properties.find(f"{W}pageBreakBefore")),
    )


def indent(properties: Element | None) -> tuple[float | None, float | None]:
    """The indent of a paragraph and what its first line has more, in points."""
    found = properties.find(f"{W}ind") if properties is not None else None
    if found is None:
        return None, None
    left = points(found.get(f"{W}left") or found.get(f"{W}start"))
    hanging = points(found.get(f"{W}hanging"))
    return left, -hanging if hanging is not None else points(found.get(f"{W}firstLine"))


def _value(element: Element | None) -> str | None:
    return element.get(VAL) if element is not None else None


def _whole(value: str | None) -> int | None:
    return int(value) if value is not None and value.isdecimal() and len(value) < 9 else None


def _level(value: str | None) -> int:
    level = _whole(value)
    return level + 1 if level is not None and level < 9 else 0


@dataclass(slots=True)
class Styles:
    """All styles of one file."""

    elements: dict[str, Element] = field(default_factory=dict)
    default: str | None = None
    everywhere: Look = NOTHING
    _looks: dict[str, Look] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element | None) -> Styles:
        """The styles of the part that holds them."""
        made = cls()
        if root is None:
            return made
        for one in root.iter(f"{W}style"):
            made.elements[one.get(f"{W}styleId", "")] = one
            if one.get(f"{W}type") == "paragraph" and one.get(f"{W}default") in ("1", "true"):
                made.default = one.get(f"{W}styleId")
        everywhere = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        below = root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
        made.everywhere = run_look(everywhere).over(paragraph_look(below))
        return made

    def look(self, style: str | None) -> Look:
        """The looks of a style with those of all it is based on; nothing for a style that is not there."""
        if style is None:
            return NOTHING
        if style not in self._looks:
            look = NOTHING
            for one in self._bases(style):
                look = look.over(self._own(one))
            self._looks[style] = look
        return self._looks[style]

    def name(self, style: str | None) -> str:
        """The name of a style in lower case, as Word names it in every language."""
        element = self.elements.get(style or "")
        return (_value(element.find(f"{W}name")) or "").lower() if element is not None else ""

    def header_row(self, style: str | None) -> tuple[bool, bool]:
        """Whether a style of tables makes the first row bold, and whether it shades it."""
        for one in self._bases(style or ""):
            for part in one.iterfind(f"{W}tblStylePr"):
                if part.get(f"{W}type") == "firstRow":
                    bold = is_on(part.find(f"{W}rPr/{W}b"))
                    return bool(bold), is_shaded(part.find(f"{W}tcPr"))
        return False, False

    def _bases(self, style: str) -> Iterator[Element]:
        """The style and all it is based on, nearest first."""
        seen: set[str] = set()
        while style in self.elements and style not in seen and len(seen) < _BASES:
            seen.add(style)
            yield self.elements[style]
            style = _value(self.elements[style].find(f"{W}basedOn")) or ""

    def _own(self, element: Element) -> Look:
        look = run_look(element.find(f"{W}rPr")).over(paragraph_look(element.find(f"{W}pPr")))
        if look.level is None and (name := _value(element.find(f"{W}name")) or "").lower().startswith(_HEADING):
            level = _whole(name[len(_HEADING) :].strip())
            if level is not None and 1 <= level <= 9:
                look = replace(look, level=level)
        return look


def is_shaded(properties: Element | None) -> bool:
    """Whether a cell with these properties has a ground that is not white."""
    shading = properties.find(f"{W}shd") if properties is not None else None
    if shading is None:
        return False
    fill = shading.get(f"{W}fill", "auto").lower()
    pattern = shading.get(VAL, "clear").lower()
    return fill not in ("auto", "ffffff") or pattern not in ("clear", "nil", "")
