"""The plan: when one was in force, which school it names, and the moves of phase it must be ready for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from upheld import dates
from upheld.case import Event
from upheld.compliance.moment import Moment, moment
from upheld.dates import Span

if TYPE_CHECKING:
    from upheld.compliance.story import Story

_FINALS = ("plan_final_sent", "plan_amended_final_sent")
_FEE_PAYERS = frozenset({"independent", "nmss", "s41"})


@dataclass(frozen=True)
class Life:
    """One plan from its first day to its end; `ended` is None while it lasts."""

    made: Event
    ended: Event | None

    def covers(self, day: date) -> bool:
        """Whether the plan was in force on a day."""
        return self.made.sent_on.first <= day and (self.ended is None or day < self.ended.on.last)


def lives(story: Story) -> list[Life]:
    """Each plan, oldest first; a plan that came from another authority begins with its transfer."""
    found: list[Life] = []
    made: Event | None = None
    for event in story.events:
        if made is None and event.kind in (*_FINALS, "plan_transferred"):
            made = event
        elif event.kind == "plan_ceased" and made is not None:
            found.append(Life(made, event))
            made = None
    return [*found, Life(made, None)] if made is not None else found


def in_force(story: Story, day: date) -> bool:
    """Whether any plan was in force on a day."""
    return any(life.covers(day) for life in story.lives)


def _made(event: Event, **more: Any) -> Moment:
    return moment(event, "made_on" if event.made_on is not None else "sent_on", **more)


def plan_in_force(story: Story) -> list[Moment]:
    """Each version of the plan, from the day it is made; a transfer goes on with the plan it moves."""
    return [_made(event) for event in story.of(*_FINALS, "plan_transferred")]


def _named(story: Story, *kinds: str) -> list[Moment]:
    return [
        moment(event, "sent_on", fields={"institution": event.fields["placement"]})
        for event in story.of(*kinds)
        if "placement" in event.fields
    ]


def plan_naming_it(story: Story) -> list[Moment]:
    """Plans that name a place, with the place as `institution`."""
    return _named(story, *_FINALS)


def plan_naming_school(story: Story) -> list[Moment]:
    """Plans that name a place which must admit, from the day the plan is made."""
    return [
        _made(event, fields={"institution": event.fields["placement"]})
        for event in story.of(*_FINALS)
        if "placement" in event.fields
    ]


def plan_naming_fee_payer(story: Story) -> list[Moment]:
    """Plans that name a place while the setting on record is one that charges fees."""
    return [
        one for one in plan_naming_school(story) if story.setting_on(max(one.day.first, _entry(story))) in _FEE_PAYERS
    ]


def _entry(story: Story) -> date:
    first = [fact.from_on.first for fact in story.case.facts if fact.fields.get("type") in _FEE_PAYERS]
    return min([day for day in first if day <= story.as_at], default=date.min)


def plan_naming_next_placement(story: Story) -> list[Moment]:
    """Final plans that may name the next phase's place; where the place is not recorded, that is said."""
    found = []
    for event in story.of(*_FINALS):
        one = moment(event, "sent_on")
        if "placement" not in event.fields:
            if event.kind == "plan_final_sent":
                continue
            one.assumed += (f"assumed: {event.id} names the school or type from the transfer, which is not recorded",)
        found.append(one)
    return found


def plan_kept_in_detention(story: Story) -> list[Moment]:
    """A plan held when someone is detained, or made while they are."""
    found = [moment(event, "on") for event, _ in story.detentions if in_force(story, event.on.first)]
    return found + [_made(event) for event in story.of("plan_final_sent") if story.is_detained(event.sent_on)]


def draft_expected(story: Story) -> list[Moment]:
    """The decision to make a plan; failing its notice, the draft itself shows it."""
    found = [moment(event, "received_on") for event in story.of("plan_agreed_notified")]
    for event in story.of("draft_served"):
        if not any(one.day.first <= event.served_on.first for one in found):
            found.append(moment(event, "served_on", own=True))
    return found


def window_without_request(story: Story) -> list[Moment]:
    """The day after the fifteen days on a draft in which no school was asked for."""
    found = []
    for event in story.of("draft_served"):
        last = dates.window_end(event.served_on.last, 15)
        asked = any(
            event.served_on.first <= one.received_on.first and one.received_on.first <= last
            for one in story.of("school_requested")
        )
        if not asked:
            day = last + timedelta(days=1)
            found.append(Moment(event, Span(day, day), event.fields))
    return found


# The year group moved into, the limb of reg 18, the words, and the settings someone may move from.
_PHASES = (
    (0, "main", "early years to school", ("early_years", "none")),
    (3, "main", "infant to junior", ("infant",)),
    (7, "main", "primary to secondary", ("primary", "junior")),
    (12, "post16", "secondary school to post-16", ("secondary",)),
)
# Settings that may go on past a change of phase, or have none.
_MAYBE = frozenset({"special", "nmss", "s41", "independent", "pru", "ap", "eotas"})


