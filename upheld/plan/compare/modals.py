"""How surely is a thing promised: "will", "should" or "may", "at least" or "up to", or "not" at all?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

CERTAIN, URGED, POSSIBLE = 3, 2, 1
_RANKS = {
    "will": CERTAIN, "shall": CERTAIN, "must": CERTAIN, "is to": CERTAIN, "are to": CERTAIN, "should": URGED,
    "ought to": URGED, "would": POSSIBLE, "may": POSSIBLE, "might": POSSIBLE, "can": POSSIBLE, "could": POSSIBLE,
}  # fmt: skip
_MODAL = re.compile(
    rf"\b(?P<modal>{'|'.join(_RANKS)})\b(?P<rest>(?:\s+(?:also|then|always))?"
    r"(?:\s+(?:(?P<less>benefit(?:\s+from)?|aim\s+to|try\s+to|seek\s+to|endeavour\s+to|consider)|receive|have|need|require))?)\b",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"\b(?P<least>at least|a minimum of|minimum of|no less than|not less than|no fewer than)\b"
    r"|\b(?P<most>up to|a maximum of|maximum of|no more than|not more than|at most)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|never|no longer)\b(?!\s+(?:less|more|fewer|only)\b)", re.IGNORECASE)
_OF_PEOPLE = re.compile(
    r"\s+[\w-]+\s+(?:other\s+)?(?:pupils?|children|learners?|students?|peers?|young people)\b", re.IGNORECASE
)
_GROUP_BEFORE = re.compile(r"\b(?:group|class|size)(?:\s+(?:of|size))*\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Modal:
    """The words that promise, and how surely: 3 for "will", 2 for "should", 1 for "may" and "would benefit from"."""

    words: str
    rank: int


def modal_of(text: str) -> Modal | None:
    """The first words of a line that say how surely it is promised; None where it has none, as a list has."""
    found = _MODAL.search(text)
    if found is None:
        return None
    rank = _RANKS[" ".join(found["modal"].casefold().split())]
    if found["less"]:
        rank = POSSIBLE if found["less"].casefold().startswith("benefit") else min(rank, URGED)
    return Modal(" ".join(found.group().split()), rank)


def bounds_of(text: str) -> Iterator[tuple[str, int]]:
    """ "At least" and its like with 1, "up to" and its like with -1; not those of the size of a group."""
    for found in _BOUND.finditer(text):
        of_group = _GROUP_BEFORE.search(text[: found.start()]) or _OF_PEOPLE.match(text, found.end())
        if not of_group:
            yield found.group().casefold(), 1 if found["least"] else -1


def negations(text: str) -> tuple[str, ...]:
    """Every "not" and "never" of a line."""
    return tuple(found.group().casefold() for found in _NOT.finditer(text))
