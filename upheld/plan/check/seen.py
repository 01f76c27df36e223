"""A plan as the rules see it: each of its lines with its words, and the child's age and year on the day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from upheld.dates import age_on, year_group
from upheld.documents.reading.found import Place
from upheld.plan.check.about import About
from upheld.plan.check.phrases import Phrases, words_of
from upheld.plan.check.provision.judgement import Judgement
from upheld.plan.document import Advice, Item, Letter, Need, Outcome, Piece, Plan, Provision, section_of

Kind = Literal["need", "outcome", "provision", "advice", "piece"]
_MADE = ("amended", "final", "plan", "draft")
# What a template says to whoever fills it in; it is nothing that the plan says of the child.
_GUIDANCE = Phrases(
    "guidance for writers|authors|completion", "guidance needs|provision|outcomes", "click or tap", "click here",
    "enter text", "insert ~ here|text|name", "delete as appropriate|applicable", "must be set out here",
    "is to be set out in this section", "should be specific measurable", "must be detailed and specific",
    "should normally be quantified", "please ensure that", "not a description of the service",
)  # fmt: skip
_GUIDANCE_FIRST = ("guidance:", "note to writer", "notes for writer", "guidance -", "guidance –", "[guidance")


@dataclass(frozen=True, slots=True)
class Line:
    """One need, outcome, line of provision, entry of advice or paragraph. `section` None: not known where it stands."""

    on: str
    kind: Kind
    section: Letter | None
    text: str
    words: frozenset[str]
    place: Place | None


class Seen:
    """A plan, what is known beside it, and the judgement of each line of provision by its id."""

    def __init__(self, plan: Plan, about: About, judgements: Mapping[str, Judgement]) -> None:
        """Take them; nothing is worked out before it is asked for."""
        self.plan = plan
        self.about = about
        self.judgements = judgements

    @cached_property
    def guidance(self) -> tuple[Piece, ...]:
        """The paragraphs that are a template's own advice to whoever writes the plan; no other rule reads them."""
        return tuple(
            piece
            for section in self.plan.sections
            for piece in section.pieces
            if piece.text.casefold().lstrip().startswith(_GUIDANCE_FIRST) or piece.text in _GUIDANCE
        )

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every line of the plan, by its section and in the order of the document."""
        return tuple(self._lines())

    def _lines(self) -> Iterator[Line]:
        for item in self.plan.items():
            kind: Kind = (
                "provision"
                if isinstance(item, Provision)
                else "need"
                if isinstance(item, Need)
                else "outcome"
                if isinstance(item, Outcome)
                else "advice"
            )
            text = item.whole if isinstance(item, Provision) else item.text
            yield Line(item.id, kind, section_of(item), text, words_of(text), item.place)
        guidance = {piece.id for piece in self.guidance}
        for section in self.plan.sections:
            for piece in section.pieces:
                if piece.id in guidance:
                    continue
                yield Line(piece.id, "piece", section.letter, piece.text, words_of(piece.text), piece.place)
        for piece in self.plan.unplaced:
            yield Line(piece.id, "piece", None, piece.text, words_of(piece.text), piece.place)

    def in_sections(self, *letters: Letter, kind: Kind | None = None) -> tuple[Line, ...]:
        """The lines of these sections, of one kind if that is given."""
        return tuple(one for one in self.lines if one.section in letters and kind in (None, one.kind))

    @cached_property
    def by_section(self) -> Mapping[Letter, tuple[Line, ...]]:
        """The lines of each section that has any."""
        found: dict[Letter, list[Line]] = {}
        for line in self.lines:
            if line.section is not None:
                found.setdefault(line.section, []).append(line)
        return {letter: tuple(lines) for letter, lines in found.items()}

    def place_of(self, letter: Letter) -> Place | None:
        """Where a section begins, None where it was not found."""
        section = self.plan.section(letter)
        return section.place if section else None

    @cached_property
    def made_on(self) -> date | None:
        """The day printed on the plan: of the amended plan, else the final, else the plan's own, else the draft's."""
        return next((self.plan.dates[name] for name in _MADE if name in self.plan.dates), None)

    @cached_property
    def day(self) -> date | None:
        """The day for which the plan is checked: the one given, else the one printed on it."""
        return self.about.as_at or self.made_on

    @cached_property
    def birth_on(self) -> date | None:
        """The day of birth: the case's, else the one printed."""
        return self.about.birth_on or self.plan.dates.get("birth")

    @cached_property
    def year(self) -> int | None:
        """The National Curriculum year: the case's, else the one printed, else the usual one for the age.

        Law: england.md pfa.year9: worked out from the day of birth unless the actual year is stated.
        """
        stated = self.about.year_group if self.about.year_group is not None else self.plan.year_group
        if stated is not None or self.birth_on is None or self.day is None:
            return stated
        return year_group(self.birth_on, self.day)

    @cached_property
    def age(self) -> int | None:
        """The age in whole years on the day, None where the birth or the day is not known."""
        if self.birth_on is None or self.day is None or self.day < self.birth_on:
            return None
        return age_on(self.birth_on, self.day)

    @cached_property
    def doubtful(self) -> bool:
        """Whether so little of the document was placed that what is missing may only have been misread."""
        loose = sum(len(piece.text) for piece in self.plan.unplaced)
        return len(self.plan.sections) < 4 or loose > sum(len(line.text) for line in self.lines) / 3


def short(text: str, words: int = 12) -> str:
    """The first words of a text on one line, to tell it by."""
    found = text.split()
    return " ".join(found[:words]) + (" …" if len(found) > words else "")


def called(item: Item, words: int = 9) -> str:
    """What to call an item by: the plan's own number, if it prints one, and its first words."""
    ref = "" if isinstance(item, Advice) else item.ref
    quoted = f'"{short(item.text, words).rstrip(".;,")}"'
    return f"{ref} ({quoted})" if ref else quoted


def some(names: Sequence[str], most: int = 3) -> str:
    """The first few of these names, and how many more there are."""
    if len(names) <= most:
        return _joined(names)
    return f"{', '.join(names[:most])} and {len(names) - most} more"


def _joined(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def in_words(day: date) -> str:
    """A day as it stands in a letter."""
    return f"{day.day} {day:%B %Y}"
