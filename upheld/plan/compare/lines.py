"""Which lines of a plan are held against those of another?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from upheld.documents.reading.found import Place
from upheld.plan.document import Letter, Need, Outcome, Plan, Provision, section_of

Kind = Literal["need", "outcome", "provision", "advice", "words", "setting", "section"]
_SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "\u00a0": " "})
_GAPS = re.compile(r"\s*-\s+|\s+-\s*|\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a plan. `kind` "words" is a paragraph that is neither need, outcome, provision nor advice.

    `text` is what it promises as one text, the other cells of its row with it and their titles; `own` are its own
    words. `section` is None where it is not known. `at` is how far down its plan it stands, 0 to 1.
    `plain` is what it promises without the titles of columns, for a line is the same whether it fills a row or a
    sentence; `folded` is that without what a typesetter may change.
    """

    id: str
    kind: Kind
    section: Letter | None
    text: str
    own: str
    ref: str | None = None
    area: str = ""
    cells: Mapping[str, str] = field(default_factory=dict)
    place: Place | None = None
    at: float = 0.0
    plain: str = field(init=False, repr=False)
    folded: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Work out what every comparison asks for."""
        plain = "\n".join((self.own, *(text for text in self.cells.values() if text)))
        object.__setattr__(self, "plain", plain)
        object.__setattr__(self, "folded", folded(plain))


def folded(text: str) -> str:
    """A text without what a typesetter may change: space, case, quotation marks, dashes, the last full stop."""
    return _GAPS.sub(" ", text.translate(_SAME)).strip(" .;,").casefold()


def lines_of(plan: Plan) -> tuple[Line, ...]:
    """Every need, outcome, line of provision and entry of advice, then every paragraph that is nothing else."""
    found = (*_items(plan), *_words(plan))
    return tuple(
        Line(one.id, one.kind, one.section, one.text, one.own, one.ref, one.area, one.cells, one.place, n / len(found))
        for n, one in enumerate(found)
    )


def _items(plan: Plan) -> Iterator[Line]:
    for provision in plan.provisions:
        yield Line(
            provision.id, "provision", provision.section, provision.whole, provision.text, provision.ref,
            provision.area or "", provision.cells, provision.place,
        )  # fmt: skip
    for item in plan.items():
        if not isinstance(item, Provision):
            kind: Kind = "need" if isinstance(item, Need) else "outcome" if isinstance(item, Outcome) else "advice"
            ref, area = getattr(item, "ref", None), getattr(item, "area", None) or ""
            yield Line(item.id, kind, section_of(item), item.text, item.text, ref, area, {}, item.place)


def _words(plan: Plan) -> Iterator[Line]:
    for section in plan.sections:
        for piece in section.pieces:
            yield Line(piece.id, "words", section.letter, piece.text, piece.text, place=piece.place)
    for piece in plan.unplaced:
        yield Line(piece.id, "words", None, piece.text, piece.text, place=piece.place)
