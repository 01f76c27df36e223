"""How a paragraph, a span or a cell of an OpenDocument text looks, by its styles and their parents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace

from upheld.documents.reading.package import Element

_URN = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, STYLE, TEXT, TABLE, DRAW = (f"{_URN}{one}:1.0}}" for one in ("office", "style", "text", "table", "drawing"))
FO = f"{_URN}xsl-fo-compatible:1.0}}"
_MEASURE = re.compile(r"(-?\d{1,6}(?:\.\d{1,9})?)(pt|in|cm|mm|pc|px)?$")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "px": 0.75, None: 1.0}
_PARENTS = 20
_BOLD = frozenset({"bold", "600", "700", "800", "900"})


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says; None where it says nothing. `part` is a size as a share of the parent's."""

    bold: bool | None = None
    italic: bool | None = None
    size: float | None = None
    part: float | None = None
    hidden: bool | None = None
    left: float | None = None
    first: float | None = None
    level: int | None = None
    list_style: str | None = None
    new_page: bool | None = None
    page_after: bool | None = None
    ground: str | None = None

    def over(self, under: Look) -> Look:
        """This, and where it says nothing, what lies under it."""
        said = {name: value for name in _NAMES if name != "part" and (value := getattr(self, name)) is not None}
        if self.part is not None and self.size is None and under.size is not None:
            said["size"] = under.size * self.part
        return replace(under, **said) if said else under


_NAMES = tuple(one.name for one in fields(Look))
NOTHING = Look()


def measure(value: str | None) -> float | None:
    """A length in points; None where it is not one."""
    found = _MEASURE.match(value or "")
    return float(found.group(1)) * _POINTS[found.group(2)] if found else None


@dataclass(slots=True)
class Styles:
    """The styles that one part of a file can use, by what they are for and their names."""

    elements: dict[tuple[str, str], Element] = field(default_factory=dict)
    defaults: dict[str, Element] = field(default_factory=dict)
    lists: dict[str, Element] = field(default_factory=dict)
    outline: Element | None = None
    _looks: dict[tuple[str, str], Look] = field(default_factory=dict)

    def add(self, holder: Element | None) -> None:
        """Take in the styles of a part of a file; a style of the same name takes the place of an earlier one."""
        for one in holder if holder is not None else ():
            name = one.get(f"{STYLE}name", "")
            if one.tag == f"{STYLE}style":
                self.elements[one.get(f"{STYLE}family", ""), name] = one
            elif one.tag == f"{STYLE}default-style":
                self.defaults[one.get(f"{STYLE}family", "")] = one
            elif one.tag == f"{TEXT}list-style":
                self.lists[name] = one
            elif one.tag == f"{TEXT}outline-style":
                self.outline = one

    def look(self, family: str, name: str | None) -> Look:
        """The looks of a style with those of all its parents; for a paragraph also what holds everywhere."""
        key = (family, name or "")
        if key not in self._looks:
            default = self.defaults.get(family)
            look = _own(default) if default is not None and family == "paragraph" else NOTHING
            for one in reversed(list(self._parents(family, name or ""))):
                look = _own(one).over(look)
            self._looks[key] = look
        return self._looks[key]

    def _parents(self, family: str, name: str) -> Iterator[Element]:
        seen: set[str] = set()
        while (family, name) in self.elements and name not in seen and len(seen) < _PARENTS:
            seen.add(name)
            yield self.elements[family, name]
            name = self.elements[family, name].get(f"{STYLE}parent-style-name", "")


def _own(element: Element) -> Look:
    """What one style says by itself."""
    letters = element.find(f"{STYLE}text-properties")
    paragraph = element.find(f"{STYLE}paragraph-properties")
    cell = element.find(f"{STYLE}table-cell-properties")
    level = element.get(f"{STYLE}default-outline-level", "")
    master = element.get(f"{STYLE}master-page-name")
    look = Look(
        level=int(level) if level.isdecimal() and len(level) < 3 else None,
        list_style=element.get(f"{STYLE}list-style-name"),
        new_page=True if master else None,
        ground=cell.get(f"{FO}background-color") if cell is not None else None,
    )
    if letters is not None:
        weight, slant = letters.get(f"{FO}font-weight"), letters.get(f"{FO}font-style")
        size = letters.get(f"{FO}font-size", "")
        shown = letters.get(f"{TEXT}display")
        share = size[:-1] if size.endswith("%") else ""
        look = replace(
            look,
            bold=weight in _BOLD if weight else None,
            italic=slant in ("italic", "oblique") if slant else None,
            size=measure(size) if not share else None,
            part=int(share) / 100 if share.isdecimal() and len(share) < 4 else None,
            hidden=shown == "none" if shown else None,
        )
    if paragraph is not None:
        before, after = paragraph.get(f"{FO}break-before"), paragraph.get(f"{FO}break-after")
        look = replace(
            look,
            left=measure(paragraph.get(f"{FO}margin-left")),
            first=measure(paragraph.get(f"{FO}text-indent")),
            new_page=before == "page" if before else look.new_page,
            page_after=after == "page" if after else None,
        )
    return look
