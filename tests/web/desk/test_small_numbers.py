"""Small numbers stay unknown: nobody can work one out from what is shown."""

from __future__ import annotations

from itertools import product

import pytest

from upheld.web.desk.small_numbers import HIDDEN, Counted, Table, single, table, tables


def shown(found: Table) -> tuple[dict[str, object], object]:
    return {name: one.text("few", "hidden") for name, one in found.cells.items()}, found.total.text("few", "hidden")


@pytest.mark.parametrize(
    ("numbers", "cells", "total"),
    [
        ({"a": 10, "b": 0, "c": 7}, {"a": 10, "b": 0, "c": 7}, 17),
        ({"a": 10, "b": 3, "c": 7}, {"a": "hidden", "b": "few", "c": 7}, 20),
        ({"a": 10, "b": 3, "c": 2}, {"a": "hidden", "b": "few", "c": "few"}, 15),
        ({"b": 3, "a": 5}, {"b": "few", "a": "hidden"}, "hidden"),
        ({"a": 4, "b": 4, "c": 0}, {"a": "few", "b": "few", "c": 0}, "hidden"),
        ({"a": 3, "b": 0}, {"a": "few", "b": 0}, "hidden"),
        ({"a": 0, "b": 0}, {"a": 0, "b": 0}, 0),
        ({}, {}, 0),
    ],
)
def test_what_is_hidden(numbers: dict[str, int], cells: dict[str, object], total: object) -> None:
    assert shown(table(numbers)) == (cells, total)


def test_single_numbers() -> None:
    assert [single(number).shown for number in range(7)] == [0, None, None, None, None, 5, 6]


def test_tables_of_the_same_things_hide_the_total_together() -> None:
    found = tables({"one": {"a": 4, "b": 4}, "other": {"x": 8, "y": 0}})
    assert found["one"].total == found["other"].total == Counted(None, HIDDEN)
    assert found["other"].cells["x"].shown is None


def test_nobody_can_work_one_out() -> None:
    """Every table that would look the same is tried: each small number could have been another one."""
    for length in (1, 2, 3):
        alike: dict[str, list[tuple[int, ...]]] = {}
        for values in product(range(14), repeat=length):
            numbers = {str(place): number for place, number in enumerate(values)}
            alike.setdefault(repr(shown(table(numbers))), []).append(values)
        for those in alike.values():
            for place, number in enumerate(those[0]):
                if 0 < number <= 4:
                    # What stands at the edge of the numbers tried has fewer like it.
                    is_edge = any(13 in values for values in those)
                    assert is_edge or len({values[place] for values in those}) >= 3, those
