"""What was found about a pack, as data: how serious, what, on which pages, and by which rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from upheld.letters.pack.paper import Paper

Severity = Literal["over", "look"]
"""over: more than a limit allows; look: a person should look at it."""


@dataclass(frozen=True, slots=True)
class Where:
    """Pages of one document, by its number in the index; pages are those of the document itself, from 1."""

    number: int
    file: str
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at.

    Args:
        rule: the id of a row of the limits, or the name of a check of ours.
        what: a sentence that says what is so; `todo` one that says what to do.
        source: where the rule comes from; empty for a check of ours.
        confidence: how sure the rule is: A, B or C; empty for a check of ours.
    """

    rule: str
    severity: Severity
    what: str
    todo: str
    where: tuple[Where, ...] = ()
    source: str = ""
    confidence: str = ""


def whole(paper: Paper) -> Where:
    """All pages of a document."""
    return pages_of(paper, range(1, paper.length + 1))


def pages_of(paper: Paper, pages: Iterable[int]) -> Where:
    """Some pages of a document."""
    return Where(paper.number, paper.listed.file, tuple(pages))


def called(paper: Paper) -> str:
    """What a sentence calls a document: its title, and its file."""
    return f"{paper.listed.title} ({paper.listed.file})"


def ranges(pages: Iterable[int]) -> str:
    """Numbers of pages as a reader writes them.

    >>> ranges([4, 7, 8, 9, 12])
    '4, 7-9, 12'
    """
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def counted(number: int, word: str) -> str:
    """A number of things: 1 page, 2 pages."""
    return f"{number:,} {word}" + ("" if number == 1 else "s")
