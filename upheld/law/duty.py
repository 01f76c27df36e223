"""The shape of a rule: who must do what, when it starts, by when, what ends it, on what authority."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Literal

from upheld.errors import LawError
from upheld.law.limit import Limit
from upheld.law.source import Citation, citations

Shape = Literal["timed", "undated", "checklist", "daily", "not_before", "standing", "right", "test", "effect"]
SHAPES: tuple[Shape, ...] = (
    "timed", "undated", "checklist", "daily", "not_before", "standing", "right", "test", "effect",
)  # fmt: skip
FORCES = ("statute", "regs", "rules", "case", "code_must", "code_should", "guidance", "practice", "proposed")
NOT_BINDING = frozenset({"code_should", "guidance", "practice", "proposed"})
Clock = Literal["on", "sent_on", "received_on", "served_on", "made_on"]

_SENT = frozenset(
    """plan_final_sent plan_amended_final_sent amendment_notice_sent ftt_order_sent consent_order
    ftt_recommendation_sent recommendation_response_sent decision_notice_sent mediation_certificate_issued
    pap_letter_sent la_conceded_before_response review_report_sent response_copied_to_sos bundle_sent
    dp_notice""".split()
)
_SERVED = frozenset({"draft_served", "amendment_notice_served"})
_RECEIVED = frozenset(
    """school_consulted school_consult_replied review_invited irp_applied governors_decision_notice
    irp_decision_notice complaint_la_stage_1 complaint_la_stage_2 complaint_response lgsco_complaint record_given
    transport_appeal_1 transport_appeal_1_decision transport_appeal_2 transport_appeal_2_decision
    exclusion_notice_given exclusion_cancelled brought_to_attention health_notified_la icb_told_of_issues
    la_told_of_agreement pap_response sar_answered foi_answered record_requested
    school_requested meeting_requested pb_requested la_request_cooperation
    reassess_request_received transfer_informed education_arrangements_notified""".split()
)


def clock_of(kind: str) -> Clock:
    """Which day of an event of this kind the rules count, for starting a limit and for ending one.

    Law: the table of design 11.2: receipt for what is received or notified, sending for plans, notices
    of amendment, orders and recommendations, service for the two 15-day windows, else the day itself.
    """
    if kind in _SENT:
        return "sent_on"
    if kind in _SERVED:
        return "served_on"
    if kind in _RECEIVED or kind.endswith("_notified") or "_received" in kind:
        return "received_on"
    return "on"


@dataclass(frozen=True, slots=True)
class On:
    """An event of a kind, with certain values in its fields; `clock` says which of its days counts."""

    kind: str
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()
    clock: Clock = "on"


def on(kind: str, clock: Clock | None = None, **where: str | tuple[str, ...]) -> On:
    """An event of `kind` whose named fields hold one of the given values; equal patterns are one object."""
    wanted = tuple((name, (value,) if isinstance(value, str) else value) for name, value in where.items())
    return _pattern(kind, wanted, clock or clock_of(kind))


@cache
def _pattern(kind: str, where: tuple[tuple[str, tuple[str, ...]], ...], clock: Clock) -> On:
    return On(kind, where, clock)


@dataclass(frozen=True, slots=True)
class Done:
    """What ends a duty: every step is needed, any one of a step's events does; the last day counts.

    `each` names a field of which every value in `values` must be covered by some event of the step.
    """

    steps: tuple[tuple[On, ...], ...] = ()
    each: str = ""
    values: tuple[str, ...] = ()

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of event that can discharge, or help to discharge, the duty."""
        return frozenset(one.kind for step in self.steps for one in step)


def _as_on(one: str | On) -> On:
    return on(one) if isinstance(one, str) else one


def any_of(*events: str | On) -> Done:
    """Discharged by any one of these."""
    return Done((tuple(map(_as_on, events)),))


def all_of(*events: str | On) -> Done:
    """Discharged when all of these have happened."""
    return Done(tuple((_as_on(one),) for one in events))


NOTHING = Done()


