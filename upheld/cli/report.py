"""The sentences of an answer: what is late, what comes next, what can be done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from upheld.compliance import Obligation, Reckoning, told
from upheld.compliance.explain import kind_words
from upheld.compliance.group import Group, title
from upheld.compliance.words import MARKS, day_words, days, due_words, span_words


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to tell: a heading and the sentences under it."""

    heading: str
    sentences: tuple[str, ...]
    mark: str = ""


def headed(group: Group) -> str:
    """What is to be done, of a whole group."""
    return " / ".join(group.titles)


def law_of(group: Group) -> str:
    """The authorities of a group and how sure they are, with what rests on memory alone marked as unverified."""
    cited = "; ".join(each.text for each in group.citations)
    unverified = ", UNVERIFIED" if group.unverified else ""
    return f"{cited} (sure: {'; '.join(group.confidence)}{unverified})"


def late(reckoning: Reckoning) -> list[Line]:
    """The duties that were broken: those that go on first."""
    lines = []
    for found in told.late(reckoning):
        one = found.group.first
        sentences = [f"Who: {found.group.who}."]
        if one.status == "breached":
            when = f" on {day_words(found.since)}" if found.since is not None else ""
            what = f": it left out {'; '.join(found.left_out)}" if found.left_out else ""
            sentences.append(f"Broken{when}{what}.")
        else:
            sentences.append(f"Due: {due_words(one.due)}.")
            sentences.append(_how_late(one, found.late_between))
        sentences.append(f"Law: {law_of(found.group)}.")
        mark = "NEVER DONE" if one.status == "superseded" else MARKS[one.status]
        lines.append(Line(headed(found.group), tuple(sentences), mark))
    return lines


def _how_late(one: Obligation, between: tuple[int, int] | None) -> str:
    if between is None:
        late = "late"
    else:
        least, most = between
        late = f"{days(most)} late" if least == most else f"between {least:,} and {most:,} days late"
    if one.status == "met_late" and one.discharged is not None:
        return f"Done: {span_words(one.discharged)}, {late}."
    if one.status == "superseded":
        return f"Never done: {late} when the next one began."
    return f"Still not done: {late}."


def coming(reckoning: Reckoning) -> list[Line]:
    """What is due next, the family's own steps among it, by day."""
    lines = []
    for found in told.coming(reckoning):
        heading = " / ".join(found.titles)
        by = f", by {found.by_time}" if found.by_time else ""
        note = "" if found.binding or found.yours else " (guidance or practice, not binding law)"
        whose = "you" if found.yours else found.group.who
        sentences = (f"By: {due_words(found.due)}{by}{note}.", f"Who: {whose}.", f"Law: {law_of(found.group)}.")
        lines.append(Line(f"YOU: {heading}" if found.yours else heading, sentences))
    return lines


def passed(reckoning: Reckoning) -> list[Line]:
    """Steps of the family whose time has run out, with what can still be done."""
    lines = []
    for found in told.passed(reckoning):
        began = found.obligation.trigger
        sentences = (
            f"About: {kind_words(began.event.kind)}: {span_words(began.day)}.",
            f"The time ended: {due_words(found.obligation.due)}. Nothing is recorded.",
            f"If you need it still: {found.step.late}",
        )
        lines.append(Line(found.step.title, sentences))
    return lines


def open_routes(reckoning: Reckoning) -> list[Line]:
    """The ways open, in the order to try them; one that serves several breaches is told once, with its first day."""
    return [Line(way.remedy.title, tuple(_way_words(way))) for way in told.ways(reckoning)]


def _way_words(way: told.Way) -> Iterable[str]:
    if way.first is not None and way.last is not None:
        first = f"By: {day_words(way.first)}"
        yield f"{first} for the first; {day_words(way.last)} for the last." if way.first != way.last else f"{first}."
    yield from way.why
    if way.not_for:
        yield f"Not for: {way.not_for}."


def unknown(reckoning: Reckoning) -> list[Line]:
    """What cannot be told, and which fact would settle it."""
    return [
        Line(title(found.obligation), found.missing or ("A fact is missing.",)) for found in told.unknown(reckoning)
    ]
