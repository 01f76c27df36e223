"""The neighbours against the publisher's own table."""

from __future__ import annotations

import csv
from pathlib import Path

from upheld.measures.area import ENGLAND, councils
from upheld.measures.comparing.neighbours import neighbours


def test_they_are_those_of_the_publisher_s_table(shared: Path) -> None:
    with (shared / "benchmarking" / "statistical_neighbours_2025_wide.csv").open(encoding="utf-8-sig") as file:
        rows = {row["old_la_code"]: row for row in csv.DictReader(file)}
    for one in councils():
        told = [(near.area.code, near.closeness) for near in neighbours(one.code)]
        assert told == [(rows[one.code][f"SN_{n}"], rows[one.code][f"SN_{n}P"].strip()) for n in range(1, 11)]


def test_each_of_the_153_has_ten_councils_that_there_are_in_order_and_never_itself() -> None:
    for one in councils():
        found = neighbours(one.code)
        assert [near.rank for near in found] == list(range(1, 11))
        assert all(near.area.is_council and near.area.code != one.code and near.closeness for near in found)
        assert len({near.area.code for near in found}) == 10


def test_nobody_else_has_any() -> None:
    assert neighbours(ENGLAND) == neighbours("E12000001") == neighbours("928") == neighbours("nonsense") == ()
