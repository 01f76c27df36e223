"""One block of a letter as its words are changed: what it says, what the visitor made of it, and what is sent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from upheld.documents.blocks import (
    Block,
    Document,
    Gap,
    Heading,
    Items,
    Link,
    Paragraph,
    Pictured,
    Run,
    Runs,
    Text,
    runs_of,
)
from upheld.documents.clean import line, words
from upheld.documents.html import as_html

Kind = Literal["heading", "paragraph", "list", "picture", "fixed"]

_NAMES_LAW = re.compile(
    r"\b(?:section|sections|ss?\.|regulations?|regs?\.?|rules?|schedule|paragraphs?|paras?\.?|articles?)\s*\d"
    r"|\b(?:act|regulations|rules|order)\s+(?:of\s+)?\d{4}\b|\[\d{4}\]\s",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One block of a letter.

    Args:
        key: what a change of it is kept under: made from what it says with the details left open.
        block: the block as the letter has it.
        pattern: its words with each detail as `[what is asked for]`.
        mine: the visitor's words in the same form; None where they changed nothing, empty where they left it out.
    """

    key: str
    kind: Kind
    block: Block
    pattern: str
    mine: str | None
    details: Mapping[str, str]

    @property
    def words(self) -> str:
        """The words as the letter has them, a line for each entry of a list."""
        return words_of(self.block)

    @property
    def shown(self) -> str:
        """The words as they are now: the visitor's where they changed them."""
        return self.words if self.mine is None else _filled(self.mine, self.pattern, self.details)

    @property
    def rows(self) -> int:
        """How many lines a box needs to show all of it."""
        return min(20, 1 + sum(1 + len(one) // 60 for one in self.shown.split("\n")))

    def html(self) -> str:
        """The block as it stands in the letter, by itself; nothing for the end of a page."""
        return as_html(Document("-", (self.block,)), whole=False).strip()

    @property
    def names_law(self) -> bool:
        """Whether the change takes out law that the letter names, or puts law in."""
        if not self.mine:
            return False
        cited = [run.text for run in runs_of(self.block) if isinstance(run, Link)]
        typed = {found.casefold() for found in _NAMES_LAW.findall(self.shown)}
        return any(text not in self.shown for text in cited) or bool(
            typed - {found.casefold() for found in _NAMES_LAW.findall(self.words)}
        )

    def blocks(self) -> Iterator[Block]:
        """What stands in the letter that is sent."""
        if self.mine is None or self.kind == "fixed":
            yield self.block
            return
        lines = [said for one in self.shown.split("\n") if (said := line(one).strip())]
        if not lines:
            return
        typed = [_runs(one, self) for one in lines]
        match self.block:
            case Heading() | Pictured():
                yield replace(self.block, runs=_runs(" ".join(lines), self))
            case Items():
                yield replace(self.block, items=tuple(typed))
            case _:
                yield from map(Paragraph, typed)


def kind_of(block: Block) -> Kind:
    """What a block is to whoever changes its words."""
    match block:
        case Heading():
            return "heading"
        case Paragraph():
            return "paragraph"
        case Items():
            return "list"
        case Pictured():
            return "picture"
    return "fixed"


def words_of(block: Block) -> str:
    """The words of a block, a line for each entry of a list."""
    if isinstance(block, Items):
        return "\n".join(map(words, block.items))
    return words(tuple(runs_of(block)))


def _filled(said: str, pattern: str, details: Mapping[str, str]) -> str:
    for name, value in details.items():
        said = said.replace(name, " ".join(value.split()))
    return said


def _runs(said: str, piece: Piece) -> Runs:
    """One line as the visitor typed it: words alone, but gaps, links and strong words of that block stay such."""
    own: dict[str, Run] = {}
    for run in runs_of(piece.block):
        if isinstance(run, Gap):
            own[f"[{run.name}]"] = run
        elif isinstance(run, Link) or run.strong:
            own[run.text.strip()] = run
    own.pop("", None)
    if not own:
        return (Text(said),)
    marks = re.compile("|".join(re.escape(text) for text in sorted(own, key=len, reverse=True)))
    runs: list[Run] = []
    done = 0
    for found in marks.finditer(said):
        if found.start() > done:
            runs.append(Text(said[done : found.start()]))
        run = own[found[0]]
        runs.append(run if isinstance(run, Gap) else replace(run, text=found[0]))
        done = found.end()
    if done < len(said):
        runs.append(Text(said[done:]))
    return tuple(runs)
