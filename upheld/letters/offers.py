"""Whether a letter's condition holds for a reckoned case, what it holds of, and why in one sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache

from upheld.case import Event
from upheld.compliance import Obligation, Reckoning, Route, routes
from upheld.compliance.explain import kind_words
from upheld.compliance.family import steps
from upheld.compliance.words import day_words, days, due_words, span_words
from upheld.letters.letter import Letter, When
from upheld.letters.situation import holds


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """What a letter is about: an obligation, a step of the family, or an event; with none, the case as a whole.

    `day` is the day it began to matter, from which answers are looked for; `by` the last day to act, None where
    there is none.
    """

    obligation: Obligation | None = None
    event: Event | None = None
    route: Route | None = None
    day: date = date.min
    by: date | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """A condition that holds, with its subjects and its reason."""

    when: When
    subjects: tuple[Subject, ...]
    because: str


class Desk:
    """One reckoned case, with what several letters ask of it worked out once."""

    def __init__(self, reckoning: Reckoning) -> None:
        """Take the reckoning; nothing is worked out before it is asked for."""
        self.reckoning = reckoning
        self._states: dict[str, bool] = {}

    @cached_property
    def routes(self) -> tuple[Route, ...]:
        """The ways open."""
        return tuple(route for route in routes(self.reckoning) if route.open)

    @cached_property
    def steps(self) -> tuple[tuple[str, Obligation], ...]:
        """The steps of the family, with the name of each."""
        return tuple((name, one) for name, _, one in steps(self.reckoning))

    @cached_property
    def by_key(self) -> dict[str, Obligation]:
        """Every obligation, the family's steps among them, by key."""
        return {one.key: one for one in (*self.reckoning.obligations, *(one for _, one in self.steps))}

    def state(self, name: str) -> bool:
        """Whether a named state is so."""
        if name not in self._states:
            self._states[name] = holds(self.reckoning, name)
        return self._states[name]


def offer(desk: Desk, letter: Letter, conditions: tuple[When, ...]) -> Iterator[Offer]:
    """The conditions that hold, in the order they are written, each with its subjects."""
    for when in conditions:
        if not all(map(desk.state, when.state)):
            continue
        if when.having and not desk.reckoning.story.of(*when.having):
            continue
        found = tuple(one for one in _subjects(desk, letter, when) if _fits(desk, when, one))
        if found:
            yield Offer(when, found, _because(desk, when, found))


def _subjects(desk: Desk, letter: Letter, when: When) -> Iterator[Subject]:
    if when.step:
        yield from _steps(desk, when)
    elif when.event:
        yield from _events(desk, when)
    elif when.remedy:
        yield from _ways(desk, when)
    elif when.duty or when.status or when.due_within is not None:
        yield from _obligations(desk, letter, when)
    else:
        yield Subject()


def _obligations(desk: Desk, letter: Letter, when: When) -> Iterator[Subject]:
    as_at = desk.reckoning.as_at
    asked = when.duty or (("*",) if when.remedy_of_duty else letter.serves)
    for one in desk.reckoning.obligations:
        if not _named(one.duty.id, asked) or (when.bearer and one.duty.bearer not in when.bearer):
            continue
        if when.remedy_of_duty and not (one.duty.binding and set(when.remedy_of_duty) & set(one.duty.remedies)):
            continue
        if when.part and one.limb.part not in when.part:
            continue
        last = one.due.last
        if when.due_within is not None:
            soon = one.status == "running" and last is not None and last - as_at <= timedelta(days=when.due_within)
            if not soon:
                continue
        elif one.status not in when.status or (one.status == "unknown" and not _past_and_open(one, as_at)):
            continue
        began = (last + timedelta(days=1)) if last is not None and last < as_at else one.trigger.day.first
        yield Subject(obligation=one, day=one.breach_on or began, by=last if when.due_within is not None else None)


def _past_and_open(one: Obligation, as_at: date) -> bool:
    """Whether the last possible day has passed, and nothing shows that it was done on one day or another."""
    return one.due.last is not None and one.due.last < as_at and one.discharged is None and one.proved_on is None


