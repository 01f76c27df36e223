"""A pack made from files that were sent: in a private folder that is gone when the answer is."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from threading import BoundedSemaphore
from time import monotonic

from upheld.case import Case
from upheld.documents.blocks import Block, Document, Heading, Items, PageBreak, Paragraph, Text
from upheld.documents.bundle import Part, bind
from upheld.documents.pdf import as_pdf
from upheld.errors import UpheldError
from upheld.law.grounds import GROUNDS
from upheld.letters.pack.build import Prepared, Progress, prepare
from upheld.letters.pack.chronology import as_blocks, chronology
from upheld.letters.pack.front import front
from upheld.letters.pack.kinds import Purpose
from upheld.letters.pack.missing import Missing, missing
from upheld.letters.pack.paper import papers_of
from upheld.letters.pack.spec import Listed, Spec, default_title
from upheld.web.check.pack_sheets import Sheet, guessed, listed_in
from upheld.web.check.pack_words import for_you, plain

MOST_FILES = 40
MOST_BYTES = 25_000_000
SECONDS = 60
"""After this time no further paper is read, and the pack is given up."""

WAIT = 5
_one_at_a_time = BoundedSemaphore(1)


class Busy(UpheldError):
    """Another pack is being made."""


class TooSlow(UpheldError):
    """The papers take longer than a visitor should wait."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the pack is for and what is to be in it besides the papers.

    Args:
        note: why it is longer than the limits, if it is.
        for_me: whether it begins with a page that says what is missing or too long.
        leave_out: make it from the others where some papers cannot be read.
    """

    purpose: Purpose
    as_at: date
    grounds: tuple[str, ...] = ()
    hearing_on: date | None = None
    listed_on: date | None = None
    case: Case | None = None
    note: str = ""
    for_me: bool = True
    leave_out: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """The pack, or one sentence for each paper that could not be read."""

    pdf: bytes | None
    unread: tuple[str, ...] = ()


def wanted(purpose: Purpose, grounds: tuple[str, ...], case: Case | None) -> tuple[tuple[Missing, str], ...]:
    """The papers such a pack should have, with why, each with what the case says of it."""
    spec = Spec(name="", purpose=purpose, title="", documents=(), grounds=_known(grounds), case=case)
    return tuple((one, plain(one.hint)) for one in missing(spec, (), ()) if one.kind)


def _known(grounds: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(code for code in GROUNDS if code in grounds)


def make(wish: Wish, sheets: Sequence[Sheet]) -> Made:
    """The pack as one PDF.

    Raises:
        Busy: another one is being made.
        TooSlow: it took too long.
        UpheldError: there is nothing to make it from, or it cannot be made.
    """
    if not sheets:
        return Made(_without_papers(wish))
    if not _one_at_a_time.acquire(timeout=WAIT):
        raise Busy("Another pack is being made: try again in a minute.")
    try:
        with tempfile.TemporaryDirectory(prefix="upheld-pack-", ignore_cleanup_errors=True) as private:
            return _made(wish, sheets, Path(private))
    finally:
        _one_at_a_time.release()


def _made(wish: Wish, sheets: Sequence[Sheet], folder: Path) -> Made:
    papers = folder / "papers"
    papers.mkdir(mode=0o700)
    listed = listed_in(papers, sheets)
    for one, sheet in zip(listed, sheets, strict=True):
        one.path.write_bytes(sheet.data)
    until = monotonic() + SECONDS

    def progress(step: str, done: int, of: int) -> None:
        if monotonic() > until:
            raise TooSlow("These papers take too long to put together: make several smaller packs.")

    spec = _spec(wish, tuple(listed), guessed(sheets, listed))
    try:
        prepared = prepare(spec, wish.as_at, progress)
    except TooSlow:
        raise
    except UpheldError as error:
        return Made(None, _sentences(str(error), [one.file for one in listed]))
    unread = tuple(one.why for one in prepared.report.left_out)
    if unread and not wish.leave_out:
        return Made(None, unread)
    return Made(_bound(prepared, folder / "pack.pdf", for_me=wish.for_me, progress=progress), unread)


def _sentences(told: str, files: Sequence[str]) -> tuple[str, ...]:
    """What is said where not one paper could be read: the sentences of the papers, without the one before them."""
    begins = "|".join([r"LibreOffice ", *(rf"(?:page \d+ of )?{re.escape(file)}" for file in files)])
    return tuple(re.split(rf"(?<=\.) (?={begins})", told)[1:]) or (told,)


def _bound(prepared: Prepared, out: Path, *, for_me: bool, progress: Progress) -> bytes:
    """The papers bound, for the visitor's own eyes with a page before them."""
    spec, sections, report = prepared.spec, prepared.sections, prepared.report
    papers = papers_of(sections)
    told = prepared.told if spec.chronology else None

    def first_pages(starts: tuple[int, ...]) -> bytes:
        paper = front(spec, sections, told, starts, report.as_at)
        if for_me:
            known = {one.number: start for one, start in zip(papers, starts, strict=True)}
            paper = replace(paper, blocks=(*for_you(replace(report, starts=known)), *paper.blocks))
        return as_pdf(paper)

    bind(
        first_pages,
        [Part(one.source, f"{one.number}. {one.listed.title}") for one in papers],
        out,
        title=spec.title,
        groups=[(section.heading, len(section.papers)) for section in sections],
        progress=lambda done, of: progress("Binding", done, of),
    )
    return out.read_bytes()


def _without_papers(wish: Wish) -> bytes:
    """A list of what to put in, and the chronology."""
    if wish.case is None:
        raise UpheldError("There is nothing to put into a pack yet: choose a paper, or tell us what happened.")
    blocks: list[Block] = [Heading(1, (Text(default_title(wish.purpose)),))]
    blocks.append(Paragraph((Text("There are no papers in this pack yet."),)))
    if papers := wanted(wish.purpose, wish.grounds, wish.case):
        blocks.append(Heading(2, (Text("Papers to put in"),)))
        blocks.append(Items(tuple((Text(f"{one.what}. {one.why} {hint}"),) for one, hint in papers)))
    blocks.append(PageBreak())
    blocks += as_blocks(chronology(wish.case, (), wish.as_at, delays=wish.purpose == "complaint"), lambda _: Text(""))
    return as_pdf(Document(default_title(wish.purpose), tuple(blocks)))


def _spec(wish: Wish, documents: tuple[Listed, ...], guesses: tuple[str, ...] = ()) -> Spec:
    return Spec(
        name="The pack", purpose=wish.purpose, title=default_title(wish.purpose), documents=documents,
        grounds=_known(wish.grounds) if wish.purpose == "appeal" else (),
        hearing_on=wish.hearing_on, listed_on=wish.listed_on,
        case=wish.case, chronology=wish.case is not None, note=" ".join(wish.note.split()) or None, guesses=guesses,
    )  # fmt: skip
