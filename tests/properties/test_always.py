"""What must hold of every reckoning, whatever the history."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties.strategies import FAST, LONE_TRIGGERS, LONG, QUESTIONS, SCHOOL, histories, one
from upheld.case import from_data
from upheld.compliance import as_data, reckon
from upheld.law import law_named

STATUSES = {
    *("running", "met", "met_late", "overdue", "breached", "excepted", "superseded", "unknown", "no_date"),
}
MAY_BE_DONE_BEFORE = {
    *("review.invite", "review.papers", "review.phase.main", "review.phase.post16", "review.phase.midyear"),
    *("transfer.plan", "transfer.rcb.notify", "appeal.bundle"),
}
"""Duties whose act may lawfully come before what triggers them: a day counted back, or a move known beforehand."""

Event = dict[str, Any]
History = tuple[list[Event], date]


def _reckon(events: list[Event], as_at: date, facts: tuple[Event, ...] = ()) -> dict[str, Any]:
    data: dict[str, Any] = {"event": events}
    if facts:
        data["fact"] = list(facts)
    return as_data(reckon(from_data(data, name="generated"), law_named("england"), as_at))


def _owed(answer: dict[str, Any]) -> dict[str, Any]:
    """Every obligation and family deadline by its key."""
    entries = [*answer["obligations"], *answer["family_deadlines"]]
    return {f"{entry.get('id', '')} {entry['key']}": entry for entry in entries}


def _day(value: Any) -> date | None:
    return date.fromisoformat(str(value)) if value else None


def _has_happened(history: History) -> bool:
    """Whether there is anything to reckon: a case in which nothing is recorded is refused."""
    return bool(history[0])


@FAST
@given(histories().filter(_has_happened), st.randoms(use_true_random=False))
def test_the_order_of_recording_changes_nothing(history: History, shuffle: Any) -> None:
    events, as_at = history
    mixed = list(events)
    shuffle.shuffle(mixed)
    assert _owed(_reckon(mixed, as_at)) == _owed(_reckon(events, as_at))


@FAST
@given(histories().filter(_has_happened), st.integers(0, 400))
@pytest.mark.slow
def test_a_later_event_of_no_relevant_kind_changes_nothing(history: History, days: int) -> None:
    events, as_at = history
    # The SEN information report is a standing duty of the school: no time limit starts or ends with it.
    more = [*events, one("sen_report_published", as_at - timedelta(days=days))]
    assert _owed(_reckon(more, as_at)) == _owed(_reckon(events, as_at))


@FAST
@given(histories().filter(_has_happened), st.sampled_from(LONE_TRIGGERS), st.integers(1, 400))
@pytest.mark.slow
def test_an_event_after_the_day_reckoned_for_changes_nothing(history: History, kind: str, days: int) -> None:
    events, as_at = history
    more = [*events, one(kind, as_at + timedelta(days=days))]
    assert _owed(_reckon(more, as_at)) == _owed(_reckon(events, as_at))


@FAST
@given(histories().filter(_has_happened))
@pytest.mark.slow
def test_reckoning_twice_gives_the_same(history: History) -> None:
    events, as_at = history
    assert _reckon(events, as_at) == _reckon(events, as_at)


@FAST
@given(
    st.sampled_from(LONE_TRIGGERS),
    st.dates(date(2019, 9, 1), date(2026, 6, 30)),  # when every one of these duties was in force
    st.integers(1, 400),
)
def test_due_on_never_moves_back_when_the_trigger_moves_forward(kind: str, day: date, days: int) -> None:
    as_at = date(2027, 12, 31)
    earlier = _reckon([one(kind, day)], as_at, (SCHOOL,))
    later = _reckon([one(kind, day + timedelta(days=days))], as_at, (SCHOOL,))

    def due(answer: dict[str, Any]) -> dict[str, date]:
        entries = [*answer["obligations"], *answer["family_deadlines"]]
        return {
            f"{entry['duty']}/{entry.get('part') or ''}": found for entry in entries if (found := _day(entry["due_on"]))
        }

    before, after = due(earlier), due(later)
    assert {name: (before[name], after[name]) for name in before if name in after and after[name] < before[name]} == {}


@FAST
@given(histories().filter(_has_happened))
def test_what_each_obligation_says_of_itself(history: History) -> None:
    events, as_at = history
    answer = _reckon(events, as_at)
    for entry in [*answer["obligations"], *answer["family_deadlines"]]:
        name = f"{entry.get('id', '')} {entry['key']}"
        assert entry["status"] in STATUSES, f"{name}: {entry['status']!r} is not one of the nine statuses"
        last = _day(entry["due_on"]) or _day(entry.get("due_latest"))
        if entry["status"] == "overdue":
            assert last is not None and last < as_at, f"{name} is overdue on {as_at}, and falls due on {last}"
        done = _day(entry.get("discharged_on"))
        assert done is None or done <= as_at, f"{name} is discharged on {done}, after {as_at}"
        if entry["status"] == "unknown":
            assert entry["unknown"], f"{name} is unknown and does not say what is missing"
            assert all(missing.strip() for missing in entry["unknown"]), f"{name}: a missing fact without a name"
    for entry in answer["obligations"]:
        assert entry["citations"], f"{entry['key']} cites no authority"
        assert all(citation["text"].strip() for citation in entry["citations"]), f"{entry['key']}: an empty citation"


@FAST
@given(histories().filter(_has_happened))
def test_nothing_is_discharged_before_it_was_owed(history: History) -> None:
    events, as_at = history
    answer = _reckon(events, as_at)
    sent = {event["id"]: event["sent_on"] for event in events if "sent_on" in event}
    for entry in answer["obligations"]:
        done = _day(entry["discharged_on"])
        if done is None or entry["duty"] in MAY_BE_DONE_BEFORE:
            continue
        # A letter sent on one day and received on another starts some limits with the first and ends some with it.
        began = sent.get(entry["key"].split("@", 1)[1]) or _day((entry["trigger"] or {}).get("on"))
        assert began is None or done >= began, f"{entry['key']} is discharged on {done}, before it began on {began}"


@FAST
@given(
    st.sampled_from(QUESTIONS),
    st.dates(date(2019, 9, 1), date(2026, 6, 30)),  # when every one of these duties was in force
    st.integers(1, 400),
    st.integers(0, 400),
)
def test_no_answer_earlier_than_its_question_discharges(
    pair: tuple[str, str, str], day: date, before: int, after: int
) -> None:
    question, answer_kind, duty = pair
    events = [one(answer_kind, day - timedelta(days=before)), one(question, day)]
    answer = _reckon(events, day + timedelta(days=after))
    mine = [entry for entry in answer["obligations"] if entry["duty"] == duty and entry["key"].endswith(f"@{day}")]
    assert mine, f"{duty} is not owed after {question}"
    for entry in mine:
        assert entry["discharged_on"] is None, f"{entry['key']} is discharged by what came before it"
        assert entry["status"] not in ("met", "met_late"), f"{entry['key']} is met by what came before it"


@pytest.mark.slow
@LONG
@given(histories().filter(_has_happened), st.randoms(use_true_random=False))
def test_the_order_of_recording_changes_nothing_at_length(history: History, shuffle: Any) -> None:
    events, as_at = history
    mixed = list(events)
    shuffle.shuffle(mixed)
    assert _owed(_reckon(mixed, as_at)) == _owed(_reckon(events, as_at))
