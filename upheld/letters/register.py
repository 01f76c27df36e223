"""Where a letter's law comes from: the entries of the register, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from upheld.errors import LawError
from upheld.law import plan_rules
from upheld.law.code import Law
from upheld.law.exceptions import EXCEPTIONS
from upheld.law.family import STEPS
from upheld.law.grounds import GROUNDS
from upheld.law.legal_tests import TESTS
from upheld.law.notices import NOTICES
from upheld.law.remedies import REMEDIES
from upheld.law.source import Citation, named
from upheld.plan.write import authorities

_SHORT = {"CFA": "Children and Families Act 2014", "EqA": "Equality Act 2010", "EA 1996": "Education Act 1996"}
_IN_FULL = re.compile(r"\b(CFA|EqA|EA 1996)(?= ss?\.)")
_SAYS = re.compile(r": | on | recites ")
_REGULATIONS = "SEND Regulations 2014"


@dataclass(frozen=True, slots=True)
class Authority:
    """What the register says of one entry.

    `mark` is the weaker letter of its confidence; C means it rests on no text that was read. `binding` is False for
    guidance and practice. `checked_by` is empty while no lawyer has checked it.
    """

    id: str
    title: str
    citations: tuple[Citation, ...]
    confidence: str
    binding: bool = True
    force: str = "statute"
    checked_by: str = ""

    @property
    def mark(self) -> str:
        """The weaker of its marks."""
        return max(str(mark) for mark in re.findall(r"\b[ABC]\b", self.confidence))


def authority(law: Law, id: str) -> Authority:
    """The entry of that id: a duty, a legal test, a remedy, a notice, an exception, a ground or a family's step.

    Raises:
        LawError: the register has no such entry.
    """
    if id in law.by_id:
        duty = law.of(id)[-1]
        return Authority(id, duty.title, duty.citations, duty.confidence, duty.binding, duty.force, duty.checked_by)
    found = _others().get(id)
    if found is None:
        raise LawError(f"There is no entry {id!r} in the register of {law.name}.")
    return found


def on_plans(one: plan_rules.Authority) -> Authority:
    """The entry of an authority on what a plan must hold.

    Raises:
        LawError: the register has no such authority.
    """
    if one not in authorities.every_authority():
        raise LawError(f"{one.cite!r} is not in the register of what a plan must hold (upheld/law/plan_rules.py).")
    guidance = authorities.is_guidance(one)
    force = "code_should" if guidance else "case" if " v " in one.cite else "statute"
    return Authority(
        f"plan_rules:{one.cite}",
        authorities.point(one),
        authorities.citations(one),
        one.confidence,
        not guidance,
        force,
    )


def every_citation(law: Law) -> frozenset[str]:
    """The words of every citation a letter may print."""
    duties = (each.text for duty in law.duties for each in duty.citations)
    on_plans = (each.text for one in authorities.every_authority() for each in authorities.citations(one))
    return frozenset([*duties, *on_plans, *(each.text for one in _others().values() for each in one.citations)])


@lru_cache(maxsize=1)
def _others() -> dict[str, Authority]:
    return {one.id: one for one in _read()}


def _read() -> Iterator[Authority]:
    for test in TESTS.values():
        yield Authority(test.id, test.title, _cited(test.cite), test.confidence)
    for remedy in REMEDIES.values():
        yield Authority(remedy.code, remedy.title, _cited(remedy.cite), remedy.confidence)
    for notice in NOTICES.values():
        yield Authority(notice.id, notice.title, _cited(notice.cite), notice.confidence)
    for exception in EXCEPTIONS.values():
        yield Authority(exception.code, exception.title, _cited(exception.cite), exception.confidence)
    for ground in GROUNDS.values():
        yield Authority(f"ground.{ground.code}", ground.title, _cited(ground.cite), ground.confidence)
    for step in STEPS.values():
        yield Authority(step.id, step.title, step.citations, step.confidence)


def _cited(cite: str) -> tuple[Citation, ...]:
    """The authorities of an entry with no address of its own: instruments named in full, what they say left out."""
    full = _IN_FULL.sub(lambda match: _SHORT[match[1]], cite).replace(", regs ", f"; {_REGULATIONS} regs ")
    parts = (_SAYS.split(part.strip())[0] for part in full.split(";"))
    return named("; ".join(part for part in parts if not part.startswith("explanatory")))
