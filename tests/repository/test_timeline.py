"""The law's timeline is whole: on each day exactly one version of a duty is in force, or the gap is declared.

A version can begin or end, and a gap too, only on a boundary: the first day of a version or gap, or the day after
its last. Between two boundaries nothing changes, so asking each boundary asks every day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from upheld.dates import add_months, england_and_wales
from upheld.law import LAWS, law_named
from upheld.law.code import Gap, Law

FIRST = date(2014, 9, 1)
ENGLAND = law_named("england")
LAST = add_months(ENGLAND.last_checked, 24)
ONE_DAY = timedelta(days=1)


def covers(first: date, last: date | None, day: date) -> bool:
    return first <= day and (last is None or day <= last)


def wrong_on(law: Law, duty: str, day: date) -> str | None:
    """What is wrong with a duty's timeline on a day; None if exactly one version, or one declared gap, holds it."""
    versions = [one for one in law.of(duty) if covers(one.from_on, one.to_on, day)]
    gaps = [gap for gap in law.gaps if gap.duty == duty and covers(gap.from_on, gap.to_on, day)]
    if len(versions) + len(gaps) == 1:
        return None
    return f"{duty} on {day}: {len(versions)} versions in force, {len(gaps)} gaps declared"


def boundaries(law: Law, duty: str) -> list[date]:
    spans = [(one.from_on, one.to_on) for one in law.of(duty)]
    spans += [(gap.from_on, gap.to_on) for gap in law.gaps if gap.duty == duty]
    found = {FIRST, *(first for first, _ in spans), *(last + ONE_DAY for _, last in spans if last is not None)}
    return sorted(day for day in found if FIRST <= day <= LAST)


def every_day() -> Iterator[date]:
    return (FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1))


@pytest.mark.parametrize("name", LAWS)
def test_on_every_day_one_version_is_in_force_or_the_gap_is_declared(name: str) -> None:
    law = law_named(name)
    assert [wrong for duty in law.by_id for day in boundaries(law, duty) if (wrong := wrong_on(law, duty, day))] == []


# Four shapes of timeline: one version; three from an overlay; a gap first; several dated versions.
@pytest.mark.parametrize(
    "duty", ["plan.draft.window", "plan.final", "unopposed.assess", "excl.notify", "recs.respond.care"]
)
def test_asking_the_boundaries_is_asking_every_day(duty: str) -> None:
    known: tuple[object, object] | None = None
    asked = set(boundaries(ENGLAND, duty))
    for day in every_day():
        now = (ENGLAND.in_force(duty, day), wrong_on(ENGLAND, duty, day))
        assert now[1] is None
        if day not in asked:
            assert now == known, f"{duty} changes on {day}, which is no boundary"
        known = now


@pytest.mark.slow
def test_every_duty_day_by_day() -> None:
    for duty in ENGLAND.by_id:
        for day in every_day():
            assert wrong_on(ENGLAND, duty, day) is None


def test_no_law_is_forgotten_here() -> None:
    assert set(LAWS) == {"england", "england-bare", "reform-wp-2026"}


def test_a_hole_and_a_clash_are_noticed() -> None:
    versions = ENGLAND.of("excl.notify")
    first, second, third = versions
    hole = Law("test", (first, third))
    assert [day for day in boundaries(hole, "excl.notify") if wrong_on(hole, "excl.notify", day)] == [second.from_on]
    told = Law("test", (first, third), gaps=(Gap("excl.notify", second.from_on, second.to_on, "said"),))
    assert not [day for day in boundaries(told, "excl.notify") if wrong_on(told, "excl.notify", day)]
    twice = Law("test", versions, gaps=(Gap("excl.notify", second.from_on, second.to_on, "said"),))
    assert [day for day in boundaries(twice, "excl.notify") if wrong_on(twice, "excl.notify", day)] == [second.from_on]


def test_the_timeline_begins_with_the_act_and_ends_two_years_after_the_last_check() -> None:
    assert min(one.from_on for one in ENGLAND.of("plan.final")) == FIRST
    assert england_and_wales().valid_until >= LAST


def test_a_gap_is_declared_only_for_a_duty_of_the_law_and_ends_where_a_version_begins() -> None:
    for name in LAWS:
        law = law_named(name)
        for gap in law.gaps:
            assert gap.to_on is not None
            assert law.in_force(gap.duty, gap.to_on) is None
            assert law.in_force(gap.duty, gap.to_on + ONE_DAY) is not None
            assert gap.why
