"""Which blocks only list the sections that come later: a list of contents, or a table of what each section is for?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from upheld.documents.reading.found import Found, Grid, Words
from upheld.plan.document import Letter
from upheld.plan.layouts.cells import filled, filled_rows, first_of, printed, with_number
from upheld.plan.layouts.title_words import titled
from upheld.plan.layouts.titles import lettered

_PAGE = re.compile(r"[\s.…·_-]*(?:\bpage\s+)?(?<![Hh])\d{1,3}\s*$", re.I)
_HEADING = re.compile(
    r"(?:table of |list of )?contents\b.{0,20}$|index$|in this plan$|what is in (?:this|my) plan$", re.I
)
_FEWEST = 4


def list_of_contents(blocks: Sequence[Found]) -> frozenset[int]:
    """The places in `blocks` of what is only a list of the sections."""
    found: set[int] = set()
    named = [_letters(one) for one in blocks]
    at = 0
    while at < len(blocks):
        one = blocks[at]
        if isinstance(one, Words) and _HEADING.match(one.text.strip()):
            end = at + 1
            while end < len(blocks) and _is_entry(blocks[end], named[end]):
                end += 1
            if end - at > _FEWEST:
                found.update(range(at, end))
                at = end
                continue
        end = at
        while end < len(blocks) and isinstance(blocks[end], Words) and named[end]:
            end += 1
        letters = {letter for each in named[at:end] for letter in each}
        if len(letters) >= _FEWEST and end - at >= _FEWEST and _come_again(letters, named[end:]):
            found.update(range(at, end))
            at = end
            continue
        if isinstance(one, Grid) and len(rows := _row_letters(one)) >= _FEWEST and _come_again(rows, named[at + 1 :]):
            found.add(at)
        at = max(end, at + 1)
    return frozenset(found)


def _is_entry(block: Found, letters: tuple[Letter, ...]) -> bool:
    """Whether a block under 'Contents' is one of its lines."""
    if isinstance(block, Grid):
        return len(_row_letters(block)) >= _FEWEST
    return bool(_PAGE.search(block.text)) and len(block.text.split()) < 30


def _come_again(letters: set[Letter], later: Sequence[tuple[Letter, ...]]) -> bool:
    again = {letter for each in later for letter in each}
    return len(letters & again) * 2 > len(letters)


def _letters(block: Found) -> tuple[Letter, ...]:
    """The sections that a block names as a title might, however it looks."""
    if isinstance(block, Grid):
        cells = filled(block.cells)
        words = first_of(cells[0]) if len(cells) == 1 else None
        return _letters(words) if words is not None else ()
    text = with_number(block)
    if len(text) > 160:
        return ()
    text = _PAGE.sub("", text) if not re.fullmatch(r"(?:section|part)?\s*h\s*[12]", text.strip(), re.I) else text
    title = lettered(text, stands_out=True) or titled(text)
    return title.letters if title is not None and not title.sub else ()


def _row_letters(grid: Grid) -> set[Letter]:
    """The sections that the rows of a table name, where each row is little more than that."""
    found: set[Letter] = set()
    for number, cells in filled_rows(grid).items():
        if any(len(cell.blocks) > 2 or any(isinstance(one, Grid) for one in cell.blocks) for cell in cells):
            return set()
        text = " ".join(printed(cell) for cell in cells)
        if len(text.split()) > 40:
            return set()
        title = lettered(_PAGE.sub("", text), stands_out=True)
        if title is not None:
            found.update(title.letters)
        elif number > _FEWEST and not found:
            return set()
    return found
