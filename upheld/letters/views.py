"""What a template sees of a case: each duty, each event and each decision in words, never the objects themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from upheld.case import Event
from upheld.compliance import Obligation, Reckoning
from upheld.compliance.explain import kind_words
from upheld.compliance.group import title, who
from upheld.compliance.silence import between_bodies
from upheld.compliance.words import day_words, days, due_words, span_words
from upheld.delivery.evidence import is_from_ledger
from upheld.law.notices import ITEMS
from upheld.letters.offers import Subject

_UNSEEN = frozenset({"not_done", "withdrawn", "exception_claimed", "aware_of_fault", "grounds_first_arose"})


@dataclass(frozen=True, slots=True)
class Owed:
    """One duty in words; a string is empty where there is nothing to say.

    `outcome` is a whole sentence on what became of it; `began` what brought it alive, with its day; `missing` what
    a notice left out.
    """

    id: str
    what: str
    who: str
    due: str
    late: str
    since: str
    began: str
    began_on: str
    done_on: str
    outcome: str
    status: str
    body: str
    missing: tuple[str, ...]
    by_time: str


@dataclass(frozen=True, slots=True)
class Happened:
    """One event in words; `field` gives what else is recorded of it, as text."""

    kind: str
    what: str
    day: str
    fields: tuple[tuple[str, str], ...]

    @property
    def missed_on(self) -> str:
        """Of provision that was missed: the day; of a term that a ledger adds up, by which day something first was."""
        return f"First by {self.day}" if self.field("ledger") else self.day

    @property
    def missed_much(self) -> str:
        """How much was missed; of a ledger with the number of sessions, between which days, and by whose word."""
        minutes, quantity = self.field("minutes"), self.field("quantity")
        if not (self.field("ledger") and minutes and quantity):
            return f"{minutes} minutes" if minutes else quantity
        return f"{minutes} minutes in {quantity}, by the word of {self.field('who')}"

    def field(self, name: str) -> str:
        """What is recorded under a name; empty where nothing is."""
        return dict(self.fields).get(name, "")


def owed(reckoning: Reckoning, one: Obligation) -> Owed:
    """One duty in words."""
    between = one.late_between(reckoning.as_at)
    late = ""
    if between is not None:
        exact = between[0] == between[1]
        late = days(between[0]) if exact else f"between {between[0]:,} and {days(between[1])}"
    trigger = one.trigger
    return Owed(
        id=one.duty.id,
        what=title(one),
        who=who(one),
        due=due_words(one.due) if one.due.last is not None else "",
        late=late,
        since=day_words(one.breach_on) if one.breach_on is not None else "",
        began=kind_words(trigger.event.kind),
        began_on=span_words(trigger.day),
        done_on=span_words(one.discharged) if one.discharged is not None else "",
        outcome=_outcome(reckoning, one, late),
        status=one.status,
        body=one.body or "",
        missing=tuple(ITEMS.get(item, item) for item in one.outstanding),
        by_time=one.duty.by_time,
    )


def _outcome(reckoning: Reckoning, one: Obligation, late: str) -> str:
    match one.status:
        case "overdue":
            return f"Not done by {day_words(reckoning.as_at)}" + (f": {late} late." if late else ".")
        case "met_late" if one.discharged is not None:
            return f"Done: {span_words(one.discharged)}" + (f", {late} late." if late else ", late.")
        case "breached":
            when = f" on {day_words(one.breach_on)}" if one.breach_on is not None else ""
            left = "; ".join(ITEMS.get(item, item) for item in one.outstanding)
            return f"Not done as the law requires{when}" + (f": left out {left}." if left else ".")
        case "superseded" if not one.was_late:
            return "Another step took its place."
        case "superseded":
            return "Never done" + (f": {late} late when the next step began." if late else ".")
        case "unknown":
            return "We have not been told whether it was done."
        case "running":
            return "Not due yet."
    return "Done." if one.status == "met" else "Nothing is recorded."


def happened(event: Event) -> Happened:
    """One event in words."""
    fields = ((name, _as_text(value)) for name, value in event.fields.items() if name not in ("notes", "evidence"))
    ledger = (("ledger", "yes"),) if is_from_ledger({"id": event.id, "kind": event.kind}) else ()
    return Happened(event.kind, kind_words(event.kind), span_words(event.on), (*fields, *ledger))


def _as_text(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def timeline(reckoning: Reckoning) -> Iterator[Happened]:
    """What a family saw happen, in order of time; what bodies do between them is left out."""
    for event in reckoning.story.events:
        if event.kind not in _UNSEEN and not between_bodies(event.kind):
            yield happened(event)


def of_subjects(reckoning: Reckoning, subjects: tuple[Subject, ...]) -> tuple[Owed, ...]:
    """The duties a letter is about, in words, oldest due day first."""
    found = [one.obligation for one in subjects if one.obligation is not None]
    return tuple(owed(reckoning, one) for one in sorted(found, key=Obligation.sort_key))
