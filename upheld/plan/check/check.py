"""The check of a whole plan: each line of provision judged, every rule of content asked, each finding said once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from upheld.plan.check.about import About
from upheld.plan.check.finding import Finding, Severity
from upheld.plan.check.not_checked import not_checked
from upheld.plan.check.once import once
from upheld.plan.check.provision.judge import judge
from upheld.plan.check.provision.judgement import Judgement
from upheld.plan.check.seen import Seen
from upheld.plan.check.whole import (
    adulthood,
    advice,
    care,
    clock,
    contradictions,
    delegated,
    doubt,
    educates,
    endeavours,
    money,
    needs,
    outcome_times,
    outcomes,
    payments,
    reading_ease,
    reports,
    resources,
    sections,
    setting,
    setting_fits,
    template,
    ties,
    transport,
    unanswered,
    uncalled_for,
    unilateral,
    views,
    who,
)
from upheld.plan.document import LETTERS, Plan, Provision

__all__ = ["About", "Checked", "check"]

Ask = Callable[[Seen], Iterator[Finding]]
QUESTIONS: tuple[Ask, ...] = tuple(
    module.findings
    for module in (
        doubt, template, sections, ties, unanswered, uncalled_for, needs, outcomes, outcome_times, educates, resources,
        money, delegated, unilateral, endeavours, contradictions, transport, who, setting, setting_fits, adulthood,
        payments, care, views, advice, reports, clock, reading_ease,
    )
)  # fmt: skip
_SEVERITIES: tuple[Severity, ...] = ("serious", "important", "look")


@dataclass(frozen=True, slots=True)
class Checked:
    """A plan with what was found in it.

    `judgements` are by the id of their provision. `findings` are those of the lines and of the whole, each said once:
    the serious before the important and those before what only wants a look, and in the order of the plan within each.
    `not_checked` are sentences on what could not be checked from this document and what the case knows.
    """

    plan: Plan
    judgements: Mapping[str, Judgement]
    findings: tuple[Finding, ...]
    not_checked: tuple[str, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """The check as plain values."""
        verdicts = Counter(judged.verdict for judged in self.judgements.values())
        severities = Counter(one.severity for one in self.findings)
        return {
            "plan": {
                "name": self.plan.name,
                "version": self.plan.version,
                "pages": self.plan.pages,
                "sections": [one.letter for one in self.plan.sections],
                "needs": len(self.plan.needs),
                "outcomes": len(self.plan.outcomes),
                "provisions": len(self.plan.provisions),
                "advice": len(self.plan.advice),
                "unplaced": len(self.plan.unplaced),
            },
            "provisions": [self._provision(one) for one in self.plan.provisions],
            "findings": [one.as_data() for one in self.findings],
            "counts": {
                "provisions": len(self.judgements),
                **{verdict: verdicts[verdict] for verdict in ("specific", "partly", "vague")},
                "findings": len(self.findings),
                **{severity: severities[severity] for severity in _SEVERITIES},
            },
            "not_checked": list(self.not_checked),
        }

    def _provision(self, provision: Provision) -> dict[str, Any]:
        return {
            "id": provision.id,
            "section": provision.section,
            "page": provision.place.page if provision.place else None,
            "area": provision.area,
            "heading": _heading(provision),
            **self.judgements[provision.id].as_data(),
            "findings": [one.as_data() for one in self.findings if one.on == provision.id],
        }


def check(plan: Plan, about: About | None = None) -> Checked:
    """Judge every line of provision of a plan and ask every question about the whole.

    Law: Children and Families Act 2014 s.37; SEND Regulations 2014 reg 12; england.md section 7.
    """
    judgements = {one.id: _judged(one, plan) for one in plan.provisions}
    seen = Seen(plan, about or About(), judgements)
    whole = [found for ask in QUESTIONS for found in ask(seen)]
    lines = [found for judged in judgements.values() for found in judged.findings]
    return Checked(plan, judgements, tuple(_in_order(plan, once(lines, whole))), tuple(not_checked(seen)))


def _judged(provision: Provision, plan: Plan) -> Judgement:
    return judge(
        provision.text,
        section=provision.section,
        heading=_heading(provision),
        cells=provision.cells,
        on=provision.id,
        place=provision.place,
    )


def _heading(provision: Provision) -> str:
    """What the line inherits: the heading it stands under."""
    return provision.area or ""


def _in_order(plan: Plan, findings: Iterable[Finding]) -> list[Finding]:
    """By severity, then by section, then as the document has them."""
    order = {item.id: number for number, item in enumerate(plan.items())}

    def rank(one: Finding) -> tuple[int, int, int, int]:
        letter = -1 if one.section is None else LETTERS.index(one.section)
        block = 0 if one.place is None or one.on is None else one.place.block
        return _SEVERITIES.index(one.severity), letter, block, order.get(one.on or "", -1)

    return sorted(findings, key=rank)
