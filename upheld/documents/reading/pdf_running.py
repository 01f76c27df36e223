"""Which words of a PDF are headers and footers? Those that stand at the same height on page after page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from upheld.documents.reading.pdf_lines import Line
from upheld.documents.reading.pdf_sheet import Sheet, SheetTable

_ZONE = 0.2
_SAME_HEIGHT = 5.0
_SHARE = 0.4
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\bpages?\b|\bp\.|^[\W_]*#[\W_]*$|#\s*(?:of|/)\s*\d", re.IGNORECASE)
_ONLY_A_PAGE_NUMBER = re.compile(r"^[\W_]*(?:page\s*)?#(?:\s*(?:of|/)\s*\d+)?[\W_]*$", re.IGNORECASE)
_AT_THE_END = re.compile(r"^#(?=\W)|(?<=\W)#$")
_OFFSETS = (0, 1, -1, 2, -2)
_NEARLY_EVERY = 0.8

_Part = Line | SheetTable
_Seen = list[tuple[int, float]]  # on which page, and how far from the edge


def take_running(sheets: Sequence[Sheet]) -> tuple[str, ...]:
    """Take headers and footers out of the pages, and give their words, each once."""
    found: dict[str, str] = {}
    for from_top in (True, False):
        seen: dict[str, _Seen] = {}
        for sheet in sheets:
            for part in _edge(sheet, from_top):
                for key in _keys(part, sheet.number):
                    seen.setdefault(key, []).append((sheet.number, _distance(part, sheet, from_top)))
        for sheet in sheets:
            running = []
            for part in _edge(sheet, from_top):
                under = _running(part, sheet, from_top, seen, len(sheets))
                if under is None:
                    break
                running.append(part)
                found.setdefault(under, " ".join(part.text.split()))
            sheet.body.without(running)
    return tuple(dict.fromkeys(found.values()))


def _edge(sheet: Sheet, from_top: bool) -> list[_Part]:
    """The lines and tables near the top or bottom of a page, the outermost first."""
    parts = sheet.body.parts()
    if from_top:
        return [part for part in parts if part.box.bottom <= _ZONE * sheet.height]
    return [part for part in reversed(parts) if part.box.top >= (1 - _ZONE) * sheet.height]


def _distance(part: _Part, sheet: Sheet, from_top: bool) -> float:
    return part.box.top if from_top else sheet.height - part.box.bottom


def _keys(part: _Part, page: int) -> list[str]:
    """The words as they are, and as they are with the page's number taken out, as far as it may be counted off."""
    text = " ".join(part.text.split())
    keys = [text]
    for offset in _OFFSETS:
        wanted = str(page + offset)
        for number in _NUMBER.finditer(text):
            if number.group() == wanted:
                masked = f"{text[: number.start()]}#{text[number.end() :]}"
                if _PAGE_NUMBER.search(masked) or _AT_THE_END.search(masked):
                    keys.append(f"{offset}:{masked}")
    return keys


def _running(part: _Part, sheet: Sheet, from_top: bool, seen: dict[str, _Seen], pages: int) -> str | None:
    """Under which words it is found on enough pages at the same height; None where it is not."""
    distance = _distance(part, sheet, from_top)
    keys = _keys(part, sheet.number)
    for key in keys:
        on = {page for page, other in seen[key] if abs(other - distance) <= _SAME_HEIGHT}
        sure = key == keys[0] or _PAGE_NUMBER.search(key.partition(":")[2])
        if not sure and from_top:
            continue  # "Outcome 3" on page 3
        if len(on) >= max(2, (_SHARE if sure else _NEARLY_EVERY) * pages):
            return key
    for key in keys[1:]:
        if _ONLY_A_PAGE_NUMBER.match(key.partition(":")[2]) and (pages == 1 or len(seen[key]) > 1):
            return key
    return None
