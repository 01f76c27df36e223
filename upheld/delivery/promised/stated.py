"""How much does a line of provision state, where its words leave no choice?

A sentence states an amount where it says how many minutes each time and how often, once each, nothing takes it back and
nothing lets it change or end; and where the judging of provision comes to as much. All else is of unknown amount.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from upheld.delivery.entitlement import LONGEST_MINUTES, MOST_TIMES, Amount, DeliveryError
from upheld.delivery.promised.agreed import agree, period_of
from upheld.delivery.promised.counted_things import with_counted_things
from upheld.delivery.promised.no_promise import left_open, without_what_is_not_owed
from upheld.delivery.promised.one_reading import UNREAD, Paired, Unclear, counts, paired
from upheld.delivery.promised.said_twice import refuse_said_twice
from upheld.delivery.promised.spelt_out import spelt_out
from upheld.delivery.promised.weeks_of import begins_on, in_holidays_only, number_of_weeks, weeks_of
from upheld.plan.check.provision.facts import Facts, facts_of
from upheld.plan.check.provision.frequency import Often
from upheld.plan.check.provision.line import read_line
from upheld.plan.check.provision.row import contradictions, row_of, with_row

NEITHER = "No words for how long, nor how often, were found here: if the plan says, write it."
NO_LENGTH = "No words for how long each time were found here: if the plan says, write it."
_HARMLESS = frozenset(("provision.no_content", "provision.should", "provision.equivalent"))
"""Ways of being weak that leave the amount as it is: in what is done, or in who gives it."""
_CHANGES = re.compile(
    r"\b(?:initially|at first|to begin with|to start with|thereafter|until|phased|staggered|tapering|stepping down"
    r"|(?:reducing|increasing|rising|decreasing|fading|building(?: up)?|extending|moving|going) to"
    r"|(?:blocks?|courses?) of|for the (?:length|duration) of|(?:in|during|from|each of) years? \d+|from easter|either"
    r"|and again|week each|(?:for|over|within|during|in) the (?:first|autumn|spring|summer|initial)(?: \w+){0,2}"
    r"|(?:for|over|across) (?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d{1,2})[ -](?:school )?"
    r"(?:weeks?|terms?|months?|half[ -]terms?|years?)\b(?! a year| per year| of the year| of each)"
    r"|\w+[- ]weeks?[- ](?:block|programme|course|intervention|cycle)s?)\b",
    re.IGNORECASE,
)
_BIWEEKLY = re.compile(r"\bbi[- ]?weekly\b", re.IGNORECASE)
_TWICE_A_DAY = re.compile(
    r"\b(?:morning|beginning|start|before school|am)(?: of (?:each|every|the) (?:school )?day)?,?"
    r" (?:and|&|as well as)(?: again)?(?: (?:in|at))?(?: (?:the|each|every))?"
    r" (?:afternoon|end|evening|after school|pm)\b",
    re.IGNORECASE,
)
_PRINTED_WEEKS = re.compile(r"\b(?:3\d|4\d|5[0-2])[ -]weeks?\b", re.IGNORECASE)


class Stated(NamedTuple):
    """One amount that a line states, from which day if it says so, and what was assumed in counting it: sentences."""

    amount: Amount
    assumed: tuple[str, ...] = ()
    from_on: date | None = None


class Read(NamedTuple):
    """A line as read: what it states in order, or why nothing, in a sentence."""

    facts: Facts
    found: tuple[Stated, ...]
    why: str = ""


def stated(text: str, section: str, cells: Mapping[str, str] | None = None) -> Read:
    """What a line of provision states, with the other cells of its row."""
    row = row_of(spelt_out(text), {title: spelt_out(cell) for title, cell in (cells or {}).items()})
    facts = with_row(facts_of(read_line(row.whole, one_promise=row.ends < len(row.whole))), row)
    try:
        clashes = contradictions(facts, row)
        if clashes:
            raise Unclear(f"The plan says “{clashes[0].said}” and, in the same row, “{clashes[0].cell}”.")
        facts, told = without_what_is_not_owed(facts)
        pairs, passed = _pairs(facts)
        refuse_said_twice(facts, pairs)
        pairs = with_counted_things(facts.line.text, pairs)
        agree(facts, section, pairs)
        also = tuple(f"Counted without “{words}”, which promises nothing by itself." for words in passed)
        found = tuple(_stated(facts, one, section, (*also, *told)) for one in pairs)
    except Unclear as why:
        return Read(facts, (), str(why))
    except DeliveryError:
        return Read(facts, (), UNREAD)
    return Read(facts, found)


def _pairs(facts: Facts) -> tuple[list[Paired], list[str]]:
    """Every length of time with its rhythm, and the words that were passed over."""
    timed = [one for one in facts.lengths if one.minutes is not None]
    if not timed:
        raise Unclear(NO_LENGTH if any(counts(facts, one) for one in facts.often) else NEITHER)
    loose = left_open(facts.line.text)
    if loose:
        raise Unclear(loose)
    found: list[Paired] = []
    passed: list[str] = []
    for number in dict.fromkeys(facts.line.sentence[one.first] for one in timed):
        lengths = [one for one in timed if facts.line.sentence[one.first] == number]
        taken = [one for one in lengths if facts.dead[one.first]]
        weak = _weak_in(facts, number)
        if taken or weak:
            passed.append(weak or facts.line.words(taken[0].first, taken[0].last))
            if len(taken) < len(lengths):
                raise Unclear(_open(facts, passed[-1], weak))
            continue
        words = _PRINTED_WEEKS.sub(lambda found: " " * len(found[0]), _words(facts, number))
        changing = _CHANGES.search(words)
        if changing is not None:
            raise Unclear(f"Read as beginning, changing or ending (“{changing[0]}”), and not fully when.")
        found += paired(facts, number, lengths)
    if not found:
        raise Unclear(_open(facts, passed[0], "" if "j" in facts.line.kinds else passed[0]))
    return found, passed


def _open(facts: Facts, words: str, weak: str) -> str:
    if weak:
        return f"The amount is read as taken back or left open by these words: “{words}”."
    return f"Read as given to staff, or as not promised: “{words}”."


def _weak_in(facts: Facts, sentence: int) -> str:
    """The first words that leave the amount of a sentence open."""
    for one in facts.all_weak:
        loose = one.kind.code == "provision.loose_amount" and one not in facts.weak
        if facts.line.sentence[one.index] == sentence and one.kind.code not in _HARMLESS and not loose:
            return facts.line.words(one.index, one.index)
    return ""


def _words(facts: Facts, number: int) -> str:
    marks = [mark for at, mark in enumerate(facts.line.marks) if facts.line.sentence[at] == number]
    return facts.line.text[marks[0].start : marks[-1].end]


def _stated(facts: Facts, one: Paired, section: str, also: tuple[str, ...]) -> Stated:
    text = facts.line.text
    assert one.length.minutes is not None
    (least, most), (times, most_times) = one.length.minutes, one.times
    if any(value != int(value) for value in (least, most, times, most_times)) or least < 1 or times < 1:
        raise Unclear(UNREAD)
    if in_holidays_only(text):
        raise Unclear("It is owed in the holidays alone, which this record cannot count: write how much in a year.")
    assumed: list[str] = []
    period, every, weeks = "once", 1, "term"
    number = number_of_weeks(text)
    if one.rhythm is not None:
        period, every = period_of(facts, one.rhythm)
        said = facts.line.words(one.rhythm.first, one.rhythm.last)
        weeks, told = weeks_of(text, section, period, said)
        _refuse_two_readings(text, said, period, times)
        if not (number and period == "week" and every == 1):
            assumed += told
    of_year = None
    if number and period in ("day", "week"):
        if period != "week" or every != 1 or weeks != "term":
            raise Unclear(f"The plan says {number} weeks a year, and not which: write how much there is in a year.")
        of_year = number
        assumed.append(f"{number} weeks a year: the first {number} weeks of term in each school year are counted.")
    if times != most_times:
        assumed.append(f"From {times:g} to {most_times:g} times: {times:g} are counted.")
    minutes, parts = _parted(int(least))
    if parts > 1 and times > 1:
        raise Unclear(UNREAD)
    if parts > 1:
        assumed.append(f"{least:g} minutes altogether, counted in {parts} equal parts: they are read as the whole.")
    days = _weekdays(facts, one.rhythm) if one.rhythm is not None and period == "week" and every == 1 else ()
    amount = Amount(
        minutes=minutes, times=int(times) * parts, period=period, every=every, weeks=weeks,  # type: ignore[arg-type]
        most=int(most) if most != least and parts == 1 else None, days=days if len(days) == times * parts else (),
        weeks_a_year=of_year,
    )  # fmt: skip
    return Stated(amount, (*assumed, *also), begins_on(text))


def _parted(minutes: int) -> tuple[int, int]:
    """More than a day holds, in equal parts that it does; five where that is whole, as there are school days."""
    for parts in (1, 5, *range(2, MOST_TIMES)):
        if minutes % parts == 0 and minutes // parts <= LONGEST_MINUTES:
            return minutes // parts, parts
    raise Unclear(UNREAD)


def _refuse_two_readings(text: str, said: str, period: str, times: float) -> None:
    """Words that mean two things; and two times of a day that are read as one."""
    if _BIWEEKLY.search(said):
        raise Unclear(f"“{said}” can mean twice a week or once a fortnight: write which of them it is.")
    both = _TWICE_A_DAY.search(text)
    if period == "day" and times == 1 and both is not None:
        raise Unclear(f"Read as more than one time in a day (“{both[0]}”): write how many times a day it is.")


def _weekdays(facts: Facts, rhythm: Often) -> tuple[int, ...]:
    order = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    marks = facts.line.marks[rhythm.first : rhythm.last + 1]
    if any(one.kind not in "Yef&," for one in marks):
        return ()
    named = {facts.line.text[one.start : one.start + 3].lower() for one in marks if one.kind == "Y"}
    return tuple(order.index(day) for day in order if day in named)
