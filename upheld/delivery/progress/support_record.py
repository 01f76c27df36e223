"""SEN support on paper, in the order in which the record of an Individual Support Plan might stand if one becomes law.

Law: none asks for this paper. SEND Code of Practice 2015 paras 6.44-6.56 and 6.65 are what stands today; the Individual
Support Plan is proposed (white paper of 23 February 2026), and what it would hold is not settled.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from upheld.delivery.entitlement import Entitlement
from upheld.delivery.progress.progress import Progress, Standing
from upheld.delivery.progress.ratings import FACES, TOPICS, Rating, Voice
from upheld.delivery.progress.support import MEETINGS_A_YEAR, Support
from upheld.delivery.tally import Tally
from upheld.delivery.words import between, day, how_long, promised, role_name
from upheld.documents.blocks import Block, Document, Heading, Items, Link, Paragraph, Table, Text
from upheld.law.proposals.reform_wp_2026 import PROPOSAL, SOURCE

TITLE = "Record of SEN support"
_SIDES = {"setting": "at school, college or therapy", "family": "at home", "": "by somebody else"}
_STAGES = {"assess": "Assess", "plan": "Plan", "do": "Do", "review": "Review"}


def record(
    support: Support, lines: Sequence[tuple[Entitlement, Tally]], progress: Progress, voices: Iterable[Voice],
    whose: str = "",
) -> Document:  # fmt: skip
    """The record as a paper.

    Args:
        lines: the lines of SEN support, each with what came of it; of unknown amount too.
        whose: whose record it is; empty where no name is to stand in it.
    """
    steps = {one.step.id: one.step.text for one in progress.steps}
    blocks: list[Block] = [Heading(1, (Text(TITLE),))]
    if whose:
        blocks.append(Paragraph((Text("For: ", strong=True), Text(whose))))
    blocks += _what_this_is(support.as_at)
    blocks += [Heading(2, (Text("What goes well"),)), *_strengths(progress)]
    blocks += [Heading(2, (Text("What the child or young person says"),)), *_said(voices, steps)]
    blocks += [Heading(2, (Text("What was found, agreed, done and reviewed"),)), *_cycles(support)]
    blocks += [Heading(2, (Text("What is given"),)), *_lines(lines)]
    blocks += [Heading(2, (Text("Steps, and how far they have come"),)), *_steps(progress)]
    blocks += [Heading(2, (Text("Meetings and the next review"),)), *_meetings(support)]
    return Document(TITLE, tuple(blocks), style="report")


def _what_this_is(as_at: date) -> Iterator[Block]:
    yield Paragraph((Text(f"As written down by {day(as_at)}."),))
    yield Paragraph((
        Text("Proposal, not law. ", strong=True),
        Text(
            "Individual Support Plans are proposed for every child with SEN: made, recorded and monitored by the "
            "nursery, school or college, with the parents, and reviewed at least once a year. No Act says so, and "
            "nobody knows yet what such a plan would have to hold. This paper puts what is recorded today in an order "
            f"that could serve. It rests on the {PROPOSAL.partition('(')[2].rstrip(')')}: "
        ),
        Link(SOURCE, SOURCE),
    ))  # fmt: skip
    yield Paragraph((
        Text("What holds today: the cycle of assess, plan, do and review, with a review date (SEND Code of Practice "
             "2015 paras 6.44-6.56), and at least three meetings with the parents each year (para 6.65). The Code says "
             "“should”. Mainstream schools, maintained nursery schools and colleges must use their best endeavours "
             "(Children and Families Act 2014 s.66). Section 42 of that Act, which makes a council secure provision, "
             "is about EHC plans and not about SEN support."),
    ))  # fmt: skip


def _strengths(progress: Progress) -> Iterator[Block]:
    found = [(Text(f"{one.step.text}: {_moved(one)}"),) for one in progress.strengths]
    found += [(Text(f"{day(one.seen_on)}: {one.note}"),) for one in progress.notes]
    yield Items(tuple(found)) if found else Paragraph((Text("Nothing is written down yet."),))


def _said(voices: Iterable[Voice], steps: Mapping[str, str]) -> Iterator[Block]:
    rows = []
    for one in voices:
        title = TOPICS.get(one.about) or steps.get(one.about)
        for each in (one.own[-1:], one.proxy[-1:]):
            if each and title:
                rows.append(((Text(title),), (Text(face(each[0])),), (Text(whose_answer(each[0])),)))
    if rows:
        header = tuple((Text(one),) for one in ("About", "Answer", "Whose answer"))
        yield Table("What the child or young person says, and what others say for them", header, tuple(rows), (3, 4, 4))
    else:
        yield Paragraph((Text("Nobody has asked yet, or nothing is written down."),))


def face(one: Rating) -> str:
    """An answer in words, with what was said with it."""
    answer = "Did not want to say" if one.value is None else FACES[one.value]
    return f"{answer}: “{one.words}”" if one.words else answer


def whose_answer(one: Rating) -> str:
    """Whose answer it is, with its day; that of somebody else is always said to be theirs."""
    told = {"self": "The child or young person", "easy_read": "The child or young person, with help"}
    how = "easy_read" if one.how == "self" and not one.is_own else one.how
    through = f"; written down by {role}" if (role := role_name(one.who)) else ""
    return f"{told.get(how) or f'Said for them by: {one.proxy}'}, {day(one.rated_on)}{through}"


def _cycles(support: Support) -> Iterator[Block]:
    if not support.cycles:
        yield Paragraph((Text("Nothing is written down yet."),))
    for number, cycle in enumerate(support.cycles, 1):
        yield Heading(3, (Text(f"Cycle {number}"),))
        yield Items(tuple(
            (Text(f"{_STAGES[one.stage]}, {day(one.on)}", strong=True), Text(f": {one.text}" if one.text else "."))
            for one in cycle.stages
        ))  # fmt: skip
        if cycle.missing:
            missing = ", ".join(_STAGES[one].lower() for one in cycle.missing)
            yield Paragraph((Text(f"Nothing is written down of: {missing}."),))


def _lines(lines: Sequence[tuple[Entitlement, Tally]]) -> Iterator[Block]:
    if not lines:
        yield Paragraph((Text("No line of SEN support is written down."),))
        return
    header = tuple((Text(one),) for one in ("What", "How much", "Agreed so far", "Came", "Did not come", "Nobody said"))
    yield Table("What is given as SEN support, and what came", header, tuple(_line(*one) for one in lines),
                (4, 4, 2, 3, 3, 2))  # fmt: skip


def _line(one: Entitlement, tally: Tally) -> tuple[tuple[Text, ...], ...]:
    cells = [one.what]
    if one.amount is None:
        cells += ["not known"] * 5
    else:
        cells += [promised(one.amount), how_long(tally.owed), _came(tally),
                  between(tally.missing, tally.missing_most), how_long(tally.unconfirmed)]  # fmt: skip
    return tuple((Text(cell),) for cell in cells)


def _came(tally: Tally) -> str:
    """What came, and how much of it both sides say; where nothing is known to have come, that."""
    if not tally.delivered_most:
        return "none" if tally.owed and not tally.unconfirmed else "not known"
    came = between(tally.delivered, tally.delivered_most)
    one = tally.delivered - tally.delivered_both
    return f"{came} ({how_long(one)} of it as one side alone says)" if one else came


def _steps(progress: Progress) -> Iterator[Block]:
    if not progress.steps:
        yield Paragraph((Text("No step is written down yet."),))
    for outcome, steps in progress.outcomes.items():
        yield Heading(3, (Text(outcome or "Steps of no outcome that is written down"),))
        yield Items(tuple((Text(f"{one.step.text}: {_moved(one)}"),) for one in steps))


def _moved(one: Standing) -> str:
    levels = one.step.levels
    start = f"began at “{levels[one.step.start]}”"
    if not one.path:
        return f"{start}; nothing was seen yet."
    last = {point.observation.side: point for point in one.path}
    now = "; ".join(
        f"“{levels[each.level]}” {_SIDES[side]} ({day(each.observation.seen_on)})" for side, each in last.items()
    )
    return f"{start}; now {now}."


def _meetings(support: Support) -> Iterator[Block]:
    years = "; ".join(f"{year} to {year + 1}: {count}" for year, count in support.by_year.items())
    said = f"Meetings with the parents or the young person in the twelve months to {day(support.as_at)}: "
    yield Paragraph((Text(f"{said}{support.last_twelve_months} of at least {MEETINGS_A_YEAR}."),))
    if years:
        yield Paragraph((Text(f"By academic year: {years}. The Code does not say which year: this count is ours."),))
    review = support.next_review_on
    if review is None:
        yield Paragraph((Text("No day is agreed for the next review."),))
    else:
        late = " That day has passed." if support.is_review_late else ""
        yield Paragraph((Text(f"The next review was agreed for {day(review)}.{late}"),))
