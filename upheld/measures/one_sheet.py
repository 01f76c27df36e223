"""Whether a paper in the style "one-page" goes on one sheet of A4, told before it is typeset; in doubt it does not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import ceil
from typing import Final

from upheld.documents.blocks import Block, Drawing, Heading, Items, Paragraph, Runs, Table, runs_of

_ROOM: Final = 266.0
_LINE, _ROW, _HEADING = 4.55, 4.35, {1: 8.8, 2: 10.0, 3: 8.0}
_LETTERS: Final = 102
"""How many letters a line of text has at least; a line of a heading has half of them."""
_IN_TABLE: Final = 1.1
"""How many letters of a table there are for each hundredth of its width."""


def fits(blocks: Iterable[Block]) -> bool:
    """Whether the blocks are no higher than the sheet: all measures here are in millimetres, taken from made sheets."""
    return sum(map(_height, blocks)) <= _ROOM


def _height(block: Block) -> float:
    match block:
        case Heading(level=level, runs=runs):
            return _HEADING[level] * _lines(runs, _LETTERS / 2)
        case Paragraph(runs=runs):
            return _LINE * _lines(runs, _LETTERS) + 1.5
        case Items(items=items):
            return sum(_LINE * _lines(one, _LETTERS - 4) + 0.3 for one in items) + 1.5
        case Table():
            return _table(block) + 8
        case Drawing(svg=svg, width=width):
            box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
            return width * float(box[2]) / float(box[1]) + 6 if box else _ROOM
    return _LINE * sum(1 for _ in runs_of(block))


def _table(table: Table) -> float:
    widths = table.widths or tuple(100 // len(table.header) for _ in table.header)
    whole = sum(widths)
    return sum(
        _ROW
        * max(_lines(cell, max(width / whole * 100 * _IN_TABLE, 4)) for cell, width in zip(row, widths, strict=True))
        for row in (table.header, *table.rows)
    )


def _lines(runs: Runs, letters: float) -> int:
    text = "".join(getattr(run, "text", "") or getattr(run, "name", "") for run in runs)
    return max(1, ceil(len(text) / letters))
