"""What an EHC plan holds: its sections, needs, outcomes, provision and advice, and how they hang together.

Law: Children and Families Act 2014 s.37; SEND Regulations 2014 reg 12 (sections A to K).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from upheld.documents.reading.found import Place

Letter = Literal["A", "B", "C", "D", "E", "F", "G", "H1", "H2", "I", "J", "K"]
LETTERS: tuple[Letter, ...] = ("A", "B", "C", "D", "E", "F", "G", "H1", "H2", "I", "J", "K")
NEED_SECTIONS: tuple[Letter, ...] = ("B", "C", "D")
PROVISION_SECTIONS: tuple[Letter, ...] = ("F", "G", "H1", "H2")
Version = Literal["draft", "final", "amended", "working_document"]
Category = Literal[
    "parent", "education", "medical", "psychological", "social_care", "other", "adulthood", "requested_by_parent"
]
"""The eight kinds of advice of SEND Regulations 2014 reg 6(1)(a) to (h), in that order."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph of a section that is neither need, outcome, provision nor advice: views, notes, a school's name.

    `id` is its section and a number of its own ("A.3"), or "?.3" where its section is not known.
    """

    id: str
    text: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """One section that stands in the document. `title` is as printed; `pieces` are its words that are nothing else.

    `with_letters` are the sections that share its heading or table, so that they are not separate.
    """

    letter: Letter
    title: str
    pieces: tuple[Piece, ...] = ()
    place: Place | None = None
    with_letters: tuple[Letter, ...] = ()


@dataclass(frozen=True, slots=True)
class Need:
    """One need, of section B, C or D. `ref` is the plan's own number for it; `area` the heading it stands under."""

    id: str
    section: Letter
    text: str
    ref: str | None = None
    area: str | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """One outcome of section E. `steps` are the smaller steps towards it that the plan prints with it."""

    id: str
    text: str
    ref: str | None = None
    area: str | None = None
    steps: tuple[str, ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Provision:
    """One line of provision, of section F, G, H1 or H2.

    `cells` are the other cells of its row by their column's title in lower case ("who", "how often"), which are part
    of the promise. `needs`, `outcomes` and `advice` are the ids of what it meets, serves and rests on; empty where the
    document does not tie them. `tied` says how: "printed" by numbers or one row, "area" by the same heading.
    """

    id: str
    section: Letter
    text: str
    ref: str | None = None
    area: str | None = None
    cells: Mapping[str, str] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()
    tied: Literal["printed", "area", ""] = ""
    place: Place | None = None

    @property
    def whole(self) -> str:
        """Its words with those of its row, as one text: "… Who: a speech and language therapist. How often: …"."""
        rest = (f"{title[:1].upper()}{title[1:]}: {text}" for title, text in self.cells.items() if text)
        return "\n".join((self.text, *rest))


@dataclass(frozen=True, slots=True)
class Advice:
    """One entry of section K. `category` None: not known which of the eight kinds; `date_on` None: not printed."""

    id: str
    text: str
    category: Category | None = None
    author: str | None = None
    role: str | None = None
    date_on: date | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom the plan names, by role ("case officer", "parent")."""

    role: str
    name: str


@dataclass(frozen=True, slots=True)
class Plan:
    """An EHC plan as read. What is None was not found; it is not known to be absent.

    `name` is that of the file. `dates` are those printed on it by what they are: "plan", "draft", "final", "amended",
    "review", "birth". `named_setting` is what section I says, None where it says nothing; `direct_payments` what
    section J says. `unplaced` are the pieces for which no section was found. `remarks` are sentences to the reader.
    """

    name: str = ""
    version: Version | None = None
    child: str | None = None
    council: str | None = None
    year_group: int | None = None
    dates: Mapping[str, date] = field(default_factory=dict)
    sections: tuple[Section, ...] = ()
    needs: tuple[Need, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    provisions: tuple[Provision, ...] = ()
    advice: tuple[Advice, ...] = ()
    people: tuple[Person, ...] = ()
    named_setting: str | None = None
    direct_payments: str | None = None
    unplaced: tuple[Piece, ...] = ()
    pages: int | None = None
    remarks: tuple[str, ...] = ()

    def section(self, letter: Letter) -> Section | None:
        """That section, if it stands in the document."""
        return next((one for one in self.sections if one.letter == letter), None)

    def in_section(self, letter: Letter) -> tuple[Item, ...]:
        """The needs, outcomes, provisions and advice of a section, in the order of the document."""
        return tuple(one for one in self.items() if section_of(one) == letter)

    def items(self) -> Iterator[Item]:
        """Every need, outcome, provision and entry of advice."""
        yield from self.needs
        yield from self.outcomes
        yield from self.provisions
        yield from self.advice


Item = Need | Outcome | Provision | Advice


def section_of(item: Item) -> Letter:
    """The section an item stands in."""
    if isinstance(item, Outcome):
        return "E"
    if isinstance(item, Advice):
        return "K"
    return item.section