@dataclass(frozen=True, slots=True)
class Reading:
    """Another way the law is read, with who argues it; what is not given is as in the main reading.

    `shift` moves the main due day by that many days. `needs` names an anchor or a condition without
    which the reading says nothing.
    """

    name: str
    argued_by: str
    why: str
    shift: int = 0
    within: Limit | None = None
    discharged_by: Done | None = None
    on_sending: bool = False
    needs: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One limb of a duty: a limit and what discharges it.

    `proved_by`: later events that cannot come before this stage. `ended_by`: events after which it is no
    longer owed. `precedes`: acts that must not come before the discharge; `excused_by`: events that make
    them lawful. `unless`: events that show it was never owed. `perhaps`: a fact without which it is not known
    whether anything is owed, so that silence is no breach. `due_by`: the duty inside whose limit it belongs.
    """

    part: str = ""
    within: Limit | None = None
    discharged_by: Done = NOTHING
    shape: Shape | None = None
    proved_by: tuple[On, ...] = ()
    ended_by: tuple[On, ...] = ()
    precedes: tuple[On, ...] = ()
    excused_by: tuple[str, ...] = ()
    unless: tuple[On, ...] = ()
    perhaps: str = ""
    due_by: str = ""
    asap: bool = False
    order: str = ""
    readings: tuple[Reading, ...] = ()


def events(*names: str | On) -> tuple[On, ...]:
    """Several events as patterns."""
    return tuple(map(_as_on, names))


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """A rule that someone must do something, in force between two days; it cannot be made uncited.

    Args:
        bearer: the actor code of who must; `bearer_text` the words, where they say more.
        trigger: the events that bring it alive; none for a standing duty.
        when: named conditions that must also hold (words in `conditions`).
        matching: how a discharge finds its trigger: `parallel` the oldest open, `cycle` the newest.
        checklist: the notice of england.md section 8 whose items are asked of `contents`.
        confidence: A, B or C as england.md 0.1; two letters for figure and detail.
        basis: what was read to settle the rule.
        in_force: first and last day, the last None while it lasts.
    """

    id: str
    title: str
    force: str
    cite: str
    url: str
    bearer: str
    owed_to: str
    shape: Shape
    confidence: str
    basis: str
    from_on: date
    to_on: date | None = None
    bearer_text: str = ""
    trigger: tuple[On, ...] = ()
    trigger_text: str = ""
    due_text: str = ""
    when: tuple[str, ...] = ()
    within: Limit | None = None
    discharged_by: Done = NOTHING
    proved_by: tuple[On, ...] = ()
    ended_by: tuple[On, ...] = ()
    precedes: tuple[On, ...] = ()
    excused_by: tuple[str, ...] = ()
    unless: tuple[On, ...] = ()
    due_by: str = ""
    asap: bool = False
    parts: tuple[Part, ...] = ()
    matching: Literal["parallel", "cycle"] = "parallel"
    agrees: tuple[str, ...] = ()
    checklist: str = ""
    items: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    exception_words: tuple[str, ...] = ()
    remedies: tuple[str, ...] = ()
    remedy_words: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()
    depends_on: tuple[str, ...] = ()
    family_deadline: str = ""
    by_time: str = ""
    binding: bool = True
    contested_before: date | None = None
    absolute: bool = True
    note: str = ""
    checked_by: str = ""
    citations: tuple[Citation, ...] = field(init=False, default=())
    limbs: tuple[Part, ...] = field(init=False, default=())

    def __post_init__(self) -> None:
        if self.force not in FORCES:
            raise LawError(f"{self.id}: {self.force!r} is not a kind of force: use one of {', '.join(FORCES)}.")
        if self.shape not in SHAPES:
            raise LawError(f"{self.id}: {self.shape!r} is not a shape: use one of {', '.join(SHAPES)}.")
        object.__setattr__(self, "citations", citations(self.cite, self.url))
        object.__setattr__(self, "binding", self.binding and self.force not in NOT_BINDING)
        single = Part(
            within=self.within, discharged_by=self.discharged_by, shape=self.shape, proved_by=self.proved_by,
            ended_by=self.ended_by, precedes=self.precedes, excused_by=self.excused_by,
            unless=self.unless, due_by=self.due_by,
            asap=self.asap, readings=self.readings,
        )  # fmt: skip
        object.__setattr__(self, "limbs", self.parts or (single,))

    @property
    def for_family(self) -> bool:
        """Whether the family bears it, so that it is a deadline of theirs and never a breach."""
        return bool(self.family_deadline)

    @property
    def mark(self) -> str:
        """The weaker of the two confidence letters: A, B or C."""
        return max(self.confidence.split("/"))
