"""The case as a table of days, each with the page of the document that proves it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from upheld.case import Case, Event
from upheld.compliance import reckon
from upheld.compliance.explain import kind_words
from upheld.compliance.words import day_words, days, due_words
from upheld.dates import EVER, Span
from upheld.documents.blocks import Block, Document, Heading, Link, Runs, Table, Text
from upheld.law import law_named
from upheld.letters.pack.kinds import DOCUMENT_KINDS
from upheld.letters.pack.paper import Paper
from upheld.letters.pack.spec import span_shown

_LEDGER = frozenset({"provision_item", "provision_delivered", "provision_missed", "ap_hours"})
"""Kinds that record provision lesson by lesson; a chronology of them would bury the rest."""

Page = Callable[[Paper], Text | Link]
"""How the page of a document is written: a link inside the bundle, a number in a file of its own."""


@dataclass(frozen=True, slots=True)
class Row:
    """One event of the chronology and the documents that prove it."""

    event: Event
    what: str
    papers: tuple[Paper, ...] = ()


@dataclass(frozen=True, slots=True)
class Chronology:
    """The events of a case up to a day.

    `left_out` counts the records of provision lesson by lesson; `matched` has a sentence for each document that was
    tied to an event because kind and day agree, without the SPEC saying so.
    """

    as_at: date
    rows: tuple[Row, ...]
    left_out: int
    matched: tuple[str, ...]


def chronology(case: Case, papers: Iterable[Paper], as_at: date, *, delays: bool) -> Chronology:
    """The chronology of a case.

    Args:
        as_at: what happened later is not in it.
        delays: say what was late by law, as a complaint needs; an appeal is not about delay.
    """
    proved, matched = _proofs(case, tuple(papers))
    late = _late(case, as_at) if delays else {}
    happened = [event for event in case.events if event.on == EVER or event.on.first <= as_at]
    told = sorted((event for event in happened if event.kind not in _LEDGER), key=_day_order)
    rows = tuple(
        Row(event, " ".join([_what(event), *late.get(event.id, ())]), tuple(proved.get(event.id, ()))) for event in told
    )
    return Chronology(as_at, rows, len(happened) - len(told), matched)


def as_blocks(told: Chronology, page: Page) -> tuple[Block, ...]:
    """The chronology as a heading and a table."""
    header = ("Date", "What happened", "Page")
    rows = tuple((_day(row.event.on), (Text(row.what),), _pages(row.papers, page)) for row in told.rows)
    said = f"Made from the dates recorded in the case, up to {day_words(told.as_at)}."
    if told.left_out:
        said += f" {told.left_out:,} records of single pieces of provision are not listed."
    return (
        Heading(1, (Text("Chronology"),)),
        Table(said, tuple((Text(word),) for word in header), rows, (5, 11, 2)),
    )


def as_document(told: Chronology, starts: Mapping[int, int]) -> Document:
    """The chronology by itself, with the pages of the bundle in figures."""

    def page(paper: Paper) -> Text:
        return Text(str(starts[paper.number]))

    return Document("Chronology", as_blocks(told, page))


def _pages(papers: tuple[Paper, ...], page: Page) -> Runs:
    runs: list[Text | Link] = []
    for paper in papers:
        runs += ([Text(", ")] if runs else []) + [page(paper)]
    return tuple(runs)


def _day(on: Span) -> Runs:
    return (Text("Not known" if on == EVER else span_shown(on)),)


def _day_order(event: Event) -> tuple[bool, Span]:
    return (event.on == EVER, event.on)


def _what(event: Event) -> str:
    words = kind_words(event.kind)
    sent = event.sent_on
    if sent != event.on and sent.exact and "sent_on" not in event.assumed:
        words += f" (sent on {span_shown(sent)})"
    return f"{words}."


def _late(case: Case, as_at: date) -> dict[str, list[str]]:
    """What was late by law, by the event that ended the lateness."""
    found: dict[str, list[str]] = {}
    for one in reckon(case, law_named("england"), as_at).obligations:
        if one.is_breach and one.status == "met_late" and one.discharged_by is not None and one.days_late:
            cited = "; ".join(citation.text for citation in one.duty.citations)
            words = f"It was due by {due_words(one.due)} ({cited}): {days(one.days_late)} late."
            found.setdefault(one.discharged_by.id, []).append(words)
    return found


def _proofs(case: Case, papers: tuple[Paper, ...]) -> tuple[dict[str, list[Paper]], tuple[str, ...]]:
    """The documents by the id of the event they prove, and a sentence for each that the SPEC does not tie to one."""
    proved: dict[str, list[Paper]] = {}
    matched: list[str] = []
    for paper in papers:
        event = paper.listed.event
        if event is None and (alike := _alike(case, paper)) is not None:
            event = alike.id
            said = f'shown beside {event} as kind and day agree; event = "..." says another'
            matched.append(f"{paper.listed.file}: {said}.")
        if event is not None:
            proved.setdefault(event, []).append(paper)
    return proved, tuple(matched)


def _alike(case: Case, paper: Paper) -> Event | None:
    """The only event that such a document proves and that has its very day; None if there is none, or several."""
    day = paper.listed.on
    if day is None or not day.exact:
        return None
    kinds = DOCUMENT_KINDS[paper.listed.kind].events
    found = [
        event
        for kind in kinds
        for event in case.of(kind)
        if day in (event.on, event.sent_on, event.received_on, event.made_on)
    ]
    return found[0] if len(found) == 1 else None
