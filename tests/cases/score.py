"""Each finding of a published decision, held against our reckoning: agrees, differs, or cannot be scored, and why.

A finding is tried on every end of its open days and agrees where it agrees on one of them (README.md). Three things
may be compared: the day the source says was due, the period the source states, and whether it found a breach.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, NamedTuple

from tests.cases.translate import Translation, when

Verdict = Literal["agrees", "differs", "cannot be scored"]
Answer = Mapping[str, Any]

SCORED_ON_DATES = ("exact_pair", "month_pair")
"""The usabilities of the source whose findings have two dates to be held against."""

DUTIES: dict[str, tuple[str, ...]] = {
    "assess_decision_after_request": ("ehcna.decide",),
    "decision_whether_to_issue_plan_notified": ("ehcna.noplan",),
    "decision_not_to_issue_plan_notified": ("ehcna.noplan",),
    "decision_whether_to_issue_plan_notified_after_agreeing_to_assess": ("ehcna.noplan",),
    "final_plan_after_request": ("plan.final",),
    "final_plan_after_agreeing_to_assess": ("plan.final",),
    "review_report_circulated": ("review.report",),
    "review_decision_notice": ("review.decide",),
    "amended_final_plan_after_review": ("review.amend.final",),
    "amended_final_plan_after_amendment_notice": ("review.amend.final", "amend.other_time/final"),
    "phase_transfer_amended_final_plan": ("review.phase.main", "review.phase.post16"),
    "reassessment_decision_notified": ("reassess.decide",),
    "final_plan_after_tribunal_order_to_assess": ("order.assess.final",),
    "final_plan_after_tribunal_order": ("order.plan.final",),
    "amended_final_plan_after_tribunal_order": ("order.amend",),
    "section_42_provision_after_move": ("plan.secure.sep",),
    "review_completed": ("transfer.review",),
}
"""The source's duties and ours; `/` before a part."""

NO_DUTY = {
    "early_review_followed_up": "the law sets no limit for following up an early review",
    "needs_assessment_completed": "the law sets no limit for completing the assessment itself",
}
"""The source's duties that are not in the law file."""

_NOT_INVESTIGATED = "late by the rule, not investigated: not a finding that there was no breach"
SLIPS: dict[tuple[str, str], str] = {
    ("lgsco-21-005-035", "phase_transfer_amended_final_plan"): "15 February where reg 18 says before it (D3)",
    ("lgsco-21-005-330", "phase_transfer_amended_final_plan"): "15 February where reg 18 says before it (D3)",
    ("lgsco-21-007-965", "amended_final_plan_after_review"): "17 months in the complaint, 16 by its own dates",
    ("lgsco-22-002-771", "decision_whether_to_issue_plan_notified"): "20 weeks for a refusal, which has 16",
    ("lgsco-24-010-082", "decision_whether_to_issue_plan_notified_after_agreeing_to_assess"): "refusal reversed",
    ("lgsco-24-020-383", "final_plan_after_request"): "published as November 2025, after the decision itself: 2024",
    ("lgsco-25-004-184", "amended_final_plan_after_review"): "eight weeks of the meeting, or of the notice: unclear",
    ("lgsco-25-009-270", "review_decision_notice"): _NOT_INVESTIGATED,
    ("press-24-022-730", "final_plan_after_agreeing_to_assess"): "refusal reversed: two clocks, both shown",
}
"""Where the source slips, or the law is disputed, by case and the source's duty; shown beside the score."""

LATE = frozenset({"met_late", "overdue", "breached"})
RESTARTED = "from_agreement"
"""The reading of the Ombudsman, who usually starts the clock again where a refusal is reversed."""

_NUMBERS = {"two": 2, "four": 4, "eight": 8, "twelve": 12}
_WEEKS = re.compile(r"\b(\d+|two|four|eight|twelve) weeks\b")


@dataclass(frozen=True)
class Score:
    """What became of one finding; `ours` is what we reckon, in words."""

    case: str
    duty: str
    usability: str
    verdict: Verdict
    why: str
    ours: str

    @property
    def must_agree(self) -> bool:
        """Whether the source gives two dates, so that silence will not do."""
        return self.usability in SCORED_ON_DATES


class Clock(NamedTuple):
    """One way of counting one obligation: the main one, or a named reading; `late` None where it may not say."""

    name: str
    due: date | None
    late: bool | None


def score(
    case: Mapping[str, Any],
    finding: Mapping[str, Any],
    told: Translation | None,
    answers: Iterable[Answer],
) -> Score:
    """Hold one finding against the answers for the ends of its case.

    Args:
        told: the translated case; None where the source gives no dated fact.
        answers: what we reckon, once for each end.
    """
    every = list(answers)
    ours = in_words(finding, every)

    def scored(verdict: Verdict, why: str) -> Score:
        return Score(case["id"], finding["duty"], case["usability"], verdict, why, ours)

    if told is None:
        return scored("cannot be scored", "the source gives no dated fact")
    if finding["duty"] in NO_DUTY:
        return scored("cannot be scored", NO_DUTY[finding["duty"]])
    tests = dict(_tests(finding, told, every))
    if not tests:
        return scored("cannot be scored", _nothing_to_compare(finding))
    at_ends = [_agreement(finding, tests, answer) for answer in every]
    agreed = [names for names in at_ends if names is not None]
    what = " and ".join(tests)
    if not agreed:
        return scored("differs", f"{what}: the source has {_theirs(finding)}")
    by = sorted({name for names in agreed for name in names} - {"main"})
    where = "on every day it may have been" if len(agreed) == len(every) else f"on {len(agreed)} of {len(every)} ends"
    return scored("agrees", f"{what}, {where}" + (f", by the reading {', '.join(by)}" if by else ""))


