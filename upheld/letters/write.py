"""One letter, written for one case: its blocks, and what is still to be filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from upheld.compliance import Reckoning
from upheld.documents.blocks import Block, Document, Gap, Paragraph, gaps
from upheld.errors import UpheldError
from upheld.letters.asks import ASKS, known
from upheld.letters.choose import Choice, choice
from upheld.letters.fill import Filling
from upheld.letters.frame import after, before, notes
from upheld.letters.letter import Letter
from upheld.letters.markup import blocks
from upheld.letters.register import Authority
from upheld.letters.voice import choose_sender


@dataclass(frozen=True, slots=True)
class Passage:
    """Blocks that stand in a letter in the place of one thing it asks for, and the law they name.

    They are blocks and no markup, so that nothing in them is ever read as such.
    """

    ask: str
    blocks: tuple[Block, ...]
    cited: tuple[Authority, ...] = ()


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
    passage: Passage | None = None,
) -> Written:
    """The letter written for this case on the day it was reckoned for.

    Args:
        details: what the letter asks for, by name (`asks.ASKS`); what is left out is a marked gap.
        sender: who writes (`letter.SENDERS`); None for whoever holds the rights.
        easy_read: the version in easy read, of the letters that have one.
        passage: what stands in the place of one ask that has a paragraph to itself; then `details` do not give it.

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
    given = known(details or {})
    if passage is not None and passage.ask in given:
        raise UpheldError(f"{passage.ask} is given twice, as words and as a passage: leave one of them out.")
    filling = Filling(reckoning, chosen, choose_sender(reckoning, letter, sender), given)
    wording = letter.easy_read if easy_read and letter.easy_read is not None else letter.wording
    body = filling.words(wording)
    title = letter.title
    made = blocks(f"{before(filling, title)}\n{body}")
    if passage is not None:
        made = tuple(_put_in(made, passage))
        filling.cited |= {one.id: one for one in passage.cited}
    paper = Document(
        title=title,
        blocks=(*made, after(filling)),
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


def _put_in(made: tuple[Block, ...], passage: Passage) -> Iterator[Block]:
    """The blocks of a letter with those of the passage in the place of its gap.

    Raises:
        UpheldError: the letter does not ask for that in a paragraph of its own.
    """
    room = Paragraph((Gap(ASKS[passage.ask]),))
    if room not in made:
        raise UpheldError(f"The letter has no paragraph for {passage.ask}, so nothing can be put in there.")
    for block in made:
        if block == room:
            yield from passage.blocks
        else:
            yield block
