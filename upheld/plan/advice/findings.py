"""What is wrong with a plan when it is held against the advice it rests on?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from upheld.law.plan_rules import (
    CLARKE,
    CODE_9_69,
    CODE_9_76,
    CONTENT,
    EDUCATES_OR_TRAINS,
    NEEDS_MET,
    SECTIONS_SEPARATE,
    SPECIFYING,
    Authority,
)
from upheld.plan.advice.recommendation import Kind, Traced
from upheld.plan.check.finding import Finding, Severity
from upheld.plan.check.seen import short
from upheld.plan.document import Letter

_VERBS: dict[Kind, str] = {"need": "finds", "outcome": "sets as an outcome", "provision": "recommends"}
_SECTIONS: dict[Kind, Letter] = {"need": "B", "outcome": "E", "provision": "F"}
_MOST_WORDS = 40


def findings(traced: Iterable[Traced]) -> tuple[Finding, ...]:
    """A finding for each recommendation that was weakened, dropped, put in the wrong section, or is vague itself.

    Advice binds no council: what was left out may have been left out for a reason, which the council can be asked for.
    What several reports say of one line of the plan is one finding.
    """
    found: dict[str, Finding] = {}
    for one in traced:
        for finding in _of(one):
            before = found.get(finding.key)
            found[finding.key] = replace(before, says=f"{before.says} {finding.says}") if before else finding
    return tuple(found.values())


def _of(one: Traced) -> Iterator[Finding]:
    if one.kind == "dropped":
        yield _dropped(one)
    elif one.kind == "weakened":
        yield _finding(one, "weakened", "important", _weakened(one), (SPECIFYING, CODE_9_69, CLARKE))
    elif one.kind == "wrong_section":
        law = (EDUCATES_OR_TRAINS, CODE_9_76) if one.section == "G" else (CONTENT, SECTIONS_SEPARATE)
        yield _finding(one, "wrong_section", "important", f"{_told(one)} {_capital(one.reasons[0])}.", law)
    elif one.kind == "vague_at_source":
        says = f"{_told(one)} That is vague itself, and no plan made from it can be specific."
        yield _finding(one, "vague_at_source", "look", says, (CODE_9_69, CLARKE))


def _dropped(one: Traced) -> Finding:
    if one.recommendation.kind == "need":
        says = f"{_told(one)} No line of section B, C or D was found that says so, and a plan must hold all the needs."
        return _finding(one, "need_dropped", "serious", says, (CONTENT, SECTIONS_SEPARATE))
    if one.recommendation.kind == "outcome":
        return _finding(
            one,
            "outcome_dropped",
            "look",
            f"{_told(one)} No outcome of section E was found that is like it.",
            (CONTENT,),
        )
    says = f"{_told(one)} No line of provision was found that answers it. The council can be asked for its reason."
    return _finding(one, "dropped", "important", says, (NEEDS_MET, CONTENT))


def _weakened(one: Traced) -> str:
    page = f" (page {one.plan_place.page} of the plan)" if one.plan_place and one.plan_place.page else ""
    return f"{_told(one)} Line {one.plan_id}{page} promises less: {'; '.join(one.reasons)}."


def _told(one: Traced) -> str:
    """What the report says, and on which page."""
    recommendation = one.recommendation
    page = f", page {recommendation.place.page}," if recommendation.place and recommendation.place.page else ""
    said = f"{_capital(recommendation.report.called)}{page} {_VERBS[recommendation.kind]}: "
    return f"{said}“{short(recommendation.text, _MOST_WORDS)}”"


def _finding(one: Traced, code: str, severity: Severity, says: str, law: tuple[Authority, ...]) -> Finding:
    """On the line of the plan where there is one, else on the recommendation."""
    asks_author = one.ask_whom == "author"
    return Finding(
        f"advice.{code}", severity, says, one.section or _SECTIONS[one.recommendation.kind],
        one.plan_id or one.recommendation.id, one.plan_place, (one.plan_text,) if one.plan_text else (), law,
        "" if asks_author else one.ask, one.ask if asks_author else None,
    )  # fmt: skip


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
