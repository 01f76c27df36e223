"""What a calendar entry says: who must do what, on what authority, how sure that is, and what to do if it is late.

No sentence counts the days to or from the day reckoned for, so that an entry changes only when the case does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from upheld.compliance import Obligation, Reckoning, Route
from upheld.compliance.explain import in_words, kind_words
from upheld.compliance.words import day_words, due_words, limit_words, span_words
from upheld.dates import last_working_day
from upheld.errors import UnknownDay
from upheld.law.family import FamilyStep
from upheld.letters.register import authority
from upheld.letters.views import owed

ADVICE = "This is information, not legal advice."
_MARKS = {
    "A": "read in the law itself, a judgment or an official page",
    "B": "good sources agree, not read in the law itself",
    "C": "unverified, check before you rely on it",
}
_PLAN = {
    "papers_by": "papers sent round by",
    "meeting_by": "meeting held by",
    "notice_by": "notice of the changes by",
    "final_by": "final plan by",
}


def of_duty(reckoning: Reckoning, group: list[Obligation]) -> Iterator[str]:
    """What is said of duties that someone else owes and that share their trigger, day and bearer."""
    words = [owed(reckoning, one) for one in group]
    yield f"Who must do it: {words[0].who}."
    yield f"What: {'; '.join(each.what for each in words)}."
    yield from _when(group[0])
    yield from _authority(group)
    yield from _doubts(reckoning, group)
    yield from _if_late(reckoning, group)
    yield _end(group)


def of_step(reckoning: Reckoning, step: FamilyStep | None, one: Obligation) -> Iterator[str]:
    """What is said of a step of the family's own."""
    yield "Who must do it: you (the parent or young person, or whoever acts for them)."
    yield f"What: {step_title(reckoning, step, one)}."
    yield from _when(one)
    yield from _last_working_day(one)
    yield from _authority([one])
    yield from _doubts(reckoning, [one])
    yield from (f"If you are late: {each.late}" for each in (step,) if each is not None)
    yield _end([one])


def of_ways(reckoning: Reckoning, code: str, ways: list[Route], about: list[Obligation]) -> Iterator[str]:
    """What is said of the last day of one way to challenge; the ways differ only in what they are for."""
    entry = authority(reckoning.law, code)
    yield "Who may do it: you. You need not; this is the last day if you want to."
    yield f"What it is for: {'; '.join(dict.fromkeys(_named(reckoning, one) for one in about))}."
    yield from dict.fromkeys(way.why for way in ways)
    yield from dict.fromkeys(f"Not for: {way.not_for}." for way in ways if way.not_for)
    yield f"Law: {'; '.join(citation.text for citation in entry.citations)}."
    yield _sure([entry.confidence])
    yield f"{ADVICE} Not yet checked by a lawyer."


def of_chase(reckoning: Reckoning, group: list[Obligation]) -> Iterator[str]:
    """What is said in a reminder to write about what one body is late with."""
    yield "A reminder, not a time limit. Late on what is recorded, and not done:"
    yield from dict.fromkeys(f"- {one.body + ': ' if one.body else ''}{_named(reckoning, one)}" for one in group)
    yield "Write and ask when it will be done. Name each day it was due, and ask for an answer by a day."
    yield from _authority(group)
    yield from _if_late(reckoning, group)
    yield _end(group)


def of_reminder(reckoning: Reckoning, group: list[Obligation], why: str) -> Iterator[str]:
    """What is said in a reminder that belongs to a day of someone else's: `why` it is there, then the duty."""
    yield f"A reminder, not a time limit. {why}"
    yield from of_duty(reckoning, group)


def step_title(reckoning: Reckoning, step: FamilyStep | None, one: Obligation) -> str:
    """What the family must do."""
    return step.title if step is not None else owed(reckoning, one).what


def hour_words(by_time: str) -> str:
    """The hour at which a day ends for whoever must act, as it is said: 5 pm; empty where it is midnight."""
    return f"{int(by_time[:2]) - 12} pm" if by_time else ""


def _named(reckoning: Reckoning, one: Obligation) -> str:
    words = owed(reckoning, one)
    return words.what + (f" (due {words.due})" if words.due else "")


def _when(one: Obligation) -> Iterator[str]:
    if one.set_by is not None:
        yield f"The day was set by this: {kind_words(one.set_by.kind)}."
    else:
        yield f"Counted from: {kind_words(one.trigger.event.kind)}, {span_words(one.trigger.day)}."
        if one.limb.within is not None:
            yield f"The limit: {limit_words(one.limb.within, one.trigger)}."
    if one.due.exact is not None:
        yield f"The last day: {day_words(one.due.exact)}."
    else:
        first = f"{day_words(one.due.first)} at the earliest" if one.due.first is not None else ""
        words = due_words(one.due) if one.due.last is not None else first
        yield f"The last day is not known exactly, because a day in the case is not: it is {words}."
    if one.duty.by_time:
        whose = "The Tribunal's day" if "Tribunal" in one.duty.cite else "The day"
        yield f"{whose} ends at {hour_words(one.duty.by_time)}."
    if one.limb.asap and one.shape == "timed":
        yield "It must be done as soon as practicable; this day is only the outer limit."
    if one.back_plan:
        days = "; ".join(f"{words} {day_words(one.back_plan[name])}" for name, words in _PLAN.items())
        yield f"To be in time, counting back: {days}."


def _last_working_day(one: Obligation) -> Iterator[str]:
    """Which day to count on where offices are shut on the last one."""
    if one.due.exact is not None:
        try:
            day = last_working_day(one.due.exact)
        except UnknownDay:
            return
        if day != one.due.exact:
            yield f"That is not a working day; the last one before it: {day_words(day)}."


def _authority(group: list[Obligation]) -> Iterator[str]:
    yield f"Law: {'; '.join(dict.fromkeys(each.text for one in group for each in one.duty.citations))}."
    yield _sure(one.duty.confidence for one in group)
    if not group[0].duty.binding:
        yield "This is guidance or practice, not binding law: late means later than guidance says."


def _sure(confidences: Iterable[str]) -> str:
    return f"How sure: {'; '.join(dict.fromkeys(map(_mark_words, confidences)))}."


def _mark_words(confidence: str) -> str:
    figure, _, detail = confidence.partition("/")
    if not detail:
        return f"{figure} ({_MARKS[figure]})"
    return f"{confidence} (the limit itself: {_MARKS[figure]}; its details: {_MARKS[detail]})"


def _doubts(reckoning: Reckoning, group: list[Obligation]) -> Iterator[str]:
    for reading in dict.fromkeys(reading for one in group for reading in one.readings if reading.due != one.due):
        yield f"Another reading, argued by {reading.argued_by}: {due_words(reading.due)}. {reading.why}"
    for sentence in dict.fromkeys(sentence for one in group for sentence in one.unknown):
        told = in_words(reckoning, sentence)
        yield f"{told[0].upper()}{told[1:]}." if told.startswith("assumed: ") else f"Not certain: {told}."


def _if_late(reckoning: Reckoning, group: list[Obligation]) -> Iterator[str]:
    codes = dict.fromkeys(code for one in group for code in one.duty.remedies if not code.startswith("APPEAL"))
    if group[0].duty.binding and codes:
        ways = "; ".join(authority(reckoning.law, code).title for code in codes)
        yield f"If it is late: write and ask for it. What else there is, each with its own limits: {ways}."


def _end(group: Iterable[Obligation]) -> str:
    return ADVICE if all(one.duty.checked_by for one in group) else f"{ADVICE} Not yet checked by a lawyer."
