"""A made-up plan that keeps every rule, and ways to spoil it one thing at a time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from upheld.documents.reading.found import Place
from upheld.plan.check.about import About
from upheld.plan.check.check import QUESTIONS
from upheld.plan.check.finding import Finding
from upheld.plan.check.seen import Seen
from upheld.plan.document import (
    LETTERS,
    Advice,
    Category,
    Letter,
    Need,
    Outcome,
    Piece,
    Plan,
    Provision,
    Section,
)

MADE_ON = date(2026, 5, 11)
ABOUT = About(
    as_at=date(2026, 6, 1),
    birth_on=date(2017, 2, 3),
    assessment_began_on=date(2026, 1, 12),
    final_due_on=date(2026, 6, 8),
)
_SAID: dict[Letter, tuple[str, ...]] = {
    "A": ("On 4 March 2026 I told Miss P that I like trains and want to paint. My parents hope that I will.",),
    "C": ("Health needs were assessed by Dr Q in March 2026. There are none that relate to the special needs.",),
    "D": ("Social care needs were assessed in March 2026 and none were found.",),
    "G": ("None, after the assessment of March 2026.",),
    "H1": ("None, after the assessment of March 2026.",),
    "H2": ("None, after the assessment of March 2026.",),
}
_ADVICE: tuple[tuple[Category, str, str], ...] = (
    ("parent", "Parent B", "Parent"),
    ("education", "Teacher C", "Head teacher"),
    ("medical", "Doctor D", "Paediatrician"),
    ("psychological", "Psychologist E", "Educational psychologist"),
    ("social_care", "Worker F", "Social worker"),
    ("other", "Therapist G", "Speech and language therapist"),
)


def section(letter: Letter, *said: str, **more: Any) -> Section:
    """A section with these paragraphs."""
    pieces = tuple(Piece(f"{letter}.p{number}", text) for number, text in enumerate(said, 1))
    return Section(
        letter, more.pop("title", f"Section {letter}"), pieces, Place(1, LETTERS.index(letter) * 100), **more
    )


SOUND = Plan(
    name="sound.docx",
    version="draft",
    child="Child A",
    council="Merrowshire Council",
    year_group=4,
    dates={"draft": MADE_ON, "birth": date(2017, 2, 3)},
    sections=tuple(section(letter, *_SAID.get(letter, ())) for letter in LETTERS),
    needs=(
        Need("B.1", "B", "Child A reads at the level of a child of five and cannot blend sounds.", "B1", "Literacy"),
        Need("B.2", "B", "Child A follows instructions of two words and has few words for feelings.", "B2", "Language"),
    ),
    outcomes=(
        Outcome("E.1", "By the end of Year 6 Child A will read 60 common words a minute.", "E1", "Literacy"),
        Outcome("E.2", "By July 2028 Child A will follow instructions of four words in class.", "E2", "Language"),
    ),
    provisions=(
        Provision(
            "F.1", "F", "A teacher with a specialist qualification teaches Child A to read for 30 minutes a day.",
            "F1", "Literacy", needs=("B.1",), outcomes=("E.1",), tied="printed",
        ),
        Provision(
            "F.2", "F", "A speech and language therapist works one to one with Child A for 45 minutes a week.",
            "F2", "Language", needs=("B.2",), outcomes=("E.2",), tied="printed",
        ),
    ),
    advice=tuple(
        Advice(f"K.{number}", f"Advice of {role}", category, author, role, date(2026, 3, number))
        for number, (category, author, role) in enumerate(_ADVICE, 1)
    ),
    pages=12,
)  # fmt: skip


def spoiled(*sections: Section, without: Iterable[Letter] = (), **fields: Any) -> Plan:
    """The sound plan with these sections in place of its own, without some, and with other fields."""
    new = {one.letter: one for one in sections}
    kept = tuple(new.get(one.letter, one) for one in SOUND.sections if one.letter not in tuple(without))
    return replace(SOUND, sections=fields.pop("sections", kept), **fields)


def line(text: str, letter: Letter = "F", **fields: Any) -> Plan:
    """The sound plan with one more line of provision, of id `<letter>.9`; the paragraphs of its section go."""
    made = Provision(f"{letter}.9", letter, text, **{"needs": ("B.1",), "tied": "printed", **fields})
    keep = () if letter == "F" else (section(letter),)
    return spoiled(*keep, provisions=(*SOUND.provisions, made))


def need(text: str, letter: Letter = "B") -> Plan:
    """The sound plan with one more need, of id `<letter>.9`, which the plan's own lines meet."""
    met = tuple(replace(one, needs=(*one.needs, f"{letter}.9")) for one in SOUND.provisions)
    keep = () if letter == "B" else (section(letter),)
    return spoiled(*keep, needs=(*SOUND.needs, Need(f"{letter}.9", letter, text)), provisions=met)


def outcome(text: str, **fields: Any) -> Plan:
    """The sound plan with one more outcome, E.9, which the plan's own lines serve."""
    served = tuple(replace(one, outcomes=(*one.outcomes, "E.9")) for one in SOUND.provisions)
    return replace(SOUND, outcomes=(*SOUND.outcomes, Outcome("E.9", text, **fields)), provisions=served)


def found(plan: Plan, about: About = ABOUT) -> list[Finding]:
    """What the rules about the whole say, without the judgements of lines."""
    seen = Seen(plan, about, {})
    return [each for ask in QUESTIONS for each in ask(seen)]


def told_of(codes: str | tuple[str, ...], plan: Plan, about: About = ABOUT) -> dict[str, str]:
    """The same, of the findings whose code begins so: what one rule says, where the plan breaks others too."""
    return {each.key: each.severity for each in found(plan, about) if each.code.startswith(codes)}


def told(plan: Plan, about: About = ABOUT) -> dict[str, str]:
    """The severity of each finding by its key."""
    return {each.key: each.severity for each in found(plan, about)}