@lru_cache(maxsize=65_536)  # asked again for every obligation of every case, of few names
def _named(id: str, asked: tuple[str, ...]) -> bool:
    return any(id.startswith(name[:-1]) if name.endswith("*") else id == name for name in asked)


def _steps(desk: Desk, when: When) -> Iterator[Subject]:
    for name, one in sorted(desk.steps, key=lambda pair: pair[1].trigger.day, reverse=True):
        if name in when.step and one.status in (when.status or ("running",)):
            # The family's own last day: where it is not known exactly, the earlier day is the safe one.
            by = (one.due.first or one.due.last) if one.status == "running" else None
            yield Subject(obligation=one, day=one.trigger.day.first, by=by)


def _events(desk: Desk, when: When) -> Iterator[Subject]:
    found = desk.reckoning.story.of(*when.event)
    for one in reversed(found):
        back = (desk.reckoning.as_at - one.on.last).days
        if (when.within is not None and back > when.within) or (when.older is not None and back < when.older):
            continue
        if all(_says(one.fields.get(name), values) for name, values in when.where.items()):
            yield Subject(event=one, day=one.on.first)


def _says(given: object, wanted: tuple[object, ...]) -> bool:
    if isinstance(given, tuple):
        return any(value in wanted for value in given)
    return given in wanted


def _ways(desk: Desk, when: When) -> Iterator[Subject]:
    for route in desk.routes:
        if not _named(route.route, when.remedy):
            continue
        for key in route.keys:
            one = desk.by_key.get(key)
            if one is None or (when.bearer and one.duty.bearer not in when.bearer):
                continue
            if when.status and one.status not in when.status:
                continue
            yield Subject(obligation=one, route=route, day=_since(one), by=route.by)


def _since(one: Obligation) -> date:
    if one.breach_on is not None:
        return one.breach_on
    return one.due.last + timedelta(days=1) if one.due.last is not None else one.trigger.day.first


def _fits(desk: Desk, when: When, subject: Subject) -> bool:
    """Whether nothing that must not, and something that must, has come on or after the subject's day."""
    if when.without and _came(desk, when.without, subject):
        return False
    return not when.since or _came(desk, when.since, subject)


def _came(desk: Desk, kinds: tuple[str, ...], subject: Subject) -> bool:
    own, one = subject.event, subject.obligation
    if one is not None and subject.day == one.trigger.day.first:
        own = one.trigger.event  # what began it is no answer to it
    return any(one.on.last >= subject.day and one is not own for one in desk.reckoning.story.of(*kinds))


def _because(desk: Desk, when: When, found: tuple[Subject, ...]) -> str:
    first = found[0]
    one = first.obligation
    said: dict[str, Callable[[], str]] = {
        "what": lambda: _starting_small(one.duty.title) if one is not None else "",
        "due": lambda: due_words(one.due) if one is not None else "",
        "late": lambda: _late(desk.reckoning, one) if one is not None else "",
        "began": lambda: _began(first),
        "by": lambda: day_words(first.by) if first.by is not None else "a day that cannot be told yet",
        "count": lambda: str(len(found)),
    }
    return when.because.format_map({name: words() for name, words in said.items() if f"{{{name}}}" in when.because})


def _starting_small(title: str) -> str:
    """A title inside a sentence; a name or an abbreviation keeps its capitals."""
    return title if title[1].isupper() else title[0].lower() + title[1:]


def _late(reckoning: Reckoning, one: Obligation) -> str:
    between = one.late_between(reckoning.as_at)
    if between is None:
        return "late"
    return f"{days(between[0])} late" if between[0] == between[1] else f"{between[0]:,} to {between[1]:,} days late"


def _began(subject: Subject) -> str:
    if subject.event is not None:
        return f"{kind_words(subject.event.kind)} ({span_words(subject.event.on)})"
    assert subject.obligation is not None
    trigger = subject.obligation.trigger
    return f"{kind_words(trigger.event.kind)} ({span_words(trigger.day)})"
