"""A school year of forty children by twelve lines, with known gaps, read back to the minute."""

from __future__ import annotations

import pytest

from tests.delivery_year import AS_AT, FATES, MONDAYS, Child, year
from upheld.delivery.shortfall import by, deliveries, line_of
from upheld.delivery.totals import totals

YEAR = year()


@pytest.mark.parametrize("child", YEAR, ids=lambda one: one.name)
def test_each_line_of_each_child_is_read_back_to_the_minute(child: Child) -> None:
    found = deliveries(child.entitlements, child.calendar, child.entries, AS_AT)
    lines = by(found.sessions, line_of)
    assert set(lines) == set(child.truth)
    for line, truth in child.truth.items():
        assert {name: getattr(lines[line], name) for name in vars(truth)} == vars(truth), line
    assert totals(child.entitlements, child.calendar, child.entries, AS_AT) == lines
    assert [one.entitlement.line for one in found.unmeasured] == ["F.10"]
    assert not found.strays


def test_every_fate_is_met_and_every_line_is_there() -> None:
    """What was made up is worth reading back: forty weeks, twelve lines, all that can happen, gaps in every child."""
    assert len(YEAR) == 40 and len(MONDAYS) == 40 and len(FATES) == 20
    assert all(len({one.line for one in child.entitlements}) == 12 for child in YEAR)
    assert all(child.total.not_delivered and child.total.disputed and child.total.unconfirmed for child in YEAR)
    # 40 x 45, 40 x 3 x 20, 20 x 60, 6 x 90, 3 x 120: worked from the rows of weeks.
    assert [YEAR[0].truth[line].owed for line in ("F.1", "F.2", "F.3", "F.4", "F.5")] == [1800, 2400, 1200, 540, 360]
    # 17 weeks of 2 x 30, then 23 of 2 x 40; 20 weeks of 60; 47 weeks of 50.
    assert [YEAR[0].truth[line].owed for line in ("F.7", "F.8", "G.1")] == [2860, 1200, 2350]
