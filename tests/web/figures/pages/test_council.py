"""The page of a council says what the raw release says, with its source, and no more than the figures bear."""

import csv
from pathlib import Path

import pytest

from tests.web.figures.pages.seen import client, see
from upheld.measures.note import of_area

RAW = Path(__file__).parents[5] / "shared" / "data" / "headline"
raw = pytest.mark.skipif(not RAW.is_dir(), reason="the releases (../shared/data) are not here")
COUNCILS = {"825": "buckinghamshire", "838": "dorset", "201": "city-of-london", "204": "hackney", "878": "devon"}


def of_2024(file: str, code: str) -> dict[str, str]:
    """A council's row of 2024 in a file of the release, read without anything of ours."""
    with (RAW / file).open(encoding="utf-8-sig", newline="") as opened:
        rows = [row for row in csv.DictReader(opened) if row["time_period"] == "2024" and row["old_la_code"] == code]
    assert len(rows) == 1
    return {name.lower(): value for name, value in rows[0].items()}


@raw
@pytest.mark.parametrize(("code", "slug"), COUNCILS.items())
def test_refusals_stand_as_the_release_has_them(code: str, slug: str) -> None:
    row = of_2024("requests_all.csv", code)
    refused, received = row["requests_decided_not_to_assess"], row["requests_received_in_year"]
    told = see(f"/figures/councils/{slug}/").row("Refused to assess")
    assert told[1].startswith(f"{100 * int(refused) / int(received):.1f}% {int(refused):,} of {int(received):,}")
    years = see(f"/figures/councils/{slug}/refusals/").tables["Refused to assess"]
    by_year = next(row for row in years if row[0] == "2024")
    assert by_year[3:5] == [f"{int(refused):,}", f"{int(received):,}"]


@raw
@pytest.mark.parametrize(("code", "slug"), COUNCILS.items())
def test_plans_in_time_stand_as_the_release_has_them(code: str, slug: str) -> None:
    row = of_2024("timeliness_20_week_all.csv", code)
    above, below = row["plans_issued_20_weeks_ex"], row["plans_issued_den_ex"]
    told = see(f"/figures/councils/{slug}/").row("Within 20 weeks")
    if not above.isdigit() or below == "0":
        assert "%" not in told[1]
        assert told[4] in ("Cannot say", "")
    else:
        assert told[1].startswith(f"{100 * int(above) / int(below):.1f}% {int(above):,} of {int(below):,}")


def test_england_stands_as_it_was_published() -> None:
    page = see("/figures/measures/within_20_weeks/").tables["Within 20 weeks, England"]
    year = next(row for row in page if row[0] == "2024")
    assert year[1].startswith("46.4%")
    assert see("/figures/").row("Refused to assess")[1] == "25.2% 2024"


def test_a_figure_leads_to_the_release_it_stands_in() -> None:
    seen = see("/figures/councils/devon/within_20_weeks/")
    years = seen.tables["Within 20 weeks"]
    number = next(row for row in years if row[0] == "2024")[-1].removeprefix("Source ")
    assert f"#source-{number}" in seen.links
    releases = see("/figures/releases/")
    named = [link for link in seen.links if link.startswith("/figures/releases/#")]
    assert named
    assert {link.partition("#")[2] for link in named} <= set(releases.ids)


def test_a_council_that_has_ended_leads_to_those_that_followed() -> None:
    seen = see("/figures/councils/northamptonshire-928/")
    assert "This council has ended" in seen.text
    assert {"/figures/councils/north-northamptonshire/", "/figures/councils/west-northamptonshire/"} <= set(seen.links)
    assert "/figures/councils/northamptonshire-928/" in see("/figures/councils/west-northamptonshire/").links


def test_two_steps_lead_to_a_letter_for_what_is_missing() -> None:
    asks = [link for link in see("/figures/councils/devon/").links if link.startswith("/figures/gaps/")]
    assert asks == ["/figures/gaps/?council=devon"]
    letters = [link for link in see(asks[0]).links if link.startswith("/figures/gaps/") and link.endswith("/devon/")]
    assert len(letters) >= 10
    assert see(letters[0]).status == 200


def test_a_mere_count_is_never_called_better_or_worse() -> None:
    row = see("/figures/councils/devon/").row("Plans in force")
    assert row[2:6] == ["", "", "", ""]


def test_the_law_and_the_caveats_stand_with_the_measure() -> None:
    seen = see("/figures/councils/devon/within_20_weeks/")
    assert "/law/duty/plan.final/" in seen.links
    assert "Whether an exception applied is the council's own word" in seen.text


def test_each_picture_of_a_measure_is_there_as_a_file() -> None:
    files = [link for link in see("/figures/councils/devon/within_20_weeks/").links if "/figures/charts/" in link]
    assert {link.split("/")[3] for link in files} == {"trend", "ladder", "funnel", "map"}
    for link in files:
        kind = {"svg": "image/svg+xml", "png": "image/png"}[link.rpartition(".")[2]]
        assert client().get(link)["Content-Type"].startswith(kind)


def test_a_measure_that_is_only_divided_is_not_called_missing() -> None:
    page = see("/figures/councils/dorset/placement/")
    assert "Special schools" in page.text
    assert "not published." not in page.text and "not in these figures." not in page.text


def test_a_note_of_every_council_is_not_called_this_council_s_own() -> None:
    page = see("/figures/councils/buckinghamshire/within_20_weeks/")
    assert "coronavirus" in page.text
    assert "About this council's own figures" not in page.text
    assert "About this council's own figures" in see("/figures/councils/dorset/within_20_weeks/").text


def test_every_note_of_a_council_stands_on_its_page() -> None:
    text = see("/figures/councils/isle-of-wight/").text
    notes = of_area("921")
    assert len(notes) > 4
    for one in notes:
        assert " ".join(one.text.split()) in " ".join(text.split())


@pytest.mark.parametrize("address", ["/figures/measures/within_20_weeks/", "/figures/map/within_20_weeks/"])
def test_a_measure_has_the_words_to_cite_it_and_a_way_down_the_page(address: str) -> None:
    page = see(address)
    assert "How to cite it" in page.text and "England, 2024: 46.4%" in page.text
    ways = [one.removeprefix("#") for one in page.links if one.startswith("#")]
    assert "sources" in ways and set(ways) <= set(page.ids)
