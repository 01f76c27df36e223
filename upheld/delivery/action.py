"""From a gap to action: which lines have fallen short past what somebody chose, whose it is to mend, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from upheld.delivery.account import Session
from upheld.delivery.entitlement import DeliveryError, Entitlement, versions
from upheld.delivery.evidence import is_own
from upheld.delivery.reasons import REASONS
from upheld.delivery.shortfall import Delivery, gap_opened_on
from upheld.delivery.tally import Tally, total

Mender = Literal["council", "health", "setting", "provider", "nobody"]
MENDERS: tuple[Mender, ...] = ("council", "health", "setting", "provider", "nobody")
"""Whose it is to put right; "provider" whoever gives the line, "nobody" where no fault is recorded."""
MOST_MINUTES = 100_000


@dataclass(frozen=True, slots=True)
class Threshold:
    """From when on a shortfall is one to act on: any, or so many minutes, or such a share (per cent) of what was owed.

    Ours, and chosen by whoever keeps the record: the law knows no threshold (Children and Families Act 2014 s.42).
    """

    kind: Literal["any", "minutes", "share"] = "any"
    value: int = 0

    def __post_init__(self) -> None:
        """Refuse what nothing could pass, or everything."""
        if self.kind == "minutes" and not 1 <= self.value <= MOST_MINUTES:
            raise DeliveryError(f"{self.value} minutes: write a whole number from 1 to {MOST_MINUTES:,}.")
        if self.kind == "share" and not 1 <= self.value <= 100:
            raise DeliveryError(f"{self.value} per cent: write a whole number from 1 to 100.")

    def is_passed(self, missing: int, owed: int) -> bool:
        """Whether so much missing of so much owed is one to act on."""
        if self.kind == "minutes":
            return missing >= self.value
        return missing > 0 and (self.kind == "any" or missing * 100 >= self.value * owed)


@dataclass(frozen=True, slots=True)
class Gap:
    """The shortfall of one line.

    Args:
        opened_on: the day from which something has been missing ever since.
        is_disputed: it passes only if each dispute is settled for whoever says less was given.
        mends: the minutes missing by both accounts, by whose it is day by day to put them right.
        bound: those of them that the law binds somebody to, whoever was to give them and whatever the reason.
    """

    entitlement: Entitlement
    tally: Tally
    opened_on: date | None
    is_disputed: bool
    mends: tuple[tuple[Mender, int], ...]
    bound: tuple[Mender, int]

    def of(self, whose: Iterable[Mender]) -> int:
        """The minutes that are theirs to put right, in law or day by day."""
        each = frozenset(whose)
        return self.bound[1] if self.bound[0] in each else sum(minutes for one, minutes in self.mends if one in each)

    @property
    def least(self) -> int:
        """The minutes missing by both accounts, whatever the reason."""
        return self.tally.missing

    @property
    def most(self) -> int:
        """The minutes missing if each dispute is settled for whoever says less was given."""
        return self.tally.missing_most


def gaps(delivery: Delivery, entitlements: Sequence[Entitlement], threshold: Threshold) -> tuple[Gap, ...]:
    """The lines whose shortfall is past the threshold, the greatest first.

    Missing: a line of unknown amount has no shortfall that anybody could reckon, and is none of them.
    """
    found = []
    for line, each in versions(entitlements).items():
        sessions = [one for one in delivery.sessions if one.slot.line == line]
        tally = total(one.tally for one in sessions)
        if not threshold.is_passed(tally.missing_most, tally.owed):
            continue
        last = [one for one in each if one.from_on <= delivery.as_at][-1]
        found.append(
            Gap(last, tally, gap_opened_on(sessions), not threshold.is_passed(tally.missing, tally.owed),
                _mends(last, sessions), (bound_by(last), _bound(last, sessions)))
        )  # fmt: skip
    return tuple(sorted(found, key=lambda one: (-one.least, -one.most, one.entitlement.line)))


def _mends(line: Entitlement, sessions: Iterable[Session]) -> tuple[tuple[Mender, int], ...]:
    minutes: dict[Mender, int] = {}
    for one in sessions:
        if one.tally.missing:
            whose = mender_of(line, _reason(one))
            minutes[whose] = minutes.get(whose, 0) + one.tally.missing
    return tuple((whose, minutes[whose]) for whose in MENDERS if whose in minutes)


def bound_by(line: Entitlement) -> Mender:
    """Who has to secure a line, whoever gives it and whatever the reason.

    Law: Children and Families Act 2014 s.42(2), (3) (sections F and G), s.66 (SEN support); Chronically Sick and
    Disabled Persons Act 1970 s.2 and Children Act 1989 s.17 (section H).
    """
    return "health" if line.section == "G" else "setting" if line.section == "SEN" else "council"


def _bound(line: Entitlement, sessions: Iterable[Session]) -> int:
    """The minutes missing, without those the family chose to arrange (s.42(5), which is of sections F and G alone)."""
    excused = line.section in ("F", "G")
    return sum(one.tally.missing for one in sessions if not (excused and is_own(one)))


def _reason(one: Session) -> str:
    """The reason that was given; where the two differ, the one that explains nothing."""
    given = [view.reason for view in (one.setting, one.family) if view.reason]
    plain = [code for code in given if not REASONS[code].explained]
    return (plain or given or [""])[0]


def mender_of(line: Entitlement, reason: str) -> Mender:
    """Whose it is to put right what was missed for a reason.

    Whoever must arrange the line stays bound, whoever was to give it: the council for section F and social care, the
    health body for section G. Law: Children and Families Act 2014 s.42(2), (3). Whose it is day by day is ours.
    """
    mends = REASONS[reason].mends if reason else "commissioner"
    if mends == "commissioner":
        return bound_by(line)
    if mends == "provider" and line.section == "G":
        return "health"
    if mends == "provider" and line.section in ("H1", "H2"):
        return "council"
    return mends  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class Step:
    """Something that can be done: a letter of the register or a route, and the duties or routes it rests on.

    Args:
        id: its name; the door has words for it.
        letter: the id of a letter template; empty where there is none.
        rests_on: duties and remedies of the register.
    """

    id: str
    letter: str
    rests_on: tuple[str, ...]


Test = Callable[[frozenset[str]], bool]
_STEPS: tuple[tuple[Test, Step], ...] = (
    (lambda said: "F" in said, Step("ask_council", "provision_not_delivered", ("plan.secure.sep",))),
    (lambda said: bool({"H1", "H2"} & said) and "F" not in said,
     Step("ask_council_care", "provision_not_delivered", ("plan.secure.care",))),
    (lambda said: "G" in said, Step("ask_health", "chase_health", ("plan.secure.health",))),
    (lambda said: "SEN" in said, Step("ask_school", "sen_support", ("school.best_endeavours",))),
    (lambda said: "F" in said, Step("complain", "complaint_stage_1", ("LA-COMPLAINT",))),
    # The register: LA-COMPLAINT by the procedure under the Children Act.
    (lambda said: bool({"H1", "H2"} & said),
     Step("complain_care", "complaint_stage_1", ("plan.secure.care", "LA-COMPLAINT"))),
    (lambda said: bool({"F", "H1", "H2"} & said), Step("ombudsman", "complaint_ombudsman", ("LGSCO",))),
    (lambda said: "G" in said, Step("complain_health", "nhs_complaint", ("ICB-COMPLAINT",))),
    (lambda said: bool({"SEN", "setting"} & said),
     Step("complain_school", "school_complaint", ("SCHOOL-COMPLAINT",))),
    (lambda said: bool({"F", "G", "H1", "H2"} & said), Step("court", "", ("JR",))),
)  # fmt: skip


def steps(found: Iterable[Gap]) -> tuple[Step, ...]:
    """What can be done about these gaps, in the order in which it is usually done; nothing where there is none.

    The order is practice; that a complaint to the council comes before the Ombudsman is the law of the Ombudsman.
    """
    said: set[str] = set()
    for one in found:
        said.add(one.entitlement.section)
        said.update(whose for whose, _minutes in one.mends)
    return tuple(step for test, step in _STEPS if test(frozenset(said)))
