"""Which sections are hard to read?"""

from __future__ import annotations

from collections.abc import Iterator

from upheld.documents.readability import reading_age
from upheld.plan.check.finding import Finding
from upheld.plan.check.seen import Line, Seen
from upheld.plan.document import Letter

HARD = 18.0
"""The reading age in years from which a section is called hard: that of a grown-up who has studied."""
_SECTIONS: tuple[Letter, ...] = ("A", "B", "E", "F")
_ENOUGH_WORDS = 120


def findings(seen: Seen) -> Iterator[Finding]:
    """Sections A, B, E and F that few families can read with ease: advice only, and no law.

    A section is measured by its first paragraphs.
    """
    for letter in _SECTIONS:
        text = _beginning(seen.by_section.get(letter, ()))
        age = reading_age(text) if text else None
        if age is not None and age >= HARD:
            yield Finding(
                "section.hard_to_read",
                "look",
                f"Section {letter} has a reading age of about {age:.0f} years, counted from the length of its words "
                "and sentences. This is advice, and no rule of law.",
                section=letter,
                place=seen.place_of(letter),
                remedy=f"Please write section {letter} in shorter sentences and plainer words; keep every amount.",
            )


def _beginning(lines: tuple[Line, ...]) -> str:
    """The first paragraphs that have words enough to measure; nothing where there are too few."""
    taken: list[str] = []
    words = 0
    for line in lines:
        taken.append(line.text)
        words += len(line.text.split())
        if words >= _ENOUGH_WORDS:
            return "\n".join(taken)
    return ""
