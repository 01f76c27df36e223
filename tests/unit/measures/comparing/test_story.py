"""The story of every area: whole sentences, numbers that are the store's, nothing stronger than the figures bear."""

from __future__ import annotations

import re

import pytest

from upheld.measures.area import ENGLAND, Area, areas, find_area
from upheld.measures.comparing.sentence import Sentence
from upheld.measures.comparing.small import is_small
from upheld.measures.comparing.standing import standing
from upheld.measures.comparing.story import story
from upheld.measures.measure import measures
from upheld.measures.store import Figures

TOLD = [one for one in areas().values() if one.level != "former"]
ON_TIME = {"within_20_weeks", "reviews_held", "reviews_decided_in_four_weeks"}
"""The measures of which the others are told: the late, those not held."""


@pytest.fixture(scope="module")
def stories(carried_figures: Figures) -> dict[str, tuple[Sentence, ...]]:
    """Every story there is, by area."""
    return {one.code: story(carried_figures, one) for one in TOLD}


def test_every_area_has_a_story_of_whole_sentences(stories: dict[str, tuple[Sentence, ...]]) -> None:
    assert len(stories) == 163
    for code, told in stories.items():
        assert 6 <= len(told) <= 13, code
        for one in told:
            assert one.text[0].isupper() and one.text.endswith("."), (code, one.text)
            assert not re.search(
                r"None|\bnan\b|\binf\b|  |\.\.|\{|\}| ,| \.|\bin in\b|(?<!of )\b1 (new )?plans\b", one.text
            ), one
            assert one.measure in measures()
            assert len(one.text) < 700


def test_it_begins_with_late_plans_and_ends_with_inspection_or_money(stories: dict[str, tuple[Sentence, ...]]) -> None:
    for told in stories.values():
        order = list(dict.fromkeys(one.measure for one in told))
        assert order[0] == "within_20_weeks" and order[1] in ("within_20_weeks_all", "over_a_year", "refusals")
        assert order[-1] in ("inspection", "dsg_balance", "high_needs_block", "school_age_without_education")


def test_counts_and_shares_in_the_sentences_are_those_of_the_store(
    stories: dict[str, tuple[Sentence, ...]], carried_figures: Figures
) -> None:
    """Each "484 of 730 …: 66.3%" against its figure and England's, worked out here by itself."""
    checked = 0
    for code, told in stories.items():
        for one in told:
            found = re.match(r"In .+?, (?:(none|all) of )?([\d,]+)?(?: of ([\d,]+))? .*?: ([\d.]+)%", one.text)
            figures = carried_figures.across(one.measure, one.period) if one.period else {}
            figure = figures.get(code)
            if found is None or one.kind == "change" or measures()[one.measure].form != "share" or not figure:
                continue
            if one.measure.startswith("appeal"):
                assert f"{figure.numerator:,.0f} appeal" in one.text or figure.numerator == 0
                assert f"of {figure.denominator:,.0f} decisions" in one.text
                continue
            assert figure.numerator is not None and figure.denominator
            late = one.measure in ON_TIME
            counted = figure.denominator - figure.numerator if late else figure.numerator
            if " the one " in one.text[:20] or found[1] or counted in (0, figure.denominator):
                assert counted in (0, figure.denominator)
            else:
                assert (found[2], found[3]) == (f"{counted:,.0f}", f"{figure.denominator:,.0f}"), one.text
            assert float(found[4]) == pytest.approx(100 * counted / figure.denominator, abs=0.0500001)
            if code != ENGLAND:
                england = figures[ENGLAND]
                assert england.numerator is not None and england.denominator
                share = 100 * england.numerator / england.denominator
                theirs = re.search(r"against ([\d.]+)% in England", one.text)
                assert theirs and float(theirs[1]) == pytest.approx(100 - share if late else share, abs=0.0500001)
            checked += 1
    assert checked > 700


def test_the_verdict_is_never_stronger_than_the_standing(
    stories: dict[str, tuple[Sentence, ...]], carried_figures: Figures
) -> None:
    words = {"better": 0, "worse": 0}
    for code, told in stories.items():
        for one in told:
            if one.kind not in ("better", "worse", "higher", "lower", "no different", "cannot say"):
                assert "by more than luck" not in one.text or code == ENGLAND or one.kind == "change", one
                continue
            figures = carried_figures.across(one.measure, one.period)
            stands = standing(measures()[one.measure], figures, code)
            assert stands.kind == one.kind
            claims = re.search(r"That is (better|worse|higher|lower) than in England", one.text)
            if claims is None:
                assert one.kind in ("no different", "cannot say")
            else:
                words[claims[1]] = words.get(claims[1], 0) + 1
                assert not is_small(measures()[one.measure], figures[code]) and one.kind == claims[1]
                none = re.search(r"\b(none|0) of [\d,]+ ", one.text) is not None and one.kind == "better"
                assert ("how it was counted" in one.text) == none
    assert words["better"] > 100 and words["worse"] > 100


