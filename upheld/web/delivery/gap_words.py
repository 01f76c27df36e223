"""What can be done about a gap, in words, with the law each step rests on; and whose it is to put right."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext_lazy

from upheld.delivery.action import Mender, Step
from upheld.law import law_named
from upheld.law.remedies import REMEDIES
from upheld.law.source import Citation
from upheld.letters.letter import letters

MENDER_WORDS: dict[Mender, object] = {
    "council": gettext_lazy("the council"),
    "health": gettext_lazy("the health body (integrated care board)"),
    "setting": gettext_lazy("the school, nursery or college"),
    "provider": gettext_lazy("whoever gives the line"),
    "nobody": gettext_lazy("nobody’s fault is recorded"),
}
MINE: dict[str, frozenset[Mender]] = {
    "school": frozenset(("setting", "provider")),
    "therapist": frozenset(("provider", "health")),
    "social_worker": frozenset(("council",)),
    "officer": frozenset(("council",)),
}
"""What is theirs to put right, of those who were given the ledger alone, by the role they have in it."""
_WORDS = {
    "ask_council": (
        gettext_lazy("Write to the council"),
        gettext_lazy(
            "The council must secure what is in section F, whoever was to give it. The letter says what was missed, "
            "and asks for it to begin and to be made up."
        ),
    ),
    "ask_council_care": (
        gettext_lazy("Write to the council about social care"),
        gettext_lazy("The letter says what was missed of section H, and asks for it to begin and to be made up."),
    ),
    "ask_health": (
        gettext_lazy("Write to the health body"),
        gettext_lazy("The health body must arrange what is in section G. The letter says what was missed."),
    ),
    "ask_school": (
        gettext_lazy("Ask the school for a meeting"),
        gettext_lazy("SEN support is the school’s. No plan secures it, so the duty of section 42 is not there."),
    ),
    "complain": (
        gettext_lazy("Complain to the council"),
        gettext_lazy("If the letter does not help. The Ombudsman expects that the council was told first."),
    ),
    "ombudsman": (
        gettext_lazy("Go to the Ombudsman"),
        gettext_lazy(
            "After the council’s answer, or if none comes. Within 12 months of knowing of it. Not for what was or "
            "could be appealed."
        ),
    ),
    "complain_care": (
        gettext_lazy("Complain about social care"),
        gettext_lazy(
            "Section H is social care. For a child, the council has a complaints procedure of its own for children’s "
            "social care: say in the letter that you use that one."
        ),
    ),
    "complain_health": (
        gettext_lazy("Complain about the health body"),
        gettext_lazy("First to the health body itself, then to the Parliamentary and Health Service Ombudsman."),
    ),
    "complain_school": (
        gettext_lazy("Complain to the school or college"),
        gettext_lazy(
            "For what is its own to put right. For section F the council stays bound, whatever the school does."
        ),
    ),
    "court": (
        gettext_lazy("Judicial review"),
        gettext_lazy("A court can order it. The time is short: get legal advice at once."),
    ),
}


@dataclass(frozen=True, slots=True)
class ShownStep:
    """One step for a page: its words, its letter, and the law it rests on with how sure we are of it."""

    id: str
    title: str
    words: str
    letter: str
    citations: tuple[Citation, ...]
    confidence: str
    opens_when: str


def education_away() -> tuple[tuple[Citation, ...], str]:
    """The law under which other education may be owed to a child who is away for long, and how sure we are of it."""
    return _law(("s19.duty",))


def shown(steps: Iterable[Step], open_letters: Container[str]) -> list[ShownStep]:
    """The steps in words; of a letter that is not open, when it is, in its place."""
    found = []
    for one in steps:
        title, words = _WORDS[one.id]
        cited, confidence = _law(one.rests_on)
        is_open = one.letter in open_letters
        opens = letters()[one.letter].open if one.letter and not is_open else ""
        found.append(ShownStep(one.id, str(title), str(words), one.letter if is_open else "", cited, confidence, opens))
    return found


@lru_cache(maxsize=32)
def _law(ids: tuple[str, ...]) -> tuple[tuple[Citation, ...], str]:
    cited: list[Citation] = []
    confidence = ""
    for id in ids:
        if id in REMEDIES:
            cited.append(Citation(REMEDIES[id].cite, None))
            confidence = confidence or REMEDIES[id].confidence
        else:
            duty = law_named("england").of(id)[-1]
            cited += duty.citations
            confidence = confidence or duty.confidence
    return tuple(cited), confidence
