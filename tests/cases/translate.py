"""The dated facts of a published decision, as a case of ours: nothing is added but what the source implies.

What the source leaves open stays open. A month is kept as a month, and also tried at both its ends; what had to be
assumed, and each fact that has no event of ours, is said in words beside the case.
"""

import calendar
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise, product
from typing import Any, NamedTuple

EVENTS = {
    "request_received": "ehcna_request_received",
    "assess_decision_notified": "ehcna_agreed_notified",
    "refusal_to_assess_notified": "ehcna_refused_notified",
    "agreed_to_assess_after_refusal": "ehcna_agreed_notified",
    "refusal_to_issue_notified": "no_plan_notified",
    "draft_plan_sent": "draft_served",
    "final_plan_issued": "plan_final_sent",
    "review_meeting": "review_meeting_held",
    "review_decision_notified": "review_decision_notified",
    "amendment_notice_sent": "amendment_notice_sent",
    "amended_final_issued": "plan_amended_final_sent",
    "reassessment_started": "reassess_agreed_notified",
    "appeal_lodged": "appeal_received_by_ftt",
    "tribunal_order": "ftt_order_sent",
    "moved_area": "moved",
}
"""The source's facts that are events of ours."""

STILL_OPEN = frozenset(
    {"plan_still_not_amended", "plan_still_not_issued", "assessment_still_incomplete", "period_investigated_end"}
)
"""Facts that say a thing had not been done by that day: they move the day we reckon for, and nothing else."""

ONLY_THE_DECISION = frozenset({"delay_upheld_at", "assessment_delay_accepted"})
"""Facts that are the day of the Ombudsman's decision; what had been done by then they do not say."""

NO_EVENT = {"early_review_requested": "an early review has no time limit in law, so asking for one is no event of ours"}

REASONS = {"annual_review": "review", "phase_transfer": "review", "tribunal_order": "order"}
"""Why a plan was amended, where the topic of the decision says so."""

ORDERS = {
    "final_plan_after_tribunal_order_to_assess": "assess",
    "final_plan_after_tribunal_order": "make_plan",
    "amended_final_plan_after_tribunal_order": "amend_BF",
}
"""What the Tribunal must have ordered for a finding to be made."""

TRANSFERS = {(2, 15): "main", (3, 31): "post16"}
"""The kind of phase transfer that a stated deadline belongs to."""

KNOWN_OPEN_ON = {
    "lgsco-24-010-082": (date(2024, 9, 2), "its notes say still undecided five months after 2 April 2024"),
    "lgsco-25-004-482": (date(2025, 8, 31), "its notes say still not issued at a decision after summer 2025"),
    "lgsco-25-009-978": (date(2025, 8, 1), "its notes say still no plan at any date from August 2025"),
}
"""Undated decisions whose notes say that the thing had not been done on a day."""

UNDATED = {
    "lgsco-24-022-937": (date(2025, 3, 31), "a reference that begins with 24 is of the year to March 2025"),
    "lgsco-25-004-184": (date(2025, 8, 31), "a reference that begins with 25 004 is of summer 2025"),
}
"""Undated decisions with no second fact: a day before which the complaint was made."""

TWENTY_WEEKS = timedelta(days=140)


class When(NamedTuple):
    """The first and last day that something may have happened, and how a case file writes it ("" if it cannot)."""

    earliest: date
    latest: date
    written: str

    @property
    def days(self) -> tuple[date, ...]:
        """The ends of the span, one if they are the same."""
        return (self.earliest,) if self.earliest == self.latest else (self.earliest, self.latest)


def when(written: object) -> When:
    """The days that a day, a month or a year of the source may stand for."""
    text = str(written)
    if len(text) == 4:
        return When(date(int(text), 1, 1), date(int(text), 12, 31), text)
    if len(text) == 7:
        year, month = int(text[:4]), int(text[5:])
        return When(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), text)
    day = date.fromisoformat(text)
    return When(day, day, text)


class Told(NamedTuple):
    """One event of ours, on a day that may be open."""

    kind: str
    when: When
    fields: Mapping[str, Any] = {}


@dataclass(frozen=True)
class Translation:
    """A decision as a case of ours.

    Args:
        as_at: the day to reckon for; a span where the source gives a month.
        shows_it_undone: whether the source says that on that day the thing had still not been done.
        worked_back: the source's duties whose own due day was used to find the event they count from.
        assumed: what the source does not say and we took, in words.
        left_out: the facts that are no event of ours, each with the reason.
    """

    council: str
    events: tuple[Told, ...]
    as_at: When
    shows_it_undone: bool
    worked_back: frozenset[str] = frozenset()
    assumed: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    def as_told(self) -> dict[str, Any] | None:
        """The case with months left as months; None where a case file cannot say what is known."""
        if not all(told.when.written for told in self.events):
            return None
        return self._case([told.when.written for told in self.events])

    def ends(self) -> Iterator[tuple[dict[str, Any], date]]:
        """The case on the earliest and latest day each thing may have happened, in every order that can be."""
        for *days, as_at in product(*(told.when.days for told in self.events), self.as_at.days):
            if all(before <= after for before, after in pairwise(days)):
                yield self._case([day.isoformat() for day in days]), as_at

    def _case(self, days: list[str]) -> dict[str, Any]:
        counts: dict[str, int] = {}
        events = []
        for told, day in zip(self.events, days, strict=True):
            counts[told.kind] = counts.get(told.kind, 0) + 1
            # The id has no date in it, so that a month and its ends give obligations the same key.
            events.append({"id": f"{told.kind}-{counts[told.kind]}", "kind": told.kind, "on": day, **told.fields})
        return {"person": {"local_authority": self.council}, "event": events}