Test = Callable[[Clock, Mapping[str, Any]], bool]


def _tests(finding: Mapping[str, Any], told: Translation, answers: Iterable[Answer]) -> Iterator[tuple[str, Test]]:
    """What of the finding can be compared, by name; silence is never compared with a finding of delay."""
    if finding["expected_due"] and finding["duty"] not in told.worked_back:
        first, last, _ = when(finding["expected_due"])
        yield "due day", lambda clock, obligation: clock.due is not None and first <= clock.due <= last
    weeks = _WEEKS.findall(finding["stated_limit"] or "")
    if len(weeks) == 1:
        days = 7 * int(_NUMBERS.get(weeks[0], weeks[0]))
        yield "period", lambda clock, obligation: _days_given(clock, obligation) == days
    done = any(one["discharged_on"] for answer in answers for one in obligations(answer, finding["duty"]))
    if finding["breached"] is not None and (done or told.shows_it_undone):
        yield "breach", lambda clock, obligation: clock.late == finding["breached"]


def _agreement(finding: Mapping[str, Any], tests: Mapping[str, Test], answer: Answer) -> set[str] | None:
    """The clocks on which the answer agrees in everything; None where it does not agree.

    One late obligation is a breach; that there was none must be true of every obligation.
    """
    found = []
    for obligation in obligations(answer, finding["duty"]):
        clocks = list(_clocks(obligation))
        used = [next((c.name for c in clocks if agrees(c, obligation)), None) for agrees in tests.values()]
        found.append({name for name in used if name} if all(used) else None)
    if finding["breached"] is False and None in found:
        return None
    agreed = [names for names in found if names is not None]
    return set().union(*agreed) if agreed else None


def obligations(answer: Answer, duty: str) -> list[Mapping[str, Any]]:
    """Our obligations in an answer that the source's duty stands for."""
    wanted = {(name, part or None) for name, _, part in (one.partition("/") for one in DUTIES.get(duty, ()))}
    return [one for one in answer["obligations"] if (one["duty"], one.get("part") or None) in wanted]


def is_breach(obligation: Mapping[str, Any]) -> bool:
    """Whether a binding duty was done late, done wrongly, is overdue, or was overtaken when already late."""
    if not obligation["binding"]:
        return False
    overtaken_late = obligation["status"] == "superseded" and (obligation["days_late"] or 0) > 0
    return obligation["status"] in LATE or overtaken_late


def _clocks(obligation: Mapping[str, Any]) -> Iterator[Clock]:
    """The main clock first; of the readings only the Ombudsman's restart may say whether there was a breach."""
    yield Clock("main", _day(obligation["due_on"]), is_breach(obligation))
    for reading in obligation["readings"]:
        late = obligation["binding"] and reading["status"] in LATE if reading["name"] == RESTARTED else None
        yield Clock(reading["name"], _day(reading["due_on"]), late)


def _days_given(clock: Clock, obligation: Mapping[str, Any]) -> int | None:
    return (clock.due - date.fromisoformat(obligation["trigger"]["on"])).days if clock.due else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _nothing_to_compare(finding: Mapping[str, Any]) -> str:
    if finding["breached"] is None:
        return "the source makes no finding on it and states no day or period"
    return "the source gives no second date, and no day on which it was still undone"


def _theirs(finding: Mapping[str, Any]) -> str:
    breach = {True: "a breach", False: "no breach", None: "no finding"}[finding["breached"]]
    said = [finding["expected_due"] and f"due {finding['expected_due']}", finding["stated_limit"], breach]
    return ", ".join(str(one) for one in said if one)


def in_words(finding: Mapping[str, Any], answers: Iterable[Answer]) -> str:
    """What we reckon for a finding's duty: the days due and the statuses, over all ends."""
    said: dict[str, dict[str, set[str]]] = {}
    for answer in answers:
        for one in obligations(answer, finding["duty"]):
            rows = [("", one), *((f" [{r['name']}]", r) for r in one["readings"] if r["name"] == RESTARTED)]
            for suffix, row in rows:
                seen = said.setdefault(one["key"] + suffix, {"due": set(), "status": set()})
                seen["due"].add(row["due_on"] or "no day")
                late = row.get("days_late")
                seen["status"].add(row["status"] + (f" ({late} days)" if late else ""))
    parts = []
    for name, seen in said.items():
        due, status = sorted(seen["due"]), sorted(seen["status"])
        days = due[0] if len(due) == 1 else f"{due[0]} to {due[-1]}"
        states = status[0] if len(status) == 1 else f"{status[0]} … {status[-1]}"
        parts.append(f"{name} due {days}, {states}")
    return "; ".join(parts) or "nothing listed"


def board(scores: Iterable[Score]) -> str:
    """The scoreboard: findings by the source's usability, then what differs and what was explained."""
    every = list(scores)
    verdicts: tuple[Verdict, ...] = ("agrees", "differs", "cannot be scored")
    lines = ["", f"{'Findings by usability':24}" + "".join(f"{verdict:>18}" for verdict in verdicts)]
    for usability in sorted({one.usability for one in every}, key=lambda u: (u not in SCORED_ON_DATES, u)):
        rows = [one for one in every if one.usability == usability]
        counts = [sum(one.verdict == verdict for one in rows) for verdict in verdicts]
        lines.append(f"{usability:24}" + "".join(f"{count:>18}" for count in counts))
    lines += [
        f"differs: {one.case} {one.duty}: {one.why}; ours: {one.ours}" for one in every if one.verdict == "differs"
    ]
    lines += [
        f"note: {one.case} {one.duty}: {one.verdict}; {SLIPS[one.case, one.duty]}"
        for one in every
        if (one.case, one.duty) in SLIPS and one.must_agree
    ]
    return "\n".join(lines)
