"""Made-up reports from `reports.yaml`, as a reading and as a Word file."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

import docx

from upheld.documents.reading.found import Cell, Found, Grid, Place, Reading, Words

_MARKED = re.compile(r"(?P<marker>-|\d+\.) (?P<text>.*)", re.DOTALL)


def reading_from(report: Mapping[str, Any]) -> Reading:
    """The reading of a report that is written as one paragraph to a line."""
    blocks: list[Found] = []
    for number, block in enumerate(_blocks(report["paragraphs"]), 1):
        place = Place(1 + number // 12, number)
        if isinstance(block, list):
            cells = [
                Cell((Words(text, Place(place.page, number, row, column)),), row, column)
                for row, texts in enumerate(block, 1)
                for column, text in enumerate(texts, 1)
            ]
            blocks.append(Grid(tuple(cells), len(block), len(block[0]), place, 1))
        elif block.startswith("# "):
            blocks.append(Words(block[2:], place, level=1))
        elif found := _MARKED.fullmatch(block):
            blocks.append(Words(found["text"], place, marker=found["marker"]))
        else:
            blocks.append(Words(block, place))
    return Reading(f"{report['name']}.docx", "docx", tuple(blocks), 4)


def word_file_from(report: Mapping[str, Any]) -> bytes:
    """The same report as a Word file with its own styles for headings and lists."""
    document = docx.Document()
    for block in _blocks(report["paragraphs"]):
        if isinstance(block, list):
            table = document.add_table(rows=0, cols=len(block[0]))
            table.style = "Table Grid"
            for texts in block:
                for cell, text in zip(table.add_row().cells, texts, strict=True):
                    cell.text = text
        elif block.startswith("# "):
            document.add_heading(block[2:], 1)
        elif found := _MARKED.fullmatch(block):
            style = "List Bullet" if found["marker"] == "-" else "List Number"
            document.add_paragraph(found["text"], style=style)
        else:
            document.add_paragraph(block)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _blocks(paragraphs: list[str]) -> Iterator[str | list[list[str]]]:
    """The paragraphs, rows of a table that stand together as one block."""
    rows: list[list[str]] = []
    for text in paragraphs:
        if text.startswith("| "):
            rows.append([cell.strip() for cell in text.strip("| ").split("|")])
            continue
        if rows:
            yield rows
            rows = []
        yield text
    if rows:
        yield rows
