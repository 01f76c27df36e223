"""Made-up histories: plausible, but disorderly as real files are.

A history is a few chapters (a request, a review, a reassessment, a move, an appeal ...), each a handful of letters
on days near the ones the law cares about; letters may be missing, early, late, sent twice or answered twice.
Every number shrinks towards a small gap and every choice towards "not recorded", so a failing case is short.

What the law file gives no answer to is left out by `settled`, and nothing else is.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tests.properties.naive import OPENERS, for_review, ground_of, notices_of_decision, prepare, with_reasons

QUIET = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
FAST = settings(max_examples=120, deadline=None, derandomize=True, suppress_health_check=QUIET)
LONG = settings(max_examples=800, deadline=None, derandomize=True, suppress_health_check=QUIET)

LAST = date(2027, 12, 31)
FIRST_STAGE = (
    *("ehcna_agreed_notified", "ehcna_refused_notified", "no_plan_notified", "plan_agreed_notified"),
    *("draft_served", "draft_representations", "plan_final_sent"),
)
NEEDS_PLAN = (
    *("review_meeting_held", "review_report_sent", "review_decision_notified", "amendment_notice_sent"),
    *("plan_amended_final_sent", "reassess_request_received", "reassess_agreed_notified"),
    *("reassess_refused_notified", "reassess_no_change_notified", "moved", "plan_transferred", "transfer_informed"),
)
STRAYS = (
    *("ehcna_agreed_notified", "draft_served", "plan_final_sent", "review_report_sent", "transfer_informed"),
    *("reassess_agreed_notified", "appeal_received_by_ftt", "mediation_certificate_issued", "plan_agreed_notified"),
    *("ehcna_request_received", "draft_representations", "reassess_no_change_notified"),
)

Event = dict[str, Any]
Draw = Callable[[st.SearchStrategy[Any]], Any]


@cache
def near(days: int) -> st.SearchStrategy[int]:
    """A number of days about a limit: any up to twice as long, often the last day or the days beside it."""
    return st.one_of(st.integers(1, 2 * days), st.sampled_from([days, days - 1, days + 1]))


@cache
def one_of_these(*values: Any) -> st.SearchStrategy[Any]:
    """One of these values, made once: building a strategy costs more than drawing from it."""
    return st.sampled_from(values)


SOMETIMES = st.booleans()
MOSTLY = st.sampled_from([False, True, True, True])
TOLD = st.sampled_from([{}, {}, {}, {"_later": 1}, {"_later": 3}, {"channel": "post_first"}])
"""How a letter's days are written: one day, or sent and received, or sent by post."""
MADE = st.sampled_from([{}, {}, {"_made": 2}])
REASON = st.sampled_from([{}, {"reason": "review"}])
GROUNDS = st.sampled_from(
    [{}, *({"grounds": grounds} for grounds in (["a"], ["b"], ["c(i)", "c(ii)"], ["c(iii)"], ["d"], ["e"], ["f"]))]
)


# --- chapters: each gives (days from the chapter's start, kind, fields) --------------------------------------------


@st.composite
def appealed(draw: Draw, on: int) -> list[tuple[int, str, Event]]:
    """A certificate and an appeal, either or both, after a decision on that day."""
    letters: list[tuple[int, str, Event]] = []
    if draw(SOMETIMES):
        letters.append((on + draw(near(60)), "mediation_certificate_issued", {}))
    if draw(SOMETIMES):
        letters.append((on + draw(near(61)), "appeal_received_by_ftt", {}))
    return letters


@st.composite
def request(draw: Draw) -> list[tuple[int, str, Event]]:
    """A request for an assessment, and what the council did with it."""
    opener = draw(one_of_these(*[OPENERS[0]] * 3, "brought_to_attention", "health_notified_la"))
    told = draw(TOLD) if opener == OPENERS[0] else {}
    letters: list[tuple[int, str, Event]] = [(0, opener, told)]
    answer = draw(one_of_these(None, "ehcna_agreed_notified", "ehcna_agreed_notified", "ehcna_refused_notified"))
    if answer:
        on = draw(near(42))
        letters.append((on, answer, draw(TOLD)))
        if answer == "ehcna_refused_notified" and draw(SOMETIMES):
            letters.append((on + draw(near(60)), "ehcna_agreed_notified", draw(TOLD)))
    decision = draw(one_of_these(None, None, "plan_agreed_notified", "no_plan_notified"))
    if decision:
        letters.append((draw(near(112)), decision, draw(TOLD)))
    served = None
    for _ in range(draw(st.integers(0, 2))):
        served = draw(near(105)) if served is None else served + draw(near(14))
        letters.append((served, "draft_served", {}))
    if draw(SOMETIMES) and served is not None:
        letters.append((served + draw(st.integers(1, 14)), "draft_representations", {}))
    if draw(MOSTLY):
        made = draw(MADE)
        on = draw(near(140)) if served is None or draw(SOMETIMES) else served + draw(near(14))
        letters.append((on, "plan_final_sent", made))
        letters += draw(appealed(on))
    elif answer == "ehcna_refused_notified":
        letters += draw(appealed(letters[1][0]))
    return letters


