"""The record as a paper: what was promised and what came, to go with a letter, a complaint or a form.

Law: Children and Families Act 2014 s.42.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from upheld.delivery.account import Session
from upheld.delivery.cautions import cautions
from upheld.delivery.entitlement import Entitlement, Section
from upheld.delivery.evidence import events
from upheld.delivery.papers.chart import svg
from upheld.delivery.papers.counting import NOT_A_REASON, how_counted, law_of
from upheld.delivery.papers.schedule_tables import ByVersion, came, missed, opened, promises, since, terms, unknown
from upheld.delivery.papers.sides import away_by, came_by, in_words, none_came
from upheld.delivery.shortfall import Delivery, running
from upheld.delivery.tally import Tally, total
from upheld.delivery.terms import Calendar
from upheld.delivery.words import between, day, how_long
from upheld.documents.blocks import Block, Document, Drawing, Heading, Items, Lines, PageBreak, Paragraph, Text

ALL: tuple[Section, ...] = ("F", "G", "H1", "H2", "SEN")
TITLE = "Record of provision: what was promised, and what came"


def schedule(
    delivery: Delivery,
    entitlements: Sequence[Entitlement],
    calendar: Calendar,
    *,
    about: str = "",
    whose: str = "",
    sections: Sequence[Section] = ALL,
) -> Document:
    """The record as a table and a chart, with whose word it is and how it was counted.

    Args:
        delivery: of the same lines and terms.
        about: the letter or form that it belongs to; empty where it stands alone.
        whose: whose record it is; empty where no name is to stand in it.
        sections: the sections of the plan that the paper is about.
    """
    lines = {one.id: one for one in entitlements if one.section in sections and one.from_on <= delivery.as_at}
    sessions = [one for one in delivery.sessions if one.slot.entitlement in lines]
    unmeasured = [one for one in delivery.unmeasured if one.entitlement.id in lines]
    blocks: list[Block] = [Heading(1, (Text(TITLE),))]
    if whose:
        blocks.append(Paragraph((Text("For: ", strong=True), Text(whose))))
    if about:
        blocks.append(Paragraph((Text("This record belongs to: ", strong=True), Text(about))))
    said = headline(sessions, lines, delivery.as_at)
    blocks += [Paragraph((Text(said[0], strong=True),)), Items(tuple((Text(one),) for one in said[1:]))]
    if drawn := svg(running(sessions)):
        told = "A chart of what fell due, added up week by week, and of what came of it."
        at_end = "The numbers at its end are those of all lines in the table of what came of it."
        blocks.append(Drawing(drawn, f"{told} {said[0]} {at_end}", width=120))
    blocks.append(Heading(2, (Text("Line by line"),)))
    if not lines:
        blocks.append(Paragraph((Text("No line of provision has been written down."),)))
    blocks += [*promises([*lines.values()]), *came(sessions, lines), *since(sessions, lines)]
    blocks += [*terms(events(delivery, entitlements, calendar), sections), *unknown(unmeasured)]
    blocks += [*missed(sessions, lines), *_counting(delivery, lines, calendar)]
    return Document(f"{TITLE}, up to {day(delivery.as_at)}", tuple(blocks), style="report")


def headline(sessions: Sequence[Session], lines: ByVersion, as_at: date) -> tuple[str, ...]:
    """Where things stand, in a few sentences."""
    owed = [one for one in sessions if lines[one.slot.entitlement].section != "SEN"]
    if owed and len(owed) < len(sessions):
        support = [one for one in sessions if lines[one.slot.entitlement].section == "SEN"]
        # No plan owes SEN support: it is told after what a plan owes, and never added to it.
        told = headline(support, lines, as_at)
        return (*headline(owed, lines, as_at), *(f"SEN support: {one}" for one in told))
    tally = total(one.tally for one in sessions)
    if not tally.owed:
        return (f"By {day(as_at)} nothing had fallen due that can be counted in minutes.",)
    first = min(max(one.slot.first_on, lines[one.slot.entitlement].from_on) for one in sessions)
    return tuple(_sentences(tally, first, as_at, sessions, lines))


def _sentences(tally: Tally, first: date, as_at: date, sessions: Sequence[Session], lines: ByVersion) -> Iterator[str]:
    later = f", {how_long(tally.later)} of it late or made up" if tally.later else ""
    none = " None came." if none_came(tally) else ""
    came = f" {how_long(tally.delivered)} came{later}." if tally.delivered else none
    yield f"From {day(first)} to {day(as_at)}, {how_long(tally.owed)} fell due.{came}"
    if tally.delivered:
        yield f"Who says that it came: {in_words(came_by(sessions))}."
    elif tally.unconfirmed == tally.owed:
        yield "Nobody has said whether any of it came."
    if tally.not_delivered:
        yield f"{how_long(tally.not_delivered)} did not come."
    if tally.explained:
        yield (
            f"{how_long(tally.explained)} {'more ' if tally.not_delivered else ''}did not come while the child was "
            f"away or the school was closed. Who says so: {in_words(away_by(sessions))}."
            f"{_no_exception(sessions, lines)}"
        )
    if tally.disputed:
        differ = f"Of {how_long(tally.disputed)} the two accounts differ"
        why = f"; for {how_long(tally.disputed_why)} of it only in why it did not come" if tally.disputed_why else ""
        yield f"{differ}{why}."
    if tally.missing_most:
        yield f"Whatever the reason, {between(tally.missing, tally.missing_most)} did not come."
    if tally.unconfirmed:
        yield f"Of {how_long(tally.unconfirmed)} nobody has said anything: that is no evidence that it came."
    if gap := opened(sessions):
        yield f"Something has been missing ever since {gap}."


def _no_exception(sessions: Sequence[Session], lines: ByVersion) -> str:
    """That the duty knows no exception for absence, where the duty that does not is the one that governs."""
    away = {lines[one.slot.entitlement].section for one in sessions if one.tally.explained}
    if not away & {"F", "G"}:
        return " It is told apart so that nothing is hidden."
    return f" {NOT_A_REASON}" if away <= {"F", "G"} else f" For sections F and G: {NOT_A_REASON}"


def _counting(delivery: Delivery, lines: dict[str, Entitlement], calendar: Calendar) -> Iterator[Block]:
    yield Heading(2, (Text("How it was counted"),))
    yield Items(tuple((Text(one),) for one in how_counted(lines.values())))
    names = {one.line for one in lines.values()}
    strays = [one for one in delivery.strays if not names.isdisjoint(slot.split(":")[0] for slot in one.slots)]
    ahead = [one for one in delivery.ahead if one.slot.line in names]
    if left_out := cautions([*lines.values()], calendar, strays, delivery.as_at, ahead):
        yield Heading(2, (Text("What is not in these numbers"),))
        yield Items(tuple((Text(one),) for one in left_out))
    if law := [*law_of({one.section for one in lines.values()}, delivery.as_at)]:
        yield Heading(2, (Text("The law"),))
        yield Items(tuple(law))


def with_record(letter: Document, record: Document) -> Document:
    """A letter with the record behind it, as one paper: the letter says what is enclosed, the record starts a page."""
    enclosed = Lines(((Text(f"Enclosed: {record.title}"),),))
    return replace(letter, blocks=(*letter.blocks, enclosed, PageBreak(), *record.blocks))
