"""What does a professional's report find as needs, set as outcomes, and recommend as provision?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from upheld.documents.reading.found import Cell, Grid, Place, Reading, Words, words_in
from upheld.plan.advice.headings import LEVEL_OF_STRONG, Part, heading_level, is_area, part_of, section_meant
from upheld.plan.advice.recommendation import Kind, Recommendation, Report
from upheld.plan.advice.report import report_of
from upheld.plan.advice.wording import as_promised, is_description, is_talk, recommends, sentences_of
from upheld.plan.check.provision.judge import judge
from upheld.plan.document import Letter

_NAME = re.compile(r"\.\w{2,5}$")
_LEAST_LETTERS = 4


@dataclass(frozen=True, slots=True)
class _Under:
    """The heading that words stand under, and what is said of them by it."""

    part: Part = "other"
    level: int = 0
    title: str = ""
    section: Letter | None = None


@dataclass(frozen=True, slots=True)
class _Raw:
    text: str
    kind: Kind
    place: Place
    under: _Under
    cells: Mapping[str, str] = field(default_factory=dict)


def recommendations(reading: Reading) -> tuple[Recommendation, ...]:
    """Every need, outcome and recommended provision of a report, in its order.

    Found under headings and in columns that say so, and elsewhere in sentences that recommend.
    """
    report = report_of(reading)
    name = _NAME.sub("", reading.name) or "report"
    return tuple(_made(raw, f"{name}.{number}", report) for number, raw in enumerate(_found(reading), 1))


def _made(raw: _Raw, id: str, report: Report) -> Recommendation:
    promised = as_promised(raw.text)
    judgement = None
    if raw.kind == "provision":
        judgement = judge(
            promised, section=raw.under.section if raw.under.section in ("G", "H1", "H2") else "F",
            heading=raw.under.title, cells=raw.cells, on=id, place=raw.place,
        )  # fmt: skip
    return Recommendation(
        id, raw.text, raw.kind, raw.place, report, promised, judgement, raw.under.title, raw.under.section, raw.cells
    )


def _found(reading: Reading) -> Iterator[_Raw]:
    under = _Under()
    for block in reading.blocks:
        if isinstance(block, Grid):
            yield from _in_table(block, under)
        elif level := heading_level(block):
            under = _heading(block.text, level, under)
        else:
            yield from _in_words(block, under)


def _heading(title: str, level: int, before: _Under) -> _Under:
    """What a heading says of the words under it; a deeper one, or one that names an area, goes on with the last."""
    part = part_of(title)
    if part is not None:
        return _Under(part, level, title, section_meant(title))
    goes_on = before.part != "other" and (level > before.level or (is_area(title) and level == before.level))
    return _Under(before.part, before.level, title, before.section) if goes_on else _Under("other", level, title)


def _in_words(words: Words, under: _Under) -> Iterator[_Raw]:
    if under.part in ("need", "outcome", "provision"):
        whole = words.marker is not None
        for text in (words.text.strip(),) if whole else sentences_of(words.text):
            if not is_talk(text) and (whole or under.part != "provision" or not is_description(text)):
                yield _Raw(text, under.part, words.place, under)
    elif under.part != "history":
        for text in sentences_of(words.text):
            if recommends(text):
                yield _Raw(text, "provision", words.place, under)


def _in_table(grid: Grid, under: _Under) -> Iterator[_Raw]:
    """Each row by the titles of its columns; a table whose columns say nothing is read as words under its heading."""
    titles = {cell.column: cell.text.strip() for cell in grid.row(1)}
    parts = {column: part_of(title) for column, title in titles.items()}
    if grid.rows < 2 or not any(part in ("need", "outcome", "provision", "mixed") for part in parts.values()):
        for cell in grid.cells:
            for words in words_in(cell.blocks):
                level = heading_level(words)
                if not level or (level == LEVEL_OF_STRONG and under.part == "other"):
                    yield from _in_words(words, under)
        return
    for number in range(2, grid.rows + 1):
        yield from _row(grid.row(number), titles, parts, under)


def _row(
    cells: tuple[Cell, ...], titles: Mapping[int, str], parts: Mapping[int, Part | None], under: _Under
) -> Iterator[_Raw]:
    others = {
        titles[cell.column].casefold(): cell.text.strip()
        for cell in cells
        if cell.column in titles
        and parts[cell.column] in (None, "history")
        and titles[cell.column]
        and cell.text.strip()
    }
    for cell in cells:
        part = parts.get(cell.column)
        if part not in ("need", "outcome", "provision", "mixed"):
            continue
        kind: Kind = "provision" if part == "mixed" else part
        meant = section_meant(titles[cell.column]) or under.section
        told = _Under(part, under.level, titles[cell.column], meant)
        for words in words_in(cell.blocks):
            text = words.text.strip()
            if len(text) >= _LEAST_LETTERS and not is_talk(text):
                yield _Raw(text, kind, words.place, told, others if kind == "provision" else {})