@st.composite
def only_a_plan(draw: Draw) -> list[tuple[int, str, Event]]:
    """A final plan whose request nobody recorded."""
    return [(0, "plan_final_sent", draw(MADE))]


@st.composite
def review(draw: Draw) -> list[tuple[int, str, Event]]:
    """A review meeting, and what came of it."""
    letters: list[tuple[int, str, Event]] = []
    if draw(MOSTLY):
        letters.append((0, "review_meeting_held", {}))
    if draw(SOMETIMES):
        letters.append((draw(near(14)), "review_report_sent", {}))
    decision = draw(one_of_these(None, "amend", "keep", "amend", "cease"))
    on = draw(near(28))
    if decision:
        letters.append((on, "review_decision_notified", {"decision": decision, **draw(TOLD)}))
    reason = draw(REASON)
    for _ in range(draw(st.integers(0, 2)) if decision in (None, "amend") else 0):
        sent = on if draw(SOMETIMES) else draw(near(28))
        letters.append((sent, "amendment_notice_sent", dict(reason)))
    if draw(SOMETIMES):
        letters.append((draw(near(84)), "plan_amended_final_sent", dict(reason) if draw(SOMETIMES) else {}))
    elif decision in ("keep", "cease"):
        letters += draw(appealed(on))
    return letters


@st.composite
def other_amendment(draw: Draw) -> list[tuple[int, str, Event]]:
    """An amendment that does not come of a review."""
    reason = {"reason": draw(one_of_these("other", "agreement"))}
    return [(0, "amendment_notice_sent", {"reason": "other"}), (draw(near(56)), "plan_amended_final_sent", reason)]


@st.composite
def reassessment(draw: Draw) -> list[tuple[int, str, Event]]:
    """A request to reassess, once or twice, its answer and its end."""
    letters: list[tuple[int, str, Event]] = []
    for index in range(draw(st.integers(0, 2))):
        letters.append((index * draw(near(15)), "reassess_request_received", draw(TOLD)))
    answer = draw(one_of_these(None, "reassess_agreed_notified", "reassess_refused_notified"))
    on = draw(near(15))
    if answer:
        letters.append((on, answer, {} if answer == "reassess_agreed_notified" else draw(TOLD)))
    end = draw(one_of_these(None, "plan_amended_final_sent", "reassess_no_change_notified"))
    if end:
        fields = {"reason": "reassessment"} if end == "plan_amended_final_sent" else draw(TOLD)
        letters.append((on + draw(near(98)), end, fields))
    return letters


@st.composite
def move(draw: Draw) -> list[tuple[int, str, Event]]:
    """A move to another council's area."""
    letters: list[tuple[int, str, Event]] = []
    if draw(SOMETIMES):
        letters.append((0, "moved", {"from_la": "Devon", "to_la": "Cornwall"}))
    letters.append((draw(near(21)), "plan_transferred", {}))
    if draw(SOMETIMES):
        letters.append((letters[-1][0] + draw(near(42)), "transfer_informed", {}))
    return letters


@st.composite
def notice_and_appeal(draw: Draw) -> list[tuple[int, str, Event]]:
    """A notice of decision recorded by itself, a certificate, an appeal; any of them may be missing."""
    letters: list[tuple[int, str, Event]] = []
    if draw(SOMETIMES):
        letters.append((0, "decision_notice_sent", {"ground": draw(one_of_these(*"abcdef"))}))
    if draw(SOMETIMES):
        letters.append((draw(near(60)), "mediation_certificate_issued", {}))
    if draw(SOMETIMES):
        letters.append((draw(near(60)), "appeal_received_by_ftt", dict(draw(GROUNDS))))
    return letters


@st.composite
def stray(draw: Draw) -> list[tuple[int, str, Event]]:
    """One letter on its own: an answer before its question, a second request, a second final plan."""
    return [(0, draw(one_of_these(*STRAYS)), {})]


