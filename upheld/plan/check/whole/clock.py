"""Do the dates printed on the plan agree with each other, and with the case's own clock?"""

from __future__ import annotations

from collections.abc import Iterator

from upheld.dates import add_months, window_end, year_group
from upheld.law.plan_rules import DRAFT_WINDOW, FINAL_IN_TWENTY_WEEKS, REVIEW_IN_TWELVE_MONTHS
from upheld.plan.check.finding import Finding
from upheld.plan.check.seen import Seen, in_words
from upheld.plan.check.whole.views import DATE

_CALLED = {
    "plan": "date of the plan", "draft": "date of the draft", "final": "date of the final plan",
    "amended": "date of the amended plan", "review": "date of the review", "birth": "date of birth",
}  # fmt: skip
_WINDOW_DAYS = 15


def findings(seen: Seen) -> Iterator[Finding]:
    """Dates that cannot be right, a plan without a date, and limits of the case that the printed dates break."""
    yield from _impossible(seen)
    if seen.plan.sections and seen.made_on is None and not _loose_date(seen):
        yield Finding(
            "date.none",
            "look",
            "No date of the plan was found on it. The time to the first review counts from that date.",
            law=(REVIEW_IN_TWELVE_MONTHS,),
            remedy="Please put the date on the plan, and on each later version of it.",
        )
    yield from _year(seen)
    yield from _review(seen)
    yield from _final(seen)


def _impossible(seen: Seen) -> Iterator[Finding]:
    dates = seen.plan.dates
    for name, day in sorted(dates.items()):
        called = _CALLED.get(name, f"date of the {name}")
        if name != "birth" and seen.birth_on is not None and day < seen.birth_on:
            yield _wrong(f"date.before_birth.{name}", f"The {called} ({in_words(day)}) is before the birth.", called)
        elif seen.about.as_at is not None and name != "review" and day > seen.about.as_at:
            yield _wrong(
                f"date.in_future.{name}",
                f"The {called} ({in_words(day)}) is after the day of this check ({in_words(seen.about.as_at)}).",
                called,
            )
    for earlier, later in (("draft", "final"), ("final", "amended")):
        if earlier in dates and later in dates and dates[earlier] > dates[later]:
            yield _wrong(
                f"date.order.{later}",
                f"The {_CALLED[earlier]} ({in_words(dates[earlier])}) is after the {_CALLED[later]} "
                f"({in_words(dates[later])}).",
                _CALLED[later],
            )
    printed, known = dates.get("birth"), seen.about.birth_on
    if printed and known and printed != known:
        yield _wrong(
            "date.birth",
            f"The plan gives {in_words(printed)} as date of birth, the case {in_words(known)}.",
            "date of birth",
        )


def _loose_date(seen: Seen) -> bool:
    """Whether words that could not be placed, such as those of a front page, hold a date."""
    return any(DATE.search(piece.text) for piece in seen.plan.unplaced)


def _year(seen: Seen) -> Iterator[Finding]:
    """A year group that is not the usual one for the age: it may be right, where a child is taught out of year."""
    printed, day = seen.plan.year_group, seen.made_on or seen.day
    if printed is None or day is None or seen.birth_on is None or day < seen.birth_on:
        return
    # The case may know that a child is taught out of year.
    if printed == seen.about.year_group:
        return
    usual = year_group(seen.birth_on, day)
    if usual != printed and usual >= 0:
        yield Finding(
            "date.year_group",
            "look",
            f"The plan says Year {printed}. A child born on {in_words(seen.birth_on)} is usually in "
            f"{f'Year {usual}' if usual else 'Reception'} on {in_words(day)}.",
            remedy="Please put right the year group or the date of birth, or say that the child is taught out of year.",
        )


def _wrong(code: str, says: str, called: str) -> Finding:
    return Finding(code, "look", says, remedy=f"Please put right the {called} on the plan.")


def _review(seen: Seen) -> Iterator[Finding]:
    review, made = seen.plan.dates.get("review"), seen.made_on
    if review is None or made is None or seen.plan.version == "draft":
        return
    # The strict last day is the day before; the anniversary itself is argued for (england.md 5.6) and left alone.
    limit = add_months(made, 12)
    if review > limit:
        yield Finding(
            "date.review_late",
            "important",
            f"The review is set for {in_words(review)}, more than 12 months after the plan of {in_words(made)}.",
            law=(REVIEW_IN_TWELVE_MONTHS,),
            # After an amendment the time runs from the last review, which the plan does not print.
            remedy=(
                "Please set a day for the review so that it is finished within 12 months of the last one."
                if "amended" in seen.plan.dates
                else f"Please set a day for the review so that it is finished before {in_words(limit)}."
            ),
        )


def _final(seen: Seen) -> Iterator[Finding]:
    about, dates = seen.about, seen.plan.dates
    final = dates.get("final") or (dates.get("plan") if seen.plan.version == "final" else None)
    due = about.final_due_on
    if seen.plan.version == "final" and final and due and final > due:
        yield Finding(
            "date.final_late",
            "serious",
            f"The final plan is dated {in_words(final)}; by the case's own clock it was due by {in_words(due)}.",
            law=(FINAL_IN_TWENTY_WEEKS,),
            remedy=f"Please explain why the final plan came after {in_words(due)}, the last day for it.",
        )
    if seen.plan.version == "draft" and due and about.as_at and about.as_at > due:
        yield Finding(
            "date.final_overdue",
            "serious",
            f"This is still a draft, and by the case's own clock the final plan was due by {in_words(due)}.",
            law=(FINAL_IN_TWENTY_WEEKS,),
            remedy=f"Please send the final plan now: the last day for it was {in_words(due)}.",
        )
    served = about.draft_served_on
    if seen.plan.version != "final" or final is None or served is None or about.answered_on is not None:
        return
    last = window_end(served, _WINDOW_DAYS)
    if served <= final <= last:
        yield Finding(
            "date.final_too_soon",
            "serious",
            f"The final plan is dated {in_words(final)}, within the 15 days for comments on the draft, which ended on "
            f"{in_words(last)}. No answer from the family is recorded.",
            law=(DRAFT_WINDOW,),
            remedy="Please take the family's comments on the draft into account, and send the plan again.",
        )
