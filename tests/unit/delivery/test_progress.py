"""Steps from any starting point, forward and back, as each side saw them; and what changed between two days."""

from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upheld.delivery.entitlement import DeliveryError
from upheld.delivery.progress.progress import Observation, Said, Step, changes, noted, progress

DAY = date(2026, 9, 7)
MOMENT = datetime(2026, 9, 7, 12, tzinfo=UTC)


def moment(number: int) -> datetime:
    return MOMENT + timedelta(minutes=number)


def step(id: str = "s", number: int = 0, **rest: Any) -> Step:
    told: dict[str, Any] = {"text": "Asks for a break with a card", "set_on": DAY, "side": "setting", "by": "1"} | rest
    return Step(id=id, said_at=moment(number), **told)


def seen(id: str, level: int | None, days: int, number: int | None = None, **rest: Any) -> Observation:
    told: dict[str, Any] = {"step": "s", "side": "setting", "by": "1"} | rest
    at = moment(days if number is None else number)
    return Observation(id=id, level=level, seen_on=DAY + timedelta(days=days), said_at=at, **told)


END = DAY + timedelta(days=365)


def test_a_path_goes_forward_and_back_from_where_the_child_starts() -> None:
    found = progress([step(start=1), seen("a", 2, 1), seen("b", 3, 2), seen("c", 2, 3)], END).steps[0]
    assert [(one.level, one.moved) for one in found.path] == [(2, 1), (3, 1), (2, -1)]
    assert (found.now, found.gained, found.differs) == (2, 1, False)


def test_a_step_below_its_start_is_shown_as_gone_back() -> None:
    found = progress([step(start=2), seen("a", 1, 1)], END)
    assert found.steps[0].gained == -1 and found.strengths == ()


def test_a_step_nobody_has_seen_stands_at_its_start_and_is_no_strength() -> None:
    found = progress([step(start=4)], END)
    assert (found.steps[0].now, found.steps[0].gained, found.strengths) == (4, 0, ())


def test_each_side_moves_by_its_own_account() -> None:
    # At home on their own (3), at school with help (2): nobody went back in between.
    said = [step(), seen("a", 2, 1), seen("b", 3, 2, side="family", by="2"), seen("c", 2, 3)]
    found = progress(said, END).steps[0]
    assert [one.moved for one in found.path] == [2, 3, 0]
    assert found.accounts == {"setting": 2, "family": 3} and found.differs
    assert found.gained == 2  # what both say


def test_forward_at_home_and_back_at_school_is_neither() -> None:
    said = [step(start=2), seen("a", 1, 1), seen("b", 4, 2, side="family", by="2")]
    assert progress(said, END).steps[0].gained == 0


def test_strengths_come_with_the_farthest_first() -> None:
    said = [
        step("s"),
        step("t", 1),
        step("u", 2),
        seen("a", 1, 1),
        seen("b", 3, 1, step="t"),
        seen("c", 0, 1, step="u"),
    ]
    assert [one.step.id for one in progress(said, END).strengths] == ["t", "s"]


def test_a_correction_of_a_step_keeps_its_path_its_scale_and_its_beginning() -> None:
    better = step("s2", 5, text="Asks for a break", replaces="s", framework="engagement", area="persistence",
                  set_on=DAY + timedelta(days=9))  # fmt: skip
    found = progress([step(area="emotional"), seen("a", 3, 1), better, seen("b", 4, 10, step="s2")], END).steps
    assert len(found) == 1 and [one.level for one in found[0].path] == [3, 4]
    now = found[0].step
    assert (now.id, now.text, now.framework, now.area, now.set_on) == ("s", "Asks for a break", "own", "emotional", DAY)


def test_a_step_taken_back_is_gone_and_what_was_seen_of_it_is_said_to_be_so() -> None:
    said = [step(), seen("a", 3, 1), step("w", 5, text="", replaces="s", is_withdrawn=True)]
    found = progress(said, END)
    assert found.steps == () and [one.id for one in found.strays] == ["a"]


def test_the_other_side_can_neither_correct_nor_take_back() -> None:
    said = [step(), seen("a", 3, 1),
            seen("b", 0, 1, 7, replaces="a", side="family", by="2"),
            seen("c", None, 1, 8, replaces="a", side="family", by="2", is_withdrawn=True)]  # fmt: skip
    found = progress(said, END).steps[0]
    assert [(one.observation.id, one.level) for one in found.path] == [("a", 3), ("b", 0)]


def test_who_is_of_no_side_corrects_only_their_own() -> None:
    mine, other = {"side": "", "by": "7"}, {"side": "", "by": "8"}
    said = [step(), seen("a", 3, 1, **mine), seen("b", 1, 1, 5, replaces="a", **other),
            seen("c", 2, 1, 6, replaces="a", **mine)]  # fmt: skip
    assert [one.level for one in progress(said, END).steps[0].path] == [1, 2]


def test_of_two_corrections_the_newest_stands_and_taking_back_ends_it() -> None:
    said = [step(), seen("a", 3, 1), seen("b", 2, 1, 5, replaces="a"), seen("c", 1, 1, 6, replaces="a")]
    assert [one.level for one in progress(said, END).steps[0].path] == [1]
    gone = seen("d", None, 1, 7, replaces="a", is_withdrawn=True)
    assert progress([*said, gone], END).steps[0].path == ()


