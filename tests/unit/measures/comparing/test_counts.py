"""What is told of plans, appeals, money and inspection, against the store."""

from __future__ import annotations

import re

import pytest

from tests.unit.measures.comparing.made_up import figure
from upheld.measures.area import ENGLAND, councils, find_area
from upheld.measures.comparing.counts import appeals, plans
from upheld.measures.comparing.inspection import inspection
from upheld.measures.comparing.money import money
from upheld.measures.figure import Figure
from upheld.measures.measure import measure
from upheld.measures.store import Figures

DEVON = find_area("Devon")


def of(id: str, counted: float, among: float | None, area: str, period: str) -> Figure:
    """A figure of that measure."""
    made = figure(counted, among or 1, area, measure(id), period)
    return made if among else Figure(id, area, period, value=counted, numerator=counted)


def test_the_growth_in_plans_is_that_of_the_store_since_the_last_break(carried_figures: Figures) -> None:
    england, checked = carried_figures.of_area(ENGLAND), 0
    since = max((one.period for one in measure("plans").breaks), default="")
    for area in councils():
        own = carried_figures.of_area(area.code)
        told = next(iter(plans(area, own, england))).text
        known = [one.value for one in own["plans"] if one.value is not None and one.period >= since]
        found = re.search(r"(\d+)% (more|fewer) than", told)
        if known[0] >= 100 and found:
            grown = 100 * (known[-1] - known[0]) / known[0]
            assert int(found[1]) == round(abs(grown)) and (found[2] == "more") == (grown > 0), told
            checked += 1
        assert f"{known[-1]:,.0f} children and young people" in told
    assert checked > 140


def test_the_newer_method_is_told_where_both_have_the_year_and_they_are_never_mixed() -> None:
    own = {
        "appeals": [of("appeals", 60, None, DEVON.code, "2024")],
        "appeal_rate": [of("appeal_rate", 60, 3000, DEVON.code, "2024")],
        "appeal_rate_reviews": [of("appeal_rate_reviews", 60, 1000, DEVON.code, "2024")],
    }
    england = {
        "appeals": [of("appeals", 6000, None, ENGLAND, "2024")],
        "appeal_rate": [of("appeal_rate", 6000, 300_000, ENGLAND, "2024")],
        "appeal_rate_reviews": [of("appeal_rate_reviews", 6000, 100_000, ENGLAND, "2024")],
    }
    told = next(iter(appeals(DEVON, own, england, lambda id, period: {})))
    assert told.measure == "appeal_rate_reviews" and "6.0% of 1,000 decisions" in told.text
    assert "against 6.0% in England" in told.text
    del own["appeal_rate_reviews"]
    bare = next(iter(appeals(DEVON, own, england, lambda id, period: {})))
    assert bare.measure == "appeals" and "%" not in bare.text
    del england["appeal_rate_reviews"]
    older = next(iter(appeals(DEVON, own, england, lambda id, period: {})))
    assert older.measure == "appeal_rate" and "2.0% of 3,000 decisions" in older.text


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (-13.84, "had overspent its dedicated schools grant by 13.8% of a year's"),
        (2.0, "had saved 2.0% of"),
        (0.04, "was in balance"),
    ],
)
def test_a_deficit_is_told_as_overspent_and_the_year_stands_in_it(value: float, told: str) -> None:
    own = {"dsg_balance": [Figure("dsg_balance", DEVON.code, "2021-22", value=value)]}
    (one,) = money(DEVON, own)
    assert told in one.text and "2021-22" in one.text


def test_the_real_balances_are_told_with_their_sign(carried_figures: Figures) -> None:
    for area in councils():
        own = carried_figures.of_area(area.code)
        for one in money(area, own):
            if one.measure == "dsg_balance":
                value = own["dsg_balance"][-1].value
                assert value is not None
                assert ("overspent" in one.text) == (value <= -0.05) and ("saved" in one.text) == (value >= 0.05)


def test_inspections_are_told_in_the_words_of_the_answer(carried_figures: Figures) -> None:
    answers, before = measure("inspection").answers, measure("statement_of_action").answers
    told = {True: 0, False: 0}
    for area in councils():
        own = carried_figures.of_area(area.code)
        (one,) = inspection(area, own)
        known = [figure for figure in own.get("inspection", ()) if figure.value is not None]
        told[bool(known)] += 1
        if known:
            assert answers[int(known[-1].value or 0)] in one.text and one.period == known[-1].period
        else:
            assert one.kind == "not known" and one.period == ""
            if earlier := own.get("statement_of_action"):
                required = before[int(earlier[-1].value or 0)] == "required"
                assert ("did not require" in one.text) != required
    assert told[True] > 40 and told[False] > 40
    assert list(inspection(find_area("London"), {})) == []
