"""What does a line inherit from the heading it stands under?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from upheld.plan.check.provision.facts import facts_of
from upheld.plan.check.provision.line import read_line

_AREAS = frozenset(
    "english maths mathematics science literacy numeracy reading writing spelling listening communication attention "
    "behaviour mobility balance comprehension fluency".split()
)
_SERVICES = frozenset(
    ("speech and language therapy", "speech & language therapy", "physiotherapy", "occupational therapy")
)


@dataclass(frozen=True, slots=True)
class Inherited:
    """What the heading says for every line under it: what and who."""

    what: str | None = None
    who: str | None = None

    def elements(self, stated: dict[str, list[tuple[int, int]]]) -> dict[str, tuple[str, ...]]:
        """The elements that the line has only from its heading."""
        amount = "frequency" in stated or "duration" in stated
        found: dict[str, tuple[str, ...]] = {}
        if self.what and amount and "what" not in stated:
            found["what"] = (self.what,)
        if self.who and amount and "who" not in stated:
            found["who"] = (self.who,)
        return found


@lru_cache(maxsize=512)
def inherited_from(heading: str) -> Inherited:
    """What a heading gives. The name of an area of need or of a service is a topic and no activity."""
    facts = facts_of(read_line(heading))
    what = next(
        (
            heading[one.start : one.end]
            for one in facts.doings
            if one.kind in "AI" and not _is_topic(heading[one.start : one.end])
        ),
        None,
    )
    who = next((facts.line.words(*span) for span in facts.roles), None)
    return Inherited(what, who)


def _is_topic(words: str) -> bool:
    return words.lower() in _AREAS or words.lower() in _SERVICES
