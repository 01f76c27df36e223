"""What is said of an area beside England: never more than the figures bear."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.measures.comparing.made_up import CODES, PERIOD, RATE, SHARE, among_councils, figure
from upheld.measures.area import ENGLAND
from upheld.measures.comparing.interval import SURE, interval
from upheld.measures.comparing.standing import standing
from upheld.measures.figure import Figure
from upheld.measures.measure import Measure, measure
from upheld.measures.store import Figures

OWN = CODES[0]
COUNTS = st.integers(0, 3000).flatmap(lambda among: st.tuples(st.integers(0, among), st.just(among)))


def beside(one: Figure | None, england: Figure, of: Measure = SHARE) -> tuple[str, str]:
    """The kind and the sentence of one council beside England."""
    given_figures = {ENGLAND: england} | ({} if one is None else {OWN: one})
    found = standing(of, given_figures, OWN)
    return found.kind, found.sentence


ENGLANDS = figure(25_000, 100_000, ENGLAND)


@pytest.mark.parametrize(
    ("counted", "good", "kind"),
    [
        (400, "low", "worse"),
        (400, "high", "better"),
        (400, "neither", "higher"),
        (100, "low", "better"),
        (100, "high", "worse"),
        (100, "neither", "lower"),
        (252, "low", "no different"),
    ],
)
def test_the_word_follows_the_figure_and_what_is_good(counted: int, good: str, kind: str) -> None:
    of = replace(SHARE, good=good)  # type: ignore[arg-type]
    assert beside(figure(counted, 1000), ENGLANDS, of)[0] == kind


@given(COUNTS)
def test_no_verdict_without_the_surer_interval_leaving_england_out(counts: tuple[int, int]) -> None:
    one = figure(*counts)
    found = standing(SHARE, {OWN: one, ENGLAND: ENGLANDS}, OWN)
    if found.kind in ("better", "worse"):
        sure = interval(SHARE, one, SURE)
        assert sure is not None and counts[1] >= 10 and not sure.low <= 25.0 <= sure.high
    elif counts[1] >= 10:
        assert found.kind == "no different"
    else:
        assert found.kind == "cannot say"


def test_what_is_different_at_95_but_not_surely_is_said_to_be_perhaps() -> None:
    found = standing(SHARE, {OWN: figure(280, 1000), ENGLAND: ENGLANDS}, OWN)
    assert found.kind == "no different" and found.is_near and "perhaps" in found.sentence


@pytest.mark.parametrize(
    ("one", "of", "why"),
    [
        (figure(4, 9), SHARE, "fewer than ten: too few"),
        (figure(9, 1000, of=RATE), RATE, "Fewer than ten were counted"),
        (figure(None, None), SHARE, "(not available)"),
        (None, SHARE, "(not in these figures)"),
        (replace(figure(30, 100), numerator=None), SHARE, "gives no counts"),
        (figure(0, 0), SHARE, "(does not apply)"),
        (figure(40, 100), measure("plans"), "size of an area"),
        (figure(1, 100), measure("inspection"), "one area"),
        (Figure("within_20_weeks", "838", "2021", value=40.0, numerator=40, denominator=100), SHARE, "note warns"),
    ],
)
def test_where_nothing_fair_can_be_said_the_reason_is(one: Figure | None, of: Measure, why: str) -> None:
    kind, sentence = beside(one, ENGLANDS, of)
    assert kind == "cannot say" and why in sentence and sentence.endswith(".")


def test_england_is_not_set_beside_itself_and_nothing_beside_a_missing_england() -> None:
    assert standing(SHARE, {ENGLAND: ENGLANDS}, ENGLAND).kind == "cannot say"
    alone = standing(SHARE, {OWN: figure(30, 100)}, OWN)
    assert alone.kind == "cannot say" and "no figure of England's" in alone.sentence


def test_of_153_councils_that_are_alike_fewer_than_two_are_called_different() -> None:
    """The level was chosen for this; counted over 40 years made up by luck alone."""
    from random import Random

    draw, called = Random(3), 0
    for _ in range(40):
        counts = [(float(sum(draw.random() < 0.25 for _ in range(120))), 120.0) for _ in CODES]
        figures = among_councils(counts)
        called += sum(standing(SHARE, figures, code).kind != "no different" for code in CODES)
    assert called / 40 < 1


def test_beside_an_england_that_counts_others_both_must_tell_the_same() -> None:
    """England 30 %, the councils that are published 20 %: one of 25 % is called nothing, one of 40 % higher."""
    of = replace(SHARE, sums_not={PERIOD: "England counts others."})
    figures = among_councils([(2000, 10_000)] * 20 + [(2500, 10_000), (4000, 10_000)], of)
    figures[ENGLAND] = figure(75_000, 250_000, ENGLAND, of)
    between, above = standing(of, figures, CODES[20]), standing(of, figures, CODES[21])
    assert between.kind == "cannot say" and "21.1% together" in between.sentence
    assert above.kind == "worse"
    assert standing(replace(of, sums_not={}), figures, CODES[20]).kind == "better"
    alone = {ENGLAND: figures[ENGLAND], CODES[20]: figures[CODES[20]]}
    assert standing(of, alone, CODES[20]).kind == "better", "two areas are not most of England"


def test_no_council_is_called_better_at_reviews_that_is_not_better_than_the_councils_with_a_figure(
    carried_figures: Figures,
) -> None:
    """England's 62.4 % of 2024 counts eight councils without a figure: the other 145 come to 65.3 %."""
    figures = carried_figures.across("reviews_held", "2024")
    known = [one for one in figures.values() if len(one.area) == 3 and one.value is not None]
    together = 100 * sum(one.numerator or 0 for one in known) / sum(one.denominator or 0 for one in known)
    england = figures[ENGLAND].value or 0
    assert (len(known), round(together, 1), round(england, 1)) == (145, 65.3, 62.4)
    kinds = {one.area: standing(measure("reviews_held"), figures, one.area).kind for one in known}
    assert all(one.value > together for one in known if one.value and kinds[one.area] == "better")
    assert sum(kinds[one.area] == "cannot say" and one.value is not None and one.value > 60 for one in known) >= 5


@pytest.mark.parametrize("id", ["refusals", "not_issued", "home_educated", "ceased", "personal_budgets", "placement"])
def test_where_the_direction_is_a_judgement_nothing_is_better_or_worse(id: str) -> None:
    assert measure(id).good == "neither"
