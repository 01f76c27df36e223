"""One thing of the answer, opened: its law, its readings, how sure it is, its exceptions, its steps, what serves it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from upheld.compliance import Obligation, Reckoning, explain
from upheld.compliance.explain import in_words, kind_words
from upheld.compliance.group import title
from upheld.compliance.obligation import ExceptionResult, ReadingResult
from upheld.compliance.told import as_sentence
from upheld.dates import Span
from upheld.law.exceptions import EXCEPTIONS
from upheld.law.source import Citation
from upheld.letters.choose import Choice
from upheld.web.check import answer_words as words
from upheld.web.check.answer import Answer
from upheld.web.check.answer_item import Item
from upheld.web.check.answer_told import Open


@dataclass(frozen=True, slots=True)
class Exempt:
    """One exception held against the facts, with its title in the register."""

    found: ExceptionResult
    title: str


@dataclass(frozen=True, slots=True)
class Ruled:
    """One duty of the thing.

    Args:
        law_id: what the library calls it; `is_step` whether that is a step of the family rather than a duty.
        steps: how its day and its fate were worked out, each a sentence of the register.
        depends_on: questions of judgement, which nobody here decides.
    """

    one: Obligation
    title: str
    law_id: str
    is_step: bool
    citations: tuple[Citation, ...]
    confidence: str
    unverified: bool
    binding: bool
    fate: str
    readings: tuple[ReadingResult, ...]
    exceptions: tuple[Exempt, ...]
    depends_on: tuple[str, ...]
    unknown: tuple[str, ...]
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """The thing with all that belongs to it; `if_late` is what can still be done after a step of the family's own."""

    item: Item
    by: str
    left: str
    began: str
    began_on: Span
    duties: tuple[Ruled, ...]
    letters: tuple[Choice, ...]
    ways: tuple[Open, ...]
    if_late: str


def opened(answer: Answer, item: Item) -> Opened:
    """Everything there is to say of one thing."""
    keys = {one.key for one in item.group.obligations}
    first = item.first
    return Opened(
        item=item,
        by=words.by(item.due, first.duty.by_time if item.yours else "") if item.has_due else "",
        left=words.left(item.due, answer.as_at) if item.status == "running" and first.shape != "not_before" else "",
        began=kind_words(first.trigger.event.kind),
        began_on=first.trigger.day,
        duties=tuple(_ruled(answer.reckoning, one, item) for one in item.group.obligations),
        letters=tuple(one for one in answer.choices if _serves(one, keys)),
        ways=tuple(way for way in answer.ways if any(key in keys for route in way.way.routes for key in route.keys)),
        if_late=item.step.late if item.step is not None else "",
    )


def _serves(one: Choice, keys: set[str]) -> bool:
    return any(subject.obligation is not None and subject.obligation.key in keys for subject in one.subjects)


def _ruled(reckoning: Reckoning, one: Obligation, item: Item) -> Ruled:
    duty = one.duty
    is_step = duty.id not in reckoning.law.by_id
    return Ruled(
        one=one,
        title=item.titles[0] if item.step is not None else title(one),
        law_id=duty.id,
        is_step=is_step,
        citations=duty.citations,
        confidence=duty.confidence,
        unverified=duty.mark == "C",
        binding=duty.binding,
        fate=words.outcome(one, reckoning.as_at),
        readings=one.readings,
        exceptions=tuple(_exempt(each) for each in one.exceptions if each.claimed or each.available or each.proved),
        depends_on=duty.depends_on,
        unknown=tuple(as_sentence(reckoning, each) for each in dict.fromkeys(one.unknown)),
        steps=tuple(_steps(reckoning, one)),
    )


def _exempt(found: ExceptionResult) -> Exempt:
    known = EXCEPTIONS.get(found.code)
    return Exempt(found, known.title if known is not None else found.code)


def _steps(reckoning: Reckoning, one: Obligation) -> Iterator[str]:
    """The steps without the ids of events: where an id only repeats what the sentence says, it is left out."""
    for step in explain(reckoning, one):
        for event in reckoning.story.events:
            step = step.replace(f" ({event.id})", "")
        yield in_words(reckoning, step)
