"""The running timeline: every entry in the order in which it happened, as a page shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from upheld.case import KINDS, Event
from upheld.compliance.events_read import in_order
from upheld.dates import Span
from upheld.delivery.evidence import is_from_ledger
from upheld.errors import CaseError
from upheld.web.check.asking import Told, answer_given
from upheld.web.check.questions import QUESTIONS
from upheld.web.check.questions.question import Words
from upheld.web.check.record import Record


@dataclass(frozen=True, slots=True)
class Row:
    """One entry: its number, what happened (in English), when, and whether a later entry corrected it.

    `from_ledger`: the record of provision made it, and makes it again; `about` is then the line it is about, and
    `lines` how many lines of one day are told as one.
    """

    number: int
    what: str
    when: Span
    until: Span | None
    stands: bool
    id: str
    from_ledger: bool = False
    about: str = ""
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A question that was answered with no, not yet, or not known."""

    number: int
    question: Words
    answer: Words


def rows(record: Record) -> list[Row]:
    """Every entry, oldest first; those of an unknown day where their stage of the process puts them."""
    if record.is_empty:
        return []
    try:
        case = record.case()
    except CaseError:
        return []
    numbers = {event.id: entry.number for event, entry in zip(case.log, record.entries, strict=True)}
    standing = {event.id for event in case.events}
    return _together(_row(numbers[event.id], event, event.id in standing) for event in in_order([*case.log]))


def unsettled(record: Record) -> list[Unsettled]:
    """The questions whose answer recorded nothing, so that they can be answered again."""
    told = Told(record)
    found = []
    for question in QUESTIONS:
        answer = answer_given(question, told) if told.said(question.id) else None
        if answer is not None and not answer.kind:
            found.append(Unsettled(question.number, question.words, answer.words))
    return found


def references(record: Record, number: int | None = None) -> list[tuple[str, str]]:
    """Id and title of every other entry, for a field that names one."""
    return [(row.id, row.what) for row in rows(record) if row.number != number]


def _together(found: Iterable[Row]) -> list[Row]:
    """The rows, with the lines of a plan that the record of provision told of one day as one: a plan has dozens."""
    told: list[Row] = []
    for row in found:
        last = told[-1] if told else None
        if last and row.from_ledger and last.from_ledger and (row.what, row.when) == (last.what, last.when):
            told[-1] = replace(last, lines=last.lines + 1)
        else:
            told.append(row)
    return told


def _row(number: int, event: Event, stands: bool) -> Row:
    first, last = event.days.get("from_on"), event.days.get("to_on")
    until = last if first else None
    made = is_from_ledger({**event.given})
    about = str(event.fields.get("item", "")) if made else ""
    return Row(number, KINDS[event.kind].title, first or event.on, until, stands, event.id, made, about)