OPENINGS = st.one_of(st.just([]), request(), only_a_plan(), review(), request(), reassessment(), request(), move())
CHAPTERS = st.one_of(
    *(review(), request(), reassessment(), notice_and_appeal(), move(), other_amendment(), stray(), review(), stray()),
)
BEGINS = st.dates(date(2015, 1, 1), date(2026, 12, 31))
BETWEEN = st.one_of(st.integers(0, 60), near(336), near(365))
AFTER = st.one_of(near(140), near(500), st.integers(1, 3000))


# --- histories ------------------------------------------------------------------------------------------------------


@st.composite
def histories(draw: Draw) -> tuple[list[Event], date]:
    """A history and a day to reckon it for, in 2015 to 2027; letters share a day only where they went together."""
    begins = draw(BEGINS)
    start = 0
    letters = list(draw(OPENINGS))
    for _ in range(draw(st.integers(0, 4))):
        start += draw(BETWEEN)
        letters += [(start + offset, kind, fields) for offset, kind, fields in draw(CHAPTERS)]
    explicit = draw(SOMETIMES)
    events = settled(_on_free_days(letters, begins, explicit))
    notices = [notice["ids"][0] for notice in notices_of_decision(prepare(events))]
    for event in events:
        if notices and event["kind"] == "appeal_received_by_ftt" and draw(SOMETIMES):
            event["answers"] = draw(st.sampled_from(notices))
    as_at = min(begins + timedelta(days=draw(AFTER)), LAST)
    for event in prepare(events):
        if event["first"] <= as_at < event["received"]:
            as_at = event["received"]
    events = draw(st.permutations(events)) if draw(SOMETIMES) else events
    return events, as_at


def _on_free_days(letters: list[tuple[int, str, Event]], begins: date, explicit: bool) -> list[Event]:
    """Give each letter days nothing else has, later where they are taken; a decision and its notice may share one."""
    taken: set[date] = set()
    decided: set[date] = set()
    events: list[Event] = []
    for number, (offset, kind, extra) in enumerate(letters):
        fields = {name: value for name, value in extra.items() if not name.startswith("_")}
        later, made = extra.get("_later", 0), extra.get("_made", 0)
        day = begins + timedelta(days=offset)
        together = kind == "amendment_notice_sent" and day in decided
        while not together and any(one in taken for one in _span(day, later, made, fields)):
            day += timedelta(days=1)
        if together:
            decided.discard(day)
        taken |= set(_span(day, later, made, fields))
        event: Event = {"kind": kind}
        if later:
            event |= {"id": f"e{number}", "sent_on": day, "received_on": day + timedelta(days=later)}
        elif "channel" in fields:
            event |= {"id": f"e{number}", "sent_on": day}
        elif made:
            event |= {"id": f"e{number}", "made_on": day - timedelta(days=made), "sent_on": day}
        else:
            event["on"] = day
            if kind == "review_decision_notified":
                decided.add(day)
            if explicit:
                event["id"] = f"e{number}"
        if day + timedelta(days=10) <= LAST:
            events.append(event | fields)
    return events


def _span(day: date, later: int, made: int, fields: Event) -> list[date]:
    """Every day from the first a letter bears to the last it could arrive on, by the slowest post."""
    length = 10 if "channel" in fields else later
    return [day + timedelta(days=number) for number in range(-made, length + 1)]


def settled(events: list[Event]) -> list[Event]:
    """The events without those on which the law file is silent, or whose answers exclude each other.

    Left out: reviews, reassessments and moves before the plan they are of; answers to a request after a later stage
    of the same process; an agreement followed by a refusal, or a refusal of a plan by a draft; a first plan sent
    while no process is open; a second answer to one review or one reassessment request; an amendment for a review
    that was closed with no amendment, or notice after the amended plan; a second certificate for one notice.
    """
    events = _first_stage(events)
    events = _reviews(events)
    events = _reassessments(events)
    return _notices(events)


def _in_order(events: list[Event]) -> list[tuple[Event, Event]]:
    """Each event in order of days, with its prepared copy."""
    ready = {id(event): copy for event in events for copy in prepare([event])}
    return sorted(((event, ready[id(event)]) for event in events), key=lambda pair: (pair[1]["first"], pair[1]["kind"]))


