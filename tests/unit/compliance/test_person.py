"""Who holds the rights, and the ages that the law counts from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from upheld.case import Person
from upheld.compliance.person import Life

Entry = dict[str, Any]
Answered = Callable[..., Entry]
REQUEST = {"kind": "ehcna_request_received", "on": "2026-01-12"}


def life(as_at: str, born: str | None = None, **person: Any) -> Life:
    return Life(Person(date_of_birth=date.fromisoformat(born) if born else None, **person), date.fromisoformat(as_at))


# England.md W44: born 3 October 2009; school age ends on Friday 26 June 2026
@pytest.mark.parametrize(
    ("as_at", "capacity", "who", "until", "then"),
    [
        ("2026-01-12", None, "parent", "2026-06-26", "young_person"),
        ("2026-06-26", None, "parent", "2026-06-26", "young_person"),
        ("2026-06-26", True, "parent", "2026-06-26", "young_person"),
        ("2026-06-26", False, "parent", "2026-06-26", "alternative_person"),
    ],
)
def test_the_parent_holds_them_up_to_and_on_the_last_friday_in_june(
    as_at: str, capacity: bool | None, who: str, until: str, then: str
) -> None:
    found = life(as_at, "2009-10-03", capacity=capacity).rights_holder()
    assert (found["who"], found["until"], found["then"]) == (who, until, then)


@pytest.mark.parametrize(
    ("capacity", "who"), [(None, "young_person"), (True, "young_person"), (False, "alternative_person")]
)
def test_the_young_person_holds_them_from_the_day_after(capacity: bool | None, who: str) -> None:
    found = life("2026-06-27", "2009-10-03", capacity=capacity).rights_holder()
    assert (found["who"], found["then"]) == (who, None)


def test_without_a_date_of_birth_nobody_is_named_and_that_is_said() -> None:
    found = life("2026-06-27").rights_holder()
    assert (found["who"], found["until"], found["then"]) == ("unknown", None, None)
    assert "date of birth" in str(found["why"])


def test_the_answer_says_who_holds_the_rights_on_the_day(answered: Answered) -> None:
    person = {"date_of_birth": "2009-10-03"}
    assert answered(REQUEST, as_at="2026-06-26", person=person)["rights_holder"] == {
        "who": "parent",
        "until": "2026-06-26",
        "then": "young_person",
    }
    assert answered(REQUEST, as_at="2026-06-27", person=person)["rights_holder"]["who"] == "young_person"


@pytest.mark.parametrize(("day", "of_age"), [("2026-06-26", True), ("2026-06-27", False)])
def test_of_compulsory_school_age_on_a_day(day: str, of_age: bool) -> None:
    assert life("2026-01-01", "2009-10-03").of_school_age(date.fromisoformat(day)) is of_age
    assert life("2026-01-01").of_school_age(date.fromisoformat(day)) is None


def test_birthdays_and_year_groups_from_the_date_of_birth() -> None:
    one = life("2026-01-01", "2012-03-01")
    assert one.birthday(18) == date(2030, 3, 1)
    assert one.year_group(date(2025, 9, 1)) == 9
    nobody = life("2026-01-01")
    assert (nobody.birthday(18), nobody.year_group(date(2025, 9, 1)), nobody.school_age_ends) == (None, None, None)


@pytest.mark.parametrize(("day", "group"), [("2026-01-01", 8), ("2025-08-31", 7), ("2026-09-01", 9)])
def test_a_recorded_year_group_is_that_of_the_year_reckoned_in(day: str, group: int) -> None:
    assert life("2026-01-01", "2012-03-01", year_group=8).year_group(date.fromisoformat(day)) == group


@pytest.mark.parametrize(
    ("person", "transfer", "due"),
    [
        # born 1 March 2015: year 6 in 2025-26, secondary in September 2026; before 15 February (W29)
        ({"date_of_birth": "2015-03-01"}, "2026-09-01", "2026-02-14"),
        # kept down a year: what is recorded wins
        ({"date_of_birth": "2015-03-01", "year_group": 5}, None, None),
        # born 3 October 2009: year 11; post-16 in September 2026; before 31 March (W30)
        ({"date_of_birth": "2009-10-03"}, "2026-09-01", "2026-03-30"),
        ({"year_group": 11}, "2026-09-01", "2026-03-30"),
        ({"year_group": 3}, None, None),
    ],
)
def test_the_move_to_the_next_phase_is_worked_out_and_said_to_be(
    answered: Answered, person: Entry, transfer: str | None, due: str | None
) -> None:
    answer = answered({"kind": "plan_final_sent", "on": "2024-01-10"}, as_at="2026-01-05", person=person)
    found = [one for one in answer["obligations"] if one["duty"].startswith("review.phase")]
    assert [one["due_on"] for one in found] == ([due] if due else [])
    for one in found:
        assert transfer in one["key"]
        assert any("assumed" in sentence and str(transfer) in sentence for sentence in one["unknown"])


def test_the_back_plan_of_a_phase_transfer(answered: Answered) -> None:
    answer = answered(
        {"kind": "plan_final_sent", "on": "2024-01-10"}, as_at="2025-10-01", person={"date_of_birth": "2015-03-01"}
    )
    one = next(one for one in answer["obligations"] if one["duty"] == "review.phase.main")
    # 14 February less 56, 84 and 98 days (england.md 5.7; W29 meets by 22 November)
    assert one["back_plan"] == {
        "final_by": "2026-02-14",
        "notice_by": "2025-12-20",
        "meeting_by": "2025-11-22",
        "papers_by": "2025-11-08",
    }


def test_past_the_outer_age_nobody_holds_the_rights_until_a_day_gone_by() -> None:
    found = life("2040-01-01", "2009-10-03").rights_holder()
    assert found["until"] is None or str(found["until"]) >= "2040-01-01"
