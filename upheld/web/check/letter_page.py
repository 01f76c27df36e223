"""One letter as a page shows it: with the visitor's words, what it still asks for, and the notes beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from upheld.compliance import Reckoning
from upheld.documents.blocks import Block, Document, Heading, Items, gaps
from upheld.documents.clean import words
from upheld.letters.asks import ASKS
from upheld.letters.letter import Letter
from upheld.letters.write import Written, write
from upheld.web.check.editing import Unplaced, asked, changed, pieces, token, unplaced
from upheld.web.check.letter_piece import Piece
from upheld.web.ui.papers import html_of

_SHORT = frozenset(
    "your_name your_email your_phone your_role on_behalf_of child_name child_date_of_birth reference school_name "
    "year_group council_name council_officer health_body_name adviser_name adviser_address school_wanted "
    "budget_provision school_kind".split()
)
"""The details that are one line; for the others there is more room."""

_IN_A_CASE = ("child_date_of_birth", "council_name", "year_group")
_COMPLETED = {"your_name": "name", "your_email": "email", "your_phone": "tel", "your_address": "street-address"}
_TO_FILL = "Fill in or take out"


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing a letter asks for.

    Args:
        words: what it is, as it stands in the brackets.
        needed: whether the letter has a gap without it.
        from_case: whether the case gives it already; where it does not and it is not needed, a sentence goes without.
        short: whether one line is enough.
        autocomplete: what a browser may fill it with; empty for nothing.
    """

    name: str
    words: str
    needed: bool
    from_case: bool
    short: bool
    autocomplete: str

    @property
    def label(self) -> str:
        """Its words as a label has them."""
        return self.words[0].upper() + self.words[1:]


@dataclass(frozen=True, slots=True)
class LetterPage:
    """One letter, ready to be shown or sent.

    `document` is what is sent; `to_fill` names what is still open in it; `unplaced` are changes that no longer fit.
    """

    written: Written
    document: Document
    pieces: tuple[Piece, ...]
    unplaced: tuple[Unplaced, ...]
    asks: tuple[Ask, ...]

    @property
    def to_fill(self) -> tuple[str, ...]:
        """What is still to be filled in, in reading order."""
        return gaps(self.document)

    @property
    def is_changed(self) -> bool:
        """Whether any words are the visitor's own."""
        return any(piece.mine is not None for piece in self.pieces)

    @property
    def own_law(self) -> bool:
        """Whether the visitor changed words that name law."""
        return any(piece.names_law for piece in self.pieces)

    def preview(self, level: int) -> str:
        """The letter as HTML, its first heading of that level."""
        return html_of(self.document, level)

    def notes(self, level: int) -> str:
        """What the sender should know, as HTML whose headings are of that level: not what is to fill in."""
        letter = len(self.written.document.blocks)
        found = self.written.with_notes.blocks[letter + 3 :]
        return html_of(replace(self.document, blocks=tuple(_without_gaps(found))), level)


def letter_page(
    letter: Letter,
    reckoning: Reckoning,
    details: Mapping[str, str],
    changes: Mapping[str, str],
    before: Mapping[str, str],
    *,
    sender: str | None = None,
    easy_read: bool = False,
) -> LetterPage:
    """The letter for this case, with the visitor's details and words.

    Args:
        changes: the visitor's words, by the key of the block they stand for; `before` what those blocks said.

    Raises:
        UpheldError: nothing in the case calls for this letter, or the sender cannot send it.
    """

    def made(given: Mapping[str, str]) -> Written:
        return write(letter, reckoning, given, sender=sender, easy_read=easy_read)

    written = made(details)
    given = {name: value for name, value in details.items() if value.strip()}
    opened = made({name: token(name) for name in given}).document
    found = pieces(written.document, opened, given, changes)
    needed = gaps(made({}).document)
    used = set(asked(made({name: token(name) for name in ASKS}).document)) | set(asked(opened))
    return LetterPage(
        written=written,
        document=changed(written.document, found),
        pieces=found,
        unplaced=unplaced(found, changes, before),
        asks=tuple(
            Ask(
                name,
                said,
                said in needed,
                said not in needed and name in _IN_A_CASE,
                name in _SHORT,
                _COMPLETED.get(name, ""),
            )
            for name, said in ASKS.items()
            if name in used or said in needed
        ),
    )


LETTER_FORMS = ("docx", "pdf", "txt", "email")
"""The forms of a letter, by the word in their address."""


def _without_gaps(blocks: tuple[Block, ...]) -> list[Block]:
    """The notes without the list of what is to fill in, which the page shows itself."""
    left: list[Block] = []
    skip = False
    for block in blocks:
        if isinstance(block, Heading):
            skip = words(block.runs) == _TO_FILL
        if not (skip and isinstance(block, (Heading, Items))):
            left.append(block)
    return left
