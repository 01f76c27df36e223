"""Is a vague line of the plan vague because the report was, or because the council made it so?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from upheld.plan.advice.recommendation import Source, Traced
from upheld.plan.check.provision.judge import judge
from upheld.plan.check.provision.judgement import Judgement
from upheld.plan.document import Plan, Provision


def sources(
    traced: Iterable[Traced], plan: Plan, judgements: Mapping[str, Judgement] | None = None
) -> tuple[Source, ...]:
    """Each vague line of provision with where its vagueness comes from, and what to ask whom.

    Args:
        judgements: of the lines of provision by id, where they are judged already.
    """
    by_line: dict[str, list[Traced]] = {}
    for one in traced:
        for id in one.plan_ids:
            by_line.setdefault(id, []).append(one)
    return tuple(
        _source(line, by_line.get(line.id, []))
        for line in plan.provisions
        if _judgement(line, judgements or {}).verdict == "vague"
    )


def _judgement(line: Provision, judgements: Mapping[str, Judgement]) -> Judgement:
    known = judgements.get(line.id)
    return known or judge(line.text, section=line.section, heading=line.area or "", cells=line.cells)


def _source(line: Provision, traced: list[Traced]) -> Source:
    clearer = [one for one in _provision(traced) if not _is_vague(one)]
    if clearer:
        one = clearer[0]
        called = one.recommendation.report.called
        says = f"{_capital(called)} is clearer than the plan: the plan made it weak."
        return Source(line.id, line.whole, "council", one.recommendation, says, "council", one.ask or _restore(one))
    weak = list(_provision(traced))
    if weak:
        one = weak[0]
        says = f"{_capital(one.recommendation.report.called)} is itself vague here, and the plan copies it."
        return Source(line.id, line.whole, "report", one.recommendation, says, "author", one.ask)
    return Source(
        line.id, line.whole, "unknown", None, "The reports given have no recommendation that this line rests on.",
        "council", "Which advice does this line rest on, and what exactly does that advice recommend?",
    )  # fmt: skip


def _provision(traced: list[Traced]) -> Iterator[Traced]:
    return (one for one in traced if one.recommendation.judgement is not None)


def _is_vague(one: Traced) -> bool:
    judgement = one.recommendation.judgement
    return judgement is not None and judgement.verdict == "vague"


def _restore(one: Traced) -> str:
    return f"Put in what {one.recommendation.report.called} recommends: “{one.recommendation.text}”"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