def test_neighbours_in_a_sentence_are_the_ends_of_their_figures(
    stories: dict[str, tuple[Sentence, ...]], carried_figures: Figures
) -> None:
    from upheld.measures.comparing.neighbours import neighbours

    figures, measure = carried_figures.across("within_20_weeks", "2024"), measures()["within_20_weeks"]
    for code in ("878", "301", "825"):
        told = next(one for one in stories[code] if one.kind == "range")
        near = [figures[one.area.code] for one in neighbours(code) if one.area.code in figures]
        late = sorted(100 - one.value for one in near if one.value is not None and not is_small(measure, one))
        numbers = re.findall(r"([\d.]+)% \(", told.text)
        assert [float(one) for one in numbers] == [pytest.approx(end, abs=0.0500001) for end in (late[0], late[-1])]


def test_what_is_not_known_is_said(stories: dict[str, tuple[Sentence, ...]]) -> None:
    """Councils whose gaps the release itself names."""

    def first(name: str, id: str) -> Sentence:
        return next(one for one in stories[find_area(name).code] if one.measure == id)

    dorset, city = first("Dorset", "within_20_weeks"), first("City of London", "within_20_weeks")
    assert dorset.kind == city.kind == "not known"
    assert "marked all its 585 new plans in Dorset as exceptions" in dorset.text
    assert "marked all its 5 new plans in the City of London as exceptions" in city.text
    assert "unable to return anything on annual reviews" in first("Reading", "reviews_held").text
    brighton = first("Brighton and Hove", "reviews_decided_in_four_weeks")
    assert brighton.kind == "not known" and "the release counts no review decisions in Brighton" in brighton.text
    scilly = first("Isles of Scilly", "refusals")
    assert scilly.kind == "cannot say" and "1 of 2 requests" in scilly.text and "too few to judge by" in scilly.text


def test_england_is_told_as_published(stories: dict[str, tuple[Sentence, ...]]) -> None:
    told = " ".join(one.text for one in stories[ENGLAND])
    assert "38,889 of 154,489 requests for an assessment in England were refused: 25.2%" in told
    assert "53.6%" in told and "638,745 children and young people in England had a plan" in told


def test_a_council_that_has_ended_has_no_story(carried_figures: Figures) -> None:
    ended: list[Area] = [one for one in areas().values() if one.level == "former"]
    assert ended and all(story(carried_figures, one) == () for one in ended)


def test_a_caller_may_keep_what_is_read_across(carried_figures: Figures) -> None:
    asked: list[tuple[str, str]] = []

    def across(id: str, period: str):  # type: ignore[no-untyped-def]
        asked.append((id, period))
        return carried_figures.across(id, period)

    devon = find_area("Devon")
    assert story(carried_figures, devon, across) == story(carried_figures, devon)
    assert set(asked) == {
        (one, "2024") for one in ("within_20_weeks", "over_a_year", "reviews_held", "reviews_decided_in_four_weeks")
    } | {("appeal_rate_reviews", "2025"), ("school_age_without_education", "2025-01")}


def test_where_many_exceptions_are_claimed_the_share_of_all_plans_is_told(
    stories: dict[str, tuple[Sentence, ...]],
) -> None:
    """Solihull, 2024: 80.4 % in time without its 115 exceptions, 53.1 % of all 258."""
    told = {one.measure: one.text for one in stories["334"]}
    assert "claimed an exception for 115 of 258 new plans" in told["within_20_weeks_all"]
    assert "46.9% were late" in told["within_20_weeks_all"]
    assert all(one.measure != "within_20_weeks_all" for one in stories["330"]), "Birmingham claimed few"


def test_a_refusal_is_higher_or_lower_and_never_better_or_worse(stories: dict[str, tuple[Sentence, ...]]) -> None:
    """Leicester, 2024: 1 of 883 refused, and 298 withdrawn. A low share alone is no praise."""
    for told in stories.values():
        for one in told:
            if one.measure == "refusals":
                assert one.kind not in ("better", "worse") and not re.search(r"is (better|worse)", one.text)
