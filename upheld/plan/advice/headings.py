"""What does a heading or the title of a column say of the words under it?"""

from __future__ import annotations

import re
from typing import Literal

from upheld.documents.reading.found import Words
from upheld.plan.document import Letter

Part = Literal["need", "outcome", "provision", "mixed", "other", "history"]
LEVEL_OF_STRONG = 8
_MOST_WORDS = 14

_HISTORY = re.compile(
    r"\b(?:background|history|views?|reasons? for|referral|attendance|contact|appendi\w+|references|test scores|scores|"
    r"tests? used|sources?|consent|confidential\w*|distribution|circulation|copies|family|home life|strengths)\b",
    re.IGNORECASE,
)
_NEED = re.compile(r"\b(?:needs?(?!\s+assessment)|difficult(?:y|ies)|barriers?|section b)\b", re.IGNORECASE)
_OUTCOME = re.compile(r"\b(?:outcomes?|targets?|goals?|aims?|section e)\b", re.IGNORECASE)
_PROVISION = re.compile(
    r"\b(?:recommend\w*|provisions?|strateg(?:y|ies)|interventions?|"
    r"support (?:required|needed|recommended)|section [fgh]\d?|"
    r"advice (?:to|for)(?! the (?:ehc|education|assessment|statutory))|suggest\w*|what (?:will|would|can|could) help|"
    r"how (?:to|we|school|others) .*(?:help|support)|next steps|action plan)\b",
    re.IGNORECASE,
)
_AREA = re.compile(
    r"\b(?:communication|interaction|cognition|learning|social|emotional|mental health|sensory|physical"
    r"|speech|language|"
    r"attention|listening|literacy|reading|writing|spelling|maths|numeracy|independence|self[- ]care|motor|play|"
    r"behaviou?r|regulation|memory|handwriting|environment|classroom|staff|training|school|home"
    r"|understanding|expressive|"
    r"receptive|equipment|review|monitoring|curriculum|transition)\b",
    re.IGNORECASE,
)
_SECTION = re.compile(r"\bsections?\s+(?P<letter>B|C|D|E|F|G|H1|H2)\b(?!\s*(?:-|–|to|and|,)\s*[A-K]\b)", re.IGNORECASE)
_LETTERS: dict[str, Letter] = {"b": "B", "c": "C", "d": "D", "e": "E", "f": "F", "g": "G", "h1": "H1", "h2": "H2"}


def heading_level(words: Words) -> int:
    """How deep a heading it is, 1 the highest; 0 for what is no heading."""
    if words.level:
        return words.level
    text = words.text.strip()
    short = len(text.split()) <= _MOST_WORDS and "\n" not in text and not text.endswith((".", ";", ","))
    return LEVEL_OF_STRONG if words.strong and short and text else 0


def part_of(title: str) -> Part | None:
    """What stands under such a title; None where it says nothing of that. Two kinds in one title are "mixed"."""
    found: list[Part] = []
    for kind, pattern in (("need", _NEED), ("outcome", _OUTCOME), ("provision", _PROVISION)):
        if pattern.search(title):
            found.append(kind)  # type: ignore[arg-type]
    if found:
        return found[0] if len(found) == 1 else "mixed"
    return "history" if _HISTORY.search(title) else None


def is_area(title: str) -> bool:
    """Whether it names an area of need, so that what is said of the heading above goes on."""
    return bool(_AREA.search(title)) and not _HISTORY.search(title)


def section_meant(title: str) -> Letter | None:
    """The section of the plan that a title names, where it names one."""
    found = _SECTION.search(title)
    return _LETTERS[found["letter"].casefold()] if found else None
