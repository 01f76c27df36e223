"""A time that is past when a plan is made helps nobody; one that is years off cannot be reviewed without steps."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.plan.check.whole.made import found, line, outcome, told_of

CODES = ("outcome.past", "outcome.far", "provision.past")


@pytest.mark.parametrize(("text", "year"), [
    ("By the end of Key Stage 2 Child A will dress himself.", 7),
    ("Child A will read a page by the end of Year 6.", 7),
    ("By the end of Key Stage 3, Child A will read a page.", 10),
    ("By the end of key stage 4 Child A will name how he feels.", 12),
    # The sound plan is of 11 May 2026.
    ("By April 2026 Child A will read a page.", 4),
    ("By 10 May 2026 Child A will read a page.", 4),
])  # fmt: skip
def test_a_time_that_was_past(text: str, year: int) -> None:
    assert "outcome.past@E" in told_of(CODES, replace(outcome(text), year_group=year))


@pytest.mark.parametrize(("text", "year"), [
    ("By the end of Key Stage 2 Child A will dress himself.", 6),
    ("Child A will read a page by the end of Year 6.", 2),
    ("By May 2026 Child A will read a page.", 4),
    ("By 11 May 2026 Child A will read a page.", 4),
    ("By July 2028 Child A will read a page.", 4),
    ("Child A reads as well as others in Year 3.", 4),
])  # fmt: skip
def test_a_time_that_is_neither_past_nor_far(text: str, year: int) -> None:
    made = replace(outcome(text), year_group=year, outcomes=outcome(text).outcomes[-1:])
    assert told_of(CODES, made) == {}


def test_more_than_four_school_years_off_wants_a_look() -> None:
    made = outcome("By the end of Key Stage 3 Child A will read a page.")
    assert told_of(CODES, replace(made, year_group=4)) == {"outcome.far_off@E": "look"}
    assert told_of(CODES, replace(made, year_group=5)) == {}


def test_provision_whose_last_day_is_past() -> None:
    text = "A transition plan will be written by the end of the spring term of Year 11."
    assert told_of("provision.past", replace(line(text), year_group=12)) == {"provision.past@F": "important"}
    assert told_of("provision.past", replace(line(text), year_group=11)) == {}


def test_all_that_is_past_is_one_finding_that_says_when_the_plan_was_made() -> None:
    made = replace(outcome("By the end of Key Stage 2 Child A will dress himself."), year_group=8)
    findings = [one for one in found(made) if one.code == "outcome.past"]
    assert len(findings) == 1
    assert "11 May 2026" in findings[0].says
