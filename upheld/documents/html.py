"""A document as HTML: a whole page that needs nothing else, or the part of one."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from html import escape
from pathlib import Path

from upheld.documents.blocks import (
    Block,
    Document,
    Drawing,
    Heading,
    Items,
    Lines,
    Link,
    Paragraph,
    Pictured,
    Run,
    Runs,
    Signature,
    Table,
    Text,
)
from upheld.documents.clean import cleaned


def as_html(document: Document, *, whole: bool = True) -> str:
    """The document as a page with its style and no script, or only what stands in its `main`.

    Words are escaped, so that none can become an element. A link to `page:N` leads to `#page-N`. The widths of
    tables are for paper and left out; a table wider than the screen is moved from side to side by itself.

    Raises:
        UpheldError: a document that no format can take.
    """
    document = cleaned(document)
    inside = "\n".join(map(_block, document.blocks)) + "\n"
    if not whole:
        return inside
    return (
        f'<!doctype html>\n<html lang="{document.language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(document.title)}</title>\n<style>\n{_style()}</style>\n</head>\n"
        f'<body class="{document.style}">\n<main>\n{inside}</main>\n</body>\n</html>\n'
    )


@lru_cache(maxsize=1)
def _style() -> str:
    return Path(__file__).with_name("html_style.css").read_text(encoding="utf-8")


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"<h{block.level}>{_runs(block.runs)}</h{block.level}>"
        case Paragraph():
            return f"<p>{_runs(block.runs)}</p>"
        case Items():
            name = "ol" if block.ordered else "ul"
            items = "".join(f"<li>{_runs(item)}</li>\n" for item in block.items)
            return f"<{name}>\n{items}</{name}>"
        case Table():
            return _table(block)
        case Lines():
            return _lines(block.lines)
        case Signature():
            closing = f"<p>{escape(block.closing)}</p>\n" if block.closing else ""
            lines = f"{_lines(block.lines)}\n" if block.lines else ""
            return f'<div class="signature">\n{closing}{lines}</div>'
        case Pictured():
            return _pictured(block)
        case Drawing(svg=svg, told=told):
            return f'<div class="drawing" role="img" aria-label="{escape(told)}">\n{svg}\n</div>'
    return '<hr class="page-break">'


def _runs(runs: Runs) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    match run:
        case Text(text=text, strong=strong):
            return f"<strong>{escape(text)}</strong>" if strong else escape(text)
        case Link(text=text, url=url):
            there = f"#page-{url.removeprefix('page:')}" if url.startswith("page:") else url
            return f'<a href="{escape(there)}">{escape(text)}</a>'
    return f'<mark class="gap">[{escape(run.name)}]</mark>'


def _lines(lines: Iterable[Runs]) -> str:
    """One paragraph: a screen reader reads an address in one go, and pauses at the end of a line."""
    inside = "<br>\n".join(map(_runs, lines))
    return f'<p class="lines">{inside}</p>'


def _table(table: Table) -> str:
    """The table in a frame that the keyboard can reach and move, since it may be wider than the screen."""
    header = "".join(f'<th scope="col">{_runs(cell)}</th>' for cell in table.header)
    rows = "".join(f"<tr>{''.join(f'<td>{_runs(cell)}</td>' for cell in row)}</tr>\n" for row in table.rows)
    return (
        f'<div class="table" role="region" aria-label="{escape(table.caption)}" tabindex="0">\n<table>\n'
        f"<caption>{escape(table.caption)}</caption>\n<thead><tr>{header}</tr></thead>\n"
        f"<tbody>\n{rows}</tbody>\n</table>\n</div>"
    )


def _pictured(block: Pictured) -> str:
    """A sentence beside a box that is read aloud as the place for a picture, and shows what to draw."""
    picture = escape(block.picture)
    return (
        f'<div class="pictured">\n<div class="picture" role="img" aria-label="Place for a picture: {picture}">'
        f"Picture: {picture}</div>\n<p>{_runs(block.runs)}</p>\n</div>"
    )
