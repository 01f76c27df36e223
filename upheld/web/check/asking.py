"""Which question matters next: the first, in the order of the process, whose answer can still change anything."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property

from upheld.case import Event
from upheld.compliance import Reckoning
from upheld.errors import CaseError
from upheld.law.duty import On, on
from upheld.letters import situation
from upheld.web.check.questions import CHILD, GOING_ON, QUESTIONS, Question
from upheld.web.check.questions.question import Answer
from upheld.web.check.record import Record

NOTES = "guide"
"""The name under which the guide keeps its small things in `Record.notes`."""


def _review_overdue(reckoning: Reckoning) -> bool:
    return any(one.status == "overdue" for one in reckoning.of("review.annual"))


def _adviser_open(reckoning: Reckoning) -> bool:
    return any(one.discharged is None for one in reckoning.of("med.contact"))


def _any_decision(reckoning: Reckoning) -> bool:
    return bool(reckoning.story.moments("appealable_decision"))


def _permanently_excluded(reckoning: Reckoning) -> bool:
    return any(one.fields["type"] == "permanent" for one in reckoning.story.of("excluded"))


def _second_appeal_open(reckoning: Reckoning) -> bool:
    return any(one.status == "running" for one in reckoning.of("appeal.ut"))


def _surely_of_school_age(reckoning: Reckoning) -> bool:
    return reckoning.story.life.of_school_age(reckoning.as_at) is True


STATES: dict[str, Callable[[Reckoning], bool]] = {
    **situation.STATES,
    "review_overdue": _review_overdue,
    "adviser_open": _adviser_open,
    "any_decision": _any_decision,
    "second_appeal_open": _second_appeal_open,
    "surely_of_school_age": _surely_of_school_age,
    "permanently_excluded": _permanently_excluded,
}
"""States of a case that a question can ask for, by name; `not NAME` asks the opposite."""


class Told:
    """What has been told so far, as the questions look at it."""

    def __init__(self, record: Record) -> None:
        """Look at a record; it is not changed."""
        self.record = record
        notes = record.notes.get(NOTES, {})
        self.areas = frozenset(notes.get("areas", ()))

    @cached_property
    def reckoning(self) -> Reckoning | None:
        """The case as reckoned; None while nothing has happened, or nothing that can be read."""
        if self.record.is_empty:
            return None
        try:
            return self.record.reckoned()
        except CaseError:
            return None

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """What happened, oldest first, as the rules read it."""
        return () if self.reckoning is None else tuple(self.reckoning.story.events)

    def found(self, patterns: Iterable[On]) -> list[Event]:
        """The events that fit one of the patterns."""
        wanted = tuple(patterns)
        return [event for event in self.events if any(_fits(event, pattern) for pattern in wanted)]

    def holds(self, name: str) -> bool:
        """Whether a named state holds; while nothing has happened, none does."""
        if name.startswith("not "):
            return not self.holds(name[4:])
        return self.reckoning is not None and STATES[name](self.reckoning)

    def said(self, question_id: str) -> str:
        """The answer given to a question, as a code or the number of its entry; empty if none stands."""
        answer = self.record.answers.get(question_id, "")
        return "" if answer.isdigit() and self.record.entry(int(answer)) is None else answer


def next_question(told: Told) -> Question | None:
    """The question that matters next; None when no answer could change anything more."""
    return next((one for one in QUESTIONS if is_open(one, told)), None)


def next_page(told: Told) -> int | None:
    """The number of the page that comes next: about the child, what is going on, or a question."""
    notes = told.record.notes.get(NOTES, {})
    if not notes.get("child"):
        return CHILD
    if not told.areas:
        return GOING_ON
    question = next_question(told)
    return question.number if question else None


def is_open(question: Question, told: Told) -> bool:
    """Whether a question has not been answered and its answer can change anything."""
    if told.said(question.id) or (question.areas and not told.areas & set(question.areas)):
        return False
    if any(told.said(other) == code for other, code in question.not_if):
        return False
    begun = told.found(question.after)
    if question.after and not begun:
        return False
    since = told.found(question.since) if question.since else begun
    first = max((event.on.first for event in since), default=None)
    over = told.found((*question.unless, *recorded_by(question)))
    if any(first is None or event.on.last >= first for event in over):
        return False
    return all(told.holds(name) for name in question.states)


def recorded_by(question: Question) -> tuple[On, ...]:
    """Patterns of every event that the answers to a question record: any of them settles it."""
    found = []
    for answer in question.recording:
        fixed = {name: str(value) for name, value in answer.fields.items() if name not in _WHO}
        found += [on(kind, None, **fixed) for kind in (answer.kind, answer.sent_kind) if kind]
    return tuple(found)


def answer_given(question: Question, told: Told) -> Answer | None:
    """The answer that was given, worked out from its entry where it recorded one."""
    said = told.said(question.id)
    entry = told.record.entry(int(said)) if said.isdigit() else None
    if entry is None:
        return question.answer(said)
    same = [one for one in question.recording if entry.data.get("kind") in (one.kind, one.sent_kind)]
    exact = [one for one in same if all(entry.data.get(name) == value for name, value in one.fields.items())]
    return max(exact, key=lambda one: len(one.fields), default=same[0] if same else None)


_WHO = ("requester",)
"""Fields an answer fills in without making it another event."""


def _fits(event: Event, pattern: On) -> bool:
    if event.kind != pattern.kind:
        return False
    for name, wanted in pattern.where:
        value = event.fields.get(name)
        given = value if isinstance(value, (tuple, list)) else (value,)
        if not any(str(one) in wanted for one in given):
            return False
    return True
