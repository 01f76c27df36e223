"""What the child says, and what others say for them: never one for the other."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from upheld.delivery.entitlement import DeliveryError
from upheld.delivery.progress.ratings import TOPICS, Rating, voices

DAY = date(2026, 9, 7)
MOMENT = datetime(2026, 9, 7, 12, tzinfo=UTC)
STEP = "0f8b1c1e-4b7a-4a52-9d4e-1f3b6c7d8e9f"


def rating(id: str, value: int | None, days: int = 0, about: str = "help", by: str = "1", **rest: Any) -> Rating:
    on = DAY + timedelta(days=days)
    return Rating(id, about, on, MOMENT + timedelta(days=days), value, by=by, **rest)


def test_topics_come_in_their_order_then_steps() -> None:
    said = [rating("a", 3, about=STEP), rating("b", 4, about="friends"), rating("c", 5, about="help")]
    assert [one.about for one in voices(said, DAY)] == ["help", "friends", STEP]
    assert list(TOPICS).index("help") < list(TOPICS).index("friends")


def test_the_own_voice_and_that_of_others_stand_apart() -> None:
    said = [
        rating("a", 2),
        rating("b", 3, 1, how="easy_read"),
        rating("c", 5, 2, how="proxy", proxy="Teaching assistant"),
    ]
    (found,) = voices(said, DAY + timedelta(days=9))
    assert [one.id for one in found.own] == ["a", "b"] and [one.id for one in found.proxy] == ["c"]


def test_not_wanting_to_say_is_an_answer() -> None:
    (found,) = voices([rating("a", None)], DAY)
    assert found.own[0].value is None


def test_what_is_said_later_is_not_there_yet() -> None:
    assert voices([rating("a", 4, 2)], DAY + timedelta(days=1)) == ()


def test_the_same_person_corrects_what_they_said() -> None:
    said = [rating("a", 1), rating("b", 4, 1, replaces="a")]
    assert [one.value for one in voices(said, DAY + timedelta(days=1))[0].own] == [4]


def test_nobody_of_the_same_side_changes_what_another_person_said() -> None:
    said = [rating("a", 1, side="family"), rating("b", 5, 1, by="2", side="family", replaces="a")]
    assert [one.value for one in voices(said, DAY + timedelta(days=1))[0].own] == [1, 5]


def test_an_answer_for_the_child_never_takes_the_place_of_the_childs() -> None:
    # From one account, as where a child uses the telephone of a parent.
    said = [rating("a", 1), rating("b", 5, 1, how="proxy", proxy="Parent", replaces="a")]
    (found,) = voices(said, DAY + timedelta(days=1))
    assert [one.value for one in found.own] == [1] and [one.value for one in found.proxy] == [5]


def test_it_can_be_taken_back_by_whoever_said_it() -> None:
    assert (
        voices([rating("a", 1), rating("b", None, 1, replaces="a", is_withdrawn=True)], DAY + timedelta(days=1)) == ()
    )


@pytest.mark.parametrize(
    ("value", "told", "sentence"),
    [
        (6, {}, "6 is no face"),
        (0, {}, "0 is no face"),
        (3, {"about": "weather"}, "“weather”"),
        (3, {"how": "guess"}, "“guess”"),
        (3, {"how": "proxy"}, "Who answers"),
        (3, {"how": "proxy", "proxy": "  "}, "Who answers"),
        (3, {"how": "self", "proxy": "Parent"}, "Who answers"),
        (3, {"words": "x" * 2_001}, "2,000"),
    ],
)
def test_what_nobody_could_read_is_refused(value: int, told: dict[str, Any], sentence: str) -> None:
    with pytest.raises(DeliveryError, match=sentence):
        rating("a", value, **told)
