"""What does one line of provision promise, and what is it silent on?"""

from __future__ import annotations

from collections.abc import Mapping

from upheld.documents.reading.found import Place
from upheld.plan.check.provision.elements import elements
from upheld.plan.check.provision.facts import facts_of
from upheld.plan.check.provision.findings import Where, findings
from upheld.plan.check.provision.flexible import flexible
from upheld.plan.check.provision.inherited import Inherited, inherited_from
from upheld.plan.check.provision.judgement import ELEMENTS, Judgement, Weak
from upheld.plan.check.provision.line import read_line
from upheld.plan.check.provision.profession import profession
from upheld.plan.check.provision.quantity import amounts
from upheld.plan.check.provision.question import question
from upheld.plan.check.provision.row import contradictions, row_of, with_row
from upheld.plan.check.provision.verdict import rule
from upheld.plan.document import Letter


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
    row = row_of(text, cells)
    whole = row.whole
    facts = with_row(facts_of(read_line(whole, one_promise=row.ends < len(whole))), row)
    above = inherited_from(heading) if heading else Inherited()
    clashes = contradictions(facts, row)
    spans = elements(facts)
    ruling = rule(facts, section, above, clashes)
    # What stands in the words is not missing, even where other words take it back.
    ruling = ruling._replace(missing=tuple(name for name in ruling.missing if name not in spans))
    ask = None
    if ruling.verdict != "specific":
        weak_words = list(dict.fromkeys(facts.line.words(one.index, one.index) for one in facts.weak))
        ask = question(ruling.missing, profession(text, heading, *(cells or {}).values()), weak_words)
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
        findings=findings(facts, ruling, Where(section, on, place, ask or ""), clashes),
    )
