"""The pairs that are worth most together, against every possible choice; and what must hold of any two plans."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from upheld.plan.compare import compare
from upheld.plan.compare.matching import best_matching
from upheld.plan.document import Plan, Provision

WORTH = st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.floats(0.05, 1), max_size=25)
WORDS = st.sampled_from(
    "daily weekly therapist teacher assistant reading swimming laptop 20 minutes will should quiet room regular".split()
)
LINES = st.lists(st.lists(WORDS, min_size=2, max_size=8).map(" ".join), max_size=7)


@given(WORTH)
def test_no_other_choice_of_pairs_is_worth_more(worth: dict[tuple[int, int], float]) -> None:
    found = best_matching(worth)
    assert len(set(found.values())) == len(found)
    total = sum(worth[pair] for pair in found.items())
    best = max(sum(worth.get(pair, 0) for pair in enumerate(order)) for order in permutations(range(5)))
    assert total >= best - 0.01


def test_a_pair_gives_way_where_both_are_better_served() -> None:
    assert best_matching({(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.85}) == {0: 1, 1: 0}


def plan(lines: list[str]) -> Plan:
    return Plan(provisions=tuple(Provision(f"F.{number}", "F", text) for number, text in enumerate(lines, 1)))


@settings(max_examples=60)
@given(LINES, LINES)
def test_every_line_of_both_plans_is_in_one_change_and_the_pairs_are_the_same_both_ways(
    old: list[str], new: list[str]
) -> None:
    there, back = compare(plan(old), plan(new)), compare(plan(new), plan(old))
    assert sorted(id for one in there.changes for id in one.old_ids) == sorted(f"F.{n}" for n in range(1, len(old) + 1))
    assert sorted(id for one in there.changes for id in one.new_ids) == sorted(f"F.{n}" for n in range(1, len(new) + 1))
    assert {(one.old_ids, one.new_ids) for one in there.changes} == {(one.new_ids, one.old_ids) for one in back.changes}
    turned = {"new": "dropped", "dropped": "new", "strengthened": "weakened", "weakened": "strengthened"}
    other = {(one.new_ids, one.old_ids): one for one in back.changes}
    for change in there.changes:
        seen = other[change.old_ids, change.new_ids]
        assert seen.mixed == change.mixed
        if not change.mixed:
            assert seen.kind == turned.get(change.kind, change.kind)


@given(LINES)
def test_any_plan_against_itself_is_all_kept(lines: list[str]) -> None:
    assert {change.kind for change in compare(plan(lines), plan(lines)).changes} <= {"kept"}
