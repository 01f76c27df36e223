"""Which number or bullet does Word print before a paragraph of an automatic list?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from upheld.documents.reading.docx_styles import VAL, W, indent
from upheld.documents.reading.marker import as_printed
from upheld.documents.reading.numerals import numeral
from upheld.documents.reading.package import Element

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_BULLET = "•"
_HIGHEST = 100_000


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it starts, its kind of number, and the text around the numbers ("%1.%2")."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    starts_again_after: int | None = None
    plain: bool = False
    left: float | None = None
    first: float | None = None
    style: str | None = None


@dataclass(slots=True)
class _List:
    """What one numId stands for: the list it counts in, and the starts that it sets anew."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]
    begun: bool = False


@dataclass(slots=True)
class Numbering:
    """All lists of one file, and how far each has counted."""

    lists: dict[str, _List] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element | None) -> Numbering:
        """The lists of the part that holds them."""
        made = cls()
        if root is None:
            return made
        abstract = {one.get(f"{W}abstractNumId", ""): one for one in root.iterfind(f"{W}abstractNum")}
        by_style = {
            link.get(VAL, ""): key for key, one in abstract.items() if (link := one.find(f"{W}styleLink")) is not None
        }
        for one in root.iterfind(f"{W}num"):
            found = one.find(f"{W}abstractNumId")
            key = found.get(VAL, "") if found is not None else ""
            link = abstract[key].find(f"{W}numStyleLink") if key in abstract else None
            if link is not None:
                key = by_style.get(link.get(VAL, ""), key)
            if key not in abstract:
                continue
            levels = {_depth(level): _level(level) for level in abstract[key].iterfind(f"{W}lvl")}
            starts = {}
            for other in one.iterfind(f"{W}lvlOverride"):
                start, level = other.find(f"{W}startOverride"), other.find(f"{W}lvl")
                if level is not None:
                    levels[_depth(other)] = _level(level)
                if start is not None:
                    starts[_depth(other)] = _number(start.get(VAL), 1)
            made.lists[one.get(f"{W}numId", "")] = _List(key, levels, starts)
        return made

    def level(self, number: str | None, depth: int) -> Level | None:
        """How a level of a list looks; None where it is in no list."""
        found = self.lists.get(number or "")
        return found.levels.get(depth) if found is not None else None

    def depth_of(self, number: str, style: str | None) -> int:
        """How deep in a list the paragraphs of a style stand, where the style itself does not say."""
        found = self.lists.get(number)
        for depth, level in found.levels.items() if found is not None and style is not None else ():
            if level.style == style:
                return depth
        return 0

    def next(self, number: str, depth: int) -> str | None:
        """Count one paragraph, and give what is printed before it; None where nothing is."""
        found = self.lists.get(number)
        if found is None or not 0 <= depth < _LEVELS:
            return None
        counts = self._counts.setdefault(found.abstract, [None] * _LEVELS)
        if not found.begun:
            found.begun = True
            for changed, start in found.starts.items():
                if 0 <= changed < _LEVELS:
                    counts[changed] = None
                    found.levels[changed] = replace(found.levels.get(changed, Level()), start=start)
        level = found.levels.get(depth)
        if level is None:
            return None
        so_far = counts[depth]
        counts[depth] = level.start if so_far is None else so_far + 1
        for deeper in range(depth + 1, _LEVELS):
            after = found.levels[deeper].starts_again_after if deeper in found.levels else None
            if after is None or depth < after:
                counts[deeper] = None
        if level.form == "bullet":
            sign = as_printed(level.text).strip()
            return sign if sign and not "\ue000" <= sign[0] <= "\uf8ff" else _BULLET
        return (
            _PLACE.sub(lambda place: _count(found, counts, int(place.group(1)) - 1, level), level.text).strip() or None
        )


def _count(found: _List, counts: list[int | None], depth: int, asking: Level) -> str:
    level = found.levels.get(depth, Level())
    so_far = counts[depth]
    return numeral(so_far if so_far is not None else level.start, "decimal" if asking.plain else level.form)


def _depth(element: Element) -> int:
    return _number(element.get(f"{W}ilvl"), 0)


def _number(value: str | None, otherwise: int) -> int:
    return int(value) if value is not None and value.isdecimal() and len(value) < 7 else otherwise


def _level(element: Element) -> Level:
    def value(name: str) -> str | None:
        found = element.find(f"{W}{name}")
        return found.get(VAL) if found is not None else None

    text = value("lvlText") or ""
    face = element.find(f"{W}rPr/{W}rFonts")
    if len(text) == 1 and face is not None and (face.get(f"{W}ascii") or "").startswith(("Symbol", "Wingdings")):
        text = chr(ord(text) | 0xF000)
    again = value("lvlRestart")
    left, first = indent(element.find(f"{W}pPr"))
    return Level(
        start=min(_number(value("start"), 1), _HIGHEST),
        form=value("numFmt") or "decimal",
        text=text,
        starts_again_after=_number(again, 0) if again is not None else None,
        plain=element.find(f"{W}isLgl") is not None,
        left=left,
        first=first,
        style=value("pStyle"),
    )
