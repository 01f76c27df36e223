"""Constituencies and their councils, held against the table they come from."""

import csv
from pathlib import Path

import pytest

from upheld.measures.area import councils
from upheld.measures.constituency import by_slug, constituencies, found, of_council

RAW = Path(__file__).parents[4] / "shared" / "data" / "geography" / "constituency_2024_to_la.csv"


def test_there_are_543_each_with_a_name_of_its_own_in_an_address() -> None:
    every = constituencies()
    assert len(every) == 543
    assert len({one.slug for one in every}) == len({one.code for one in every}) == 543
    assert all(one.code.startswith("E14") and one.shares for one in every)
    assert [one.name for one in every][:2] == ["Aldershot", "Aldridge-Brownhills"]
    assert all(by_slug(one.slug) is one for one in every)
    assert by_slug("nowhere") is None


def test_every_council_of_today_has_a_constituency_and_no_other_area_has() -> None:
    assert {code for one in constituencies() for code in one.councils} == {one.code for one in councils()}
    assert of_council("928") == of_council("england") == ()
    assert [one.name for one in of_council("201")] == ["Cities of London and Westminster"]


@pytest.mark.skipif(not RAW.exists(), reason="the shared data is not here")
def test_the_wards_are_those_of_the_published_lookup() -> None:
    with RAW.open(encoding="utf-8-sig", newline="") as file:
        wards = {(row["pcon_code"], row["old_la_code"]): int(row["n_wards"]) for row in csv.DictReader(file)}
    ours = {(one.code, share.area.code): share.wards for one in constituencies() for share in one.shares}
    assert ours == wards


def test_the_council_with_most_wards_comes_first() -> None:
    for one in constituencies():
        assert [share.wards for share in one.shares] == sorted((share.wards for share in one.shares), reverse=True)
        assert one.wards == sum(share.wards for share in one.shares)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("exeter", "Exeter"),
        ("  CITIES of london ", "Cities of London and Westminster"),
        ("torridge", "Torridge and Tavistock"),
    ],
)
def test_it_is_found_by_part_of_its_name(text: str, name: str) -> None:
    assert name in [one.name for one in found(text)]


def test_it_is_found_by_its_council_too_and_nothing_is_found_for_no_words() -> None:
    assert "Torridge and Tavistock" in [one.name for one in found("Devon")]
    assert found("") == found(" - ") == found("zzzz") == ()
