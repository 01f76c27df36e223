"""In one sentence of a plan, which length of time goes with which rhythm, where its words leave no choice?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from upheld.plan.check.provision.duration import Length
from upheld.plan.check.provision.facts import Facts
from upheld.plan.check.provision.frequency import Often

NO_RHYTHM = "No words for how often were found here: if the plan says, write it."
SEVERAL = "This program reads more than one amount here, and not which belongs to what: write what the plan says."
UNREAD = "This program cannot read how much or how often here: write what the plan says."
_NO_PERIOD = ("total", "occasion", "full", "days")
_ALTERNATIVE = re.compile(r"\bor\b", re.IGNORECASE)
_ONE_OFF = re.compile(r"\bone[- ]off\b|\bonce only\b|\ba single\b", re.IGNORECASE)
_LOOKED_AT = re.compile(
    r"\b(?:review|monitor|supervis|check|overse|assess|updat|measur|evaluat|refresh|repeat|plann|test|record|seen by"
    r"|report|revis)\w*\b[^,;.()]{0,40}$",
    re.IGNORECASE,
)
_ONE_TIME: tuple[float, float] = (1.0, 1.0)
_WEEKS_OF = {"week": (30, 52), "fortnight": (15, 26), "half_term": (5, 6), "term": (3, 3)}


class Unclear(Exception):
    """The plan does not state an amount in one reading; the sentence says why."""


class Paired(NamedTuple):
    """A length of time, how often it is, and how many times; `rhythm` None: once.

    `finer`: read more closely than the judging of provision does, which then reckons otherwise.
    """

    length: Length
    rhythm: Often | None
    times: tuple[float, float]
    finer: bool = False


def counts(facts: Facts, one: Often) -> bool:
    """Whether it says how often in a stretch of time, and stands."""
    return not one.covers and one.period not in _NO_PERIOD and not facts.dead[one.first]


def paired(facts: Facts, number: int, lengths: Sequence[Length]) -> list[Paired]:
    """Each length of time of a sentence with its rhythm.

    Raises:
        Unclear: there is none, or more than one way to read it.
    """
    line = facts.line
    here = [one for one in facts.often if line.sentence[one.first] == number and not facts.dead[one.first]]
    often = [one for one in here if not _is_looked_at(facts, one, lengths)]
    rhythms = _once_each(facts, [one for one in often if counts(facts, one)], here)
    totals = [one for one in often if one.period == "total"]
    days = [one for one in here if one.period == "days"]
    _refuse_what_is_left(facts, number, lengths, here)
    if not rhythms:
        if len(lengths) == 1 and len(totals) <= 1 and not days and _ONE_OFF.search(_words(facts, number)):
            return [Paired(lengths[0], None, totals[0].times if totals else _ONE_TIME)]
        raise Unclear(
            NO_RHYTHM
            if not totals
            else "Read as how many times in all, and not in which week, term or year: if the plan says, write it."
        )
    _refuse_a_choice(facts, lengths, rhythms)
    if any(one.covers and line.kinds[one.first] == "e" for one in here) and any(
        line.part[one.first] not in {line.part[each.first] for each in lengths} for one in rhythms
    ):
        raise Unclear(SEVERAL)
    if days:
        return [_on_days(lengths, rhythms, totals, days)]
    if len(lengths) == 2 and len(rhythms) == 1:
        return [_whole_and_part(lengths, rhythms[0], totals)]
    if len(lengths) == len(rhythms) == 1:
        return [_alone(facts, lengths[0], rhythms[0], totals)]
    lessons = any(_lessons(facts, one) for one in lengths)
    if len(lengths) == len(rhythms) and not totals and not lessons and _alternate(lengths, rhythms):
        return [Paired(length, one, one.times) for length, one in zip(lengths, rhythms, strict=True)]
    raise Unclear(SEVERAL)


def _alone(facts: Facts, length: Length, rhythm: Often, totals: list[Often]) -> Paired:
    lessons = _lessons(facts, length)
    if lessons and not totals and rhythm.times == _ONE_TIME:
        return Paired(length, rhythm, (lessons, lessons), finer=True)
    if not totals and not lessons:
        return Paired(length, rhythm, rhythm.times)
    if len(totals) == 1 and rhythm.times == _ONE_TIME and not lessons:
        return Paired(length, rhythm, totals[0].times)
    raise Unclear(SEVERAL)


def _lessons(facts: Facts, length: Length) -> float:
    """The number of lessons that last so long: "four lessons of 50 minutes"; 0 where no number stands there."""
    kinds, start = facts.line.kinds, length.first
    found = re.search(r"n[f.A]{0,3}L[f]{0,2}$", kinds[max(0, start - 7) : start])
    return facts.line.marks[start - len(found[0])].value if found else 0.0


def _refuse_what_is_left(facts: Facts, number: int, lengths: Sequence[Length], often: Sequence[Often]) -> None:
    """Days that are counted and belong to no rhythm, and weekly things of which there is a number in all."""
    line = facts.line
    rhythms = [one for one in often if counts(facts, one) or one.period == "days"]
    spans = [(one.first, one.last) for one in lengths] + [(one.first, one.last) for one in rhythms]
    used = {at for first, last in spans for at in range(first, last + 1)}
    for at, kind in enumerate(line.kinds):
        if line.sentence[at] != number:
            continue
        if kind == "D" and at not in used and re.search(r"n[f.]{0,2}$", line.kinds[max(0, at - 3) : at]):
            raise Unclear(SEVERAL)
        if kind == "F" and re.search(r"(?<!x)n$", line.kinds[:at]) and line.marks[at - 1].value > 1:
            raise Unclear("Read as how many there are in all, and not from when to when: write what the plan says.")


def _refuse_a_choice(facts: Facts, lengths: Sequence[Length], rhythms: Sequence[Often]) -> None:
    marks = facts.line.marks
    spans = [(one.first, one.last) for one in lengths] + [(one.first, one.last) for one in rhythms]
    between = facts.line.text[marks[min(spans)[0]].start : marks[max(spans)[1]].end]
    if _ALTERNATIVE.search(between):
        raise Unclear("Read as a choice between two amounts, because of “or”: write what the plan says.")


def _once_each(facts: Facts, rhythms: list[Often], here: Sequence[Often]) -> list[Often]:
    """The rhythms without those that only say again what another says: "each week … (38 sessions a year)"."""
    kept: list[Often] = []
    for one in rhythms:
        alike = (other for other in kept if other.period == one.period and _ONE_TIME in (other.times, one.times))
        same = next(alike, None)
        if same is None:
            kept.append(one)
        elif same.times == _ONE_TIME:
            kept[kept.index(same)] = one
    if len(kept) == 2 and kept[1].period == "year" and kept[0].period in _WEEKS_OF and kept[0].times == _ONE_TIME:
        least, most = _WEEKS_OF[kept[0].period]
        if least <= kept[1].times[0] <= most:
            return kept[:1]
    return kept


def _on_days(lengths: Sequence[Length], rhythms: list[Often], totals: list[Often], days: list[Often]) -> Paired:
    """ "20 minutes a day, four days a week"."""
    weekly = [one for one in rhythms if one.period == "week"]
    daily = [one for one in rhythms if one.period == "day"]
    if not (len(lengths) == len(days) == len(weekly) == 1 and len(daily) <= 1 and not totals):
        raise Unclear(SEVERAL)
    if len(rhythms) != 1 + len(daily) or weekly[0].times != _ONE_TIME:
        raise Unclear(SEVERAL)
    each = daily[0].times if daily else _ONE_TIME
    least, most = days[0].times
    return Paired(lengths[0], weekly[0], (least * each[0], most * each[1]), finer=True)


def _whole_and_part(lengths: Sequence[Length], rhythm: Often, totals: list[Often]) -> Paired:
    """ "One hour a week, as three sessions of 20 minutes": where the parts come to the whole."""
    times = totals[0].times if len(totals) == 1 and rhythm.times == _ONE_TIME else rhythm.times
    for part, whole in (lengths, [*reversed(lengths)]):
        assert part.minutes is not None and whole.minutes is not None
        if times[0] == times[1] > 1 and (part.minutes[0] * times[0], part.minutes[1] * times[0]) == whole.minutes:
            return Paired(part, rhythm, times, finer=True)
    raise Unclear(SEVERAL)


def _alternate(lengths: Sequence[Length], rhythms: Sequence[Often]) -> bool:
    """Whether each length stands beside its own rhythm, in one order throughout."""
    marks = sorted([(one.first, "L") for one in lengths] + [(one.first, "R") for one in rhythms])
    order = "".join(kind for _at, kind in marks)
    return order in ("LR" * len(lengths), "RL" * len(lengths))


def _is_looked_at(facts: Facts, one: Often, lengths: Sequence[Length]) -> bool:
    """Whether it says how often it is looked at or planned, not given: such a word stands before it, and no length."""
    line = facts.line
    start = line.marks[one.first].start
    found = _LOOKED_AT.search(line.text, max(0, start - 60), start)
    if found is None:
        return False
    return not any(found.start() <= line.marks[each.first].start < start for each in lengths)


def _words(facts: Facts, number: int) -> str:
    marks = [mark for at, mark in enumerate(facts.line.marks) if facts.line.sentence[at] == number]
    return facts.line.text[marks[0].start : marks[-1].end]
