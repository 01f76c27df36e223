"""What is a need or a line of provision about, by the words that name it?

A table of subjects that a plan names in words of their own: hearing, stammering, diabetes. It is a guide for a reader,
and no list of all that a child may need: a text that names no subject is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from upheld.plan.check.phrases import Phrases
from upheld.plan.check.whole.subject_words import HEALTH, HOME, LEARNING, SOUGHT, Row

Side = Literal["needed", "answered", "given"]


@dataclass(frozen=True, slots=True)
class Subject:
    """One subject: how a need tells of it, what would answer it, and what is provided for it and nothing else."""

    name: str
    needed: Phrases
    answered: Phrases
    given: Phrases | None


def _table(rows: Iterable[Row]) -> tuple[Subject, ...]:
    return tuple(
        Subject(name, Phrases(*needed), Phrases(*answered), Phrases(*given) if given else None)
        for name, needed, answered, given in rows
    )


EDUCATION, CARE, SOCIAL, TARGETS = _table(LEARNING), _table(HEALTH), _table(HOME), _table(SOUGHT)


class Read:
    """The subjects of texts on one side of one table: few words of a text can name any, so those are looked up."""

    def __init__(self, table: tuple[Subject, ...], side: Side) -> None:
        """Take the table and the side of it that is asked about."""
        self._by_word: dict[str, list[tuple[str, Phrases]]] = {}
        for subject in table:
            phrases: Phrases | None = getattr(subject, side)
            for word in phrases.rare if phrases else ():
                self._by_word.setdefault(word, []).append((subject.name, phrases))  # type: ignore[arg-type]
        self._words = frozenset(self._by_word)

    def subjects(self, text: str, words: frozenset[str]) -> frozenset[str]:
        """The names of the subjects that a text tells of; `words` are its words."""
        near = self._words & words
        if not near:
            return frozenset()
        maybe = {one for word in near for one in self._by_word[word]}
        return frozenset(name for name, phrases in maybe if phrases.stands_in(text, words))
