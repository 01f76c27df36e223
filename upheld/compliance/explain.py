"""Why an obligation stands as it does, step by step, in plain English with its authority."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from upheld.case import KINDS
from upheld.compliance.obligation import Obligation
from upheld.compliance.words import day_words, days, due_words, limit_words, span_words

if TYPE_CHECKING:
    from upheld.compliance.reckon import Reckoning

_DERIVED = {
    "phase_transfer": "The move to the next phase of education",
    "yp_turns_18": "The young person turned 18",
    "yp_turns_25": "The young person turned 25",
}

_CLOCKS = {
    "sent_on": "the day of sending",
    "received_on": "the day of receipt",
    "served_on": "the day of service",
    "made_on": "the day printed on it",
}
_KIND = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)+")

_STATUSES = {
    "running": "in time so far",
    "met": "in time",
    "met_late": "late",
    "overdue": "late",
    "excepted": "late, with an exception proved",
    "superseded": "no longer owed",
    "unknown": "cannot be told",
}


def status_words(status: str) -> str:
    """A status as it is said of a reading."""
    return _STATUSES.get(status, status)


def kind_words(kind: str) -> str:
    """What an event is, as a parent reads it."""
    known = KINDS.get(kind)
    return known.title if known is not None else _DERIVED.get(kind, kind.replace("_", " "))


def in_words(reckoning: Reckoning, sentence: str) -> str:
    """A sentence with events, kinds and their dates in words: an id is the family's own word, and may be a name."""
    words = {event.id: f'"{kind_words(event.kind)}" ({span_words(event.on)})'
             for event in reckoning.story.events if event.id in sentence} | _CLOCKS  # fmt: skip
    words |= {kind: f'"{KINDS[kind].title}"' for kind in _KIND.findall(sentence) if kind in KINDS}
    named = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.sub(rf"(?<!\w)(?:{named})(?!\w)", lambda match: words[match[0]], sentence)


def steps(reckoning: Reckoning, one: Obligation) -> Iterator[str]:
    """The steps of one obligation: what began it, how the day was counted, what followed, what would change it.

    Under a proposal every step says that it is one.
    """
    proposal = reckoning.law.proposal
    for step in _steps(reckoning, one):
        yield f"{proposal[0].upper()}{proposal[1:]}: {step}" if proposal else step


def _steps(reckoning: Reckoning, one: Obligation) -> Iterator[str]:
    duty = one.duty
    event = one.trigger.event
    yield f"{kind_words(event.kind)}: {span_words(one.trigger.day)} ({event.id})."
    cited = "; ".join(citation.text for citation in duty.citations)
    if one.set_by is not None:
        named = f"{kind_words(one.set_by.kind)}, which set the day itself ({one.set_by.id})"
        yield f"{named}: {due_words(one.due)} ({cited})."
    elif one.limb.within is not None:
        yield f"The limit is {limit_words(one.limb.within, one.trigger)}: {due_words(one.due)} ({cited})."
        if one.limb.asap and one.shape == "timed":
            yield "It must be done as soon as practicable; the last day is only the outer limit."
    elif duty.due_text:
        yield f"When: {duty.due_text} ({cited})."
    else:
        yield f"No day is set ({cited})."
    if one.due_by is not None and one.due_by.last is not None:
        yield f"It belongs inside a step that is due {due_words(one.due_by)}."
    yield from _outcome(reckoning, one)
    yield from _changes(one)
    if duty.contested_before is not None and one.due.last is not None and one.due.last < duty.contested_before:
        yield f"Until the judgment of {day_words(duty.contested_before)} this was contested at the time."
    if not duty.binding and duty.shape not in ("right", "test", "effect"):
        yield f"This is {duty.force.replace('_', ' ')}, not binding law: late means later than guidance says."
    unverified = " This is unverified: check it before relying on it." if duty.mark == "C" else ""
    yield f"How sure: {duty.confidence}.{unverified} {duty.basis[0].upper()}{duty.basis[1:]}." + (
        "" if duty.checked_by else " Not yet checked by a lawyer."
    )


def _outcome(reckoning: Reckoning, one: Obligation) -> Iterator[str]:
    done = one.discharged_by
    match one.status:
        case "met" if one.discharged is not None and done is not None:
            yield f"{kind_words(done.kind)}: {span_words(one.discharged)}. In time."
        case "met":
            yield "Done in time; the day itself is not recorded." if one.shape == "timed" else "Done."
        case "met_late" if one.discharged is not None and done is not None:
            late = f", {days(one.days_late)} late" if one.days_late else ", late"
            yield f"{kind_words(done.kind)}: {span_words(one.discharged)}{late}."
        case "overdue":
            late = f" It is {days(one.days_late)} late." if one.days_late else ""
            yield f"Nothing that would end it is recorded by {day_words(reckoning.as_at)}.{late}"
        case "running":
            yield "There is still time." if one.due.exact else "It has not been broken so far."
        case "breached":
            when = f" on {day_words(one.breach_on)}" if one.breach_on is not None else ""
            yield f"Broken{when}" + (f": left out {'; '.join(one.outstanding)}." if one.outstanding else ".")
        case "excepted":
            codes = ", ".join(each.code for each in one.exceptions if each.claimed and not each.missing)
            yield f"The limit was missed, and the exception {codes} is claimed and every element of it is recorded."
        case "superseded":
            by = f" by {one.superseded_by.id}" if one.superseded_by is not None else ""
            late = f", {days(one.days_late)} after it was due" if one.days_late else ""
            when = f" on {day_words(one.superseded_on)}" if one.superseded_on is not None else ""
            yield f"Another step took its place{by}{when}{late}."
        case "unknown":
            yield "It cannot be told: a fact is missing."
        case _:
            yield "Nothing is recorded that would show whether it was done."


def _changes(one: Obligation) -> Iterator[str]:
    for sentence in one.unknown:
        yield f"Note: {sentence}."
    if one.outstanding and one.status != "breached":
        yield f"Still wanted: {'; '.join(one.outstanding)}."
    for reading in one.readings:
        if reading.name == "ombudsman_months":
            yield f"Another view: {reading.why}"
        else:
            outcome = f"{due_words(reading.due)} ({status_words(reading.status)})"
            yield f"Another reading, argued by {reading.argued_by}: {outcome}. {reading.why}"
    for exception in one.exceptions:
        if exception.claimed or exception.available:
            state = "claimed" if exception.claimed else "could be claimed"
            missing = f" Missing: {'; '.join(exception.missing)}." if exception.missing else ""
            yield f"Exception {exception.code} {state}.{missing}"
    for question in one.duty.depends_on:
        yield f"It depends on {question}."
