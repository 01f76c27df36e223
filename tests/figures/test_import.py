"""The releases themselves, brought in: as published, the later revision first, and the same whatever the order."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from upheld.measures.bring import bring
from upheld.measures.carry import whole_releases
from upheld.measures.report import Report
from upheld.measures.store import Figures

DAY = date(2026, 11, 22)
FIRST = "ehc-plans-2025/education-health-and-care-plans_2025.zip"
LATER = "ehc-plans-2025/ehc-plans-2025_later-revision_10-files.zip"


@pytest.fixture(scope="module")
def report(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    store = tmp_path_factory.mktemp("import") / "figures.sqlite3"
    return store, bring(whole_releases(shared), store, today=DAY, is_fresh=True)


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


def test_the_order_of_the_files_makes_no_difference(raw: Callable[[str], Path], tmp_path: Path) -> None:
    def all_of(name: str, *paths: Path) -> list[object]:
        store = tmp_path / name
        bring(paths, store, today=DAY, is_fresh=True)
        figures = Figures(store)
        found: list[object] = list(figures.every_of_area("209"))
        figures.close()
        return found

    there = all_of("a", raw(FIRST), raw(LATER))
    assert there == all_of("b", raw(LATER), raw(FIRST)) and len(there) > 1000


def test_the_councils_add_up_wherever_the_release_says_so(report: tuple[Path, Report]) -> None:
    assert [one for one in report[1].doubts if "add up to" in one] == []


def test_only_the_publishers_own_slips_differ_from_what_is_worked_out(report: tuple[Path, Report]) -> None:
    """Some requests answered in six weeks or later are in neither of its two percentages, so its own are lower."""
    others = [one for one in report[1].doubts if "add up to" not in one]
    for one in others:
        found = re.fullmatch(r"Answered in six weeks, .+, 202[34]: ([\d.]+) worked out, ([\d.]+) published\.", one)
        assert found is not None and float(found[1]) > float(found[2]), one


def test_all_of_it_again_changes_nothing(report: tuple[Path, Report], shared: Path) -> None:
    store = report[0]
    before = store.read_bytes()
    again = bring(whole_releases(shared), store, today=date(2027, 1, 1), is_fresh=True)
    assert not again.is_changed and not again.changes
    assert store.read_bytes() == before


def test_every_figure_names_its_release(full_store: Figures) -> None:
    releases = full_store.releases()
    assert all(one.publisher and one.licence and len(one.sha256) == 64 and one.reaches for one in releases.values())
    assert {one.release for one in full_store.every_of_area("england")} <= set(releases)
