"""The whole plan as a document: sections A to K in order, each line of them in a row, with what it is tied to.

It is written so that it reads back: a heading for each section, the heading of an area as the caption of its table,
and one need, outcome, line of provision or advice in each row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TypeVar

from upheld.documents.blocks import Block, Document, Heading, Items, Paragraph, Table, Text
from upheld.plan.document import (
    LETTERS,
    NEED_SECTIONS,
    Advice,
    Letter,
    Need,
    Outcome,
    Plan,
    Provision,
    Section,
)  # fmt: skip
from upheld.plan.write.words import CATEGORIES, DATES, SECTION_TITLES, VERSIONS, day, label, missing_sections

CAPTIONS = {"needs": "Needs", "outcomes": "Outcomes", "provision": "Provision", "advice": "Section K"}
"""What a table is called whose lines stand under the heading of no area."""

_T = TypeVar("_T")
_K = TypeVar("_K")
_Column = tuple[str, int, Sequence[str]]
"""The title of a column, how wide it is beside the others, and its cells."""


def plan_document(plan: Plan) -> Document:
    """The whole plan: what is on its front, the sections that stand in it, and last what no section was found for."""
    version = VERSIONS[plan.version].lower() if plan.version else ""
    title = " ".join(f"{version} education, health and care plan".split())
    title = title[0].upper() + title[1:]
    blocks: list[Block] = [Heading(1, (Text(title),)), *_front(plan)]
    for letter in LETTERS:
        blocks += _section(plan, letter)
    about = f": {plan.child}" if plan.child else ""
    return Document(f"{title}{about}", tuple(blocks), style="report")


def heading_of(letter: Letter, section: Section | None) -> str:
    """The heading of a section: as the plan prints it, where that names the section and no other."""
    printed = " ".join(section.title.split()) if section is not None and not section.with_letters else ""
    plain = printed.casefold()
    if plain.startswith(f"section {letter.casefold()}"):
        return printed
    return f"Section {letter}: {printed or SECTION_TITLES[letter]}"


def _front(plan: Plan) -> Iterator[Block]:
    rows = list(_details(plan))
    if rows:
        yield _table(
            "About this plan",
            [("Detail", 1, [name for name, _ in rows]), ("In this plan", 2, [said for _, said in rows])],
        )
    if plan.people:
        roles, names = [one.role for one in plan.people], [one.name for one in plan.people]
        yield _table("People in this plan", [("Role", 1, roles), ("Name", 2, names)])
    if plan.unplaced:
        yield Heading(2, (Text("Words that stand in no section"),))
        yield Items(tuple((Text(one.text),) for one in plan.unplaced))
    if plan.remarks:
        yield Heading(2, (Text("Notes on the reading of this plan"),))
        yield Items(tuple((Text(remark),) for remark in plan.remarks))


def _details(plan: Plan) -> Iterator[tuple[str, str]]:
    known = (
        ("Name", plan.child or ""),
        ("Date of birth", day(plan.dates["birth"]) if "birth" in plan.dates else ""),
        ("Year group", f"Year {plan.year_group}" if plan.year_group is not None else ""),
        ("Local authority", plan.council or ""),
        ("Version", VERSIONS[plan.version] if plan.version else ""),
        *((DATES.get(name, f"Date: {name}"), day(on)) for name, on in plan.dates.items() if name != "birth"),
        ("Read from", plan.name),
        ("Sections not found", ", ".join(missing_sections(plan))),
    )
    return ((name, said) for name, said in known if said)


def _section(plan: Plan, letter: Letter) -> Iterator[Block]:
    """The heading, the words that are nothing else, and the tables of a section that stands in the plan."""
    section, items = plan.section(letter), plan.in_section(letter)
    beside = {"I": plan.named_setting, "J": plan.direct_payments}.get(letter)
    if section is None and not items and not beside:
        return
    yield Heading(2, (Text(heading_of(letter, section)),))
    pieces = [piece.text for piece in section.pieces] if section is not None else []
    for text in pieces:
        yield Paragraph((Text(text),))
    if beside and " ".join(beside.split()) not in " ".join(" ".join(pieces).split()):
        yield Paragraph((Text(beside),))
    if letter in NEED_SECTIONS:
        yield from _needs([one for one in plan.needs if one.section == letter])
    elif letter == "E":
        yield from _outcomes(plan.outcomes)
    elif letter == "K":
        yield from _advice(plan.advice)
    else:
        yield from _provision(plan, [one for one in plan.provisions if one.section == letter])


def _needs(needs: Iterable[Need]) -> Iterator[Block]:
    for area, group in _runs(needs, lambda one: one.area):
        columns: list[_Column] = [("Ref", 1, list(map(label, group))), ("Need", 9, [one.text for one in group])]
        yield _table(area or CAPTIONS["needs"], columns)


def _outcomes(outcomes: Iterable[Outcome]) -> Iterator[Block]:
    for area, group in _runs(outcomes, lambda one: one.area):
        columns: list[_Column] = [
            ("Ref", 1, list(map(label, group))),
            ("Outcome", 5, [one.text for one in group]),
            ("Steps towards it", 4, ["; ".join(one.steps) for one in group]),
        ]
        yield _table(area or CAPTIONS["outcomes"], columns)


def _provision(plan: Plan, lines: Iterable[Provision]) -> Iterator[Block]:
    """A table for each run of lines of one area whose rows have the same columns.

    A row without ties is in no table that has some: a reader takes an empty cell to go on with the one above it.
    """
    needs = {one.id: label(one) for one in plan.needs}
    outcomes = {one.id: label(one) for one in plan.outcomes}
    advice = {one.id: label(one) for one in plan.advice}
    for (area, titles, *_), group in _runs(lines, _shape):
        printed = [one.tied == "printed" for one in group]
        before: list[_Column] = [
            ("For need", 3, _tied([one.needs for one in group], needs, printed)),
            ("For outcome", 3, _tied([one.outcomes for one in group], outcomes, printed)),
        ]
        after: list[_Column] = [
            *((f"{title[:1].upper()}{title[1:]}", 4, [one.cells[title] for one in group]) for title in titles),
            ("Source of advice", 3, _tied([one.advice for one in group], advice, [True] * len(group))),
        ]
        room = max(8, 20 - sum(width for _, width, cells in (*before, *after) if any(cells)))
        own: list[_Column] = [
            ("Ref", 2, list(map(label, group))),
            ("Provision", room, [one.text for one in group]),
        ]
        columns = [own[0], *before, own[1], *after]
        yield _table(area or CAPTIONS["provision"], columns)


def _shape(one: Provision) -> tuple[str | None, tuple[str, ...], bool, bool]:
    """The area of a line, the titles of its cells, and whether it is tied in print to needs and to outcomes."""
    printed = one.tied == "printed"
    return one.area, tuple(one.cells), printed and bool(one.needs), printed and bool(one.outcomes)


def _tied(ids: Iterable[tuple[str, ...]], names: Mapping[str, str], printed: Iterable[bool]) -> list[str]:
    """What each line is tied to; a tie that only the heading makes is made by the caption again."""
    return [
        ", ".join(names.get(id, id) for id in some) if shown else "" for some, shown in zip(ids, printed, strict=True)
    ]


def _advice(advice: Sequence[Advice]) -> Iterator[Block]:
    if advice:
        columns: list[_Column] = [
            ("Ref", 2, list(map(label, advice))),
            ("Document", 7, [one.text for one in advice]),
            ("Kind", 3, [CATEGORIES[one.category] if one.category else "" for one in advice]),
            ("Author", 3, [one.author or "" for one in advice]),
            ("Role", 3, [one.role or "" for one in advice]),
            ("Date", 3, [day(one.date_on) if one.date_on else "" for one in advice]),
        ]
        yield _table(CAPTIONS["advice"], columns)


def _runs(lines: Iterable[_T], key: Callable[[_T], _K]) -> Iterator[tuple[_K, list[_T]]]:
    return ((value, list(group)) for value, group in groupby(lines, key))


def _table(caption: str, columns: Iterable[_Column]) -> Table:
    """The columns as a table, without those that are empty."""
    kept = [column for column in columns if any(column[2])]
    rows = zip(*(cells for _, _, cells in kept), strict=True)
    return Table(
        caption,
        tuple((Text(title),) for title, _, _ in kept),
        tuple(tuple((Text(cell),) for cell in row) for row in rows),
        tuple(width for _, width, _ in kept),
    )
