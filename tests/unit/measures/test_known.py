"""The releases known by their bytes: each file there is here, and what is said of one that is not known."""

import re
from datetime import date
from pathlib import Path

import pytest

from upheld.measures.intake.carry import whole_releases
from upheld.measures.intake.known import known, release_of
from upheld.measures.reading.readers import columns, layout_of, layouts, nearest
from upheld.measures.reading.sheet import Sheet, sheets

SHARED = Path(__file__).parents[4] / "shared" / "data"
DAY = date(2026, 11, 22)


def test_the_table_names_each_file_once() -> None:
    ids = [row["id"] for row in known().values()]
    assert len(ids) == len(set(ids)) > 40
    for checksum, row in known().items():
        assert re.fullmatch(r"[0-9a-f]{64}", checksum) and row["title"]
        assert re.fullmatch(r"(20\d\d\.\d)?", row["edition"])
        assert not row["published_on"] or date.fromisoformat(row["published_on"])


@pytest.mark.skipif(not SHARED.is_dir(), reason="the releases (../shared/data) are not here")
def test_every_release_here_is_known_and_one_kind_of_file() -> None:
    seen = 0
    for path in whole_releases(SHARED):
        for sheet in sheets(path):
            assert sheet.sha256 in known(), sheet.told
            assert sum(one.is_it(sheet) for one in layouts()) <= 1, sheet.told
            layout = layout_of(sheet)
            if layout is not None:
                release = release_of(sheet, layout, read_on=DAY)
                assert release.id == known()[sheet.sha256]["id"] and release.publisher
                seen += 1
    assert seen > 30


@pytest.mark.skipif(not SHARED.is_dir(), reason="the releases (../shared/data) are not here")
def test_the_later_revision_is_the_newer() -> None:
    found = {}
    for name in ("education-health-and-care-plans_2025.zip", "ehc-plans-2025_later-revision_10-files.zip"):
        for sheet in sheets(SHARED / "ehc-plans-2025" / name):
            if sheet.name == "timeliness_20_week.csv" and (layout := layout_of(sheet)):
                found[name] = release_of(sheet, layout, read_on=DAY, published_on=date(2030, 1, 1))
    first, later = found.values()
    assert first.place < later.place and "later revision" in later.title
    assert first.published_on is None, "what is known of a file is not overruled"


def test_a_file_that_is_not_known_is_named_after_its_layout_and_bytes() -> None:
    layout = next(one for one in layouts() if one.id == "dfe.plans.requests")
    sheet = Sheet("mine.csv", "ab12cd34" + "0" * 56, [["a"], ["1"]])
    release = release_of(sheet, layout, read_on=DAY, published_on=date(2026, 6, 25))
    assert release.id == "dfe.plans.requests.ab12cd34"
    assert release.title.endswith("(edition not known)") and release.published_on == date(2026, 6, 25)


def test_a_changed_header_names_what_it_comes_nearest_to() -> None:
    wanted = columns()["dfe.plans.timeliness_20_week"]
    gone = sorted(wanted)[0]
    sheet = Sheet("mine.csv", "0" * 64, [["time_period", *sorted(wanted - {gone})], ["2024"]])
    found = nearest(sheet)
    assert found is not None and found[0].id == "dfe.plans.timeliness_20_week" and found[1] == {gone}
    assert nearest(Sheet("mine.csv", "0" * 64, [["name", "age"], ["A", "5"]])) is None
