"""The measures of families who agreed to be counted: from what their councils owed them, kept apart from the official.

Whoever uses this service is no sample of all families: a sentence says so with every figure. Nothing is told of fewer
than ten cases, of fewer than ten on either side of a share, nor what could be worked out by taking one figure from
another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from upheld.compliance.obligation import Obligation
from upheld.measures.area import ENGLAND, areas
from upheld.measures.errors import FiguresError
from upheld.measures.measure import Measure, measure

LEAST: Final = 10
"""The fewest cases, and the fewest on either side of a share, that anything is told of."""

BIAS: Final = (
    "These are families who use this service and agreed to be counted. They are no sample: families with trouble are "
    "more likely to be here. They cannot be set beside the official figures, and say nothing about a council's rank."
)

Answer = Literal["yes", "no"]


@dataclass(frozen=True, slots=True)
class Consented:
    """What one family's council owed it, as reckoned. Nothing else of the case comes here.

    Args:
        authority: the three digits of the council.
        obligations: as `upheld.compliance` reckoned them on one day.
    """

    authority: str
    obligations: tuple[Obligation, ...]


@dataclass(frozen=True, slots=True)
class CaseloadFigure:
    """One figure of consenting families; never a `Figure`, so that the two cannot be mixed.

    Args:
        area: "england" or a council's three digits.
        cases: how many families it is of; None where it is held back.
        numerator: how many of them the answer is yes for; None where it is held back.
        held_back: why there is no number; empty where there is one.
        coverage: how many families it rests on, in words.
        bias: what the number cannot tell.
    """

    measure: str
    area: str
    cases: int | None
    numerator: int | None
    held_back: str
    coverage: str
    bias: str = BIAS

    @property
    def value(self) -> float | None:
        """In per cent; None where it is held back."""
        return None if self.cases is None or self.numerator is None else self.numerator / self.cases * 100


@dataclass(frozen=True, slots=True)
class _Question:
    """One duty asked about: kept in time, or ended by an event of that kind."""

    duty: str
    ended_by: str = ""


QUESTIONS: Final[Mapping[str, _Question]] = MappingProxyType(
    {
        "decided_in_six_weeks": _Question("ehcna.decide"),
        "refusals": _Question("ehcna.decide", ended_by="ehcna_refused_notified"),
        "within_20_weeks_all": _Question("plan.final"),
        "reviews_decided_in_four_weeks": _Question("review.decide"),
    }
)
"""The measures that obligations can answer, by the id they have among the official ones."""


def caseload(measure_id: str, cases: Iterable[Consented]) -> Mapping[str, CaseloadFigure]:
    """One measure over the families that agreed: for England and for each council that any of them has.

    A family counts once; where the duty arose more than once, its last that can be told counts. One whose time still
    runs, or of which too little is known, is left out.

    Raises:
        FiguresError: obligations cannot answer that measure, or a case is of no council that is known.
    """
    if measure_id not in QUESTIONS:
        known = ", ".join(QUESTIONS)
        raise FiguresError(f'"{measure_id[:60]}" cannot be told from families\' cases: {known} can.')
    found: dict[str, list[bool]] = {}
    for case in cases:
        if case.authority not in areas() or areas()[case.authority].level not in ("council", "former"):
            raise FiguresError(f'"{case.authority[:20]}" is no council that is known: give its three digits.')
        answer = _answer(QUESTIONS[measure_id], case.obligations)
        if answer is not None:
            found.setdefault(case.authority, []).append(answer == "yes")
    hidden = _hidden(found)
    every = [one for several in found.values() for one in several]
    about = measure(measure_id)
    told = {area: _figure(about, area, several, area in hidden) for area, several in sorted(found.items())}
    return {ENGLAND: _figure(about, ENGLAND, every, not _enough(every))} | told


def _answer(question: _Question, obligations: Iterable[Obligation]) -> Answer | None:
    answers: list[Answer] = []
    for one in sorted(obligations, key=lambda each: (each.trigger.day.first, each.key)):
        if one.duty.id != question.duty:
            continue
        if question.ended_by:
            if one.discharged_by is not None:
                answers.append("yes" if one.discharged_by.kind == question.ended_by else "no")
        elif one.status == "met":
            answers.append("yes")
        elif one.status in ("met_late", "overdue", "excepted") or (one.status == "superseded" and one.was_late):
            answers.append("no")
    return answers[-1] if answers else None


def _enough(answers: list[bool]) -> bool:
    """Whether a figure of these can be told: ten at least, and none or ten at least on either side."""
    yes = sum(answers)
    return len(answers) >= LEAST and all(side == 0 or side >= LEAST for side in (yes, len(answers) - yes))


def _hidden(found: Mapping[str, list[bool]]) -> set[str]:
    """The councils that are held back, with as many more as keep them from being worked out by subtraction.

    What is left when the councils that are told are taken from England must itself be enough, and of two councils at
    least; else the next smallest is held back too.
    """
    hidden = {area for area, answers in found.items() if not _enough(answers)}
    if not _enough([one for answers in found.values() for one in answers]):
        return hidden
    while hidden and len(hidden) < len(found):
        rest = [one for area in hidden for one in found[area]]
        if len(hidden) > 1 and _enough(rest):
            break
        hidden.add(min(set(found) - hidden, key=lambda area: (len(found[area]), area)))
    return hidden


def _figure(about: Measure, area: str, answers: list[bool], is_hidden: bool) -> CaseloadFigure:
    if is_hidden:
        because = f"Held back: fewer than {LEAST} families on one side, or they could be worked out from the others."
        return CaseloadFigure(about.id, area, None, None, because, f"Fewer than {LEAST} families, or too few to tell.")
    coverage = f"{len(answers)} families who use this service and agreed to be counted."
    return CaseloadFigure(about.id, area, len(answers), sum(answers), "", coverage)
