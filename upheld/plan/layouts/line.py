"""One line of a plan as the layout shows it: its words, which section it stands in and what it is there for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from upheld.documents.reading.found import Place
from upheld.plan.document import NEED_SECTIONS, PROVISION_SECTIONS, Letter

Kind = Literal["need", "outcome", "step", "provision", "advice", "words", "note", "heading", "title", "front"]
"""`words` are kept as a piece of the section, as is a `note` to its writer; `heading` and `title` name what follows
(areas, columns, sections); `front` stands before the first section."""
Role = Literal["need", "outcome", "step", "provision", "advice", "words"]
"""What the lines under a heading or in a column are."""


class Rows(NamedTuple):
    """Which rows of which table a line stands for: lines whose rows meet are shown to belong together."""

    grid: int
    first: int
    last: int

    def meets(self, other: Rows) -> bool:
        """Whether the two share a row."""
        return self.grid == other.grid and self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, slots=True)
class Context:
    """What a cell tells of the lines in it, beside what the section tells."""

    role: Role
    letter: Letter
    rows: Rows | None = None
    cells: Mapping[str, str] = field(default_factory=dict)
    ref: str | None = None
    refs: tuple[str, ...] = ()
    foreign: bool = False


@dataclass(slots=True)
class Line:
    """One line. `letter` None: its section is not known. `refs` are the numbers of needs and outcomes printed for it.

    `foreign`: it stands in a table of another section than its own, so that it may only repeat what stands there.
    `lead` are the words that it finishes ("Staff will:").
    """

    kind: Kind
    text: str
    place: Place
    letter: Letter | None = None
    area: str | None = None
    ref: str | None = None
    rows: Rows | None = None
    cells: Mapping[str, str] = field(default_factory=dict)
    refs: tuple[str, ...] = ()
    foreign: bool = False
    lead: str | None = None
    hangs_at: float | None = None
    """How far in the sign or number before it stands, in points; None where it has none."""


@dataclass(slots=True)
class Opened:
    """A section where its title stands. `with_letters` are those that share the title."""

    letter: Letter
    title: str
    place: Place
    with_letters: tuple[Letter, ...] = ()


def role_in(letter: Letter) -> Role:
    """What a paragraph of a section is unless something else says so."""
    if letter in NEED_SECTIONS:
        return "need"
    if letter in PROVISION_SECTIONS:
        return "provision"
    return "outcome" if letter == "E" else "advice" if letter == "K" else "words"


_ANSWERED_IN: Mapping[Letter, Letter] = {"B": "F", "C": "G", "D": "H1"}


def letter_for(role: Role, among: tuple[Letter, ...]) -> Letter:
    """The section of a line with that role, in a table or under a heading of those sections."""
    own = next((one for one in among if role_in(one) == role), None)
    if own is not None:
        return own
    first = among[0] if among else None
    match role:
        case "outcome" | "step":
            return "E"
        case "need":
            return next(
                (need for need, answer in _ANSWERED_IN.items() if answer == first), "D" if first == "H2" else "B"
            )
        case "provision":
            return _ANSWERED_IN.get(first or "B", "F")
        case "advice":
            return "K"
        case _:
            return first or "A"
