"""Time limits as values: what each gives, what it says, how it is exported, and what it refuses."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from datetime import date

import pytest

from upheld.dates import SchoolDays
from upheld.law import LAWS, law_named
from upheld.law.limit import AtLeast, Before, Day, Limit, Max, Min, Rule12, Several, Within, as_data

TERM = SchoolDays([(date(2026, 3, 2), date(2026, 3, 27)), (date(2026, 4, 13), date(2026, 5, 22))], [])


def at(**days: str) -> Callable[[str], date | None]:
    """Anchors by name; a name not given is a day not known."""
    known = {name: date.fromisoformat(day) for name, day in days.items()}
    return lambda name: known.get(name)


def last(limit: Limit, school: SchoolDays | None = None, **days: str) -> str | None:
    found = limit.last_day(at(**days), school)
    return None if found is None else found.isoformat()


# Within: after a day, or beginning with it


@pytest.mark.parametrize(
    ("limit", "trigger", "due"),
    [
        (Within(weeks=20, after="trigger"), "2026-01-12", "2026-06-01"),
        (Within(days=15, after="trigger"), "2026-04-02", "2026-04-17"),  # W32: Easter counts
        (Within(days=15, beginning="trigger"), "2026-04-24", "2026-05-08"),  # W8
        (Within(weeks=2, beginning="trigger"), "2026-03-02", "2026-03-15"),
        (Within(months=2, after="trigger"), "2026-02-27", "2026-04-27"),  # W10
        (Within(months=2, after="trigger"), "2025-12-31", "2026-02-28"),
        (Within(months=12, beginning="trigger"), "2025-03-10", "2026-03-09"),
        (Within(months=6, beginning="trigger"), "2026-03-10", "2026-09-09"),  # W36
        (Within(working_days=3, after="trigger"), "2026-04-01", "2026-04-08"),  # W18
        (Within(working_days=3, beginning="trigger"), "2026-04-01", "2026-04-07"),  # 1, 2, 7
        (Within(tribunal_days=30, after="trigger"), "2026-07-16", "2026-09-25"),  # W16
        (Within(uk_working_days=20, after="trigger"), "2026-06-15", "2026-07-14"),  # 13 July is out in Belfast
        (Within(months=2, after="trigger", roll=True), "2025-12-31", "2026-03-02"),
        (Within(weeks=6, after="trigger", roll=True), "2026-01-12", "2026-02-23"),
    ],
)
def test_within(limit: Within, trigger: str, due: str) -> None:
    assert last(limit, trigger=trigger) == due


def test_school_days_need_the_schools_own_calendar() -> None:
    fifteen = Within(school_days=15, after="trigger")
    assert last(fifteen, TERM, trigger="2026-03-02") == "2026-03-23"  # W38
    assert last(Within(school_days=6, beginning="trigger"), TERM, trigger="2026-03-02") == "2026-03-09"
    assert last(fifteen, None, trigger="2026-03-02") is None
    assert last(fifteen, TERM, trigger="2026-05-21") is None, "the terms given end on 22 May"


@pytest.mark.parametrize(
    "fields",
    [
        {"after": "trigger"},
        {"weeks": 6, "days": 1, "after": "trigger"},
        {"weeks": 6},
        {"weeks": 6, "after": "trigger", "beginning": "trigger"},
    ],
)
def test_a_period_has_one_unit_and_one_end(fields: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"exactly one unit|either after a day or beginning"):
        Within(**fields)  # type: ignore[arg-type]


def test_notice_has_one_unit() -> None:
    with pytest.raises(ValueError, match="exactly one unit"):
        AtLeast(before="meeting")


# At least so long before, strictly before, on the very day


@pytest.mark.parametrize(
    ("limit", "meeting", "due"),
    [
        (AtLeast(weeks=2, before="meeting"), "2026-03-04", "2026-02-18"),  # W25
        (AtLeast(days=14, before="meeting"), "2026-03-14", "2026-02-28"),
        (AtLeast(months=5, before="meeting"), "2026-09-01", "2026-04-01"),
        (AtLeast(months=5, before="meeting"), "2026-07-31", "2026-02-28"),
        (AtLeast(tribunal_days=10, before="meeting"), "2026-10-30", "2026-10-16"),
        # 4 to 1 September, 31 to 27 July, 24 July
        (AtLeast(tribunal_days=10, before="meeting"), "2026-09-07", "2026-07-24"),
    ],
)
def test_at_least_so_long_before(limit: AtLeast, meeting: str, due: str) -> None:
    assert last(limit, meeting=meeting) == due


@pytest.mark.parametrize(
    ("month", "day", "transfer", "due"),
    [
        (2, 15, "2026-09-01", "2026-02-14"),  # W29
        (3, 31, "2026-09-01", "2026-03-30"),  # W30
        (5, 31, "2015-09-01", "2015-05-30"),
        (3, 1, "2028-09-01", "2028-02-29"),
    ],
)
def test_before_a_date_that_day_is_too_late(month: int, day: int, transfer: str, due: str) -> None:
    assert last(Before(month, day, "transfer_date"), transfer_date=transfer) == due


def test_the_very_day() -> None:
    assert last(Day("hearing"), hearing="2026-05-04") == "2026-05-04"


# Several limits: one that has nothing to count from is left out


NOTICE = Within(weeks=8, after="notice")
MEETING = Within(weeks=12, after="meeting")


@pytest.mark.parametrize(
    ("days", "earlier", "later"),
    [
        ({"notice": "2026-03-25", "meeting": "2026-03-04"}, "2026-05-20", "2026-05-27"),  # W25
        ({"notice": "2026-04-29", "meeting": "2026-03-04"}, "2026-05-27", "2026-06-24"),  # W26
        ({"meeting": "2026-03-04"}, "2026-05-27", "2026-05-27"),
        ({"notice": "2026-03-25"}, "2026-05-20", "2026-05-20"),
        ({}, None, None),
    ],
)
def test_the_earlier_and_the_later_of_two(days: dict[str, str], earlier: str | None, later: str | None) -> None:
    assert last(Min(NOTICE, MEETING), **days) == earlier
    assert last(Max(NOTICE, MEETING), **days) == later


def test_several_are_equal_when_their_limits_are() -> None:
    assert Min(NOTICE, MEETING) == Min(NOTICE, MEETING)
    assert Min(NOTICE, MEETING) != Min(MEETING, NOTICE)
    assert Min(NOTICE, MEETING) != Max(NOTICE, MEETING)
    assert Min(NOTICE) != NOTICE
    assert len({Min(NOTICE, MEETING), Min(NOTICE, MEETING), Max(NOTICE, MEETING)}) == 2


def test_several_by_itself_chooses_nothing() -> None:
    with pytest.raises(NotImplementedError):
        last(Several(NOTICE), notice="2026-03-25")


# Rule 12


@pytest.mark.parametrize(
    ("sent", "certificate", "due"),
    [
        ("2026-02-27", "2026-04-08", "2026-05-08"),  # W10
        ("2026-06-01", None, "2026-09-01"),  # W12
        ("2026-07-15", None, "2026-09-15"),  # W13
        ("2025-12-31", None, "2026-03-02"),  # W15
        ("2026-10-26", None, "2027-01-04"),  # ends on 26 December
    ],
)
def test_rule_12_adjusts_the_later_limb(sent: str, certificate: str | None, due: str) -> None:
    limit = Rule12(Max(Within(months=2, after="trigger"), Within(months=1, after="certificate")))
    days = {"trigger": sent} | ({"certificate": certificate} if certificate else {})
    assert last(limit, **days) == due
    assert list(limit.anchors()) == ["trigger", "certificate"]


# What is missing, what it says, and what it is as data

EACH: list[tuple[Limit, list[str], str, dict[str, object]]] = [
    (
        Within(weeks=6, after="t0"),
        ["t0"],
        "within 6 weeks after t0",
        {"within": {"weeks": 6, "after": "t0"}},
    ),
    (
        Within(months=1, beginning="trigger"),
        ["trigger"],
        "within 1 month beginning with trigger",
        {"within": {"months": 1, "beginning": "trigger"}},
    ),
    (
        Within(days=28, after="trigger", roll=True),
        ["trigger"],
        "within 28 days after trigger, rolled to a working day",
        {"within": {"days": 28, "after": "trigger", "roll": True}},
    ),
    (
        Within(working_days=1, after="trigger"),
        ["trigger"],
        "within 1 working day after trigger",
        {"within": {"working_days": 1, "after": "trigger"}},
    ),
    (
        Within(working_days=3, after="trigger"),
        ["trigger"],
        "within 3 working days after trigger",
        {"within": {"working_days": 3, "after": "trigger"}},
    ),
    (
        Within(tribunal_days=30, after="trigger"),
        ["trigger"],
        "within 30 working days, leaving out August and 25 December to 1 January, after trigger",
        {"within": {"tribunal_days": 30, "after": "trigger"}},
    ),
    (
        Within(school_days=15, after="trigger"),
        ["trigger"],
        "within 15 school days after trigger",
        {"within": {"school_days": 15, "after": "trigger"}},
    ),
    (
        AtLeast(weeks=2, before="meeting"),
        ["meeting"],
        "at least 2 weeks before meeting",
        {"atleast": {"weeks": 2, "before": "meeting"}},
    ),
    (
        Before(2, 15, "transfer_date"),
        ["transfer_date"],
        "before 15 February of the calendar year of transfer_date",
        {"before": {"month": 2, "day": 15, "year_of": "transfer_date"}},
    ),
    (Day("hearing"), ["hearing"], "by hearing", {"day": {"of": "hearing"}}),
    (
        Min(Within(weeks=8, after="notice"), Day("meeting")),
        ["notice", "meeting"],
        "the earlier of: within 8 weeks after notice; by meeting",
        {"min": [{"within": {"weeks": 8, "after": "notice"}}, {"day": {"of": "meeting"}}]},
    ),
    (
        Rule12(Max(Within(months=2, after="trigger"), Within(months=1, after="certificate"))),
        ["trigger", "certificate"],
        "the later of: within 2 months after trigger; within 1 month after certificate, then rule 12 "
        "(August, Christmas, non-working days)",
        {
            "rule_12": {
                "max": [
                    {"within": {"months": 2, "after": "trigger"}},
                    {"within": {"months": 1, "after": "certificate"}},
                ]
            }
        },
    ),
]


@pytest.mark.parametrize(("limit", "anchors", "words", "data"), EACH, ids=[str(each[0]) for each in EACH])
def test_each_limit_says_what_it_is(limit: Limit, anchors: list[str], words: str, data: dict[str, object]) -> None:
    assert list(limit.anchors()) == anchors
    assert str(limit) == words
    assert as_data(limit) == data
    assert json.loads(json.dumps(as_data(limit))) == data


@pytest.mark.parametrize("limit", [each[0] for each in EACH], ids=str)
def test_a_limit_with_nothing_to_count_from_gives_no_day(limit: Limit) -> None:
    assert last(limit) is None


@pytest.mark.parametrize("limit", [each[0] for each in EACH], ids=str)
def test_a_limit_is_a_value(limit: Limit) -> None:
    assert hash(limit) == hash(limit)
    if not isinstance(limit, Several):
        with pytest.raises(AttributeError):
            setattr(limit, fields(limit)[0].name, None)


@pytest.mark.parametrize("name", LAWS)
def test_every_limit_of_every_law_can_be_printed_and_exported(name: str) -> None:
    limits = [limb.within for duty in law_named(name).duties for limb in duty.limbs if limb.within is not None]
    limits += [
        reading.within
        for duty in law_named(name).duties
        for limb in duty.limbs
        for reading in limb.readings
        if reading.within is not None
    ]
    assert len(limits) > 80
    for limit in limits:
        assert str(limit)
        assert json.dumps(as_data(limit))
        assert all(limit.anchors())
