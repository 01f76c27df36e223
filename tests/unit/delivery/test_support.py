"""Assess, plan, do, review (Code 2015 paras 6.44-6.56), and at least three meetings each year (para 6.65)."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from upheld.delivery.entitlement import DeliveryError
from upheld.delivery.progress.support import Entered, Stage, support

NOW = date(2027, 7, 1)


def entered(id: str, stage: Stage, on: str, **rest: Any) -> Entered:
    told: dict[str, Any] = {"by": "1", "side": "setting"} | rest
    return Entered(id, stage, date.fromisoformat(on), datetime(2026, 9, 1, 12, int(id), tzinfo=UTC), **told)


ROUND = [
    entered("1", "assess", "2026-09-10"),
    entered("2", "plan", "2026-09-20", review_on=date(2026, 12, 10)),
    entered("3", "do", "2026-09-21"),
    entered("4", "review", "2026-12-15"),
]


def stages(found: Any) -> list[list[str]]:
    return [[one.stage for one in cycle.stages] for cycle in found.cycles]


def test_four_stages_are_one_cycle() -> None:
    found = support(ROUND, NOW)
    assert stages(found) == [["assess", "plan", "do", "review"]]
    assert found.cycles[0].reviewed_on == date(2026, 12, 15) and found.cycles[0].missing == ()


def test_what_comes_after_a_review_begins_another() -> None:
    found = support([*ROUND, entered("5", "plan", "2027-01-08"), entered("6", "review", "2027-03-01")], NOW)
    assert stages(found) == [["assess", "plan", "do", "review"], ["plan", "review"]]
    assert found.cycles[1].missing == ("assess", "do")


def test_assessing_again_after_going_on_begins_another() -> None:
    said = [entered("1", "assess", "2026-09-01"), entered("2", "assess", "2026-09-05"),
            entered("3", "plan", "2026-09-06"), entered("4", "assess", "2026-11-01")]  # fmt: skip
    assert stages(support(said, NOW)) == [["assess", "assess", "plan"], ["assess"]]


def test_a_second_note_of_one_review_is_of_the_same_cycle() -> None:
    assert stages(support([*ROUND, entered("5", "review", "2026-12-16")], NOW)) == [
        ["assess", "plan", "do", "review", "review"]
    ]


def test_a_review_is_to_come_on_the_day_agreed_last() -> None:
    said = [*ROUND[:3], entered("5", "do", "2026-10-01", review_on=date(2027, 1, 8))]
    found = support(said, date(2026, 11, 1))
    assert found.next_review_on == date(2027, 1, 8) and not found.is_review_late


def test_a_review_is_late_from_the_day_after() -> None:
    assert not support(ROUND[:3], date(2026, 12, 10)).is_review_late
    assert support(ROUND[:3], date(2026, 12, 11)).is_review_late


def test_a_review_held_early_ends_what_was_agreed() -> None:
    early = entered("4", "review", "2026-11-15")
    found = support([*ROUND[:3], early], date(2026, 12, 20))
    assert found.next_review_on is None and not found.is_review_late


def test_the_next_day_agreed_at_a_review_stands_until_the_next_review() -> None:
    said = [
        *ROUND[:3],
        entered("4", "review", "2026-12-15", review_on=date(2027, 3, 20)),
        entered("5", "plan", "2027-01-08"),
    ]
    assert support(said, date(2027, 2, 1)).next_review_on == date(2027, 3, 20)


def test_nothing_written_is_nothing_agreed() -> None:
    found = support([], NOW)
    assert (found.cycles, found.next_review_on, found.is_review_late, found.by_year) == ((), None, False, {})


def test_meetings_count_by_day_whoever_says_so_and_by_the_year_from_september() -> None:
    said = [
        entered("1", "assess", "2026-08-31", is_meeting=True),
        entered("2", "plan", "2026-09-01", is_meeting=True),
        entered("3", "do", "2026-09-01", is_meeting=True, side="family", by="2"),
        entered("4", "do", "2027-02-01", is_meeting=True),
        entered("5", "do", "2027-02-02"),
    ]  # fmt: skip
    found = support(said, NOW)
    assert found.by_year == {2026: 2, 2025: 1} and list(found.by_year) == [2026, 2025]
    assert found.last_twelve_months == 3


def test_twelve_months_end_on_the_day() -> None:
    said = [entered("1", "plan", "2026-07-01", is_meeting=True), entered("2", "do", "2026-07-02", is_meeting=True)]
    assert support(said, NOW).last_twelve_months == 1


def test_corrections_stand_and_what_is_to_come_is_not_counted() -> None:
    said = [*ROUND, entered("5", "review", "2026-12-16", replaces="4", is_meeting=True),
            entered("6", "assess", "2027-08-01", is_meeting=True)]  # fmt: skip
    found = support(said, NOW)
    assert found.cycles[0].reviewed_on == date(2026, 12, 16) and found.meetings == (date(2026, 12, 16),)


@pytest.mark.parametrize(
    ("stage", "told", "sentence"),
    [
        ("think", {}, "“think”"),
        ("plan", {"review_on": date(2026, 8, 1)}, "before 2026-09-01"),
        ("plan", {"text": "x" * 2_001}, "2,000"),
    ],
)
def test_what_fits_no_cycle_is_refused(stage: Any, told: dict[str, Any], sentence: str) -> None:
    with pytest.raises(DeliveryError, match=sentence):
        entered("1", stage, "2026-09-01", **told)