def phase_transfer(story: Story) -> list[Moment]:
    """Moves between phases of education: as recorded, else worked out from year group or date of birth.

    Law: SEND Regulations 2014 reg 18; the duty is asked of plans in force before its last day.
    """
    found = []
    recorded = set()
    for event in story.of("phase_transfer"):
        day = event.days["transfer_date"]
        recorded |= {(event.fields["type"], day.first.year + step) for step in (-2, -1, 0, 1, 2)}
        since = Span(dates.add_months(day.first, -12), dates.add_months(day.first, -12))
        start = min(event.on, since)
        found.append(moment(event, "on", anchors={"transfer_date": day}, since=min(start, since)))
    if not story.lives:
        return found
    year = dates.academic_year(story.as_at)
    group = story.life.year_group(story.as_at)
    if group is None:
        if not found:
            story.warn(
                "Moves between phases of education are not reckoned: give date_of_birth or year_group, or record "
                "phase_transfer."
            )
        return found
    for at, type_, words, settings in _PHASES:
        transfer = date(year + at - group, 9, 1)
        alive = date(transfer.year - 1, 9, 1)
        due = date(transfer.year, 2, 14) if type_ == "main" else date(transfer.year, 3, 30)
        if (type_, transfer.year) in recorded or alive > story.as_at or not in_force(story, due):
            continue
        setting = story.setting_on(min(due, story.as_at))
        if setting is None and at == 3:
            continue
        if setting is not None and setting not in settings and setting not in _MAYBE:
            if setting == "middle":
                story.warn("Moves to and from a middle school are not worked out: record phase_transfer.")
            continue
        found.append(_worked_out(story, transfer, alive, type_, words, doubt=setting in _MAYBE))
    return found


def _worked_out(story: Story, transfer: date, alive: date, type_: str, words: str, *, doubt: bool) -> Moment:
    start = Span(alive, alive)
    day = Span(transfer, transfer)
    event = synthetic("phase_transfer", alive, transfer, {"type": type_})
    source = "year_group" if story.case.person.year_group is not None else "date_of_birth"
    note = f"assumed: the move from {words} on {transfer.isoformat()} is worked out from {source}"
    missing = ("whether the setting changes then is needed: record phase_transfer if it does",) if doubt else ()
    return Moment(event, start, event.fields, {"transfer_date": day}, since=start, assumed=(note,), missing=missing)


def synthetic(kind: str, day: date, named: date, fields: dict[str, Any]) -> Event:
    """An event that is worked out and never recorded, with an id of its own."""
    span = Span(day, day)
    return Event(
        id=f"{kind}@{named.isoformat()}", kind=kind, on=span, sent_on=span, received_on=span, served_on=span,
        made_on=None, assumed=frozenset(), fields=fields, days={}, answers=None, replaces=None, recorded_at=None,
        approx=False, given={},
    )  # fmt: skip


def yp_turns_25(story: Story) -> list[Moment]:
    """The 25th birthday of someone with a plan, with the birthday that no plan outlasts."""
    return _birthday(story, 25, {"26th_birthday": 26})


def yp_turns_18(story: Story) -> list[Moment]:
    """The 18th birthday."""
    return _birthday(story, 18, {})


def turned_26(story: Story) -> list[Moment]:
    """The 26th birthday, which no plan outlasts (reg 46)."""
    return _birthday(story, 26, {}) if story.lives else []


def _birthday(story: Story, age: int, anchors: dict[str, int]) -> list[Moment]:
    day = story.life.birthday(age)
    if day is None or (age == 25 and not in_force(story, day)):
        return []
    event = synthetic(f"yp_turns_{age}", day, day, {})
    later = {name: story.life.birthday(years) for name, years in anchors.items()}
    spans = {name: Span(when, when) for name, when in later.items() if when}
    if age == 25 and story.setting_on(day) == "fe":
        # Reg 46(1)(a): in further education, the 31 July that ends the academic year of the 25th birthday.
        end = date(dates.academic_year(day) + 1, 7, 31)
        spans["academic_year_end"] = Span(end, end)
    return [Moment(event, Span(day, day), {}, spans)]


DERIVED: dict[str, Callable[[Story], list[Moment]]] = {
    "plan_in_force": plan_in_force,
    "plan_naming_it": plan_naming_it,
    "plan_naming_school": plan_naming_school,
    "plan_naming_fee_payer": plan_naming_fee_payer,
    "plan_naming_next_placement": plan_naming_next_placement,
    "plan_kept_in_detention": plan_kept_in_detention,
    "draft_expected": draft_expected,
    "window_without_request": window_without_request,
    "phase_transfer": phase_transfer,
    "turned_26": turned_26,
    "yp_turns_25": yp_turns_25,
    "yp_turns_18": yp_turns_18,
}
