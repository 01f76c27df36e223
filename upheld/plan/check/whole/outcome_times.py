"""Are outcomes, and provision with a last day, set for a time that is past, or outcomes for one that is far off?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from upheld.dates import academic_year
from upheld.law.plan_rules import CONTENT
from upheld.plan.check.finding import Finding
from upheld.plan.check.seen import Seen, called, in_words, short, some
from upheld.plan.document import Outcome, Provision

FAR = 4
"""An outcome more than this many school years off is told of: no rule fixes a number."""
_LAST_YEAR = {"1": 2, "2": 6, "3": 9, "4": 11, "5": 13}
_STAGE = re.compile(r"\b(?:by|before) the end of (?:key stage|ks) ?([1-5])\b", re.I)
_YEAR = re.compile(
    r"\b(?:by|before) the end of (?:the (?:spring|summer|autumn) term (?:of|in) )?year (\d{1,2})\b", re.I
)
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTH = re.compile(
    rf"\b(?:by|before)(?: the end of)? (?:(\d{{1,2}})(?:st|nd|rd|th)? )?({'|'.join(_MONTHS)}) (20\d\d)\b", re.I
)


def findings(seen: Seen) -> Iterator[Finding]:
    """Times that were past when the plan was made, and outcomes that are years beyond the next phase."""
    day = seen.made_on or seen.day
    year = _year_then(seen, day)
    past, far = [], []
    for outcome in seen.plan.outcomes:
        off = _years_off(outcome.text, year, day)
        if off is not None and off < 0:
            past.append(outcome)
        elif off is not None and off > FAR:
            far.append(outcome)
    if past:
        yield _past_outcomes(seen, past, day)
    if far:
        yield _far(seen, far)
    over = [one for one in seen.plan.provisions if (off := _years_off(one.text, year, day)) is not None and off < 0]
    if over:
        yield _past_provision(over, day)


def _year_then(seen: Seen, day: date | None) -> int | None:
    """The school year the child was in when the plan was made: the one printed on it, else the usual one."""
    return seen.plan.year_group if seen.plan.year_group is not None else seen.year


def _years_off(text: str, year: int | None, day: date | None) -> int | None:
    """How many school years from the plan to the time that a text sets: below 0 for a time that was past."""
    lower = text.casefold()
    if "by " not in lower and "before " not in lower:
        return None
    if year is not None:
        stage, named = _STAGE.search(text), _YEAR.search(text)
        if stage or named:
            return (_LAST_YEAR[stage[1]] if stage else int(named[1]) if named else 0) - year
    month = _MONTH.search(text)
    if month is None or day is None:
        return None
    number = _MONTHS.index(month[2].casefold()) + 1
    then = (int(month[3]), number, int(month[1]) if month[1] else 31)
    if then < (day.year, day.month, day.day):
        return -1
    return academic_year(date(then[0], number, 1)) - academic_year(day)


def _past_outcomes(seen: Seen, past: list[Outcome], day: date | None) -> Finding:
    one = len(past) == 1
    when = f" ({in_words(day)})" if day else ""
    return Finding(
        "outcome.past",
        "important",
        f"{'One outcome is' if one else f'{len(past)} outcomes are'} set for a time that was already past when the "
        f"plan was made{when}.",
        section="E",
        place=past[0].place,
        words=tuple(short(each.text, 9) for each in past),
        law=(CONTENT,),
        remedy=f"Please say what is sought now, and by when, in place of {some([called(each) for each in past])}.",
    )


def _far(seen: Seen, far: list[Outcome]) -> Finding:
    one = len(far) == 1
    return Finding(
        "outcome.far_off",
        "look",
        f"{'One outcome is' if one else f'{len(far)} outcomes are'} set for a time more than {FAR} school years away. "
        "No rule fixes how far ahead an outcome may look, but nothing can be reviewed on the way without steps.",
        section="E",
        place=far[0].place,
        words=tuple(short(each.text, 9) for each in far),
        law=(CONTENT,),
        remedy=f"Please set a nearer time, or steps on the way, for {some([called(each) for each in far])}.",
    )


def _past_provision(over: list[Provision], day: date | None) -> Finding:
    one = len(over) == 1
    when = f" ({in_words(day)})" if day else ""
    return Finding(
        "provision.past",
        "important",
        f"{'One line of provision is' if one else f'{len(over)} lines of provision are'} for a time that was already "
        f"past when the plan was made{when}.",
        section=over[0].section,
        place=over[0].place,
        words=tuple(short(each.text, 9) for each in over),
        law=(CONTENT,),
        remedy=f"Please bring up to date {some([called(each) for each in over])}.",
    )
