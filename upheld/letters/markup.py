"""The text of a template as blocks: headings, paragraphs, lists, tables, lines and rooms for pictures.

Templates are Markdown of a small kind. What is put into them is escaped, so that a name can never become a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from upheld.documents.blocks import (
    Block,
    Gap,
    Heading,
    Items,
    Lines,
    Link,
    PageBreak,
    Paragraph,
    Pictured,
    Run,
    Runs,
    Table,
    Text,
)  # fmt: skip
from upheld.errors import LawError

_OPEN, _CLOSE = "\ue000", "\ue001"
_GAP = re.compile(f"{_OPEN}([^{_OPEN}{_CLOSE}]+){_CLOSE}")
_PUNCTUATION = re.compile(r"([!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~])")
_CAPTION = re.compile(r"Table(?: (\d+(?::\d+)+))?: ")
"""The line before a table: `Table: what it shows`, or `Table 1:3: what it shows` for columns as wide as that."""


class Marked(str):
    """Words that are already markup and are put into a template as they stand."""


def escape(words: str) -> str:
    """Words that stand for themselves wherever a template puts them, all on one line."""
    line = " ".join(words.replace(_OPEN, "").replace(_CLOSE, "").split())
    return _PUNCTUATION.sub(r"\\\1", line)


def gap(name: str) -> Marked:
    """What is still to be filled in."""
    return Marked(f"{_OPEN}{escape(name)}{_CLOSE}")


def link(words: str, url: str | None) -> Marked:
    """Words that lead to an address; the words alone where there is none."""
    return Marked(f"[{escape(words)}](<{url}>)" if url else escape(words))


def blocks(markup: str) -> tuple[Block, ...]:
    """The blocks of a filled template.

    Raises:
        LawError: markup that is not of the small kind (a quotation, raw HTML): a fault of the template.
    """
    return tuple(_blocks(_reader().parse(markup)))


@lru_cache(maxsize=1)
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table").disable(["html_block", "html_inline", "autolink", "entity", "code"])


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    place = 0
    caption = ""
    while place < len(tokens):
        token = tokens[place]
        end = _end(tokens, place)
        inside = tokens[place + 1 : end]
        match token.type:
            case "heading_open":
                yield Heading(int(token.tag[1]), _runs(inside[0]))
            case "paragraph_open" if _CAPTION.match(inside[0].content):
                caption = inside[0].content
            case "paragraph_open":
                yield _paragraph(inside[0])
            case "bullet_list_open" | "ordered_list_open":
                yield Items(tuple(_items(inside)), ordered=token.type == "ordered_list_open")
            case "table_open":
                yield _table(inside, caption)
                caption = ""
            case "hr":
                yield PageBreak()
            case "fence" if token.info == "lines":
                yield Lines(tuple(_runs(line) for line in _inline(token.content)))
            case _:
                raise LawError(f"A template of a letter has a {token.type}, which no letter is made of.")
        place = end + 1


def _end(tokens: Sequence[Token], place: int) -> int:
    depth = 0
    for index in range(place, len(tokens)):
        depth += tokens[index].nesting
        if depth == 0:
            return index
    raise AssertionError("markdown-it closes what it opens")


def _paragraph(inline: Token) -> Block:
    children = inline.children or []
    if children and children[0].type == "image":
        rest = children[1:]
        if rest and rest[0].type == "text":
            rest[0].content = rest[0].content.lstrip()
        return Pictured(children[0].content, _runs(Token("inline", "", 0, children=rest)))
    return Paragraph(_runs(inline))


def _items(tokens: Sequence[Token]) -> Iterator[Runs]:
    place = 0
    while place < len(tokens):
        end = _end(tokens, place)
        yield tuple(_joined(_runs(one) for one in tokens[place:end] if one.type == "inline"))
        place = end + 1


def _table(tokens: Sequence[Token], caption: str) -> Table:
    said = _CAPTION.match(caption)
    if said is None:
        raise LawError("A table of a letter needs a line before it that starts with 'Table: ': what it shows.")
    rows: list[list[Runs]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(_runs(token))
    widths = tuple(map(int, said[1].split(":"))) if said[1] else None
    return Table(caption[said.end() :], tuple(rows[0]), tuple(map(tuple, rows[1:])), widths)


def _inline(content: str) -> Iterator[Token]:
    for line in content.splitlines():
        yield from (token for token in _reader().parse(line) if token.type == "inline")


def _runs(inline: Token) -> Runs:
    return tuple(_merged(_read(inline.children or [])))


def _read(tokens: Sequence[Token]) -> Iterator[Run]:
    strong = False
    url: str | None = None
    words = ""
    for token in tokens:
        match token.type:
            case "text" | "text_special" | "code_inline":
                if url is not None:
                    words += token.content
                else:
                    yield from _with_gaps(token.content, strong=strong)
            case "softbreak" | "hardbreak":
                yield Text(" ", strong)
            case "strong_open" | "strong_close":
                strong = token.type == "strong_open"
            case "link_open":
                url, words = str(token.attrs["href"]), ""
            case "link_close":
                assert url is not None
                yield Link(words, url)
                url = None
            case _:
                raise LawError(f"A template of a letter has a {token.type}, which no letter is made of.")


def _with_gaps(words: str, *, strong: bool) -> Iterator[Run]:
    for place, part in enumerate(_GAP.split(words)):
        if place % 2:
            yield Gap(part)
        elif part:
            yield Text(part, strong)


def _merged(runs: Iterator[Run]) -> Iterator[Run]:
    """Neighbouring words of one kind as one run; a gap split by its escapes is put together before."""
    held: Text | None = None
    for run in runs:
        if isinstance(run, Text) and held is not None and held.strong == run.strong:
            held = Text(held.text + run.text, held.strong)
            continue
        if held is not None:
            yield held
            held = None
        if isinstance(run, Text):
            held = run
        else:
            yield run
    if held is not None:
        yield held


def _joined(groups: Iterator[Runs]) -> Iterator[Run]:
    for place, group in enumerate(groups):
        if place:
            yield Text(" ")
        yield from group
