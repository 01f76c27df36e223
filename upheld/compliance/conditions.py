"""Whether the conditions a duty asks for besides its trigger hold: yes, no, or not known (None)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from upheld import dates
from upheld.case import Event
from upheld.compliance import plans, schools
from upheld.compliance.moment import Moment

if TYPE_CHECKING:
    from upheld.compliance.story import Story

Test = Callable[["Story", Moment], "bool | None"]


def _ordinary(story: Story, one: Moment) -> bool:
    return not story.is_detained(one.day)


def _detained(story: Story, one: Moment) -> bool:
    if story.is_detained(one.day):
        return True
    return any(start.day.first <= one.day.last for start in story.moments("detained_t0")) and not story.processes


def _plan_kept(story: Story, one: Moment) -> bool:
    return plans.in_force(story, one.day.first)


def _under_5(story: Story, one: Moment) -> bool:
    fifth = story.life.birthday(5)
    return fifth is not None and one.day.last < fifth


def _direct_payments(story: Story, one: Moment) -> bool:
    return any(event.on.first <= one.day.last for event in story.of("dp_started"))


def _abandoned(story: Story, one: Moment) -> bool:
    return any(event.received_on.last >= one.day.first for event in story.of("amendment_abandoned_notified"))


def _listed_school(story: Story, one: Moment) -> bool | None:
    kind = one.fields.get("type")
    listed = None if kind is None else str(kind).strip("() ").casefold() in tuple("abcdef")
    for draft in reversed(story.of("draft_served")):
        if draft.served_on.first <= one.day.last:
            if one.day.first > dates.window_end(draft.served_on.last, 15):
                return None if listed else listed
            break
    return True if listed is None else listed


def _issues(story: Story, one: Moment) -> set[str] | None:
    if "issues" in one.fields:
        return set(one.fields["issues"])
    asked = [event for event in story.of("mediation_requested") if event.on.first <= one.day.last]
    return set(asked[-1].fields["issues"]) if asked and "issues" in asked[-1].fields else None


def _health_only(story: Story, one: Moment) -> bool | None:
    issues = _issues(story, one)
    return None if issues is None else issues == {"health"}


def _not_health_only(story: Story, one: Moment) -> bool:
    return _issues(story, one) != {"health"}


def _la_not_party(story: Story, one: Moment) -> bool:
    if "la_party" in one.fields:
        return not one.fields["la_party"]
    return _health_only(story, one) is True


def _phase_transfer_with_section_i(story: Story, one: Moment) -> bool:
    appeals = [event for event in story.of("appeal_received_by_ftt") if event.received_on.first <= one.day.last]
    grounds = set(appeals[-1].fields.get("grounds", ())) if appeals else set()
    return bool(grounds & {"c(iii)", "c(iv)"}) and bool(story.moments("phase_transfer"))


def _away_15_days(story: Story, one: Moment) -> bool | None:
    return schools.away_15_days(story, one)


def _school_age(story: Story, one: Moment) -> bool | None:
    return story.life.of_school_age(one.day.first)


def _exclusion(story: Story, one: Moment) -> Event | None:
    found = [event for event in story.of("excluded") if event.on.first <= one.day.last]
    return found[-1] if found else None


def _said(story: Story, one: Moment, name: str) -> Any:
    event = _exclusion(story, one)
    return one.fields.get(name, event.fields.get(name) if event is not None else None)


def _days_in_term(story: Story, one: Moment) -> int:
    event = _exclusion(story, one)
    if event is None:
        return 0
    term = _term(story, event.on.first)
    total = 0
    for other in story.of("excluded"):
        if (
            other.fields["type"] == "suspension"
            and other.on.first <= one.day.last
            and _term(story, other.on.first) == term
        ):
            total += schools.whole_days(other)
    return total


def _term(story: Story, day: date) -> object:
    for fact in story.case.facts:
        for first, last in fact.fields.get("terms", ()):
            if first <= day <= last:
                return (first, last)
    return (dates.academic_year(day), (day.month - 1) // 4 if day.month < 9 else 2)


def _governors_must_meet(story: Story, one: Moment) -> bool | None:
    event = _exclusion(story, one)
    if event is None:
        return None
    if event.fields["type"] == "permanent" or _said(story, one, "public_exam"):
        return True
    return _days_in_term(story, one) > 15


def _governors_must_consider(story: Story, one: Moment) -> bool:
    event = _exclusion(story, one)
    if event is None or event.fields["type"] == "permanent" or not 5 < _days_in_term(story, one) <= 15:
        return False
    if _said(story, one, "public_exam"):
        return False
    return bool(_said(story, one, "representations"))


def _children_services(story: Story, one: Moment) -> bool:
    decided = story.of("adult_decision")
    if any(event.on.last < one.day.first for event in decided):
        return False
    care = any(event.fields.get("section") in ("H1", "H2") for event in story.of("provision_item"))
    return care or bool(story.of("appears_likely_care_needs", "cna_completed", "adult_decision"))


def _over_5_days(story: Story, one: Moment) -> bool:
    return schools.whole_days(one.event) > 5


def _not_a_school(story: Story, one: Moment) -> bool:
    return story.setting_on(one.day.first) in ("fe", "post_16")


TESTS: dict[str, Test] = {
    "ordinary": _ordinary,
    "detained": _detained,
    "no_plan": lambda story, one: not _plan_kept(story, one),
    "plan_kept": _plan_kept,
    "under_5": _under_5,
    "direct_payments": _direct_payments,
    "abandoned": _abandoned,
    "listed_school": _listed_school,
    "health_only": _health_only,
    "not_health_only": _not_health_only,
    "la_not_party": _la_not_party,
    "phase_transfer_with_section_i": _phase_transfer_with_section_i,
    "away_15_days": _away_15_days,
    "school_age": _school_age,
    "governors_must_meet": _governors_must_meet,
    "governors_must_consider": _governors_must_consider,
    "children_services": _children_services,
    "over_5_days": _over_5_days,
    "not_a_school": _not_a_school,
}

_UNKNOWN = {
    "listed_school": "whether the school was asked for within the period in the notice is needed",
    "health_only": "what the mediation is about (issues) is needed",
    "away_15_days": "whether fifteen school days are or will be missed is needed: give `to`, or the term dates",
    "school_age": "whether the pupil is of compulsory school age is needed: give date_of_birth",
    "governors_must_meet": "what kind of exclusion this was (excluded) is needed",
}


def hold(story: Story, names: tuple[str, ...], one: Moment) -> tuple[bool, tuple[str, ...]]:
    """Whether the duty is alive, and what is not known of its conditions."""
    unknown: tuple[str, ...] = ()
    for name in names:
        answer = TESTS[name](story, one)
        if answer is False:
            return False, ()
        if answer is None:
            unknown += (_UNKNOWN[name],)
    return True, unknown
