"""What became of each recommendation in the plan: kept, weakened, dropped, or put where it is not owed?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

from upheld.plan.advice.recommendation import Fate, Recommendation, Traced
from upheld.plan.check.about import About
from upheld.plan.check.provision.judge import judge
from upheld.plan.check.provision.judgement import Judgement
from upheld.plan.check.seen import Seen
from upheld.plan.check.whole import educates
from upheld.plan.compare.difference import Difference
from upheld.plan.compare.lines import Line, lines_of
from upheld.plan.compare.modals import POSSIBLE
from upheld.plan.compare.pairing import Pair, pairs_of
from upheld.plan.compare.promise import Promise
from upheld.plan.compare.strength import differences
from upheld.plan.compare.terms import terms_of
from upheld.plan.compare.texts import changed_spans
from upheld.plan.compare.words import said
from upheld.plan.document import NEED_SECTIONS, PROVISION_SECTIONS, Letter, Plan

LEAST_LIKE_ELSEWHERE = 0.5
_ADDRESSED = re.compile(r"^To [^:]{1,80}:\s+")  # a question of the check says first whom it is for
_SUBSTANCE = frozenset(("who", "overseer", "duration", "frequency", "count", "weeks", "group", "review", "item"))
_RIGHT = {"need": NEED_SECTIONS, "outcome": ("E",), "provision": PROVISION_SECTIONS}


def trace(recommendations: Iterable[Recommendation], plan: Plan) -> tuple[Traced, ...]:
    """What became of each recommendation, in the order given; each report is held against the whole plan by itself."""
    every = tuple(recommendations)
    by_report: dict[str, list[Recommendation]] = defaultdict(list)
    for one in every:
        by_report[one.report.name].append(one)
    taught = {found.on for found in educates.findings(Seen(plan, About(), {})) if found.on}
    lines = [line for line in lines_of(plan) if line.kind != "advice"]
    found: dict[str, Traced] = {}
    for ones in by_report.values():
        found |= _of_one_report(ones, lines, taught)
    return tuple(found[one.id] for one in every)


def _of_one_report(ones: Sequence[Recommendation], lines: Sequence[Line], taught: set[str]) -> dict[str, Traced]:
    by_id = {one.id: one for one in ones}
    recommended = [
        Line(
            one.id, one.kind, None, one.promised or one.text, one.promised or one.text, area=one.under, at=n / len(ones)
        )
        for n, one in enumerate(ones)
    ]
    found: dict[str, Traced] = {}
    for pair in pairs_of(recommended, lines, elsewhere=LEAST_LIKE_ELSEWHERE):
        for line in pair.old:
            found[line.id] = _traced(by_id[line.id], pair, taught)
    return found


def _traced(one: Recommendation, pair: Pair, taught: set[str]) -> Traced:
    vague = _is_vague(one)
    if not pair.new:
        if vague:
            return Traced("vague_at_source", one, ask_whom="author", ask=_what_do_you_recommend(one))
        return Traced("dropped", one, ask_whom="council", ask=_put_in(one))
    first = pair.new[0]
    kind: Fate
    if first.section not in _RIGHT[one.kind]:
        kind, reasons = "wrong_section", [_stands_in(one, first)]
    elif first.section == "G" and (one.section == "F" or (first.id in taught and one.section != "G")):
        kind, reasons = "wrong_section", ["it educates or trains, and stands in section G and not in section F"]
    else:
        kind, reasons = "kept", []
    found = _differences(one, pair) if one.kind == "provision" else ()
    weaker = [said(difference) for difference in found if difference.direction == "weaker"]
    lost = any(one.direction == "weaker" and one.what in _SUBSTANCE for one in found)
    if kind == "kept" and vague and not lost and _judged(pair.new).verdict == "vague":
        kind = "vague_at_source"
    elif kind == "kept" and weaker:
        kind = "weakened"
    reasons += weaker
    whom, ask = _asked(kind, one, pair)
    return Traced(
        kind, one, first.id, "\n".join(line.text for line in pair.new), first.place, first.section,
        tuple(line.id for line in pair.new), tuple(dict.fromkeys(reasons)), whom, ask,
    )  # fmt: skip


def _is_vague(one: Recommendation) -> bool:
    """Whether it fixes nothing: training of staff is nothing for the child by itself, but two hours of it is clear."""
    if one.judgement is None or one.judgement.verdict != "vague":
        return False
    fixed = any(term.what == "duration" for term in terms_of("\n".join((one.promised, *one.cells.values()))))
    return bool(one.judgement.weak) or not fixed


def _differences(one: Recommendation, pair: Pair) -> tuple[Difference, ...]:
    """By what the plan's line falls short of the recommendation.

    A report says "should" where a plan says "will", so "should" in the plan is for the check to find.
    """
    recommended = "\n".join(line.plain for line in pair.old)
    judged = one.judgement if len(pair.old) == 1 and one.judgement else judge(recommended)
    new = Promise("\n".join(line.plain for line in pair.new), _judged(pair.new))
    found = differences(Promise(recommended, judged), new, changed_spans(recommended, new.text))
    hopes = new.modal is not None and new.modal.rank == POSSIBLE
    kept = tuple(
        one
        for one in found
        if not (one.what == "modal" and not hopes) and not (one.what == "weak" and one.new in ("should", "must"))
    )
    # Another verdict, with no difference in the words that are left, is none.
    return () if all(one.what == "verdict" for one in kept) else kept


def _judged(lines: Sequence[Line]) -> Judgement:
    first = lines[0]
    section: Letter = first.section if first.section and first.section in PROVISION_SECTIONS else "F"
    if len(lines) == 1:
        return judge(first.own, section=section, heading=first.area, cells=first.cells)
    return judge("\n".join(line.plain for line in lines), section=section, heading=first.area)


def _stands_in(one: Recommendation, line: Line) -> str:
    right = {"need": "section B, C or D", "outcome": "section E", "provision": "section F"}[one.kind]
    if line.section is None:
        return f"it stands in no section of the plan, and belongs in {right}"
    return f"it stands in section {line.section}, where nobody must provide it, and belongs in {right}"


def _asked(kind: Fate, one: Recommendation, pair: Pair) -> tuple[Literal["author", "council", ""], str]:
    if kind == "kept":
        return "", ""
    if kind == "vague_at_source":
        return "author", _what_do_you_recommend(one)
    if kind == "wrong_section":
        right = {"need": "section B", "outcome": "section E", "provision": "section F"}[one.kind]
        return "council", f"Move this to {right}: “{pair.new[0].own}”"
    return "council", f"Put back what {one.report.called} recommends: “{one.text}”"


def _put_in(one: Recommendation) -> str:
    where = {"need": "section B", "outcome": "section E", "provision": "section F"}[one.kind]
    return f"Put in {where} what {one.report.called} says, or say why it is left out: “{one.text}”"


def _what_do_you_recommend(one: Recommendation) -> str:
    asked = _ADDRESSED.sub("", one.judgement.ask) if one.judgement and one.judgement.ask else ""
    if asked:
        return f"You wrote: “{one.text}” {asked[:1].upper()}{asked[1:]}"
    return (
        f"You wrote: “{one.text}” What do you recommend: what is to be done, by whom, for how long each time, how "
        "often, and in a group of how many?"
    )
