"""The price as a page: every assumption a control, what is typed is kept, and what is missing is said."""

import html
import re

import pytest
from django.test import Client
from django.urls import reverse

from upheld.measures.price.method import assumptions
from upheld.web.figures.asked.price_page import rounded


def _page(status: int = 200, **asked: str) -> str:
    answer = Client().get(reverse("figures:price"), {name.replace("__", "."): value for name, value in asked.items()})
    assert answer.status_code == status
    return html.unescape(answer.content.decode())


def _words(page: str) -> str:
    main = page[page.index("<main") :]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def test_every_assumption_is_a_control_with_its_source_or_empty() -> None:
    page = _page()
    for id, one in assumptions().items():
        for end in ("low", "high"):
            amount = "" if one.published is None else f"{getattr(one.published, end):g}"
            assert f'name="{id}.{end}" value="{amount}"' in page
        assert all(each.address in page for each in one.citations)
    assert page.count("No published amount: empty until you fill it in.") == sum(
        1 for one in assumptions().values() if one.published is None
    )


def test_england_2024_is_told_with_its_range_and_what_is_left_out() -> None:
    words = _words(_page(year="2024"))
    assert (
        "England, 2024: 48,880 new plans came after more than 20 weeks. 6,478 of them took more than a year." in words
    )
    assert "without: The Tribunal handling appeals" in words
    assert "These three are not added together" in words


def test_what_is_chosen_changes_the_result_and_is_kept() -> None:
    before, after = _page(year="2024"), _page(year="2024", appeal_tribunal__low="1000")
    assert 'name="appeal_tribunal.low" value="1000"' in after
    assert "Changed by you." in after and "Changed by you." not in before
    assert "without: The Tribunal handling appeals" not in _words(after)


def test_a_published_amount_that_is_emptied_is_missing() -> None:
    said = "Money that public bodies spend Cannot be said: something is missing from every line."
    assert said not in _words(_page(year="2024"))
    assert said in _words(_page(year="2024", appeal_council__low="", appeal_council__high=""))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"delay_month__low": "<b>much"}, 'Remedy for one month of delay: "<b>much" is not a number'),
        ({"lost_share__low": "200"}, "is not a number from 0 to 100"),
        ({"area": "nowhere"}, "That is no area we know"),
        ({"year": "1066"}, "There are no figures for that year"),
    ],
)
def test_what_cannot_be_used_is_said_at_the_top_and_the_rest_stays(asked: dict[str, str], told: str) -> None:
    page = _page(400, **asked)
    assert told in page
    assert "govuk-error-summary" in page


def test_what_is_typed_is_never_markup() -> None:
    answer = Client().get(reverse("figures:price"), {"delay_month.low": '"><script>alert(1)</script>'})
    assert b"<script>alert" not in answer.content


def test_a_council_without_late_plans_says_so() -> None:
    assert "Lewisham, 2024: the release has no count of late plans." in _words(_page(area="209", year="2024"))


@pytest.mark.parametrize(("amount", "expected"), [(0, 0), (1234.4, 1230), (36_019_567, 36_000_000), (0.4, 0)])
def test_an_amount_is_told_to_three_figures(amount: float, expected: int) -> None:
    assert rounded(amount) == expected
