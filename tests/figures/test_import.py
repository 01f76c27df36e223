"""The releases themselves, brought in: as published, the later revision first, and the same whatever the order."""

import lzma
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

from upheld.measures.intake.bring import bring
from upheld.measures.intake.carried import FOLDER, read, written
from upheld.measures.intake.carry import carry, whole_releases
from upheld.measures.intake.report import Report
from upheld.measures.store import Figures

DAY = date(2026, 11, 22)
FIRST = "ehc-plans-2025/education-health-and-care-plans_2025.zip"
LATER = "ehc-plans-2025/ehc-plans-2025_later-revision_10-files.zip"
SMALL = "ofsted/area_send_inspections_2023_framework.csv"


def test_england_is_as_published(full_store: Figures) -> None:
    def england(measure: str, period: str) -> float:
        value = full_store.across(measure, period)["england"].value
        assert value is not None
        return round(value, 1)

    assert england("requests", "2024") == 154_489
    assert england("refusals", "2024") == 25.2
    assert england("within_20_weeks", "2024") == 46.4
    assert england("within_20_weeks_all", "2024") == 45.9
    assert england("plans", "2025-01") == 638_745


def test_what_the_later_revision_holds_back_is_held_back_and_the_change_is_told(full_store: Figures) -> None:
    lewisham = full_store.across("within_20_weeks", "2024")["209"]
    assert (lewisham.value, lewisham.mark) == (None, "x")
    assert lewisham.release == "dfe.plans.2025.2.timeliness_20_week"
    (change,) = [
        one for one in full_store.changes()
        if (one.measure, one.area, one.period, one.topic) == ("within_20_weeks", "209", "2024", "")
    ]  # fmt: skip
    assert change.before is not None and round(change.before, 1) == 94.8 and change.after_mark == "x"
    assert change.before_release == "dfe.plans.2025.timeliness_20_week"


def test_the_order_of_the_files_makes_no_difference(
    full_store: Figures, shared: Path, raw: Callable[[str], Path], tmp_path: Path
) -> None:
    """The import of all of them reads the first edition before the later one; here it is the other way round."""
    read = whole_releases(shared)
    assert read.index(raw(FIRST)) < read.index(raw(LATER))
    store = tmp_path / "figures.sqlite3"
    bring([raw(LATER), raw(FIRST)], store, today=DAY, is_fresh=True)
    figures = Figures(store)
    found, there = (
        [one for one in each.every_of_area("209") if one.release.startswith("dfe.plans.2025")]
        for each in (figures, full_store)
    )
    figures.close()
    assert found == there and len(there) > 1000
    assert {one.release.startswith("dfe.plans.2025.2.") for one in found} == {True, False}


def test_the_councils_add_up_wherever_the_release_says_so(imported: tuple[Path, Report]) -> None:
    assert [one for one in imported[1].doubts if "add up to" in one] == []


def test_only_the_publishers_own_slips_differ_from_what_is_worked_out(imported: tuple[Path, Report]) -> None:
    """Some requests answered in six weeks or later are in neither of its two percentages, so its own are lower."""
    others = [one for one in imported[1].doubts if "add up to" not in one]
    for one in others:
        found = re.fullmatch(r"Answered in six weeks, .+, 202[34]: ([\d.]+) worked out, ([\d.]+) published\.", one)
        assert found is not None and float(found[1]) > float(found[2]), one


def test_all_of_it_again_changes_nothing(imported: tuple[Path, Report], shared: Path) -> None:
    store = imported[0]
    before = store.read_bytes()
    again = bring(whole_releases(shared), store, today=date(2027, 1, 1), is_fresh=True)
    assert not again.is_changed and not again.changes
    assert store.read_bytes() == before


def test_every_figure_names_its_release(full_store: Figures) -> None:
    releases = full_store.releases()
    assert all(one.publisher and one.licence and len(one.sha256) == 64 and one.reaches for one in releases.values())
    assert {one.release for one in full_store.every_of_area("england")} <= set(releases)


def test_the_carried_table_is_that_of_the_releases(full_store: Figures) -> None:
    kept = lzma.decompress((FOLDER / "figures.csv.xz").read_bytes()).decode()
    table, releases = written(full_store)
    assert kept.splitlines() == table.splitlines(), "make it anew: `upheld figures carry`"
    assert (FOLDER / "releases.csv").read_text("utf-8") == releases


def test_a_table_is_carried_from_a_folder_of_releases(raw: Callable[[str], Path], tmp_path: Path) -> None:
    folder, into = tmp_path / "releases", tmp_path / "carried"
    folder.mkdir()
    (folder / "inspections.csv").write_bytes(raw(SMALL).read_bytes())
    report, size = carry(folder, today=DAY, into=into)
    assert report.is_changed and size == sum(one.stat().st_size for one in into.iterdir())
    lines = list(read(into))
    assert {release.publisher for release, _ in lines} == {"Ofsted"}
    assert {row[0] for _, figures in lines for row in figures} == {"inspection"}
