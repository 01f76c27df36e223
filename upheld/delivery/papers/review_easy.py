"""The page for the review in easy read: short sentences, one thing in each, with room for a picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from upheld.delivery.account import Session
from upheld.delivery.entitlement import Amount
from upheld.delivery.papers.review import MOST, Review
from upheld.delivery.papers.sides import away_by, came_by, none_came
from upheld.delivery.progress.ratings import FACES, TOPICS
from upheld.delivery.shortfall import by
from upheld.delivery.tally import Tally, total
from upheld.delivery.words import day, role_name
from upheld.documents.blocks import Block, Document, Heading, Pictured, Text

_TIMES = {1: "once", 2: "twice"}
_PERIODS = {"week": "a week", "half_term": "each half term", "term": "each term", "year": "a year"}


def easy_review(review: Review) -> Document:
    """The same as the page, in easy words; nothing is put into other words that the child or young person said."""
    title = f"For the review meeting: {review.whose}" if review.whose else "For the review meeting"
    blocks: list[Block] = [Heading(1, (Text(title),)), *_opening(review)]
    blocks += [Heading(2, (Text("The help"),)), *_help(review)]
    blocks += [Heading(2, (Text("What changed"),)), *_changed(review)]
    blocks += [Heading(2, (Text("What you say"),)), *_said(review)]
    return Document(title, tuple(blocks), style="easy-read")


def _line(picture: str, said: str) -> Pictured:
    return Pictured(picture, (Text(said),))


def _opening(review: Review) -> Iterator[Block]:
    yield _line("people at a table", "There is a meeting about your plan.")
    if review.meeting_on is not None:
        yield _line("a calendar", f"The meeting is on {day(review.meeting_on)}.")
    if any(one.section in ("F", "G") for one in review.lines.values()):
        yield _line("a plan", "The plan says what help you must get.")
    elif any(one.section != "SEN" for one in review.lines.values()):
        yield _line("a plan", "The plan says what help you should get.")
    else:
        yield _line("a plan", "People planned this help for you.")
    yield _line("a list with ticks", "This paper says what help came.")


def _help(review: Review) -> Iterator[Block]:
    tallies = by(review.sessions, lambda one: one.slot.entitlement)
    if not tallies:
        yield _line("a clock", "There is no help that we can count yet.")
    for id, tally in tallies.items():
        line = review.lines[str(id)]
        says = "People planned" if line.section == "SEN" else "The plan says"
        often = f" {says}: {_often(line.amount)}." if line.amount is not None else ""
        came = _came(tally, [one for one in review.sessions if one.slot.entitlement == id])
        missed = f" {_first(easy_time(tally.not_delivered))} did not come." if tally.not_delivered else ""
        yield Pictured(line.what, (Text(f"{line.what}.", strong=True), Text(f"{often} {came}{missed}")))
    for one in review.unknown:
        silent = "Nobody wrote down how much." if one.section == "SEN" else "The plan does not say how much."
        yield Pictured(one.what, (Text(f"{one.what}.", strong=True), Text(f" {silent}")))
    owed = [one for one in review.sessions if review.lines[one.slot.entitlement].section != "SEN"]
    # No plan owes SEN support, so it is not added to what one does.
    is_mixed = 0 < len(owed) < len(review.sessions)
    yield from _together(owed or review.sessions, "All the help of the plan" if is_mixed else "All the help together")


def _came(tally: Tally, sessions: Sequence[Session]) -> str:
    """What came, and who says so; where nothing is known to have come, what is so."""
    if not tally.delivered:
        if none_came(tally):
            return "None of it came."
        if tally.unconfirmed == tally.owed:
            return "Nobody has said whether it came."
        if tally.disputed - tally.disputed_why == tally.owed:
            return "People do not agree whether it came."
        if tally.missing == tally.owed:
            return "It did not come, or you were away or school was closed."
        return "We do not know if any came."
    said = f"{_first(easy_time(tally.delivered))} came."
    found = came_by(sessions)
    if not found.setting and not found.family:
        return f"{said} Your family and school both say so."
    if not found.both and not (found.setting and found.family):
        return f"{said} Only {'your school or service says' if found.setting else 'your family says'} so."
    if found.setting:
        said += f" Only your school or service says so of {easy_time(found.setting)}."
    if found.family:
        said += f" Only your family says so of {easy_time(found.family)}."
    return said


def _together(sessions: Sequence[Session], title: str) -> Iterator[Block]:
    """What became of the time of all lines, a sentence for each place that has some of it."""
    tally = total(one.tally for one in sessions)
    if not tally.owed:
        return
    yield Heading(2, (Text(title),))
    yield _line("a clock", f"By now it should be {easy_time(tally.owed)}.")
    yield _line("a tick", _came(tally, sessions))
    if tally.not_delivered:
        yield _line("a cross", f"{_first(easy_time(tally.not_delivered))} did not come.")
    if tally.explained:
        away = away_by(sessions)
        who = " Only your school or service says so." if away.setting == tally.explained else ""
        who = " Only your family says so." if away.family == tally.explained else who
        yield _line("an empty chair", f"{_first(easy_time(tally.explained))} did not come when you were away "
                                      f"or school was closed.{who}")  # fmt: skip
    if tally.disputed:
        yield _line("two people who do not agree", f"People do not agree about {easy_time(tally.disputed)}.")
    if tally.unconfirmed:
        yield _line("a question mark", f"Nobody has told us about {easy_time(tally.unconfirmed)}.")


def _often(amount: Amount) -> str:
    times = _TIMES.get(amount.times, f"{amount.times} times")
    each = easy_time(amount.minutes)
    if amount.period == "once":
        return f"{each}, {times}"
    if amount.period == "day":
        return f"{each}, {'every school day' if amount.weeks == 'term' else 'every day'}"
    if amount.every > 1:
        return f"{each}, {times} every {amount.every} weeks"
    return f"{each}, {times} {_PERIODS[amount.period]}"


def _changed(review: Review) -> Iterator[Block]:
    for one in review.changes[:MOST]:
        yield Heading(3, (Text(one.step.text),))
        yield _line("steps", f"Before: {one.step.levels[one.before]}.")
        yield _line("steps", f"Now: {one.step.levels[one.after]}.")
    for note in review.notes[:MOST]:
        yield _line("a star", note.note)
    if len(review.changes) > MOST or len(review.notes) > MOST:
        yield _line("a book", "There is more in the record of progress.")
    if not review.changes and not review.notes:
        yield _line("a pencil", "Nobody has written down what changed.")


def _said(review: Review) -> Iterator[Block]:
    for one in review.own:
        if one.how == "proxy":
            yield _line("two people talking", f"{one.helper} says for you: “{one.text}”")
        else:
            role = "" if one.is_own else role_name(one.who)
            written = f" Written down by {role}." if role else ""
            yield _line("a speech bubble", f"You say: “{one.text}”{written}")
    for voice in review.voices:
        if voice.about in TOPICS and voice.own:
            value = voice.own[-1].value
            face = FACES[value] if value is not None else "You would rather not say"
            yield _line("a face", f"{TOPICS[voice.about]}: {face}.")
    if not review.own and not any(one.own for one in review.voices):
        yield _line("a speech bubble", "There is nothing here yet.")
    yield _line("a speech bubble", "You can say more at the meeting.")


def easy_time(minutes: int) -> str:
    """Minutes in whole words.

    >>> easy_time(150), easy_time(60), easy_time(1)
    ('2 hours and 30 minutes', '1 hour', '1 minute')
    """
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} hour{'' if hours == 1 else 's'}"] if hours else []
    if rest or not hours:
        parts.append(f"{rest} minute{'' if rest == 1 else 's'}")
    return " and ".join(parts)


def _first(words: str) -> str:
    return words[0].upper() + words[1:]
