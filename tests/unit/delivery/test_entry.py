"""What somebody said: what is refused, and what stands."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from itertools import permutations
from typing import Any

import pytest

from upheld.delivery.entitlement import DeliveryError
from upheld.delivery.entry import Entry, standing
from upheld.delivery.reasons import EXPLAINED, REASONS

AT = datetime(2026, 3, 9, 9, tzinfo=UTC)


def said(id: str, minute: int = 0, side: str = "setting", outcome: str = "delivered", **more: Any) -> Entry:
    return Entry(id, outcome, side, AT + timedelta(minutes=minute), **{"slots": ("F.1:w:2026-03-02:1",), **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"outcome": "shorter"}, "How many minutes"),
        ({"outcome": "made_up", "given_on": date(2026, 3, 9)}, "How many minutes"),
        ({"outcome": "late"}, "On which day"),
        ({"outcome": "made_up", "minutes": 5}, "On which day"),
        ({"outcome": "not_delivered", "slots": ()}, "Which session"),
        ({"slots": (), "given_on": date(2026, 3, 9)}, "Which session or line"),
        ({"slots": (), "line": "F.1"}, "On which day"),
        ({"outcome": "withdrawn"}, "What does the entry"),
        ({"minutes": 1441}, "1441 minutes"),
        ({"minutes": -1}, "-1 minutes"),
        ({"reason": "bored"}, "“bored” is no reason"),
        ({"slots": ("a",) * 501}, "501 sessions"),
        ({"said_at": datetime(2026, 3, 9, 9)}, "time zone"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_a_sentence(changes: dict[str, Any], words: str) -> None:
    given = {"id": "e", "outcome": "delivered", "side": "family", "said_at": AT, "slots": ("F.1:w:2026-03-02:1",)}
    with pytest.raises(DeliveryError, match=words):
        Entry(**{**given, **changes})


def names(*entries: Entry) -> set[tuple[str, ...]]:
    """What stands, for every order in which they can come."""
    return {tuple(one.id for one in standing(each)) for each in permutations(entries)}


def test_a_correction_of_ones_own_side_stands_in_its_place() -> None:
    assert names(said("a"), said("b", 1, replaces="a")) == {("b",)}
    assert names(said("a"), said("b", 1, replaces="a"), said("c", 2, replaces="b")) == {("c",)}


def test_nobody_can_correct_what_the_other_side_said() -> None:
    assert names(said("a"), said("b", 1, "family", replaces="a")) == {("a", "b")}
    assert names(said("a"), said("b", 1, "family", "withdrawn", replaces="a", slots=())) == {("a",)}


def test_what_is_taken_back_is_gone_and_so_is_what_it_corrected() -> None:
    assert names(said("a"), said("b", 1, outcome="withdrawn", replaces="a", slots=())) == {()}
    assert names(said("a"), said("b", 1, replaces="a"), said("c", 2, outcome="withdrawn", replaces="b", slots=())) == {
        ()
    }


def test_of_two_corrections_made_apart_the_newest_stands() -> None:
    """Two devices without a connection: each corrects the same entry; one of them corrects its own correction."""
    assert names(said("a"), said("b", 1, replaces="a"), said("c", 2, replaces="a")) == {("c",)}
    assert names(said("a"), said("b", 1, replaces="a"), said("c", 2, replaces="a"), said("d", 3, replaces="b")) == {
        ("d",)
    }
    assert names(said("a"), said("b", 1, replaces="a"), said("d", 2, replaces="b"), said("c", 3, replaces="a")) == {
        ("c",)
    }


def test_a_correction_from_a_device_whose_clock_is_slow_is_still_a_correction() -> None:
    assert names(said("a", 60), said("b", 1, replaces="a")) == {("b",)}


def test_entries_that_replace_each_other_in_a_ring_leave_the_newest() -> None:
    ring = (said("a", 1, replaces="c"), said("b", 2, replaces="a"), said("c", 3, replaces="b"))
    assert names(*ring) == {("c",)}
    assert names(*ring, said("d", 0, replaces="b")) == {("d",)}
    assert names(said("a", replaces="a")) == {("a",)}


def test_a_long_chain_of_corrections_is_followed_to_its_end() -> None:
    chain = [said(f"e{number}", number, replaces=f"e{number - 1}") for number in range(5000)]
    assert [one.id for one in standing(chain)] == ["e4999"]


def test_what_comes_twice_is_one_and_another_with_its_id_is_refused() -> None:
    assert standing([said("a"), said("a")]) == (said("a"),)
    abroad = Entry("a", "delivered", "setting", AT.astimezone(timezone(timedelta(hours=1))), ("F.1:w:2026-03-02:1",))
    assert len(standing([said("a"), abroad])) == 1
    with pytest.raises(DeliveryError, match="Two different entries have the id a"):
        standing([said("a"), said("a", 1)])


def test_what_explains_is_absence_and_closure_and_nothing_else() -> None:
    """s.42 has no exceptions; of these two the ledger says that they are so, and leaves all others as missing."""
    assert set(EXPLAINED) == {"child_absent", "setting_closed"}
    assert {one.mends for one in REASONS.values()} == {"council", "setting", "provider", "commissioner", "nobody"}
    # Nor is there anybody to mend what a family arranged itself, which s.42(5) takes out of the duty.
    nobodys = {one.code for one in REASONS.values() if one.mends == "nobody"}
    assert nobodys == {*EXPLAINED, "own_arrangement"}
