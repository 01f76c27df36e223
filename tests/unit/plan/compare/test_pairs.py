"""Two wordings of one line: what a person called the change before the code was written, and why."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.plan.compare.score import change, missing, pairs

OPPOSITE = {"strengthened": "weakened", "weakened": "strengthened"}


def params(name: str) -> list[Any]:
    """Each pair; one that is known to be called wrongly says so in `missed`, and must be taken out when it is not."""
    return [
        pytest.param(pair, id=pair["id"], marks=[pytest.mark.xfail(reason=pair["missed"])] if "missed" in pair else [])
        for pair in pairs(name)
    ]


@pytest.mark.parametrize("pair", params("pairs.yaml") + params("pairs_later.yaml"))
def test_a_change_is_called_what_a_person_called_it_and_the_reason_is_said(pair: dict[str, Any]) -> None:
    found = change(pair)
    assert found.kind == pair["kind"], found.reasons
    assert missing(pair, found) == []


@pytest.mark.parametrize("pair", [pytest.param(pair, id=pair["id"]) for pair in pairs("pairs.yaml")])
def test_seen_from_the_other_side_stronger_and_weaker_change_places(pair: dict[str, Any]) -> None:
    found, back = change(pair), change(pair, back=True)
    assert found.mixed == back.mixed
    if found.mixed:
        assert found.kind == back.kind == "weakened"
    else:
        assert back.kind == OPPOSITE.get(found.kind, found.kind)


def test_where_one_thing_is_stronger_and_another_weaker_it_is_weakened_and_both_are_said() -> None:
    found = change(
        {
            "old": "A music lesson of 20 minutes a week, one to one with a teacher.",
            "new": "A music lesson of 50 minutes a week with a teacher in a group of five.",
        }
    )
    assert (found.kind, found.mixed) == ("weakened", True)
    assert found.reasons == ("“one to one” became “a group of five”", "“20 minutes” became “50 minutes”")
