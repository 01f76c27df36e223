"""Which event answers which duty: the oldest open question, or the newest (design 11.5).

A question is a triggering moment; an answer is a moment that can discharge the duty. One answer ends at most
one question of a duty.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from upheld.compliance.moment import Moment, agree, may_follow
from upheld.dates import Span
from upheld.law.duty import Done, Duty, On, Part

if TYPE_CHECKING:
    from upheld.compliance.story import Story


@dataclass(slots=True, eq=False)
class Answer:
    """What answered one question: the days and events, what is still wanted, and what was too early."""

    moments: list[Moment] = field(default_factory=list)
    complete: bool = False
    outstanding: tuple[str, ...] = ()

    @property
    def day(self) -> Span:
        """The day the last needed answer came."""
        return max((one.day for one in self.moments), key=lambda span: (span.last, span.first))

    @property
    def last(self) -> Moment:
        """The answer that completed it."""
        return max(self.moments, key=lambda one: (one.day.last, one.day.first))


def candidates(story: Story, patterns: tuple[On, ...]) -> list[Moment]:
    """Everything that fits any of the patterns, oldest first."""
    if len(patterns) == 1:
        return story.find(patterns[0])
    found = [one for pattern in patterns for one in story.find(pattern)]
    if len(patterns) > 1:
        found.sort(key=lambda one: one.day)
    return found


def answers(duty: Duty, limb: Part, questions: list[Moment], story: Story) -> list[Answer]:
    """For each question in turn, its answer; `questions` are oldest first."""
    done = limb.discharged_by
    if not done.steps:
        return [Answer() for _ in questions]
    if done.each:
        return _each(duty, limb, done, questions, story)
    found = [Answer() for _ in questions]
    for step in done.steps:
        taken = _assign(duty, limb, questions, candidates(story, step))
        for index, answer in enumerate(found):
            if index in taken:
                answer.moments.append(taken[index])
            else:
                answer.outstanding += (step[0].kind,)
    for answer in found:
        answer.complete = not answer.outstanding
        if not answer.moments:
            answer.outstanding = ()
    return found


def _assign(duty: Duty, limb: Part, questions: list[Moment], found: list[Moment]) -> dict[int, Moment]:
    taken: dict[int, Moment] = {}
    if len(questions) == 1:
        # The commonest case: one question, answered by the first that fits.
        only = questions[0]
        for answer in found:
            if _named(answer, only, duty, limb) and _fits(answer, only, duty):
                return {0: answer}
        return taken
    for answer in found:
        index = _owner(answer, duty, limb, questions, taken)
        if index is not None and index not in taken:
            taken[index] = answer
    return taken


def _owner(answer: Moment, duty: Duty, limb: Part, questions: list[Moment], taken: dict[int, Moment]) -> int | None:
    fitting = [
        index
        for index, question in enumerate(questions)
        if _named(answer, question, duty, limb) and _fits(answer, question, duty)
    ]
    if not fitting:
        return None
    if answer.event.answers or duty.matching == "cycle":
        return fitting[-1]
    still = [index for index in fitting if index not in taken]
    if not still:
        return None
    return still[-1] if duty.for_family else still[0]


def _fits(answer: Moment, question: Moment, duty: Duty) -> bool:
    if answer.event.id == question.event.id and not question.own:
        return False
    if not may_follow(answer.day, question.from_day):
        return False
    # An answer that names its question needs to agree with it in nothing else.
    return bool(answer.event.answers) or not duty.agrees or agree(answer.fields, question.fields, duty.agrees)


def _named(answer: Moment, question: Moment, duty: Duty, limb: Part) -> bool:
    """Whether the answer names no question, or names this one by its key or by the id of its event."""
    name = answer.event.answers
    if name is None:
        return True
    if name == question.event.id or name in question.also:
        return True
    return name == key_of(duty, limb, question)


def key_of(duty: Duty, limb: Part, question: Moment) -> str:
    """The key of an obligation: `duty@event id`, or `duty/part@event id` for a duty with several limbs."""
    part = f"/{limb.part}" if limb.part else ""
    return f"{duty.id}{part}{question.suffix}@{question.event.id}"


def _each(duty: Duty, limb: Part, done: Done, questions: list[Moment], story: Story) -> list[Answer]:
    """Answers that must between them cover every value of a field."""
    found = [Answer() for _ in questions]
    for one in candidates(story, done.steps[0]):
        index = _owner(one, duty, limb, questions, {})
        if index is not None:
            found[index].moments.append(one)
    for question, answer in zip(questions, found, strict=True):
        wanted = list(done.values)
        if done.each == "category" and (story.life.year_group(question.day.first) or 0) >= 9:
            wanted.append("g")
        covered: dict[str, Moment] = {}
        for one in answer.moments:
            value = one.fields.get(done.each)
            values = wanted if value is None and done.each != "category" else value
            for name in (values,) if isinstance(values, str) else values or ():
                covered.setdefault(str(name), one)
        if not any(name in covered for name in wanted) and answer.moments and done.each == "invitees":
            covered = dict.fromkeys(wanted, answer.moments[0])
        answer.outstanding = tuple(name for name in wanted if name not in covered)
        answer.complete = bool(answer.moments) and not answer.outstanding
        if answer.complete:
            answer.moments = [covered[name] for name in wanted]
        elif not answer.moments:
            answer.outstanding = tuple(wanted)
    return found
