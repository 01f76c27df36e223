"""One letter, written for one case: its blocks, and what is still to be filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from upheld.compliance import Reckoning
from upheld.documents.blocks import Document, gaps
from upheld.errors import UpheldError
from upheld.letters.asks import known
from upheld.letters.choose import Choice, choice
from upheld.letters.fill import Filling
from upheld.letters.frame import after, before, notes
from upheld.letters.letter import Letter
from upheld.letters.markup import blocks
from upheld.letters.voice import choose_sender


@dataclass(frozen=True, slots=True)
class Written:
    """A letter as written: ready to be rendered by the shelf `documents`.

    `document` is the letter alone, `with_notes` has the page for the sender after it; `to_fill` names what is
    still missing.
    """

    letter: Letter
    choice: Choice
    sender: str
    document: Document
    with_notes: Document
    to_fill: tuple[str, ...]
    cited: tuple[str, ...]


def write(
    letter: Letter,
    reckoning: Reckoning,
    details: Mapping[str, str] | None = None,
    *,
    sender: str | None = None,
    easy_read: bool = False,
) -> Written:
    """The letter written for this case on the day it was reckoned for.

    Args:
        details: what the letter asks for, by name (`asks.ASKS`); what is left out is a marked gap.
        sender: who writes (`letter.SENDERS`); None for whoever holds the rights.
        easy_read: the version in easy read, of the letters that have one.

    Raises:
        UpheldError: nothing in the case calls for this letter, or what was asked for cannot be had.
    """
    if reckoning.law.proposal:
        raise UpheldError(f"{reckoning.law.name} is a proposal, not law: no letter can rest on it. Use --law england.")
    chosen = choice(reckoning, letter)
    if chosen is None:
        day = reckoning.as_at.isoformat()
        raise UpheldError(f"{letter.id} is not open in this case on {day}. It is open when {letter.open}.")
    if easy_read and letter.easy_read is None:
        raise UpheldError(f"{letter.id} has no version in easy read: `upheld letters` says which do.")
    filling = Filling(reckoning, chosen, choose_sender(reckoning, letter, sender), known(details or {}))
    wording = letter.easy_read if easy_read and letter.easy_read is not None else letter.wording
    body = filling.words(wording)
    title = letter.title
    paper = Document(
        title=title,
        blocks=(*blocks(f"{before(filling, title)}\n{body}"), after(filling)),
        style="easy-read" if easy_read else "letter",
    )
    return Written(
        letter=letter,
        choice=chosen,
        sender=filling.sender,
        document=paper,
        with_notes=replace(paper, blocks=(*paper.blocks, *notes(filling, paper))),
        to_fill=gaps(paper),
        cited=tuple(filling.cited),
    )
