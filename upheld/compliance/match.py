"""Which event answers which duty: the oldest open question, or the newest (design 11.5).

A question is a triggering moment; an answer is a moment that can discharge the duty. One answer ends at most
one question of a duty.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from upheld.compliance.moment import Moment, agree
from upheld.dates import Span
from upheld.law.duty import Done, Duty, Part

if TYPE_CHECKING:
    from upheld.compliance.story import Story


@dataclass(slots=True, eq=False)
class Answer:
    """What answered one question: the days and events, what is still wanted, and what was too early."""

    moments: list[Moment] = field(default_factory=list)
    complete: bool = False
    outstanding: tuple[str, ...] = ()

    @property
    def last(self) -> Moment:
        """The answer that completed it."""
        if len(self.moments) == 1:
            return self.moments[0]
        return max(self.moments, key=lambda one: (one.day.last, one.day.first))

    @property
    def day(self) -> Span:
        """The day the last needed answer came."""
        return self.last.day


def answers(duty: Duty, limb: Part, questions: list[Moment], story: Story) -> list[Answer]:
    """For each question in turn, its answer; `questions` are oldest first."""
    done = limb.discharged_by
    if not done.steps:
        return [Answer() for _ in questions]
    if done.each:
        return _each(duty, limb, done, questions, story)
    found = [Answer() for _ in questions]
    for step in done.steps:
        taken = _assign(duty, limb, questions, story.find_any(step))
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
            if _fits(answer, only, duty, limb):
                return {0: answer}
        return taken
    for answer in found:
        index = _owner(answer, duty, limb, questions, taken)
        if index is None:
            continue
        place = index
        while place >= 0 and questions[place].event is questions[index].event:
            # One document can carry out several items of one agreement.
            taken.setdefault(place, answer)
            place = place - 1 if duty.matching == "cycle" else -1
    return taken


def _owner(answer: Moment, duty: Duty, limb: Part, questions: list[Moment], taken: dict[int, Moment]) -> int | None:
    """The question an answer belongs to: the newest in a cycle or for a family's own step, else the oldest open."""
    newest = bool(answer.event.answers) or duty.matching == "cycle"
    places = range(len(questions))
    for place in reversed(places) if newest or duty.for_family else places:
        if (newest or place not in taken) and _fits(answer, questions[place], duty, limb):
            return place
    return None


def _fits(answer: Moment, question: Moment, duty: Duty, limb: Part) -> bool:
    """Whether an answer may belong to a question: by its day, by what both say, or by naming it."""
    if answer.event is question.event and not question.own:
        return False
    if answer.day.last < (question.since or question.day).first:
        return False
    if answer.event.answers is not None:
        # An answer that names its question needs to agree with it in nothing else.
        return _named(answer.event.answers, question, duty, limb)
    return not duty.agrees or agree(answer.fields, question.fields, duty.agrees)


def _named(name: str, question: Moment, duty: Duty, limb: Part) -> bool:
    """Whether a name is that of the question's event, or the key of its obligation."""
    return name == question.event.id or name in question.also or name == key_of(duty, limb, question)


def key_of(duty: Duty, limb: Part, question: Moment) -> str:
    """The key of an obligation: `duty@event id`, or `duty/part@event id` for a duty with several limbs."""
    part = f"/{limb.part}" if limb.part else ""
    return f"{duty.id}{part}{question.suffix}@{question.event.id}"


def _each(duty: Duty, limb: Part, done: Done, questions: list[Moment], story: Story) -> list[Answer]:
    """Answers that must between them cover every value of a field."""
    found = [Answer() for _ in questions]
    for one in story.find_any(done.steps[0]):
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
        answer.outstanding = tuple(name for name in wanted if name not in covered)
        answer.complete = bool(answer.moments) and not answer.outstanding
        if answer.complete:
            answer.moments = [covered[name] for name in wanted]
        elif not answer.moments:
            answer.outstanding = tuple(wanted)
    return found
