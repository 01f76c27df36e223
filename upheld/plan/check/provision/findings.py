"""Which findings does a judged line give rise to?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from upheld.documents.reading.found import Place
from upheld.law.plan_rules import CLARKE, CODE_9_69, HAMPSHIRE, SPECIFYING, Authority
from upheld.plan.check.finding import Finding, Severity
from upheld.plan.check.provision.facts import Facts
from upheld.plan.check.provision.lexicon.weak_words import WeakKind
from upheld.plan.check.provision.question import remedy
from upheld.plan.check.provision.row import Contradiction
from upheld.plan.check.provision.verdict import Ruling
from upheld.plan.document import Letter

_SERIOUS = frozenset(
    ("provision.minimum_zero", "provision.money", "provision.decided_by_school", "provision.undecided")
)
_FOR_STAFF = (
    "Training is given to staff here, and the line gives the child nothing.",
    "Please state what the people trained will then do for the child, how often and for how long.",
)
_FOR_STAFF_IN_CARE = (
    "Training is given to staff here. That may be all that is meant, and the line does not say what they will then do.",
    "Please state what the people trained will then do for the child, how often and for how long.",
)
# The cases on detail are about special educational provision; what holds for health and social care too stands first.
_OF_CARE: tuple[Authority, ...] = (SPECIFYING, HAMPSHIRE)
_ONE_OF_THE_TWO = "Please say which of the two is meant, and write it once."


@dataclass(frozen=True, slots=True)
class Where:
    """Where the line stands: its section, its id and its place in the document; and the question to put about it."""

    section: Letter
    on: str | None
    place: Place | None
    question: str


def findings(facts: Facts, ruling: Ruling, where: Where, clashes: Sequence[Contradiction] = ()) -> tuple[Finding, ...]:
    """The findings on a line, the verdict's own first; a specific line has none."""
    if ruling.verdict == "specific":
        return ()
    vague = ruling.verdict == "vague"
    law = (SPECIFYING, CODE_9_69, CLARKE) if where.section == "F" else _OF_CARE
    severity = _severity("serious" if vague else "important", where)
    found = [_finding(f"provision.{ruling.verdict}", severity, ruling.says, (), law, remedy(ruling.missing), where)]
    kinds = _by_kind(facts)
    for kind, words in kinds:
        said = "; ".join(f"“{one}”" for one in words)
        graver: Severity = "look" if kind.reach == "loose" else "serious" if kind.code in _SERIOUS else "important"
        grave = _severity(graver, where)
        law = kind.law if where.section == "F" else _OF_CARE
        found.append(_finding(kind.code, grave, f"{said}: {kind.why}.", words, law, kind.remedy, where))
    if vague and "j" in facts.line.kinds and all(kind.code != "provision.for_staff_only" for kind, _ in kinds):
        says, ask = _FOR_STAFF if where.section == "F" else _FOR_STAFF_IN_CARE
        grave, law = _severity("important", where), (CODE_9_69, CLARKE) if where.section == "F" else _OF_CARE
        found.append(_finding("provision.for_staff_only", grave, says, (), law, ask, where))
    if clashes:
        says = " ".join(f"The text says “{one.said}” and another cell of its row says “{one.cell}”." for one in clashes)
        words = tuple(dict.fromkeys(word for one in clashes for word in one))
        found.append(
            _finding("provision.contradiction", "important", says, words, _clash_law(where), _ONE_OF_THE_TWO, where)
        )
    return tuple(found)


def _clash_law(where: Where) -> tuple[Authority, ...]:
    return (CLARKE, CODE_9_69) if where.section == "F" else _OF_CARE


def _severity(severity: Severity, where: Where) -> Severity:
    """As it is in section F; a step less in the others, whose standard is lighter."""
    if where.section == "F":
        return severity
    return "important" if severity == "serious" else "look"


def _by_kind(facts: Facts) -> list[tuple[WeakKind, tuple[str, ...]]]:
    found: dict[str, tuple[WeakKind, list[str]]] = {}
    for weak in facts.weak:
        found.setdefault(weak.kind.code, (weak.kind, []))[1].append(facts.line.words(weak.index, weak.index))
    return [(kind, tuple(dict.fromkeys(words))) for kind, words in found.values()]


def _finding(
    code: str,
    severity: Severity,
    says: str,
    words: tuple[str, ...],
    law: tuple[Authority, ...],
    ask: str,
    where: Where,
) -> Finding:
    return Finding(
        code=code,
        severity=severity,
        says=says,
        section=where.section,
        on=where.on,
        place=where.place,
        words=words,
        law=law,
        remedy=ask,
        question=where.question,
    )
