"""Whether each document has the form asked for: type that can be read, text that can be searched, A4, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from upheld.letters.pack.finding import Finding, called, counted, pages_of, ranges
from upheld.letters.pack.limits import limits
from upheld.letters.pack.paper import Paper

_ALLOWED_LESS = 0.25
"""How many points smaller than asked type may be: programs round, and write 12 as 11.96."""

_A4 = (595.3, 841.9)
_LARGER = 20.0
"""How many points larger than A4 a page may be: the next American size is wider by less."""

_NUMBERED = re.compile(r"^\s*\(?\d{1,3}(?:\.\d{1,3})*[.)]?\s+\S", re.MULTILINE)
_FEW_NUMBERS = 3
_SUMMARY = re.compile(r"\b(?:executive\s+summary|summary\s+of\s+(?:the\s+)?report)\b", re.IGNORECASE)
_TO_BE_NUMBERED = ("expert_report", "witness_statement")
_SHORT = 3


def check_form(papers: tuple[Paper, ...]) -> Iterator[Finding]:
    """What of the form of the documents a person should look at."""
    yield from _type(papers)
    for paper in papers:
        yield from _size(paper)
        yield from _numbers(paper)
        yield from _summary(paper)


def unsearchable(papers: tuple[Paper, ...]) -> Iterator[str]:
    """What could not be read because it is a picture of words, in one sentence; a photograph need not be."""
    scans = [
        f"{called(paper)}, page{'' if len(pages) == 1 else 's'} {ranges(pages)}"
        for paper in papers
        if (pages := paper.source.unsearchable_pages) and paper.listed.kind != "photograph"
    ]
    if scans:
        yield (
            f"Pictures of words, with no text that can be searched: {'; '.join(scans)}. The words there, and the size "
            "of their type, were not checked. Searchable PDFs are asked for where possible: scan again with text "
            "recognition (OCR), or ask the author for the original file."
        )


def _type(papers: tuple[Paper, ...]) -> Iterator[Finding]:
    row = limits().of("form.type")
    small: list[tuple[float, Paper, tuple[int, ...]]] = []
    for paper in papers:
        sizes = {
            number: page.smallest_type
            for number, page in enumerate(paper.source.pages, 1)
            if page.smallest_type is not None and page.smallest_type < row.limit - _ALLOWED_LESS
        }
        if sizes:
            small.append((min(sizes.values()), paper, tuple(sizes)))
    if small:
        size, worst, _ = min(small, key=lambda one: (one[0], one[1].number))
        yield Finding(
            row.id,
            "look",
            f"{counted(len(small), 'document')} with type smaller than {row.limit} points, which is the least that is "
            f"asked for; the smallest is {size:.3g} points, in {called(worst)}.",
            "What is yours, set larger. Of what others wrote, only a larger copy from them would help. Page numbers "
            "and footnotes are counted too.",
            tuple(pages_of(paper, pages) for _, paper, pages in small),
            limits().cited(),
            row.confidence,
        )


def _size(paper: Paper) -> Iterator[Finding]:
    large = tuple(
        number
        for number, page in enumerate(paper.source.pages, 1)
        if min(page.width, page.height) > _A4[0] + _LARGER or max(page.width, page.height) > _A4[1] + _LARGER
    )
    if large:
        what = f"{called(paper)} has {counted(len(large), 'page')} larger than A4; the limits count A4 pages"
        yield _formal(what, "Make A4 pages of them, and see that they can still be read.", paper, large, "form.a4")


def _numbers(paper: Paper) -> Iterator[Finding]:
    if paper.listed.kind not in _TO_BE_NUMBERED or not paper.readable:
        return
    numbers = sum(len(_NUMBERED.findall(page.text)) for page in paper.source.pages)
    if numbers < _FEW_NUMBERS:
        what = f"No numbered paragraphs were found in {called(paper)}; they are asked for in reports and statements"
        yield _formal(what, "Number its paragraphs, or ask its author to.", paper, (), "form.numbered")


def _summary(paper: Paper) -> Iterator[Finding]:
    known = paper.listed.summary_pages is not None
    if paper.listed.kind != "expert_report" or known or not paper.readable or paper.length <= _SHORT:
        return
    if not any(_SUMMARY.search(page.text) for page in paper.source.pages):
        what = f"No executive summary was found in {called(paper)}; one of at most 2 pages is asked for"
        yield _formal(what, "Ask its author for one.", paper, (), "report.summary")


def _formal(what: str, todo: str, paper: Paper, pages: tuple[int, ...], rule: str) -> Finding:
    table = limits()
    return Finding(rule, "look", f"{what}.", todo, (pages_of(paper, pages),), table.cited(), table.confidence)
