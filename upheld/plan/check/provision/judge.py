"""What does one line of provision promise, and what is it silent on?"""

from __future__ import annotations

import re
from collections.abc import Mapping

from upheld.documents.reading.found import Place
from upheld.plan.check.provision.elements import elements
from upheld.plan.check.provision.facts import Facts, facts_of
from upheld.plan.check.provision.findings import Where, findings
from upheld.plan.check.provision.flexible import flexible
from upheld.plan.check.provision.inherited import Inherited, inherited_from
from upheld.plan.check.provision.judgement import ELEMENTS, Judgement, Weak
from upheld.plan.check.provision.line import read_line
from upheld.plan.check.provision.quantity import amounts
from upheld.plan.check.provision.question import question
from upheld.plan.check.provision.verdict import rule
from upheld.plan.document import Letter

_NOT_PROMISED = re.compile(
    r"outcome|need|success|cost|fund|objective|target|achiev|impact|aim|link|rag|date|ref", re.IGNORECASE
)
"""Columns whose words are no part of what will be given."""
_PROFESSIONS = ("therapist", "psychologist", "teacher", "health")


def judge(
    text: str,
    *,
    section: Letter = "F",
    heading: str = "",
    cells: Mapping[str, str] | None = None,
    on: str | None = None,
    place: Place | None = None,
) -> Judgement:
    """The line judged on its own words, those of its row and the heading it stands under.

    A weak word's `start` counts in `text`; one of the other cells counts on from there, as in `Provision.whole`.
    """
    whole, row = _with_row(text, cells)
    facts = facts_of(read_line(whole, one_promise=row))
    above = inherited_from(heading) if heading else Inherited()
    ruling = rule(facts, section, above)
    ask = None
    if ruling.verdict != "specific":
        weak_words = list(dict.fromkeys(facts.line.words(one.index, one.index) for one in facts.weak))
        ask = question(ruling.missing, _profession(facts) or above.profession, weak_words)
    spans = elements(facts)
    return Judgement(
        text=text,
        verdict=ruling.verdict,
        because=ruling.because,
        elements={
            name: tuple(dict.fromkeys(whole[start:end] for start, end in spans[name]))
            for name in ELEMENTS
            if name in spans
        }
        | above.elements(spans),
        missing=ruling.missing,
        weak=tuple(
            Weak(facts.line.words(one.index, one.index), facts.line.marks[one.index].start, one.kind.why)
            for one in facts.weak
        ),
        amounts=amounts(facts, section),
        flexible=flexible(facts, section),
        ask=ask,
        findings=findings(facts, ruling, Where(section, on, place), ask or ""),
    )


def _with_row(text: str, cells: Mapping[str, str] | None) -> tuple[str, bool]:
    """The line with the other cells of its row, whose titles are blanked: they are the council's, not a promise."""
    if not cells:
        return text, False
    kept = [" " * (len(title) + 2) + cell for title, cell in cells.items() if cell and not _NOT_PROMISED.search(title)]
    return "\n".join((text, *kept)), bool(kept)


def _profession(facts: Facts) -> str | None:
    """The profession that the line names, in its own words."""
    for mark in facts.line.marks:
        if mark.kind == "R" and mark.tag in _PROFESSIONS:
            return facts.line.text[mark.start : mark.end]
    return None