def test_nothing_counts_before_its_day() -> None:
    said = [step(), seen("a", 3, 10)]
    assert progress(said, DAY + timedelta(days=9)).steps[0].path == ()
    assert progress(said, DAY - timedelta(days=1)).steps == ()


def test_what_lies_beyond_the_scale_is_left_out_and_said() -> None:
    found = progress([step(scale=("no", "yes")), seen("a", 2, 1), seen("b", 1, 2)], END)
    assert [one.level for one in found.steps[0].path] == [1] and [one.id for one in found.strays] == ["a"]


def test_steps_stand_under_their_outcome_whatever_its_spaces_and_capitals() -> None:
    said = [step(outcome="Will join  a game."), step("t", 1, outcome="will join a game."), step("u", 2)]
    found = progress(said, END).outcomes
    assert {name: [one.step.id for one in each] for name, each in found.items()} == {
        "Will join  a game.": ["s", "t"], "": ["u"],
    }  # fmt: skip


def test_what_goes_well_needs_no_step() -> None:
    said = [seen("a", None, 1, step="", note="Laughed with a friend."), seen("b", None, 3, step="", note="Slept well.")]
    found = progress(said, END)
    assert [one.id for one in found.notes] == ["b", "a"] and found.strays == ()
    assert [one.id for one in noted(said, DAY + timedelta(days=2), END)] == ["b"]


def test_what_changed_between_two_days() -> None:
    said = [
        step("s"), step("t", 1), step("u", 2), step("v", 3, set_on=DAY + timedelta(days=20)),
        seen("a", 1, 1), seen("b", 3, 12), seen("c", 2, 15),         # s: 1 before, 2 at the end
        seen("d", 3, 2, step="t"), seen("e", 1, 14, step="t"),       # t: back by 2
        seen("f", 2, 3, step="u"),                                   # u: nothing seen since
        seen("g", 1, 25, step="v"), seen("h", 4, 40, step="v"),      # v: new; the last is after the end
    ]  # fmt: skip
    found = changes(said, DAY + timedelta(days=10), DAY + timedelta(days=30))
    assert [(one.step.id, one.before, one.after, one.moved, one.is_new) for one in found] == [
        ("s", 1, 2, 1, False), ("v", 0, 1, 1, True), ("t", 3, 1, -2, False),
    ]  # fmt: skip


def test_two_accounts_of_a_change_are_one_where_they_agree_and_two_where_not() -> None:
    family = {"side": "family", "by": "2"}
    agreed = changes([step(), seen("a", 2, 1), seen("b", 2, 2, **family)], DAY, END)
    assert [(one.sides, one.after) for one in agreed] == [(("family", "setting"), 2)]
    apart = changes([step(), seen("a", 2, 1), seen("b", 4, 2, **family)], DAY, END)
    assert [(one.sides, one.after) for one in apart] == [(("family",), 4), (("setting",), 2)]


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"text": " "}, "What is the step"),
        ({"text": "x" * 501}, "500"),
        ({"outcome": "x" * 501}, "500"),
        ({"framework": "ladder"}, "“ladder”"),
        ({"area": "work"}, "“work”"),
        ({"scale": ("one",)}, "scale of 1"),
        ({"scale": tuple("abcdefgh")}, "scale of 8"),
        ({"start": 5}, "start is 5"),
        ({"start": -1}, "start is -1"),
        ({"scale": ("no", "yes"), "start": 2}, "start is 2"),
    ],
)
def test_a_step_that_cannot_be_followed_is_refused(told: dict[str, Any], sentence: str) -> None:
    with pytest.raises(DeliveryError, match=sentence):
        step(**told)


@pytest.mark.parametrize(
    ("level", "rest", "sentence"),
    [
        (None, {}, "How far"),
        (-1, {}, "How far"),
        (None, {"step": "", "note": " "}, "What goes well"),
        (1, {"note": "x" * 2_001}, "2,000"),
    ],
)
def test_an_observation_that_says_nothing_is_refused(level: int | None, rest: dict[str, Any], sentence: str) -> None:
    with pytest.raises(DeliveryError, match=sentence):
        seen("a", level, 1, **rest)


@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 9), st.sampled_from(["setting", "family", ""])), max_size=12),
    st.randoms(use_true_random=False),
)
def test_the_order_and_the_repeats_of_what_is_sent_change_nothing(
    told: list[tuple[int, int, str]], chance: Random
) -> None:
    said: list[Said] = [step()]
    for number, (level, days, side) in enumerate(told, 1):
        before = f"o{number - 3}" if number % 4 == 3 else ""
        said.append(seen(f"o{number}", level, days, number, side=side, by=side, replaces=before))
    mixed = [*said, *said]
    chance.shuffle(mixed)
    assert progress(mixed, END) == progress(said, END)
    assert changes(mixed, DAY, END) == changes(said, DAY, END)


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 30)), max_size=10), st.integers(0, 4), st.integers(1, 29))
def test_changes_in_two_parts_add_up_to_the_whole(told: list[tuple[int, int]], start: int, cut: int) -> None:
    said = [step(start=start), *(seen(f"o{number}", level, days, number) for number, (level, days) in enumerate(told))]
    middle = DAY + timedelta(days=cut)
    parts = [*changes(said, DAY, middle), *changes(said, middle + timedelta(days=1), END)]
    whole = changes(said, DAY, END)
    assert sum(one.moved for one in parts) == sum(one.moved for one in whole)
    path = progress(said, END).steps[0].path
    assert start + sum(one.moved for one in path) == progress(said, END).steps[0].now
