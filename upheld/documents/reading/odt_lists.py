"""Which number or bullet stands before an item of a list in an OpenDocument text?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from upheld.documents.reading.marker import as_printed
from upheld.documents.reading.numerals import numeral
from upheld.documents.reading.odt_styles import FO, STYLE, TEXT, Styles, measure
from upheld.documents.reading.package import Element

_LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "": "none"}
_PLACE = re.compile(r"%(\d{1,2})%")
_LEVELS = 10
_BULLET = "•"


@dataclass(slots=True)
class Counting:
    """How far a list has counted, level by level."""

    style: str | None
    counts: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


@dataclass(slots=True)
class Lists:
    """All lists of one story, and which of them go on."""

    styles: Styles
    _by_id: dict[str, Counting] = field(default_factory=dict)
    _by_style: dict[str | None, Counting] = field(default_factory=dict)
    outline: Counting = field(default_factory=lambda: Counting(None))

    def begin(self, element: Element) -> Counting:
        """The counting for an outermost list, new or gone on with."""
        style = element.get(f"{TEXT}style-name")
        followed = self._by_id.get(element.get(f"{TEXT}continue-list", ""))
        if followed is None and element.get(f"{TEXT}continue-numbering") == "true":
            followed = self._by_style.get(style)
        counting = followed if followed is not None else Counting(style)
        if name := element.get("{http://www.w3.org/XML/1998/namespace}id"):
            self._by_id[name] = counting
        self._by_style[style] = counting
        return counting

    def marker(self, counting: Counting, style: str | None, depth: int, start: int | None) -> str | None:
        """Count an item, and give what stands before it; `depth` counts from 0."""
        level = self.level(style, depth)
        return _marker(level, self._all(style), counting, depth, start) if level is not None else None

    def heading(self, depth: int) -> str | None:
        """Count a heading, and give its number; None where headings have none."""
        levels = _levels(self.styles.outline)
        level = levels.get(depth)
        if level is None or not 0 <= depth < _LEVELS:
            return None
        return _marker(level, levels, self.outline, depth, None)

    def level(self, style: str | None, depth: int) -> Element | None:
        """How a level of a list looks."""
        return self._all(style).get(depth) if 0 <= depth < _LEVELS else None

    def _all(self, style: str | None) -> dict[int, Element]:
        return _levels(self.styles.lists.get(style or ""))


def indent_of(level: Element | None) -> tuple[float | None, float | None]:
    """The indent of the items of a level, and what their first lines have more."""
    properties = level.find(f"{STYLE}list-level-properties") if level is not None else None
    if properties is None:
        return None, None
    aligned = properties.find(f"{STYLE}list-level-label-alignment")
    if aligned is not None:
        return measure(aligned.get(f"{FO}margin-left")), measure(aligned.get(f"{FO}text-indent"))
    return measure(properties.get(f"{TEXT}space-before")), None


def _levels(style: Element | None) -> dict[int, Element]:
    found = {}
    for one in style if style is not None else ():
        level = one.get(f"{TEXT}level", "")
        if level.isdecimal() and 1 <= int(level[:4]) <= _LEVELS:
            found[int(level) - 1] = one
    return found


def _marker(
    level: Element, levels: dict[int, Element], counting: Counting, depth: int, start: int | None
) -> str | None:
    counts = counting.counts
    so_far = counts[depth]
    counts[depth] = start if start is not None else _start(level) if so_far is None else so_far + 1
    for deeper in range(depth + 1, _LEVELS):
        counts[deeper] = None
    if not level.tag.endswith("-number") and not level.tag.endswith("outline-level-style"):
        sign = as_printed(level.get(f"{TEXT}bullet-char", "")).strip()
        return sign if sign and not "\ue000" <= sign[0] <= "\uf8ff" else _BULLET
    form = level.get(f"{STYLE}num-format", "")
    pattern = level.get(f"{_LOEXT}num-list-format")
    if pattern is None:
        if not form:
            return None
        shown = level.get(f"{TEXT}display-levels", "1")
        first = depth + 1 - (int(shown) if shown.isdecimal() and len(shown) < 3 else 1)
        numbers = ".".join(f"%{one + 1}%" for one in range(max(0, first), depth + 1))
        pattern = f"{level.get(f'{STYLE}num-prefix', '')}{numbers}{level.get(f'{STYLE}num-suffix', '')}"

    def number(place: re.Match[str]) -> str:
        which = int(place.group(1)) - 1
        if not 0 <= which <= depth or which not in levels:
            return ""
        reached = counts[which]
        own = levels[which]
        return numeral(
            reached if reached is not None else _start(own), _FORMS.get(own.get(f"{STYLE}num-format", ""), "decimal")
        )

    return _PLACE.sub(number, pattern).strip() or None


def _start(level: Element) -> int:
    start = level.get(f"{TEXT}start-value", "1")
    return int(start) if start.isdecimal() and len(start) < 7 else 1
