"""Is every need met by provision, does every line of provision meet a need, and is there one for every outcome?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from upheld.law.plan_rules import CONTENT, NEEDS_MET, Authority
from upheld.plan.check.finding import Finding, Severity
from upheld.plan.check.seen import Seen, short
from upheld.plan.check.whole.subjects import Item, Stems, stems_in
from upheld.plan.document import Letter, Need, Outcome, Provision

Way = Literal["printed", "area", "words"]
"""How a plan lets its parts be held together: by numbers or rows it prints, by the same headings, or only by words."""
_GENERAL = re.compile(
    r"\b(?:reviewed|monitored|review meeting|annual review|team around|home.school (?:book|communication))\b", re.I
)


def findings(seen: Seen) -> Iterator[Finding]:
    """A need without provision, provision without a need and an outcome without provision, and how that was told.

    Each is a finding of its own where the plan prints numbers, rows or headings that tie its parts. Where there are
    only words to go by, all of a kind are one finding, to be looked at.
    """
    needs = [one for one in seen.plan.needs if one.section == "B"]
    provisions = [one for one in seen.plan.provisions if one.section == "F"]
    if not provisions:
        return
    stems = stems_in(seen)
    if needs:
        way = _way(provisions, needs, [one.needs for one in provisions])
        if way == "words":
            yield _untied(seen)
        met = {id for one in provisions for id in one.needs}
        yield from _asked(stems, _NEEDS, way, [one for one in needs if one.id not in met], provisions)
        loose = [one for one in provisions if not one.needs and not _GENERAL.search(one.text)]
        yield from _asked(stems, _PROVISIONS, way, loose, needs)
    if seen.plan.outcomes:
        way = _way(provisions, seen.plan.outcomes, [one.outcomes for one in provisions])
        served = {id for one in seen.plan.provisions for id in one.outcomes}
        yield from _asked(
            stems, _OUTCOMES, way, [one for one in seen.plan.outcomes if one.id not in served], seen.plan.provisions
        )


@dataclass(frozen=True, slots=True)
class _Question:
    """One way of asking: what an item is called, what should answer it, and what is said where nothing does."""

    code: str
    section: Letter
    name: str
    several: str
    other: str
    severity: Severity
    law: tuple[Authority, ...]
    remedy: str
    question: str | None = None


_NEEDS = _Question(
    "need.without_provision",
    "B",
    "need",
    "needs in section B",
    "line of section F",
    "serious",
    (NEEDS_MET, CONTENT),
    "Please specify in section F the provision that meets this need",
    "What provision does this need call for, from whom, how much and how often?",
)
_PROVISIONS = _Question(
    "provision.without_need",
    "F",
    "line of provision",
    "lines of section F",
    "need in section B",
    "important",
    (NEEDS_MET, CONTENT),
    "Please describe in section B the need that this provision meets, and keep the provision",
)
_OUTCOMES = _Question(
    "outcome.without_provision",
    "E",
    "outcome",
    "outcomes",
    "line of provision",
    "important",
    (CONTENT,),
    "Please say which provision is to bring about this outcome",
)


def _asked(
    stems: Stems, question: _Question, way: Way, items: Sequence[Item], others: Sequence[Item]
) -> Iterator[Finding]:
    if way == "printed":
        for item in items:
            why = f"the plan ties its parts by number or row, and ties no {question.other} to it"
            yield _one(question, item, question.severity, why)
        return
    areas = {_area(one.area) for one in others if one.area}
    guessed = []
    for item in items:
        if way == "words" or not item.area:
            guessed.append(item)
        elif not any(_area(item.area) <= area or area <= _area(item.area) for area in areas if area):
            severity: Severity = "important" if question.severity == "serious" else "look"
            yield _one(question, item, severity, f'no {question.other} stands under the heading "{item.area}"')
    yield from _guessed(stems, question, guessed, others)


def _one(question: _Question, item: Item, severity: Severity, why: str) -> Finding:
    return Finding(
        question.code,
        severity,
        f'No {question.other} was found for the {question.name} "{short(item.text)}": {why}.',
        section=question.section,
        on=item.id,
        place=item.place,
        law=question.law,
        remedy=f'{question.remedy}: "{short(item.text)}".',
        question=question.question,
    )


def _guessed(stems: Stems, question: _Question, items: Sequence[Item], others: Sequence[Item]) -> Iterator[Finding]:
    """One finding for all that share no word of substance with anything that could answer them."""
    if not items:
        return
    answers = frozenset[str]().union(*map(stems, others))
    left = [one for one in items if (own := stems(one)) and own.isdisjoint(answers)]
    if not left:
        return
    told = [short(one.text, 8) for one in left]
    yield Finding(
        question.code,
        "look",
        f"Of the {question.several} that the plan ties to nothing ({len(items)}), {len(left)} "
        f"{'shares' if len(left) == 1 else 'share'} no word of substance with any {question.other}, and may have none. "
        "This is a guess from words.",
        section=question.section,
        place=left[0].place,
        words=tuple(told),
        law=question.law,
        remedy=f"{question.remedy}: " + "; ".join(f'"{one}"' for one in told) + ".",
        question=question.question,
    )


def _way(provisions: Sequence[Provision], others: Sequence[Need | Outcome], ties: Sequence[tuple[str, ...]]) -> Way:
    printed = sum(bool(ids) for one, ids in zip(provisions, ties, strict=True) if one.tied == "printed")
    if printed * 2 >= len(provisions):
        return "printed"
    headed = sum(bool(one.area) for one in provisions)
    return "area" if headed * 2 >= len(provisions) and any(one.area for one in others) else "words"


def _untied(seen: Seen) -> Finding:
    return Finding(
        "needs.not_tied",
        "look",
        "The plan as read does not show by number, row or heading which line of section F meets which need.",
        section="F",
        place=seen.place_of("F"),
        law=(NEEDS_MET,),
        remedy="Please number the needs in section B and say for each line of section F which need it meets.",
    )


def _area(area: str | None) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]{3,}", (area or "").casefold())) - {"and", "the", "with"}
