"""The words of a letter as the visitor changed them, block by block, each found again by what it said before."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from upheld.documents.blocks import Document, Gap, Run, runs_of
from upheld.documents.clean import line
from upheld.letters.asks import ASKS
from upheld.web.check.letter_piece import Piece, kind_of, words_of

LONGEST = 5_000
"""The most letters that one block may have."""

MOST_TOGETHER = 40_000
"""The most letters that all changed blocks of one letter may have together."""

_TOKEN = re.compile("\ue100([a-z_]+)\ue100")
_ALIKE = 0.5


def token(name: str) -> str:
    """What stands for a detail in a letter that is written to see where its details go."""
    return f"\ue100{name}\ue100"


def asked(document: Document) -> tuple[str, ...]:
    """The names of the details for which a token stands in the document, each once, in reading order."""
    found = (name for block in document.blocks for run in runs_of(block) for name in _TOKEN.findall(_said(run)))
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A change whose block the letter no longer has: what it said, what the visitor made of it, what stands there now.

    `now` is None where nothing like it is in the letter any more.
    """

    key: str
    before: str
    mine: str
    now: Piece | None


def pieces(
    document: Document, opened: Document, details: Mapping[str, str], changes: Mapping[str, str]
) -> tuple[Piece, ...]:
    """The blocks of a letter, each with the change that belongs to it.

    Args:
        document: the letter.
        opened: the same letter with a token for each detail that is given.
        changes: what the visitor wrote, by the key of the block.
    """
    seen: dict[str, int] = {}
    made: list[Piece] = []
    for block, pattern_block in zip(document.blocks, opened.blocks, strict=True):
        kind = kind_of(block)
        pattern = _TOKEN.sub(lambda found: f"[{ASKS[found[1]]}]", words_of(pattern_block))
        said = f"{kind}\n{pattern}"
        seen[said] = seen.get(said, 0) + 1
        key = hashlib.sha256(f"{said}\n{seen[said]}".encode()).hexdigest()[:16]
        used = {f"[{ASKS[name]}]": details[name] for name in dict.fromkeys(_TOKEN.findall(words_of(pattern_block)))}
        mine = None if kind == "fixed" else changes.get(key)
        made.append(Piece(key, kind, block, pattern, mine, used))
    return tuple(made)


def changed(document: Document, pieces: Iterable[Piece]) -> Document:
    """The letter with the visitor's words in it."""
    return replace(document, blocks=tuple(block for piece in pieces for block in piece.blocks()))


def unplaced(pieces: Iterable[Piece], changes: Mapping[str, str], before: Mapping[str, str]) -> tuple[Unplaced, ...]:
    """The changes that fit no block any more, each with the block that is most like what it was made of."""
    every = tuple(pieces)
    keys = {piece.key for piece in every}
    free = [piece for piece in every if piece.kind != "fixed" and piece.key not in changes]
    found: list[Unplaced] = []
    for key, mine in changes.items():
        if key in keys:
            continue
        was = before.get(key, mine)
        likest = max(((_likeness(was, piece.pattern), -place, piece) for place, piece in enumerate(free)),
                     key=lambda one: one[:2], default=None)  # fmt: skip
        now = likest[2] if likest is not None and likest[0] >= _ALIKE else None
        if now is not None:
            free.remove(now)
        found.append(Unplaced(key, was, mine, now))
    return tuple(found)


def kept(piece: Piece, typed: str) -> str | None:
    """What to keep of the words typed for a block; None where they are what the letter says anyway.

    A detail that stands in them is kept by its name, so that it is right again when the detail is changed.
    """
    lines = [line(one).strip() for one in re.split(r"\r\n|\r|\n", typed)]
    said = "\n".join(one for one in lines if one)
    if said == "\n".join(line(one).strip() for one in piece.words.split("\n")):
        return None
    for name, value in sorted(piece.details.items(), key=lambda one: -len(one[1])):
        value = " ".join(value.split())
        if len(value) > 2:
            said = re.sub(rf"(?<!\w){re.escape(value)}(?!\w)", lambda _, name=name: name, said)  # type: ignore[misc]
    return said


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def _said(run: Run) -> str:
    return run.name if isinstance(run, Gap) else run.text