def _first_stage(events: list[Event]) -> list[Event]:
    ordered = _in_order(events)
    kinds = [event["kind"] for event, _ in ordered]
    asked = next((index for index, kind in enumerate(kinds) if kind in OPENERS), len(kinds))
    unasked = "plan_final_sent" in kinds[:asked]
    kept: list[Event] = []
    so_far = Process()
    for index, (event, _) in enumerate(ordered):
        kind = event["kind"]
        if kind == "plan_final_sent":
            fits = so_far.planned or so_far.is_open or unasked
        elif kind in OPENERS:
            fits = not unasked and so_far.may_be_asked(kind, index == asked)
        elif kind not in FIRST_STAGE or kind == "draft_representations":
            fits = True
        elif unasked or asked == len(kinds):
            fits = False
        elif index < asked:
            fits = kind in ("ehcna_agreed_notified", "draft_served")
            if fits:
                kept.append(event)
            continue
        else:
            fits = so_far.may_be_told(kind)
        if fits:
            so_far.follow(kind)
            kept.append(event)
    days = {id(event): copy["first"] for event, copy in ordered}
    plans = [days[id(event)] for event in kept if event["kind"] == "plan_final_sent"]
    return [event for event in kept if event["kind"] not in NEEDS_PLAN or not plans or days[id(event)] > plans[0]]


class Process:
    """How far the first-plan process has come, so that no answer excludes another."""

    def __init__(self) -> None:
        """Begin with nothing asked."""
        self.is_open = self.answered = self.advanced = self.refused = self.planned = False

    def may_be_asked(self, kind: str, first: bool) -> bool:
        """Whether this opens a process, or asks again while one is open."""
        return first or (kind == OPENERS[0] and (self.is_open or not self.planned))

    def may_be_told(self, kind: str) -> bool:
        """Whether this answer excludes none that was given and comes before no later stage."""
        if self.planned:
            return False
        if kind == "ehcna_agreed_notified":
            return not self.advanced and ((self.is_open and not self.answered) or self.refused)
        if kind == "ehcna_refused_notified":
            return self.is_open and not self.answered and not self.advanced
        if kind == "no_plan_notified":
            return self.is_open and not self.advanced
        return self.is_open

    def follow(self, kind: str) -> None:
        """Take one more event into account."""
        if kind in OPENERS and not self.is_open:
            self.is_open, self.answered, self.advanced, self.refused = True, False, False, False
        elif kind == "plan_final_sent":
            self.planned = True
        elif kind == "ehcna_agreed_notified":
            self.is_open, self.answered, self.refused = True, True, False
        elif kind in ("ehcna_refused_notified", "no_plan_notified"):
            self.is_open, self.refused = False, kind == "ehcna_refused_notified"
        elif kind in ("plan_agreed_notified", "draft_served"):
            self.advanced = True


def _reviews(events: list[Event]) -> list[Event]:
    kept: list[Event] = []
    decision: str | None = None
    noticed = finished = False
    for event, _ in _in_order(events):
        kind = event["kind"]
        if kind == "review_meeting_held":
            decision, noticed, finished = None, False, False
        elif kind == "review_decision_notified":
            if decision or finished or (noticed and event["decision"] != "amend"):
                continue
            decision = event["decision"]
        elif kind in ("amendment_notice_sent", "plan_amended_final_sent"):
            reasoned = {copy["id"]: copy for copy in with_reasons(prepare([*kept, event]))}
            if for_review(reasoned[prepare([event])[0]["id"]]):
                if decision in ("keep", "cease") or (finished and kind == "amendment_notice_sent"):
                    continue
                noticed = noticed or kind == "amendment_notice_sent"
                finished = finished or kind == "plan_amended_final_sent"
        elif kind == "plan_final_sent" and decision not in ("keep", "cease"):
            # A second one is read as an amended plan, whose reason is then the review; a first one has no review yet.
            finished = any(other["kind"] == "plan_final_sent" for other in kept) or finished
        kept.append(event)
    return kept


def _reassessments(events: list[Event]) -> list[Event]:
    kept: list[Event] = []
    answered = False
    for event, _ in _in_order(events):
        kind = event["kind"]
        if kind == "reassess_request_received":
            answered = False
        elif kind in ("reassess_agreed_notified", "reassess_refused_notified"):
            if answered:
                continue
            answered = True
        elif kind == "reassess_no_change_notified" or event.get("reason") == "reassessment":
            answered = True
        kept.append(event)
    return kept


