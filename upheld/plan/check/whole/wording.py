"""How a rule about words is put to the lines of the sections it is for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from upheld.law.plan_rules import (
    HAMPSHIRE,
    SECURE_HEALTH,
    SOCIAL_CARE_IN_THE_PLAN,
    Authority,
)
from upheld.plan.check.finding import Finding, Severity
from upheld.plan.check.phrases import Phrases
from upheld.plan.check.seen import Line, Seen
from upheld.plan.document import Letter

_CARE: tuple[Letter, ...] = ("G", "H1", "H2")
_LAW: dict[Letter, tuple[Authority, ...]] = {
    "G": (SECURE_HEALTH, HAMPSHIRE), "H1": (SOCIAL_CARE_IN_THE_PLAN, HAMPSHIRE),
    "H2": (SOCIAL_CARE_IN_THE_PLAN, HAMPSHIRE),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """Words that must not stand in provision, why, on what authority in section F, and what to ask for.

    In `remedy` the words themselves stand for `{words}`.

    `severity` is for section F, and so is `duty`, a sentence that follows what is said. In G, H1 and H2 the standard
    is lighter (VS and RS v Hampshire), so that it is less there; where no section is known a person should look.
    """

    code: str
    phrases: Phrases
    severity: Severity
    says: str
    duty: str
    law: tuple[Authority, ...]
    remedy: str
    question: str | None = None
    sections: tuple[Letter | None, ...] = ("E", "F", "G", "H1", "H2", None)


def raised(rule: Rule, seen: Seen) -> Iterator[Finding]:
    """A finding for each line, outcome and paragraph in which the words of a rule stand."""
    for line in seen.lines:
        if line.section in rule.sections and line.kind not in ("need", "advice"):
            words = rule.phrases.found(line.text, line.words)
            if words:
                yield at(rule, line, words)


def at(rule: Rule, line: Line, words: tuple[str, ...]) -> Finding:
    """The finding of a rule at a line, by these words."""
    return Finding(
        rule.code,
        _severity(rule.severity, line.section),
        _says(rule, line.section),
        section=line.section,
        on=line.on,
        place=line.place,
        words=words,
        law=_LAW.get(line.section, rule.law) if line.section else rule.law,
        remedy=rule.remedy.format(words=" and ".join(f'"{one}"' for one in words)),
        question=rule.question,
    )


def _says(rule: Rule, section: Letter | None) -> str:
    if section == "F":
        return f"{rule.says} {rule.duty}"
    if section in _CARE:
        return f"{rule.says} Health and social care too must be clear enough to be arranged."
    if section is None:
        return f"{rule.says} It was not clear in which section this stands."
    return rule.says


def _severity(severity: Severity, section: Letter | None) -> Severity:
    if section is None or section == "E":
        return "look"
    if section in _CARE:
        return "important" if severity == "serious" else "look"
    return severity
