"""Case files written by each released version still read, and still give the days that the law gives.

Each folder holds files as that version wrote them: they are never edited. The days beside them are worked from the law.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from upheld.case import Case, dump_json, dump_toml, loads, read
from upheld.compliance import as_data, reckon
from upheld.law import law_named

HERE = Path(__file__).parent
FILES = sorted(path for path in HERE.glob("*/*") if path.suffix in (".toml", ".json"))

# File: the day reckoned for, then duty (with its limb) to the due day, and where it says more, the status.
GIVES: dict[str, tuple[str, dict[str, tuple[str, str] | str]]] = {
    "0.1.0/twenty-weeks.toml": (
        "2026-07-01",
        {
            "ehcna.decide": ("2026-02-23", "met_late"),  # 12 January + 42; the notice arrived on 25 February
            "ehcna.advice.respond": "2026-04-13",  # 2 March + 42
            "plan.final": ("2026-06-01", "met_late"),  # 12 January + 140; sent on 30 June
            "plan.draft.window": ("2026-05-08", "met"),  # 24 April is day one
            "review.annual": "2027-06-25",  # the plan is dated 26 June 2026
            "appeal.deadline": "2026-09-01",  # 30 June + 2 months ends in August
        },
    ),
    "0.1.0/months-only.json": (
        "2024-12-01",
        {
            "ehcna.decide": "2024-08-12..2024-09-11",  # 1 July + 42, 31 July + 42
            "plan.final": "2024-11-18..2024-12-18",  # 1 July + 140, 31 July + 140
        },
    ),
    "0.1.0/review-and-appeal.toml": (
        "2026-08-01",
        {
            "review.papers": "2026-02-18",  # 4 March - 14
            "review.decide": ("2026-03-09", "met_late"),  # the twelve months from 10 March 2025 end before 4 March + 28
            "review.amend.propose": ("2026-04-01", "met_late"),  # 4 March + 28; sent on 29 April
            "review.amend.final": ("2026-05-27", "met_late"),  # W26: 4 March + 84, not 29 April + 56
            "appeal.deadline@plan": ("2026-09-01", "met"),  # 1 August, certificate 2 August: both in August
            "appeal.response": "2026-09-25",  # W16: received on 16 July
            "review.annual@review_decision_notified@2026-04-01": "2027-03-31",
        },
    ),
    "0.1.0/orders-and-corrections.json": (
        "2026-07-01",
        {
            "order.amend": ("2026-06-12", "excepted"),  # W23: 8 May + 35; away from 15 to 29 May
            "order.school": ("2026-05-22", "overdue"),  # 8 May + 14
            "unopposed.plan/draft": ("2026-06-12", "overdue"),  # 8 May + 35
            "unopposed.plan/final": ("2026-07-24", "running"),  # 8 May + 77
        },
    ),
    "0.1.0/school.toml": (
        "2026-06-10",
        {
            "excl.sixth_day.la": "2026-03-09",  # W38: 2, 3, 4, 5, 6, 9 March
            "excl.governors.15": "2026-03-23",
            "excl.irp.apply": "2026-04-30",
            "det.decide": ("2026-07-20", "running"),  # 8 June + 42, + 112, + 140
            "det.noplan": ("2026-09-28", "running"),
            "det.final": ("2026-10-26", "running"),
        },
    ),
}


def name(path: Path) -> str:
    return path.relative_to(HERE).as_posix()


def found(answer: dict[str, Any], key: str) -> dict[str, Any]:
    family = [one for one in answer["family_deadlines"] if one["duty"] and one["shape"] != "not_before"]
    duty, _, event = key.partition("@")
    named = [
        one
        for one in (*answer["obligations"], *family)
        if one["key"].split("@")[0] == duty and (not event or one["trigger"]["id"] == event)
    ]
    assert named, key
    return min(named, key=lambda one: one["key"]) if not event and duty == "review.annual" else named[0]


def test_every_old_file_has_its_days_written_down() -> None:
    assert {name(path) for path in FILES} == set(GIVES)


@pytest.mark.parametrize("path", FILES, ids=name)
def test_an_old_file_gives_the_days_the_law_gives(path: Path) -> None:
    as_at, days = GIVES[name(path)]
    answer = as_data(reckon(read(path), law_named("england"), date.fromisoformat(as_at)))
    for key, expected in days.items():
        one = found(answer, key)
        due, status = expected if isinstance(expected, tuple) else (expected, one["status"])
        if ".." in due:
            earliest, latest = due.split("..")
            assert (one["due_on"], one["due_earliest"], one["due_latest"]) == (None, earliest, latest), key
        else:
            assert one["due_on"] == due, key
        assert one["status"] == status, key


def test_what_was_withdrawn_or_corrected_then_is_so_now() -> None:
    case = read(HERE / "0.1.0" / "orders-and-corrections.json")
    assert len(case.log) == 7
    assert [event.id for event in case.events if event.kind == "ftt_order_sent"] == ["ftt_order_sent@2026-05-08"]
    assert not case.of("sar_received")
    answer = as_data(reckon(case, law_named("england"), date(2026, 7, 1)))
    assert not [one for one in answer["obligations"] if one["duty"] == "sar"]


@pytest.mark.parametrize("path", FILES, ids=name)
def test_an_old_file_read_and_written_again_is_the_same_case(path: Path) -> None:
    case = read(path)

    def again(text: str, format: Any) -> Case:
        return loads(text, name="again", format=format)

    assert again(dump_toml(case), "toml") == case
    assert again(dump_json(case), "json") == case