def _notices(events: list[Event]) -> list[Event]:
    kept: list[Event] = []
    paired: set[str] = set()
    ready = prepare(events)
    for event, copy in _in_order(events):
        if event["kind"] == "decision_notice_sent":
            beside = {
                other["id"]
                for other in ready
                if other["kind"] != "decision_notice_sent"
                and ground_of(other) == event["ground"]
                and abs((other["sent"] - copy["sent"]).days) <= 7
            }
            if len(beside) > 1 or beside & paired:
                continue
            paired |= beside
        kept.append(event)
    notices = notices_of_decision(prepare(kept))
    used: set[str] = set()
    result: list[Event] = []
    for event in kept:
        if event["kind"] == "mediation_certificate_issued":
            before = [notice for notice in notices if notice["sent"] <= prepare([event])[0]["sent"]]
            if before and before[-1]["ids"][0] in used:
                continue
            used |= {before[-1]["ids"][0]} if before else set()
        result.append(event)
    return result


# --- for the properties of any reckoning ----------------------------------------------------------------------------

LONE_TRIGGERS = (
    *("ehcna_request_received", "brought_to_attention", "health_notified_la", "ehcna_agreed_notified"),
    *("ehcna_refused_notified", "draft_served", "plan_final_sent", "review_meeting_held", "amendment_notice_sent"),
    *("reassess_request_received", "reassess_agreed_notified", "plan_transferred", "school_consulted"),
    *("advice_request_received_by_body", "mediation_requested", "mediation_declined", "mediation_concluded"),
    *("appeal_received_by_la", "appeal_received_by_ftt", "hearing_held", "dp_started", "moved", "senco_appointed"),
    *("transport_decision_received", "transport_appeal_1", "transport_appeal_2", "discriminatory_act"),
    *("aware_of_fault", "grounds_first_arose", "pap_letter_sent", "sar_received", "foi_received"),
    *("icb_aware_of_change", "local_offer_comments_published", "post16_move_proposed", "excluded"),
    *("governors_notified_of_exclusion", "governors_decision_notice", "irp_applied", "irp_decision_notice"),
    *("record_requested", "ftt_order_sent", "la_conceded_before_response", "ftt_recommendation_sent"),
)
"""Kinds that start a time limit by themselves."""

QUESTIONS = (
    ("ehcna_request_received", "ehcna_agreed_notified", "ehcna.decide"),
    ("ehcna_request_received", "no_plan_notified", "ehcna.noplan"),
    ("review_meeting_held", "review_report_sent", "review.report"),
    ("review_meeting_held", "review_decision_notified", "review.decide"),
    ("review_meeting_held", "amendment_notice_sent", "review.amend.propose"),
    ("reassess_request_received", "reassess_refused_notified", "reassess.decide"),
    ("reassess_agreed_notified", "reassess_no_change_notified", "reassess.final"),
    ("plan_transferred", "transfer_informed", "transfer.inform"),
    ("advice_request_received_by_body", "advice_received_by_la", "ehcna.advice.respond"),
    ("school_consulted", "school_consult_replied", "plan.consult.reply"),
    ("mediation_requested", "mediation_held", "med.arrange.la"),
    ("mediation_declined", "mediation_certificate_issued", "med.cert.declined"),
    ("appeal_received_by_la", "la_response_received_by_ftt", "appeal.response"),
    ("hearing_held", "ftt_order_sent", "appeal.decision"),
    ("transport_appeal_1", "transport_appeal_1_decision", "transport.appeal.1.reply"),
    ("transport_appeal_2", "transport_appeal_2_decision", "transport.appeal.2.panel"),
    ("pap_letter_sent", "pap_response", "jr.pap"),
    ("sar_received", "sar_answered", "sar"),
    ("foi_received", "foi_answered", "foi"),
)
"""A question, its answer, and the duty the answer discharges."""

EXTRA = {
    "review_decision_notified": {"decision": "amend"},
    "amendment_notice_sent": {"reason": "review"},
    "excluded": {"type": "permanent"},
    "ftt_order_sent": {"orders": ["make_plan"]},
    "la_conceded_before_response": {"grounds": ["a"]},
    "ftt_recommendation_sent": {"body": "health"},
}
"""The fields a kind must carry, or carries here so that it means one thing."""

SCHOOL = {
    "kind": "setting",
    "type": "secondary",
    "from": date(2014, 9, 1),
    "terms": [{"first": date(year, 1, 4), "last": date(year, 12, 20)} for year in range(2015, 2029)],
}
"""A school in session on every weekday but those about Christmas: enough to count school days."""


def one(kind: str, day: date) -> Event:
    """An event of a kind on a day, with whatever that kind must carry."""
    event: Event = {"kind": kind, "on": day, **EXTRA.get(kind, {})}
    if kind == "post16_move_proposed":
        event["transfer_date"] = day + timedelta(days=300)
    return event
