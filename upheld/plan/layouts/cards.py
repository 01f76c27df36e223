"""A table of labels and values: 'Outcome | …', 'Section F: Provision | …', 'F | …'."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from upheld.documents.reading.found import Cell, Grid, Words, words_in
from upheld.plan.document import Letter
from upheld.plan.layouts.card_shape import title_of
from upheld.plan.layouts.cells import filled_rows, first_of, on_one_line, printed
from upheld.plan.layouts.columns import Column, column
from upheld.plan.layouts.headings import is_area
from upheld.plan.layouts.items import codes_in, label_of, only_codes
from upheld.plan.layouts.line import Context, Line, Role, Rows, letter_for
from upheld.plan.layouts.title_words import titled
from upheld.plan.layouts.titles import bare_letter, lettered

if TYPE_CHECKING:
    from upheld.plan.layouts.walk import Walk

_ITEMS: tuple[Role, ...] = ("need", "outcome", "step", "provision")


def place(walk: Walk, grid: Grid, context: Context | None) -> None:
    """Read the rows: each label says what the cells beside it are."""
    group = _Group(walk)
    for cells in filled_rows(grid).values():
        if len(cells) == 1 and cells[0].column > 1:
            walk.blocks(cells[0].blocks, group.context or context)
            continue
        if len(cells) == 1:
            for one in words_in(cells[0].blocks):
                walk.banner(one)
            continue
        group.row(cells[0], cells[1:], context)


class _Group:
    """The rows that belong together: an outcome, its needs and its provision."""

    def __init__(self, walk: Walk) -> None:
        self.walk = walk
        self.rows = Rows(walk.grids, 1, 1)
        self.seen: list[Role] = []
        self.context: Context | None = None
        self.details: dict[str, str] = {}
        self.start = len(walk.lines)

    def row(self, label: Cell, values: Sequence[Cell], context: Context | None) -> None:
        """One label and what stands beside it."""
        walk, text = self.walk, printed(label)
        title = title_of(text)
        bare = bare_letter(text)
        letters = (bare,) if bare else title.letters if title else ()
        first = first_of(label)
        inside = bool(letters) and all(letter in walk.letters for letter in letters) and len(walk.letters) > 1
        if letters and not inside:
            self._section(letters, text, first, values, bare=bare is not None)
            return
        found = column(text)
        if (named := label_of(text)) and not named[1]:
            self._number(named[0], text, first, values)
        elif is_area(text) or (found is not None and found.means == "area"):
            area = text if is_area(text) else " ".join(cell.text for cell in values)
            walk.area, walk.role, walk.refs = area, None, codes_in(area)
            walk.add("heading", text, first.place, _open(walk))
            for cell in values:
                if area is text:
                    walk.blocks(cell.blocks, context)
                else:
                    walk.add("heading", cell.text, first.place, _open(walk))
        elif found is not None and walk.letters and walk.letters[0] not in ("A", "I", "J", "K"):
            self._labelled(found, text, first, values)
        elif walk.letters:
            walk.add("words", f"{text}: {_joined(values)}", first.place, walk.letters[0])
        else:
            for cell in (label, *values):
                walk.blocks(cell.blocks)

    def _section(
        self, letters: tuple[Letter, ...], text: str, first: Words, values: Sequence[Cell], *, bare: bool
    ) -> None:
        """A row that is a section: its letter or title stands first, its words beside it."""
        walk = self.walk
        blocks = [block for cell in values for block in cell.blocks]
        words = text
        if bare and blocks and isinstance(blocks[0], Words):
            head = blocks[0]
            rest = f"Section {letters[0]}: {head.text}"
            alone = len(values) > 1 and len(values[0].blocks) == 1
            if (head.strong or head.level or alone or titled(head.text)) and lettered(rest, stands_out=True):
                words = f"{text} {head.text}"
                blocks = blocks[1:]
        walk.add("title", words, first.place, letters[0])
        walk.open(letters, words, first.place)
        walk.blocks(blocks)

    def _number(self, ref: str, text: str, first: Words, values: Sequence[Cell]) -> None:
        """'Outcome 3' and beside it its area or its words."""
        walk = self.walk
        self._begin()
        said = _joined(values)
        if is_area(said):
            walk.area, walk.role, walk.refs = said, None, ()
            walk.ref = ref
            walk.add("heading", f"{text} {said}", first.place, _open(walk))
            return
        found = column(text)
        walk.add("heading", text, first.place, _open(walk))
        walk.ref = ref
        if found is not None:
            self._labelled(found, "", first, values, begins=False)

    def _labelled(self, found: Column, text: str, first: Words, values: Sequence[Cell], *, begins: bool = True) -> None:
        walk = self.walk
        if text:
            walk.add("heading", text, first.place, _open(walk))
        role: Role = next((one for one in _ITEMS if one == found.means), "words")
        if found.means == "ref":
            walk.add("heading", _joined(values), first.place, _open(walk))
            return
        if found.means in ("detail", "date", "author", "role"):
            self._detail(found.title, _joined(values), first)
            return
        if begins and role in ("need", "outcome") and "provision" in self.seen:
            self._begin()
        if role in ("need", "outcome") and (codes := only_codes(_joined(values))):
            walk.refs = tuple(f"{role} {code}" for code in codes)
            walk.add("heading", _joined(values), first.place, _open(walk))
            return
        self.seen.append(role)
        letter = found.letter or letter_for(role, walk.letters)
        self.context = Context(role, letter, self.rows, dict(self.details), foreign=letter not in walk.letters)
        walk.role = None
        for cell in values:
            walk.blocks(cell.blocks, self.context)

    def _begin(self) -> None:
        """A new group begins, if anything was in the one before."""
        if self.seen:
            self.walk.grids += 1
            self.rows = Rows(self.walk.grids, 1, 1)
        self.seen, self.details, self.start = [], {}, len(self.walk.lines)

    def _detail(self, title: str, text: str, first: Words) -> None:
        """Who, how often: part of the promise of every line of provision in the group."""
        lines: list[Line] = [line for line in self.walk.lines[self.start :] if line.kind == "provision"]
        for line in lines:
            line.cells = {**line.cells, title: text}
        if not lines:
            self.details[title] = text
        self.walk.add("heading" if lines else "words", text, first.place, _open(self.walk))


def _open(walk: Walk) -> Letter | None:
    return walk.letters[0] if walk.letters else None


def _joined(cells: Sequence[Cell]) -> str:
    return " ".join(on_one_line(cell) for cell in cells)