def translate(case: Mapping[str, Any]) -> Translation | None:
    """The case of ours that a decision tells of; None where it gives no dated fact that is an event.

    Raises:
        ValueError: a fact, a note or a deadline that has no translation yet.
    """
    assumed: list[str] = []
    left_out: list[str] = []
    events = [*_implied(case, assumed)]
    for fact in case["facts"]:
        name = fact["event"]
        if name in EVENTS:
            events += _told(case, fact, assumed)
        elif name in NO_EVENT:
            left_out.append(f"{name}: {NO_EVENT[name]}")
        elif name not in STILL_OPEN | ONLY_THE_DECISION:
            raise ValueError(f"{case['id']}: {name!r} is not a known fact; add it to EVENTS or to NO_EVENT.")
    if not events:
        return None
    as_at, undone = _as_at(case, events, assumed)
    return Translation(
        council=case["council"],
        events=tuple(sorted(events, key=lambda told: told.when.earliest)),
        as_at=as_at,
        shows_it_undone=undone,
        worked_back=frozenset(finding["duty"] for finding in case["findings"] if _is_worked_back(case, finding)),
        assumed=tuple(assumed),
        left_out=tuple(left_out),
    )


def _told(case: Mapping[str, Any], fact: Mapping[str, Any], assumed: list[str]) -> Iterator[Told]:
    name, note, happened = fact["event"], fact.get("note", ""), when(fact["date"])
    kind = EVENTS[name]
    if name == "agreed_to_assess_after_refusal" and not _has(case, "refusal_to_assess_notified"):
        assumed.append("the source gives no day for the refusal that was reversed")
        first = min((when(other["date"]).earliest for other in case["facts"]), default=happened.earliest)
        yield Told("ehcna_refused_notified", When(first, happened.latest - timedelta(days=1), "unknown"))
    yield Told(kind, happened, _fields(case, kind, note, assumed))


def _fields(case: Mapping[str, Any], kind: str, note: str, assumed: list[str]) -> dict[str, Any]:
    if kind == "plan_amended_final_sent" and case["topic"] in REASONS:
        return {"reason": REASONS[case["topic"]]}
    if kind == "review_decision_notified":
        return {"decision": _decision(note)}
    if kind == "ftt_order_sent":
        return {"orders": [_order(case, note, assumed)]}
    if kind == "moved":
        return {"to_la": case["council"]}
    return {}


def _decision(note: str) -> str:
    for words, decision in (("not intend to amend", "keep"), ("cease", "cease"), ("amend", "amend")):
        if words in note:
            return decision
    raise ValueError(f"Nothing in {note!r} says whether the review kept, amended or ended the plan.")


def _order(case: Mapping[str, Any], note: str, assumed: list[str]) -> str:
    if "assess" in note:
        return "assess"
    for finding in case["findings"]:
        if finding["duty"] in ORDERS:
            order = ORDERS[finding["duty"]]
            assumed.append(f"the order was to {order}: the finding implies it, the source does not say so")
            return order
    raise ValueError(f"{case['id']}: neither the note nor the findings say what the Tribunal ordered.")


def _implied(case: Mapping[str, Any], assumed: list[str]) -> Iterator[Told]:
    for finding in case["findings"]:
        if finding["duty"] == "phase_transfer_amended_final_plan" and finding["expected_due"]:
            due = when(finding["expected_due"]).earliest
            if (due.month, due.day) not in TRANSFERS:
                raise ValueError(f"{case['id']}: {due} is not the deadline of a phase transfer.")
            assumed.append(f"a move on 1 September {due.year}: the source gives the deadline, not the move")
            told = when(date(due.year - 1, 9, 1))
            fields = {"type": TRANSFERS[due.month, due.day], "transfer_date": f"{due.year}-09-01"}
            yield Told("phase_transfer", told, fields)
        if _is_worked_back(case, finding):
            due_days = when(finding["expected_due"])
            assumed.append("the request, 20 weeks before the day the council accepted: the source gives no request")
            first, last = due_days.earliest - TWENTY_WEEKS, due_days.latest - TWENTY_WEEKS
            yield Told("ehcna_request_received", When(first, last, "" if first != last else first.isoformat()))


def _is_worked_back(case: Mapping[str, Any], finding: Mapping[str, Any]) -> bool:
    return (
        finding["duty"] == "final_plan_after_request"
        and bool(finding["expected_due"])
        and not _has(case, "request_received")
    )


def _has(case: Mapping[str, Any], name: str) -> bool:
    return any(fact["event"] == name for fact in case["facts"])


def _as_at(case: Mapping[str, Any], events: list[Told], assumed: list[str]) -> tuple[When, bool]:
    """The last day the source speaks for, and whether it says that the thing was still undone."""
    still = [when(fact["date"]) for fact in case["facts"] if fact["event"] in STILL_OPEN]
    if still:
        return max(still), True
    drafts = [when(fact["date"]) for fact in case["facts"] if fact["event"] == "draft_plan_sent"]
    if drafts and not _has(case, "final_plan_issued"):
        return when(max(drafts).earliest), True  # no final plan comes before its draft
    for table, undone in ((KNOWN_OPEN_ON, True), (UNDATED, False)):
        if case["id"] in table:
            day, why = table[case["id"]]
            assumed.append(f"reckoned for {day}: {why}")
            return when(day), undone
    last = max(told.when.latest for told in events)
    decided = when(case["decided"]).earliest if case["decided"] else last
    return when(max(decided, last)), False
