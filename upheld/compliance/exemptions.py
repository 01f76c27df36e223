"""Exceptions held against the facts: element by element, never moving a date (england.md 1.3, 5.10; design 11.7)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from upheld.case import Event
from upheld.compliance.due import Due
from upheld.compliance.moment import Moment, agree
from upheld.compliance.obligation import ExceptionResult
from upheld.dates import window_end
from upheld.law.duty import Duty
from upheld.law.exceptions import CAUSE, EXCEPTIONS

if TYPE_CHECKING:
    from upheld.compliance.story import Story

_WEEK = timedelta(days=7)
_FOUR_WEEKS, _TWO_WEEKS = 28, 14
# The kind of event without which an exception has nothing to show for it.
_FACTS = {
    "EXC-SCHOOL4": "school_closure",
    "EXC-EY4": "school_closure",
    "EXC-PERSONAL": "exceptional_personal",
    "EXC-ABSENT4": "absent_from_area",
    "EXC-ABSENT2": "absent_from_area",
    "EXC-APPT": "appointment_missed",
    "EXC-REPS": "draft_representations",
    "EXC-FTT-DIR": "ftt_direction",
    "EXC-AGREED": "mediation_agreement_signed",
    "EXC-COVID": "exception_claimed",
}


def exceptions(story: Story, duty: Duty, key: str, question: Moment, due: Due) -> tuple[ExceptionResult, ...]:
    """Each exception that could excuse this limit, with what is proved of it and what is missing."""
    codes = duty.exceptions
    if not story.exempting:
        return _none_proved(codes)
    claims = [one for one in story.of("exception_claimed") if _claims(one, duty, key, question)]
    extra = tuple(dict.fromkeys(one.fields["code"] for one in claims if one.fields["code"] not in codes))
    return tuple(
        _one(story, duty, code, claims, question, due) if claims or story.of(_FACTS[code]) else _unproved(code)
        for code in codes
    ) + tuple(ExceptionResult(code, False, True, (), (f"{code} does not apply to this limit",)) for code in extra)


@lru_cache(maxsize=256)
def _none_proved(codes: tuple[str, ...]) -> tuple[ExceptionResult, ...]:
    return tuple(_unproved(code) for code in codes)


def _claims(claim: Event, duty: Duty, key: str, question: Moment) -> bool:
    if claim.fields["duty"] != duty.id:
        return False
    return claim.answers is None or claim.answers in (key, question.event.id, *question.also)


@lru_cache(maxsize=64)
def _unproved(code: str) -> ExceptionResult:
    """An exception of which nothing is on record; the version of the duty itself shows that a day was in 2020."""
    elements = EXCEPTIONS[code].elements
    if code == "EXC-COVID":
        return ExceptionResult(code, True, False, elements, (CAUSE,))
    return ExceptionResult(code, False, False, (), (*elements, CAUSE))


def _one(story: Story, duty: Duty, code: str, claims: list[Event], question: Moment, due: Due) -> ExceptionResult:
    mine = [one for one in claims if one.fields["code"] == code]
    because = next((one.fields["because"] for one in mine if str(one.fields.get("because", "")).strip()), None)
    elements = EXCEPTIONS[code].elements
    if due.exact is None:
        shown = [False] * len(elements)
    elif code == "EXC-FTT-DIR":
        shown = [any(one.fields.get("duty") == duty.id and "due_on" in one.days for one in story.of("ftt_direction"))]
    else:
        shown = _TESTS[code](story, question, due.exact)
    proved = tuple(element for element, is_shown in zip(elements, shown, strict=True) if is_shown)
    missing = tuple(element for element, is_shown in zip(elements, shown, strict=True) if not is_shown)
    if because is None:
        return ExceptionResult(code, not missing, bool(mine), proved, (*missing, CAUSE))
    return ExceptionResult(code, not missing, True, (*proved, f"{CAUSE}: {because}"), missing)


def is_excused(results: tuple[ExceptionResult, ...], *, day_was_set: bool) -> bool:
    """Whether some exception is claimed and nothing of it is missing, the cause included.

    A direction or an agreement that set the day does not excuse missing that very day.
    """
    spent = ("EXC-FTT-DIR", "EXC-AGREED") if day_was_set else ()
    return any(one.claimed and one.available and not one.missing and one.code not in spent for one in results)


def _closure(story: Story, question: Moment, due: date, early_years: bool) -> list[bool]:
    """Law: regs 5(4)(a)-(b), 10(4)(a)-(b), 13(3), 27(3); the window is england.md 5.10."""
    closed = in_window = False
    for closure in story.of("school_closure"):
        first, reopens = closure.days["first_day_closed"], closure.days.get("reopens_on")
        if reopens is None or (reopens.first - first.last).days < _FOUR_WEEKS:
            continue
        if first.first > due or reopens.last < question.day.first:
            continue
        closed = True
        for asked in story.of("advice_requested"):
            if asked.fields.get("category") != "b" or _is_early_years(story, asked) is not early_years:
                continue
            inside = first.last - _WEEK <= asked.sent_on.first and asked.sent_on.last <= reopens.first - _WEEK
            if inside and question.day.first <= asked.sent_on.first and asked.sent_on.last <= due:
                in_window = True
    return [closed, in_window]


def _is_early_years(story: Story, asked: Event) -> bool:
    return story.setting_on(asked.sent_on.first) == "early_years"


def _personal(story: Story, question: Moment, due: date) -> list[bool]:
    return [any(_overlap(story, one, question, due) > 0 for one in story.of("exceptional_personal"))]


def _overlap(story: Story, span: Event, question: Moment, due: date) -> int:
    """How many days of a recorded span certainly fall in the period by `as_at`, both ends counted."""
    last = span.days.get("to_on")
    first = max(span.days["from_on"].last, question.day.first)
    end = min(last.first if last is not None else story.as_at, story.as_at, due)
    return (end - first).days + 1


def _absent(length: int) -> Callable[[Story, Moment, date], list[bool]]:
    def test(story: Story, question: Moment, due: date) -> list[bool]:
        return [any(_overlap(story, one, question, due) >= length for one in story.of("absent_from_area"))]

    return test


def _appointment(story: Story, question: Moment, due: date) -> list[bool]:
    return [
        any(
            question.day.first <= one.on.first
            and one.on.last <= due
            and agree(one.fields, question.fields, ("body", "category"))
            for one in story.of("appointment_missed")
        )
    ]


def _late_representations(story: Story, question: Moment, due: date) -> list[bool]:
    drafts = [one for one in story.of("draft_served") if question.day.first <= one.served_on.first]
    return [
        any(
            window_end(draft.served_on.last, 15) < one.on.first <= due
            for draft in drafts
            for one in story.of("draft_representations")
        )
    ]


def _agreed(story: Story, question: Moment, due: date) -> list[bool]:
    return ["set_day" in question.anchors]


def _covid(story: Story, question: Moment, due: date) -> list[bool]:
    """The version of the duty in force on the due day carries the code only while the relaxation lasted."""
    return [True]


_TESTS: dict[str, Callable[[Story, Moment, date], list[bool]]] = {
    "EXC-SCHOOL4": lambda story, question, due: _closure(story, question, due, early_years=False),
    "EXC-EY4": lambda story, question, due: _closure(story, question, due, early_years=True),
    "EXC-PERSONAL": _personal,
    "EXC-ABSENT4": _absent(_FOUR_WEEKS),
    "EXC-ABSENT2": _absent(_TWO_WEEKS),
    "EXC-APPT": _appointment,
    "EXC-REPS": _late_representations,
    "EXC-AGREED": _agreed,
    "EXC-COVID": _covid,
}


def has_facts(story: Story) -> bool:
    """Whether anything on record could prove an element of an exception, or claims one."""
    return bool(story.of("exception_claimed")) or any(story.of(kind) for kind in _FACTS.values())
