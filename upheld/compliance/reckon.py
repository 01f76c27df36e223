"""The one way in: every duty a case's events have brought alive, and what became of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from upheld.case import Case
from upheld.compliance import after, names, schools, shapes
from upheld.compliance.conditions import hold
from upheld.compliance.due import NO_DUE, due
from upheld.compliance.match import Answer, answers, key_of
from upheld.compliance.moment import Moment
from upheld.compliance.obligation import Obligation
from upheld.compliance.readings import readings
from upheld.compliance.story import Story
from upheld.compliance.timed import directed, first_after, set_day, timed
from upheld.law.code import Entry, Law
from upheld.law.duty import Duty, events

_DETAINED = events("detained")
_NAMED = frozenset({"exclusion_cancelled"})
_LEFT = events("left_england")


@dataclass(frozen=True)
class Reckoning:
    """What one case comes to under one law on one day.

    Args:
        obligations: one for each duty and triggering event, by due day; those without a day last.
        family: what the family must do, which is never a breach.
        standing: ids of duties owed all the time, to everyone.
        not_covered: what the law says nothing about here, each a sentence.
    """

    as_at: date
    law: Law
    case: Case
    story: Story = field(repr=False)
    obligations: tuple[Obligation, ...]
    family: tuple[Obligation, ...]
    standing: tuple[str, ...]
    not_covered: tuple[str, ...]
    warnings: tuple[str, ...]

    def of(self, duty: str) -> tuple[Obligation, ...]:
        """The obligations of one duty."""
        return tuple(one for one in (*self.obligations, *self.family) if one.duty.id == duty)


def reckon(case: Case, law: Law, as_at: date) -> Reckoning:
    """Find every duty that the case's events have brought alive, and what became of it.

    An event after `as_at` has not happened yet and brings nothing alive. Nothing is asked of the clock, the
    network or a database: the same three arguments always give the same answer.

    Args:
        as_at: the day to reckon for; a day is not late until it has ended.

    Returns:
        One obligation per duty, limb and triggering event. What the law does not cover is in `not_covered`.

    Raises:
        CaseError: an entry names a duty or an exception that the law does not have.
    """
    names.check(case, law)
    story = Story(case, as_at)
    not_covered: list[str] = []
    found: list[Obligation] = []
    for place in sorted({place for kind in story.kinds(law.by_trigger) for place in law.by_trigger[kind]}):
        found.extend(_obligations(story, law, law.entries[place], not_covered))
    after.finish(story, law, found, not_covered)
    found.sort(key=Obligation.sort_key)
    for one in found:
        if one.limb.readings:
            one.readings = readings(story, one)
    return Reckoning(
        as_at=as_at,
        law=law,
        case=case,
        story=story,
        obligations=tuple(one for one in found if not one.duty.for_family),
        family=tuple(one for one in found if one.duty.for_family),
        standing=law.standing(as_at),
        not_covered=tuple(dict.fromkeys(not_covered)),
        warnings=tuple(dict.fromkeys(story.warnings)),
    )


def _questions(story: Story, entry: Entry) -> list[Moment]:
    if len(entry.triggers) == 1:
        questions = story.find_any(entry.triggers[0])
        if len(questions) < 2:
            return questions
    else:
        several = [one for trigger in entry.triggers for one in story.find_any(trigger)]
        questions = list({one.event.id + one.suffix: one for one in several}.values())
    return sorted(questions, key=lambda one: (one.from_day, one.day))


def _obligations(story: Story, law: Law, entry: Entry, not_covered: list[str]) -> Iterator[Obligation]:
    alive = _questions(story, entry)
    newest = entry.newest
    if story.abroad:
        alive = [one for one in alive if not any(first <= one.day.first <= last for first, last in story.abroad)]
    if not alive:
        return
    doubts: dict[int, tuple[str, ...]] = {}
    if newest.when and entry.one_condition:
        asked, alive = alive, []
        for question in asked:
            holds, unknown = hold(story, newest.when, question)
            if holds:
                alive.append(question)
                if unknown:
                    doubts[id(question)] = unknown
        if not alive:
            return
    cycle = newest.matching == "cycle"
    for place, limb in enumerate(newest.limbs):
        asked = alive if not limb.order else [one for one in alive if one.fields.get("order") == limb.order]
        found = answers(newest, limb, asked, story)
        for index, question in enumerate(asked):
            # Items of one agreement stand side by side: none takes another's place.
            later = (one for one in asked[index + 1 :] if one.event is not question.event)
            newer = next(later, None) if cycle else None
            if limb.unless and first_after(story, limb.unless, question, newer.day.first if newer else None):
                continue
            one = _one(story, entry, place, question, not_covered)
            if one is None:
                continue
            following = asked[index + 1] if index + 1 < len(asked) else None
            _settle(story, law, one, found[index], newer, following)
            if doubts and id(question) in doubts:
                one.unknown += doubts[id(question)]
                if "school_age" not in newest.when:
                    one.status, one.days_late = "unknown", None
            yield one


def _one(story: Story, entry: Entry, place: int, question: Moment, not_covered: list[str]) -> Obligation | None:
    """The obligation under the version in force on the day it falls due under it (england.md 5.13)."""
    oldest = entry.versions[0]
    if question.day.last < oldest.from_on:
        not_covered.append(
            f"{oldest.id}: {question.event.id} is before {oldest.from_on.isoformat()}, the first day on which this law "
            "states the duty."
        )
        return None
    for version in reversed(entry.versions):
        limb = version.limbs[place]
        one = Obligation(version, limb, key_of(version, limb, question), question, NO_DUE, "no_date")
        if limb.within is not None:
            one.due = due(limb.within, question, story)
        if question.anchors or story.has_directions:
            one.due = directed(story, one) or set_day(one) or one.due
        day = one.due.last or one.due.first or question.day.last
        if version.from_on <= day and (version.to_on is None or day <= version.to_on):
            if entry.differ and not _applies(story, version, question):
                continue
            if question.assumed or question.missing or one.due.missing:
                one.unknown = tuple(dict.fromkeys((*question.assumed, *question.missing, *one.due.missing)))
            return one
    return None


def _applies(story: Story, version: Duty, question: Moment) -> bool:
    """Whether a version that asks for other events, or conditions, than its fellows is brought alive by this one."""
    if not hold(story, version.when, question)[0]:
        return False
    return any(one.event.id == question.event.id for one in story.find_any(version.trigger))


def _settle(
    story: Story, law: Law, one: Obligation, answer: Answer, newer: Moment | None, following: Moment | None
) -> None:
    """Give the obligation its status.

    Args:
        newer: the question that takes the place of this one; `following` the next one in any case, to which what
            ends a duty belongs from its day on.
    """
    until = newer.day.first if newer is not None else None
    limb = one.limb
    next_day = following.day.first if following is not None and following.day != one.trigger.day else None
    ended = first_after(story, limb.ended_by, one.trigger, until or next_day) if limb.ended_by else None
    if ended is None and limb.ended_by and next_day is not None:
        # A cancellation may name an exclusion that another has followed.
        ended = first_after(story, tuple(one for one in limb.ended_by if one.kind in _NAMED), one.trigger, None)
    if ended is not None and not schools.ends_own_exclusion(story, ended.event, one.trigger):
        ended = None
    if story.abroad and one.duty.bearer.startswith("LA"):
        left = first_after(story, _LEFT, one.trigger, until)
        if left is not None and (ended is None or left.day < ended.day):
            ended = left
    if "ordinary" in one.duty.when and story.detentions and not one.duty.id.startswith("order."):
        detained = first_after(story, _DETAINED, one.trigger, until)
        if detained is not None and (ended is None or detained.day < ended.day):
            ended = detained
    match one.shape:
        case "checklist":
            shapes.checklist(one)
        case "daily":
            shapes.daily(story, law, one, until)
            if one.status == "superseded" and one.superseded_by is None and newer is not None:
                one.superseded_by = newer.event
        case "not_before":
            shapes.not_before(story, one, until)
            _end(one, ended or newer)
        case "undated":
            shapes.undated(story, one, answer, until)
            if one.status == "no_date" and one.limb.proved_by:
                proof = first_after(story, limb.proved_by, one.trigger, until)
                if proof is not None:
                    one.status, one.evidence = "met", (proof.event,)
                    one.unknown += (f"the day it was done is not recorded; it was before {proof.event.id}",)
            if one.status == "no_date":
                _end(one, ended or newer)
        case "right":
            one.status = "no_date"
        case _:
            timed(story, one, answer, ended, newer)
    if "ordinary" in one.duty.when and one.status in ("running", "overdue"):
        _moved_meanwhile(story, one)


def _moved_meanwhile(story: Story, one: Obligation) -> None:
    """Say that it cannot be told who owes an unfinished assessment after a move inside England: no rule says."""
    for event in story.of("moved"):
        if event.on.first >= one.trigger.day.first and (one.due.last is None or event.on.first <= one.due.last):
            one.status, one.days_late = "unknown", None
            one.unknown += (
                f"whether the old council still owes this after {event.id}, or the new begins afresh, is not settled",
            )
            return


def _end(one: Obligation, over: Moment | None) -> None:
    """Supersede what had not come to its end when something else took its place."""
    if over is None or one.status not in ("running", "no_date", "unknown"):
        return
    if one.due.last is not None and one.due.last < over.day.first:
        return
    one.status = "superseded"
    one.superseded_by, one.superseded_on = over.event, over.day.first
