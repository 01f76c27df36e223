"""One page for the annual review: what was owed, what came, what changed, and what the child or young person says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from upheld.delivery.account import Session
from upheld.delivery.entitlement import Entitlement
from upheld.delivery.papers.review_day import PapersBy, papers_by
from upheld.delivery.papers.sides import away_by, came_by, came_cell, in_words
from upheld.delivery.progress.own_words import OwnWords
from upheld.delivery.progress.progress import Change, Observation
from upheld.delivery.progress.ratings import FACES, TOPICS, Rating, Voice
from upheld.delivery.shortfall import Delivery, by
from upheld.delivery.tally import Tally, total
from upheld.delivery.words import between, day, how_long, promised, role_name, short_day
from upheld.documents.blocks import Block, Document, Heading, Items, Link, Paragraph, Run, Runs, Table, Text
from upheld.plan.write.words import MARKS

TITLE = "For the review: what was owed, what came, what changed"
MOST = 5
"""The changes that are told one by one; of more the others are counted, so that it stays one page."""
_WIDTHS = (37, 10, 11, 11, 11, 13, 11)
_SIDES = {"setting": "school or service", "family": "family"}


@dataclass(frozen=True, slots=True)
class Review:
    """What goes into the page.

    Args:
        delivery: the ledger on the day it is made; `from_on` the day from which it is told.
        meeting_on: the day of the meeting; None where it is not known.
        whose: whose review it is; empty where no name is to stand on it.
        changes, notes: what was seen of the steps, and what goes well beside them.
        voices, own: the faces that were chosen, and the words.
    """

    delivery: Delivery
    lines: Mapping[str, Entitlement]
    from_on: date
    meeting_on: date | None = None
    whose: str = ""
    changes: Sequence[Change] = ()
    notes: Sequence[Observation] = ()
    voices: Sequence[Voice] = ()
    own: Sequence[OwnWords] = ()

    @property
    def as_at(self) -> date:
        """The day it is made for."""
        return self.delivery.as_at

    @property
    def sessions(self) -> tuple[Session, ...]:
        """What fell due in its time."""
        return tuple(one for one in self.delivery.sessions if one.slot.due_on >= self.from_on)

    @property
    def unknown(self) -> tuple[Entitlement, ...]:
        """The lines in force in its time of which nobody knows how much is owed."""
        lines = [one.entitlement for one in self.delivery.unmeasured]
        return tuple(one for one in lines if one.to_on is None or one.to_on >= self.from_on)

    @property
    def papers(self) -> PapersBy | None:
        """By when papers must be sent round; None where the meeting has no day yet."""
        return papers_by(self.meeting_on, self.as_at) if self.meeting_on is not None else None


def review_page(review: Review) -> Document:
    """The page, for everybody who comes to the meeting."""
    title = f"{TITLE}: {review.whose}" if review.whose else TITLE
    blocks: list[Block] = [Heading(1, (Text(title),)), Paragraph(tuple(_days(review)))]
    blocks += [Heading(2, (Text("What was owed, and what came"),)), *_owed(review)]
    blocks += [Heading(2, (Text("What changed"),)), *_changed(review)]
    blocks += [Heading(2, (Text("What the child or young person says"),)), *_said(review)]
    return Document(title, tuple(blocks), style="one-page")


def _days(review: Review) -> Iterator[Run]:
    yield Text(f"From {day(review.from_on)} to {day(review.as_at)}.")
    if review.papers is None or review.meeting_on is None:
        return
    yield Text(f" Meeting: {day(review.meeting_on)}. Papers must be sent round by {day(review.papers.on)} (")
    for number, one in enumerate(review.papers.citations):
        yield from [Text("; ")] if number else []
        yield Link(one.text, one.url) if one.url else Text(one.text)
    yield Text(f"; {review.papers.mark}: {MARKS[review.papers.mark]}).")


def _owed(review: Review) -> Iterator[Block]:
    tallies = by(review.sessions, lambda one: one.slot.entitlement)
    if not tallies:
        yield Paragraph((Text("Nothing fell due in this time that can be counted in minutes."),))
    else:
        rows = [_row(_promise(review.lines[str(id)]), tally) for id, tally in tallies.items()]
        owed = [tally for id, tally in tallies.items() if review.lines[str(id)].section != "SEN"]
        # No plan owes SEN support, so it is not added to what one does.
        added = owed or [*tallies.values()]
        whole, name = total(added), "All lines" if len(added) == len(tallies) else "All lines of the plan"
        if len(added) > 1:
            rows.append(_row(name, whole))
        header = ("Line", "Owed", "Came", "Did not come", "Away, closed", "Accounts differ", "Not said")
        yield Table("In hours and minutes", tuple((Text(one),) for one in header), tuple(rows), _WIDTHS)
        counted = [one for one in review.sessions
                   if not owed or review.lines[one.slot.entitlement].section != "SEN"]  # fmt: skip
        yield Paragraph((Text(f"{'Of the plan: ' if len(added) < len(tallies) else ''}{_in_words(whole, counted)}"),))
    if left_out := review.delivery.warnings:
        rest = f" {len(left_out) - 1:,} more such remarks are in the record." if len(left_out) > 1 else ""
        yield Paragraph((Text("Not in these numbers: ", strong=True), Text(f"{left_out[0]}{rest}")))
    if review.unknown:
        names = "; ".join(dict.fromkeys(one.what for one in review.unknown))
        yield Paragraph((Text("Not known how much: ", strong=True), Text(f"{names}. The plan does not say.")))


def _promise(one: Entitlement) -> str:
    section = "SEN support" if one.section == "SEN" else one.section
    return f"{one.what} ({section}): {promised(one.amount)}"


def _row(name: str, tally: Tally) -> tuple[Runs, ...]:
    places = (tally.not_delivered, tally.explained, tally.disputed, tally.unconfirmed)
    rest = (how_long(each) if each else "–" for each in places)
    return tuple((Text(one),) for one in (name, how_long(tally.owed), came_cell(tally), *rest))


def _in_words(tally: Tally, sessions: Sequence[Session]) -> str:
    least_most = between(tally.missing, tally.missing_most)
    said = (
        f"Whatever the reason, {least_most} did not come." if tally.missing_most else "Nothing is known to be missing."
    )
    if tally.later:
        said += f" {how_long(tally.later)} came late or was made up."
    if tally.delivered:
        said += f" Who says that it came: {in_words(came_by(sessions))}."
    if tally.explained:
        said += f" Who says that the child was away or it was closed: {in_words(away_by(sessions))}."
    if tally.unconfirmed:
        said += " What nobody has said anything of is no evidence that it came."
    return said


def _changed(review: Review) -> Iterator[Block]:
    said = [change_words(one) for one in review.changes]
    said += [f"Goes well: {one.note}" for one in review.notes]
    if not said:
        yield Paragraph((Text("Nothing was recorded in this time."),))
        return
    if len(said) > MOST:
        said[MOST:] = [f"{len(said) - MOST} more are in the record of progress."]
    yield Items(tuple((Text(one),) for one in said))


def change_words(one: Change) -> str:
    """How far a step moved, and who saw it."""
    before, after = one.step.levels[one.before], one.step.levels[one.after]
    who = " and ".join(_SIDES[side] for side in one.sides if side in _SIDES)
    seen = f" ({who})" if who else ""
    if one.moved == 0:
        return f"{one.step.text}: as before, “{after}”{seen}"
    back = "went back " if one.moved < 0 else ""
    return f"{one.step.text}: {back}from “{before}” to “{after}”{seen}"


def _said(review: Review) -> Iterator[Block]:
    items: list[Runs] = [
        (Text(f"“{one.text}” "), Text(f"({one.whose}, {short_day(one.on)})", strong=one.how == "proxy"))
        for one in review.own
    ]
    own = [_face(one.about, one.own[-1]) for one in review.voices if one.own and one.about in TOPICS]
    if own:
        items.append((Text(f"Faces chosen. {'; '.join(own)}"),))
    for one in review.voices:
        if one.proxy and one.about in TOPICS:
            last = one.proxy[-1]
            items.append((Text(_face(one.about, last)), Text(f" (said for them by {last.proxy})", strong=True)))
    if not items:
        yield Paragraph((Text("Nothing is written down yet. They have a right to be asked: leave room for it."),))
        return
    yield Items(tuple(items))


def _face(about: str, rating: Rating) -> str:
    said = FACES[rating.value] if rating.value is not None else "would rather not say"
    role = role_name(rating.who) if rating.who != "young_person" else ""
    return f"{TOPICS[about]}: {said}{f' (written down by {role})' if role else ''}"
