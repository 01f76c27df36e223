"""Measures of consenting families: cases made up, and nothing told from which a few could be worked out."""

from datetime import date
from functools import lru_cache
from typing import Any

import pytest

from upheld.case import from_data
from upheld.compliance import reckon
from upheld.law import law_named
from upheld.measures.errors import FiguresError
from upheld.measures.figure import Figure
from upheld.measures.from_caseload import BIAS, LEAST, QUESTIONS, CaseloadFigure, Consented, caseload
from upheld.measures.measure import measures


@lru_cache
def _obligations(sent: str, refused: str = "") -> tuple[Any, ...]:
    """A request received on 6 January 2025; the plan sent, or the request refused, on a day, or neither."""
    events = [{"id": "e1", "kind": "ehcna_request_received", "on": "2025-01-06"}]
    if refused:
        events.append({"id": "e2", "kind": "ehcna_refused_notified", "on": refused})
    if sent:
        events.append({"id": "e2", "kind": "ehcna_agreed_notified", "on": "2025-02-03"})
        events.append({"id": "e3", "kind": "plan_final_sent", "on": sent})
    return reckon(from_data({"event": events}), law_named("england"), date(2025, 12, 1)).obligations


def _soon(council: str, number: int) -> list[Consented]:
    return [Consented(council, _obligations("2025-05-05"))] * number


def _late(council: str, number: int) -> list[Consented]:
    return [Consented(council, _obligations("2025-09-01"))] * number


def test_every_measure_is_one_of_the_official_ones_and_of_a_duty_there_is() -> None:
    law = law_named("england")
    assert set(QUESTIONS) <= set(measures())
    assert all(one.duty in law.by_id for one in QUESTIONS.values())


def test_plans_in_time_are_counted_by_family() -> None:
    found = caseload("within_20_weeks_all", [*_soon("825", 12), *_late("825", 18)])
    assert (found["825"].cases, found["825"].numerator, found["825"].value) == (30, 12, 40)
    assert found["england"].cases == 30


def test_refusals_are_told_by_what_ended_the_duty() -> None:
    refused = [Consented("825", _obligations("", "2025-02-10"))] * 10
    found = caseload("refusals", [*refused, *_soon("825", 30)])["825"]
    assert (found.numerator, found.cases) == (10, 40)


def test_a_family_whose_time_is_not_told_is_left_out() -> None:
    silent = [Consented("825", ())] * 50
    assert caseload("within_20_weeks_all", [*silent, *_soon("825", 11)])["825"].cases == 11


@pytest.mark.parametrize(
    ("soon", "late", "is_told"),
    [(9, 0, False), (10, 0, True), (0, 10, True), (10, 9, False), (9, 10, False), (1, 30, False), (10, 10, True)],
)
def test_nothing_is_told_of_fewer_than_ten_on_either_side(soon: int, late: int, is_told: bool) -> None:
    found = caseload("within_20_weeks_all", [*_soon("825", soon), *_late("825", late)])["825"]
    assert (found.value is not None) is is_told
    assert bool(found.held_back) is not is_told
    if not is_told:
        assert found.cases is None and found.numerator is None
        assert found.coverage == "Fewer than 10 families, or too few to tell."


def test_one_council_held_back_takes_another_with_it() -> None:
    """Else it would be England less the others."""
    cases = [*_soon("825", 3), *_soon("204", 12), *_soon("201", 40), *_late("201", 20)]
    found = caseload("within_20_weeks_all", cases)
    assert {area for area, one in found.items() if one.value is None} == {"825", "204"}
    assert found["england"].cases == 75


def test_what_is_left_of_england_is_never_a_few() -> None:
    """Whatever is held back: the rest, by subtraction, is nothing, or ten at least on each side that has any."""
    for soon, late in ((3, 0), (0, 4), (12, 3), (9, 9), (20, 1)):
        cases = [*_soon("825", soon), *_late("825", late), *_soon("204", 25), *_late("204", 11), *_soon("201", 60)]
        found = caseload("within_20_weeks_all", [*cases, *_late("201", 30)])
        told = [one for area, one in found.items() if area != "england" and one.cases is not None]
        whole = found["england"]
        assert whole.cases is not None and whole.numerator is not None
        rest = whole.cases - sum(one.cases or 0 for one in told)
        yes = whole.numerator - sum(one.numerator or 0 for one in told)
        assert rest == 0 or (rest >= LEAST and all(side == 0 or side >= LEAST for side in (yes, rest - yes)))


def test_every_figure_says_what_it_is_and_is_none_of_the_official() -> None:
    for one in caseload("within_20_weeks_all", _soon("825", 30)).values():
        assert isinstance(one, CaseloadFigure) and not isinstance(one, Figure)
        assert one.bias == BIAS and "no sample" in one.bias
        assert one.coverage.startswith("30 families")


def test_what_cannot_be_told_is_one_sentence() -> None:
    with pytest.raises(FiguresError, match="cannot be told from families' cases"):
        caseload("plans", [])
    with pytest.raises(FiguresError, match='"999" is no council that is known'):
        caseload("refusals", [Consented("999", ())])
    assert caseload("refusals", [])["england"].value is None
