"""Is every need met by provision, does every line of provision meet a need, and is there one for every outcome?

Here by what the plan prints: numbers, rows and headings. What is only guessed from words is asked in `unanswered`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from upheld.law.plan_rules import CONTENT, NEEDS_MET, Authority
from upheld.plan.check.finding import Finding, Severity
from upheld.plan.check.seen import Seen, called, short, some
from upheld.plan.document import Letter, Need, Outcome, Provision

Way = Literal["printed", "area", "words"]
"""How a plan lets its parts be held together: by numbers or rows it prints, by the same headings, or only by words."""
# Lines that serve the whole plan, and no need of their own.
_GENERAL = re.compile(
    r"\b(?:reviewed|monitored|review meeting|annual review|team around|home.school (?:book|communication)"
    r"|all staff|staff (?:training|who)|training for|supervision|coordinat|co-ordinat|transition|meeting)",
    re.I,
)


def findings(seen: Seen) -> Iterator[Finding]:
    """A need without provision, provision without a need and an outcome without provision, by what the plan prints."""
    needs = [one for one in seen.plan.needs if one.section == "B"]
    provisions = [one for one in seen.plan.provisions if one.section == "F"]
    if not provisions:
        return
    if needs:
        way = way_of(provisions, needs, [one.needs for one in provisions])
        if way == "words":
            yield _untied(seen)
        met = {id for one in provisions for id in one.needs}
        yield from _asked(
            _NEEDS, way, [one for one in needs if one.id not in met], provisions, numbered=_numbered(needs)
        )
        loose = [one for one in provisions if not one.needs]
        yield from _loose(loose, provisions, needs, way)
    if seen.plan.outcomes:
        way = way_of(provisions, seen.plan.outcomes, [one.outcomes for one in provisions])
        served = {id for one in seen.plan.provisions for id in one.outcomes}
        left = [one for one in seen.plan.outcomes if one.id not in served]
        numbered = _numbered(seen.plan.outcomes)
        yield from _asked(_OUTCOMES, way, left, seen.plan.provisions, numbered=numbered)


@dataclass(frozen=True, slots=True)
class _Question:
    """One way of asking: the code, where it stands, what nothing was found for, and what to do about it."""

    code: str
    section: Letter
    nothing: str
    severity: Severity
    law: tuple[Authority, ...]
    remedy: str
    question: str | None = None


_NEEDS = _Question(
    "need.without_provision",
    "B",
    "No provision in section F was found for the need",
    "serious",
    (NEEDS_MET, CONTENT),
    "Please say in section F what will be provided for this need",
    "What provision does this need call for, from whom, how much and how often?",
)
_OUTCOMES = _Question(
    "outcome.without_provision",
    "E",
    "No provision was found that leads to the outcome",
    "important",
    (CONTENT,),
    "Please say which provision is to bring about this outcome",
)


def _asked(
    question: _Question, way: Way, items: Sequence[Need | Outcome], others: Sequence[Provision], *, numbered: bool
) -> Iterator[Finding]:
    if way == "printed":
        for item in items:
            # Where others of its kind carry a number, one without may be a smaller step or a line between two.
            sure = bool(item.ref) or not numbered
            why = "The plan's numbers or rows point to none."
            yield _one(question, item, question.severity if sure else "look", why)
        return
    if way == "area":
        areas = _areas(others)
        alone = [one for one in items if one.area and not _shared(one.area, areas)]
        if alone:
            yield _under_a_heading_of_its_own(question, alone)


def _loose(
    loose: Sequence[Provision], provisions: Sequence[Provision], needs: Sequence[Need], way: Way
) -> Iterator[Finding]:
    """Provision that the plan ties to no need: one finding, since no rule forbids to give more than a need asks for."""
    areas = _areas(needs)
    linked = {one.area for one in provisions if one.needs}
    left = [
        one
        for one in loose
        # A heading under which no line is linked to a need is of the whole plan: "Bringing it together".
        if (way == "printed" and (one.area is None or one.area in linked))
        or (way == "area" and one.area and not _shared(one.area, areas))
    ]
    # From Year 9 provision for adult life is owed for itself, and what leads to an outcome has its reason there.
    left = [
        one
        for one in left
        if not one.outcomes
        and "adulthood" not in (one.area or "").casefold()
        and not _GENERAL.search(f"{one.area or ''} {one.text}")
    ]
    if left:
        yield Finding(
            "provision.without_need",
            "look",
            f"{'One line' if len(left) == 1 else f'{len(left)} lines'} of section F "
            f"{'is' if len(left) == 1 else 'are'} not linked to any need in section B. A need may have been left out.",
            section="F",
            place=left[0].place,
            words=tuple(short(one.text, 9) for one in left),
            law=(NEEDS_MET, CONTENT),
            remedy=f"Please say in section B which need this is for: {some([called(one) for one in left])}.",
        )


def _one(question: _Question, item: Need | Outcome, severity: Severity, why: str) -> Finding:
    return Finding(
        question.code,
        severity,
        f"{question.nothing} {called(item)}. {why}",
        section=question.section,
        on=item.id,
        place=item.place,
        law=question.law,
        remedy=f'{question.remedy}: "{short(item.text)}".',
        question=question.question,
    )


def way_of(provisions: Sequence[Provision], others: Sequence[Need | Outcome], ties: Sequence[tuple[str, ...]]) -> Way:
    """How this plan's lines of provision can be held against its needs, or its outcomes."""
    printed = sum(bool(ids) for one, ids in zip(provisions, ties, strict=True) if one.tied == "printed")
    if printed * 2 >= len(provisions):
        return "printed"
    areas = _areas(others)
    headed = sum(one.area is not None and _shared(one.area, areas) for one in provisions)
    return "area" if headed * 2 >= len(provisions) else "words"


def _under_a_heading_of_its_own(question: _Question, alone: Sequence[Need | Outcome]) -> Finding:
    """One finding for all whose heading stands nowhere else: the same thing may be headed in other words there."""
    headings = [f'"{area}"' for area in dict.fromkeys(one.area or "" for one in alone)]
    return Finding(
        question.code,
        "look",
        f"{question.nothing}{'s' if len(alone) > 1 else ''} under the heading {some(headings)}: no provision stands "
        "under a heading like it.",
        section=question.section,
        place=alone[0].place,
        words=tuple(short(one.text, 9) for one in alone),
        law=question.law,
        remedy=f"{question.remedy}: {some([called(one) for one in alone])}.",
        question=question.question,
    )


def _areas(items: Sequence[Need | Outcome | Provision]) -> frozenset[frozenset[str]]:
    return frozenset(area for one in items if (area := _area(one.area)))


def _shared(area: str, areas: frozenset[frozenset[str]]) -> bool:
    own = _area(area)
    return any(own <= other or other <= own for other in areas)


def _numbered(items: Sequence[Need | Outcome]) -> bool:
    return any(one.ref for one in items)


def _untied(seen: Seen) -> Finding:
    return Finding(
        "needs.not_tied",
        "look",
        "The plan does not show, by numbers, rows or headings, which line of section F is for which need.",
        section="F",
        place=seen.place_of("F"),
        law=(NEEDS_MET,),
        remedy="Please number the needs in section B and say for each line of section F which need it is for.",
    )


def _area(area: str | None) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]{3,}", (area or "").casefold())) - {"and", "the", "with"}
