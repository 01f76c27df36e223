"""Does a section of needs hold provision, which would then be owed by nobody?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from upheld.law.plan_rules import SECURE_EDUCATION, SPECIFYING, Authority
from upheld.plan.check.finding import Finding
from upheld.plan.check.phrases import Phrases
from upheld.plan.check.seen import Line, Seen
from upheld.plan.document import NEED_SECTIONS

_GIVEN = Phrases(
    "will receive", "will be provided", "will be given", "will have access to", "must receive|have ~ support|therapy",
    "should receive", "is to receive", "staff will", "school will", "therapist will", "teacher will", "assistant will",
    "will be delivered", "will be supported by", "will provide", "should be provided",
)  # fmt: skip
_AMOUNT = re.compile(
    r"\b\d+(?:\.\d+)?[ -]?(?:hours?|hrs?|minutes?|mins?|sessions?)\b[^.;\n]{0,40}"
    r"\b(?:per|a|each|every|daily|weekly|p/?w|fortnightly|termly)\b",
    re.I,
)
_SERVICE = Phrases(
    "support", "therapy", "intervention|interventions", "teaching", "assistant", "therapist", "sessions", "ta", "lsa",
    "one to one", "tuition",
)  # fmt: skip
_WANTS = Phrases("requires", "needs", "should have", "is to have", "will need", "will have", "must have")
_NOW = Phrases("currently", "at present", "at the moment", "previously", "has had", "has received", "used to")


def findings(seen: Seen) -> Iterator[Finding]:
    """Needs of section B, C or D whose words promise provision; what is given now is a fact and no promise."""
    for line in seen.lines:
        if line.kind == "need" and line.section in NEED_SECTIONS:
            words = _provision_in(line)
            if words:
                yield _finding(line, words)


def _provision_in(line: Line) -> tuple[str, ...]:
    if _NOW.found(line.text, line.words):
        return ()
    given = _GIVEN.found(line.text, line.words)
    if given:
        return given
    amount = _AMOUNT.search(line.text)
    if amount and _SERVICE.found(line.text, line.words) and _WANTS.found(line.text, line.words):
        return (amount.group(),)
    return ()


def _finding(line: Line, words: tuple[str, ...]) -> Finding:
    belongs = {"B": "F", "C": "G", "D": "H1 or H2"}[str(line.section)]
    law: tuple[Authority, ...] = (SPECIFYING, SECURE_EDUCATION) if line.section == "B" else (SPECIFYING,)
    return Finding(
        "need.holds_provision",
        "important" if line.section == "B" else "look",
        f"This need says what is to be provided. Provision belongs in section {belongs}: here nobody must secure it.",
        section=line.section,
        on=line.on,
        place=line.place,
        words=words,
        law=law,
        remedy=f"Please move the provision to section {belongs} and keep only the need in section {line.section}.",
    )
