"""The first pages of a bundle: a cover, the notes on its length, the index, and the chronology."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from upheld.compliance.words import day_words
from upheld.documents.blocks import (
    Block,
    Document,
    Heading,
    Items,
    Lines,
    Link,
    PageBreak,
    Paragraph,
    Runs,
    Table,
    Text,
)
from upheld.letters.pack.chronology import Chronology
from upheld.letters.pack.chronology import as_blocks as chronology_blocks
from upheld.letters.pack.finding import counted
from upheld.letters.pack.paper import Paper, Section, papers_of
from upheld.letters.pack.spec import Spec, ground_words, party_words, span_shown

_HEADER = ("No.", "Document", "Author", "Date", "Pages")
_WIDTHS = (2, 9, 5, 5, 3)


def front(
    spec: Spec, sections: tuple[Section, ...], told: Chronology | None, starts: tuple[int, ...], as_at: date
) -> Document:
    """The pages before the documents.

    Args:
        told: the chronology; None where none is wanted.
        starts: the first page of each document, in order; noughts while they are not known.
    """
    blocks = [*_cover(spec, sections, starts, as_at), *_notes(spec, sections), *_index(sections, starts)]
    if told is not None:
        first = {paper.number: start for paper, start in zip(papers_of(sections), starts, strict=True)}

        def page(paper: Paper) -> Link:
            return _to(first[paper.number])

        blocks += [PageBreak(), *chronology_blocks(told, page)]
    return Document(spec.title, tuple(blocks), numbered=False)


def _cover(spec: Spec, sections: tuple[Section, ...], starts: tuple[int, ...], as_at: date) -> Iterator[Block]:
    papers = papers_of(sections)
    yield Heading(1, (Text(spec.title),))
    lines = []
    if spec.grounds:
        extended = ["Health or social care recommendations are asked for too"] if spec.extended else []
        lines += ["Appeal against, or about:", *map(ground_words, spec.grounds), *extended]
    if lines:
        yield Lines(tuple((Text(line, strong=place == 0),) for place, line in enumerate(lines)))
    if spec.hearing_on is not None:
        yield Paragraph((Text("Hearing: ", strong=True), Text(day_words(spec.hearing_on))))
    yield Paragraph((Text("Prepared by: ", strong=True), Text(party_words(spec.party, spec.purpose))))
    yield Paragraph((Text("Prepared on: ", strong=True), Text(day_words(as_at))))
    last = starts[-1] + papers[-1].length - 1
    holds = f"{counted(len(papers), 'document')} on {counted(last, 'page')}, with this page"
    yield Paragraph((Text("Holds: ", strong=True), Text(holds)))
    yield Items(tuple((Text(f"{section.heading}: {_numbers(section)}"),) for section in sections))
    yield Paragraph((Text("Every page is numbered. In the index, choose a document or its pages to go there."),))
    yield PageBreak()


def _numbers(section: Section) -> str:
    first, last = section.papers[0].number, section.papers[-1].number
    return f"document {first}" if first == last else f"documents {first} to {last}"


def _notes(spec: Spec, sections: tuple[Section, ...]) -> Iterator[Block]:
    single = [paper for paper in papers_of(sections) if paper.listed.note is not None]
    if spec.note is None and not single:
        return
    yield Heading(1, (Text("Why more pages are necessary"),))
    if spec.note is not None:
        yield Paragraph((Text(spec.note),))
    if single:
        yield Items(
            tuple(
                (Text(f"Document {paper.number}, {paper.listed.title}: ", strong=True), Text(paper.listed.note or ""))
                for paper in single
            )
        )


def _index(sections: tuple[Section, ...], starts: tuple[int, ...]) -> Iterator[Block]:
    yield Heading(1, (Text("Index"),))
    for section in sections:
        rows = tuple(_row(paper, starts[paper.number - 1]) for paper in section.papers)
        yield Table(section.heading, tuple((Text(word),) for word in _HEADER), rows, _WIDTHS)


def _row(paper: Paper, start: int) -> tuple[Runs, ...]:
    listed = paper.listed
    last = start + paper.length - 1
    pages: Runs = (_to(start, str(start) if last == start else f"{start}-{last}"),)
    return (
        (Text(str(paper.number)),),
        (_to(start, listed.title),),
        (Text(listed.author or ""),),
        (Text(span_shown(listed.on) if listed.on is not None else ""),),
        pages,
    )


def _to(page: int, words: str | None = None) -> Link:
    # While the index is measured, no page is known: each stands for the first.
    return Link(str(page) if words is None else words, f"page:{page or 1}")
