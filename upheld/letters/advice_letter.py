"""A letter to whoever wrote advice for a plan: what exactly do they recommend?

A plan can be no clearer than the advice it rests on. For each recommendation that is vague at its source the letter
asks what is recommended; it suggests no amount of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from upheld.compliance.words import day_words
from upheld.documents.blocks import (
    Block,
    Document,
    Gap,
    Heading,
    Items,
    Lines,
    Link,
    PageBreak,
    Paragraph,
    Run,
    Runs,
    Signature,
    Text,
    gaps,
)
from upheld.errors import UpheldError
from upheld.law.plan_rules import CODE_9_69, SPECIFYING
from upheld.letters.asks import ASKS, known
from upheld.letters.letter import SENDERS
from upheld.letters.register import Authority, on_plans

if TYPE_CHECKING:
    # Only for their names: the letter can be written without the rules that read a report.
    from upheld.plan.advice.recommendation import Report, Traced

TITLE = "What you recommend for the EHC plan"
_MOST = 100
_WHO = ("parent", "young_person", "alternative_person", "adviser")
_ASKED = {
    "what": "what kind of help",
    "duration": "how long each time",
    "frequency": "how often",
    "who": "by whom, and with what training or qualification",
    "group_size": "one to one, or in a group of how many",
    "period": "for how long it should go on, and in which weeks",
    "place": "where",
    "start": "from when",
    "training": "who should train and supervise those who give it",
    "review": "when and by whom it should be reviewed",
}
"""What a recommendation may be asked for, by the name of the element, in the order of the letter."""
_ALWAYS = ("what", "duration", "frequency", "who", "group_size", "period")


@dataclass(frozen=True, slots=True)
class Vague:
    """A recommendation that is not clear: its words, its page in the report, and the elements it lacks.

    `missing` are names of elements; empty where it is not known, and then all that a plan needs is asked for.
    """

    words: str
    page: int | None = None
    missing: tuple[str, ...] = ()
    question: str | None = None


def vague_at_source(traced: Iterable[Traced]) -> tuple[Vague, ...]:
    """The recommendations that are vague in the report itself: what its author is to be asked about."""
    return tuple(
        Vague(
            one.recommendation.text,
            one.recommendation.place.page if one.recommendation.place is not None else None,
            one.recommendation.judgement.missing if one.recommendation.judgement is not None else (),
        )
        for one in traced
        if one.kind == "vague_at_source"
    )


def details_of(report: Report) -> dict[str, str]:
    """What a report tells of its author and itself, under the names the letter asks for."""
    known = {
        "writer_name": report.author or "",
        "writer_role": report.profession or "",
        "report_title": report.name,
        "report_date": f"{report.date_on.day} {report.date_on:%B %Y}" if report.date_on is not None else "",
    }
    return {name: said for name, said in known.items() if said}


@dataclass(frozen=True, slots=True)
class AdviceLetter:
    """The letter alone, the same with a page for the sender after it, what is still to be filled in, and its law."""

    document: Document
    with_notes: Document
    to_fill: tuple[str, ...]
    cited: tuple[Authority, ...]


def advice_letter(
    vague: Sequence[Vague], on: date, details: Mapping[str, str] | None = None, *, sender: str = "parent"
) -> AdviceLetter:
    """The letter, dated `on`.

    Args:
        details: what it asks for, by name (`asks.ASKS`); what is left out is a marked gap.
        sender: who writes (`letter.SENDERS`), but no school.

    Raises:
        UpheldError: nothing to ask, more than a letter can hold, or a name or sender that is not known.
    """
    if not vague:
        raise UpheldError("No recommendation of the report was found to be unclear, so there is nothing to ask.")
    if len(vague) > _MOST:
        raise UpheldError(f"{len(vague):,} recommendations are too many for one letter: choose at most {_MOST}.")
    if sender not in _WHO:
        allowed = ", ".join(f"{name} ({SENDERS[name]})" for name in _WHO)
        raise UpheldError(f"This letter cannot be sent by {sender[:40]!r}: use {allowed}.")
    desk = _Desk(known(details or {}), sender)
    cited = (on_plans(SPECIFYING), on_plans(CODE_9_69))
    paper = Document(TITLE, tuple(_letter(desk, vague, on, cited)))
    notes = replace(paper, blocks=(*paper.blocks, *_notes(paper, cited)))
    return AdviceLetter(paper, notes, gaps(paper), cited)


@dataclass(frozen=True, slots=True)
class _Desk:
    """What was given, and who writes."""

    given: Mapping[str, str]
    sender: str

    def ask(self, name: str) -> Run:
        """What was given under a name, else a gap."""
        if name == "child_name" and self.sender == "young_person":
            name = "your_name"
        return Text(" ".join(self.given[name].split())) if name in self.given else Gap(ASKS[name])

    def lines(self, *names: str) -> Lines:
        """What was asked for, a line each."""
        return Lines(tuple((self.ask(name),) for name in names))


def _letter(desk: _Desk, vague: Sequence[Vague], on: date, cited: tuple[Authority, ...]) -> Iterator[Block]:
    own = ("your_role",) if desk.sender == "adviser" else ()
    yield desk.lines("your_name", *own, "your_address", "your_email")
    yield desk.lines("writer_name", "writer_role", "writer_address")
    yield Lines(((Text(day_words(on)),),))
    yield Paragraph((Text("Dear "), desk.ask("writer_name"), Text(",")))
    yield Heading(1, (Text(f"{TITLE}: "), desk.ask("child_name"), Text(", born "), desk.ask("child_date_of_birth")))
    mine = "my EHC plan" if desk.sender == "young_person" else "the child's or young person's EHC plan"
    writing = "The family writes" if desk.sender == "adviser" else "I write"
    why = f"). {writing} because {mine} rests on it, and some of what it recommends can be read in more than one way."
    thanks = Text("Thank you for your report (")
    yield Paragraph((thanks, desk.ask("report_title"), Text(", "), desk.ask("report_date"), Text(why)))
    yield Paragraph(
        (
            Text("The plan must specify the special educational provision ("),
            *_linked(cited[0]),
            Text("). It should normally be detailed, specific and quantified ("),
            *_linked(cited[1]),
            Text(", guidance). The council writes the plan from the advice that it gets."),
        )
    )
    yield Heading(2, (Text("What needs to be clearer"),))
    for number, one in enumerate(vague, 1):
        place = f" (page {one.page})" if one.page is not None else ""
        yield Paragraph(
            (
                Text(f"Recommendation {number}{place}.", strong=True),
                Text(f" You wrote: \u201c{' '.join(one.words.split())}\u201d Please say what you recommend:"),
            )
        )
        yield Items(tuple(_asked(one)))
    yield from _closing(desk)


def _asked(one: Vague) -> Iterator[Runs]:
    """What is asked of one recommendation: what it lacks, then the question made for it."""
    wanted = set(one.missing) & set(_ASKED) or set(_ALWAYS)
    if "weeks" in one.missing:
        wanted.add("period")
    for name, asked in _ASKED.items():
        if name in wanted:
            yield (Text(asked),)
    if one.question:
        yield (Text(f"and in particular: {' '.join(one.question.split())}"),)


def _closing(desk: _Desk) -> Iterator[Block]:
    yield Heading(2, (Text("What happens next"),))
    us = "the family" if desk.sender == "adviser" else "me"
    yield Items(
        (
            (Text("Please answer in writing, in a letter or as an addition to your report."),),
            (Text("If the amount should change with time, please say when and why."),),
            (Text("If a choice must be left to whoever gives the help, please give the least that is needed."),),
            (Text("If you cannot answer one of these, please say what you would have to look at first."),),
            (Text(f"Please send your answer to {us} and to the council, so that it can be used in the plan."),),
        ),
        ordered=True,
    )
    role = ((desk.ask("your_role"),),) if desk.sender == "adviser" else ()
    yield Signature("Yours sincerely,", ((desk.ask("your_name"),), *role))
    copy = Text("Copy to: the SEND team, ")
    yield Paragraph((copy, desk.ask("council_name"), Text(", "), desk.ask("council_address")))


def _notes(paper: Document, cited: tuple[Authority, ...]) -> Iterator[Block]:
    """The page after the letter, for whoever sends it."""
    yield PageBreak()
    yield Heading(1, (Text("Before you send this"),))
    yield Paragraph((Text("This page is for you. It is not part of the letter: take it off before you send it."),))
    if to_fill := gaps(paper):
        yield Heading(2, (Text("Fill in or take out"),))
        yield Items(tuple((Text(f"[{name}]"),) for name in to_fill))
    yield Heading(2, (Text("Check that this is true"),))
    yield Items(
        (
            (Text("The words quoted stand in the report, on the pages given."),),
            (Text("The report is one that the plan rests on, or that the council was sent."),),
            (Text("You do not wait for the answer with your comments on a draft: they have their own last day."),),
        )
    )
    yield Heading(2, (Text("How sure the law is"),))
    yield Items(
        tuple(
            (Text(f"{'; '.join(each.text for each in one.citations)}: {_doubt(one)}"),)
            for one in cited
        )
    )  # fmt: skip
    yield Heading(2, (Text("Where to read the law"),))
    yield Items(tuple(tuple(_linked(one)) for one in cited))
    yield Paragraph(
        (
            Text(
                "Written by upheld developers; not yet checked by a lawyer. This is information, not legal advice. "
                "If no answer comes, the council can be asked to get one."
            ),
        )
    )


def _doubt(entry: Authority) -> str:
    if not entry.binding:
        return "guidance, not binding law."
    return "unverified. Check it before you rely on it." if entry.mark == "C" else "law, read or well attested."


def _linked(entry: Authority) -> Iterator[Run]:
    for place, one in enumerate(entry.citations):
        if place:
            yield Text("; ")
        yield Link(one.text, one.url) if one.url else Text(one.text)
